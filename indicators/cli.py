"""The shell's door: which commands there are, and how each ends.

Exit status 0: done; 1: the check failed or the data were refused; 2: wrong use. Errors go to
standard error as one sentence; standard output carries results only.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from indicators.commands import backup, check, compare, load, restore, score, verify, weights
from indicators.errors import (
    DefinitionsRejected,
    PosturewatchError,
    RecordChanged,
    RecordDamaged,
    UnknownStages,
    WatchRejected,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

COMMANDS: tuple[ModuleType, ...] = (score, compare, check, weights, load, verify, backup, restore)
"""Each has add(subparsers), which declares its options and sets `run`, a function args -> exit status."""

REFUSED = (WatchRejected, DefinitionsRejected, UnknownStages, RecordDamaged, RecordChanged)
"""What files or the record hold is in the way (status 1); what else we refuse was asked for wrongly (status 2)."""


def main(arguments: Sequence[str] | None = None, *, commands: Sequence[ModuleType] = COMMANDS) -> int:
    """Run one command and return its exit status."""
    parser = build_parser(commands)
    args = parser.parse_args(arguments)
    try:
        status = int(args.run(args))
        sys.stdout.flush()
    except REFUSED as error:
        sys.stderr.write(f"posturewatch: {error}\n")
        return 1
    except PosturewatchError as error:
        sys.stderr.write(f"posturewatch: {error}\n")
        return 2
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough; what is still buffered goes nowhere, or
        # Python would complain about the pipe once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def build_parser(commands: Sequence[ModuleType] = COMMANDS) -> argparse.ArgumentParser:
    """Declare every command with its options and an example."""
    parser = argparse.ArgumentParser(
        prog="posturewatch",
        description="Score coded article data into weekly threat indicators and a posture score.",
        epilog="Run posturewatch COMMAND --help for its options and an example.",
    )
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in commands:
        command.add(subparsers)
    return parser
