"""posturewatch backup: copy the record, whole and proven, while others use it."""

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
        "backup",
        help="copy the record while it is in use",
        description="Copy the record as of one moment, with its head, while others read and write. The copy "
        "appears whole or not at all.",
        epilog=inputs.spell(["backup", "monday.sqlite"]),
        formatter_class=inputs.EXAMPLE_FORMAT,
    )
    parser.add_argument("to", metavar="FILE", help="the new file; it must not be there yet")
    record_inputs.add_record_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Copy and say what the copy holds."""
    from indicators.record import backup, open_record  # noqa: PLC0415 (see record_inputs)

    with progress("Copying"), open_record(record_inputs.record_named(args.record), read_only=True) as record:
        head = backup(record, args.to)
    sys.stdout.write(f"copied: {head.seq} entries, head {head.hash}\n")
    return 0
