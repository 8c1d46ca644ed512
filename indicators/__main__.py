"""Run the commands of the library: python -m indicators score, compare, check."""

import sys

from indicators.cli import main

if __name__ == "__main__":
    sys.exit(main())
