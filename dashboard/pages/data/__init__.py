"""Data: what the numbers are built on, how fresh it is, whether anything is wrong; and loading more.

`page` puts the sections together; with an upload in the address its dry run comes first.
"""
