"""One module for each thing that `docs/make.py` makes."""
