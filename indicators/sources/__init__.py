"""Readers of files, one a format; each returns typed rows and the faults it met, and none guesses.

text_file: bytes -> text. csv_rows: text -> rows of cells. cells: one cell -> one value.
typed_rows: rows of cells -> rows of values. coded_csv, sites_csv, coverage_csv, watch_toml,
seed_texts: the files of a watch folder.
"""
