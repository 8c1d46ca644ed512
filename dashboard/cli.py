"""The console script posturewatch: the library's commands, and serve."""

from __future__ import annotations

import sys

from dashboard import serve
from indicators.cli import COMMANDS
from indicators.cli import main as run_command


def main() -> None:
    """Run one command; the process ends with its exit status."""
    sys.exit(run_command(commands=(serve, *COMMANDS)))


if __name__ == "__main__":
    main()
