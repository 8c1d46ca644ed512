"""Overview: what happened this week, and why, down to the articles.

`page` puts the sections together in the order in which they are read; each section is one file.
"""
