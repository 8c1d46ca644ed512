"""Saving the weights of an address as a named set: what stands between the Weights page and the record.

set_id        the id that a name gives a set
desk          save, delete and restore, each over the version that the reader saw
toml_import   a set's TOML file, read for the page: its weights as an address, or its faults with their lines
export        the door that gives the weights of an address as a set's TOML file
"""
