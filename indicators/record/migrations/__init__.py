"""The chain of the record's migrations, run by schema.py when a record is opened."""
