"""Importing a watch folder from the page: taken in, looked at, loaded or dropped; nothing is kept for longer.

names     which files belong to a watch, by name alone
limits    how large an upload may be, before anything in it is read
uploads   the life of an upload on the disk
desk      what the page and the routes ask: a preview, a load, what was loaded before
routes    the doors: POST an upload, POST its load, GET its rejects
safe_csv  tables to download, whose cells no spreadsheet runs
"""
