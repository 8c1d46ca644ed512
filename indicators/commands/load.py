"""posturewatch load: take a watch folder into the record, or say what that would do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from indicators.commands import inputs, record_inputs
from indicators.commands.progress import progress

if TYPE_CHECKING:
    import argparse

    from indicators.record import DryRun


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "load",
        help="load a watch folder into the record",
        description="Load a watch folder into the record in one transaction, all or nothing. Only what changed "
        "becomes a new version; the same files again write nothing.",
        epilog=inputs.spell(["load", "--watch data/iraq-2020", '--reason "second issue of the data"']),
        formatter_class=inputs.EXAMPLE_FORMAT,
    )
    inputs.add_watch_option(parser)
    record_inputs.add_record_option(parser)
    record_inputs.add_author_option(parser)
    parser.add_argument("--reason", default="loaded from its folder", help="why, for the ledger")
    parser.add_argument("--dry-run", action="store_true", help="only say, row by row, what would happen")
    parser.add_argument("--skip-rejected", action="store_true", help="load the accepted rows of a folder with faults")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Load, or say what loading would do."""
    from indicators.record import open_record  # noqa: PLC0415 (see record_inputs)

    folder = inputs.folder_named(args.watch)
    with progress("Loading"), open_record(record_inputs.record_named(args.record)) as record:
        if args.dry_run:
            would = record.dry_run(folder)
            _say(would)
            return 0 if would.is_loadable else 1
        loaded = record.load_folder(
            folder, record_inputs.author_named(args.author), args.reason, skip_rejected=args.skip_rejected
        )
        head = record.head
    done = "was loaded before, nothing is written" if loaded.already_there else "loaded"
    sys.stdout.write(f"{loaded.watch}: {done}; {head.seq} entries, head {head.hash}\n")
    return 0


def _say(would: DryRun) -> None:
    for row in would.planned:
        if row.outcome != "same":
            place = f"{row.file}, line {row.line}: " if row.line else f"{row.file}: " if row.file else ""
            said = row.reason or " ".join(
                [row.kind, row.object_id, *([f"({', '.join(row.columns)})"] * bool(row.columns))]
            )
            sys.stdout.write(f"{place}{row.outcome}: {said}\n")
    there = "these very files were loaded before; " if would.already_there else ""
    counts = "; ".join(f"{number} {outcome}" for outcome, number in sorted(would.counts.items()))
    sys.stdout.write(f"{there}{counts}\n")
