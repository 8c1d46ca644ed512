"""Serve the dashboard: python -m dashboard takes the options of posturewatch serve."""

import sys

from dashboard import serve
from indicators.cli import main

if __name__ == "__main__":
    sys.exit(main(["serve", *sys.argv[1:]], commands=(serve,)))
