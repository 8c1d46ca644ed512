"""posturewatch restore: put a backup in the record's place, after proving it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from indicators.commands import inputs, record_inputs
from indicators.commands.progress import progress

if TYPE_CHECKING:
    import argparse


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "restore",
        help="put a backup in the record's place",
        description="Prove a backup and put it in the record's place. The backup stays; with --replace the record "
        "that stood there is kept beside, named after the moment.",
        epilog=inputs.spell(["restore", "monday.sqlite", "--replace"]),
        formatter_class=inputs.EXAMPLE_FORMAT,
    )
    parser.add_argument("backup", metavar="FILE", help="the file that backup made")
    record_inputs.add_record_option(parser)
    parser.add_argument("--replace", action="store_true", help="a record that stands there is set aside")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Restore and say what stands now."""
    from indicators.record import restore  # noqa: PLC0415 (see record_inputs)

    with progress("Restoring"):
        head = restore(args.backup, record_inputs.record_named(args.record), replace=args.replace)
    sys.stdout.write(f"restored: {head.seq} entries, head {head.hash}\n")
    return 0
