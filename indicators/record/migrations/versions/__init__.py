"""One file a migration, in one chain; a migration spells its tables out, because tables.py moves on."""
