"""posturewatch verify: prove that the record holds what was written to it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from indicators.commands import inputs, record_inputs
from indicators.commands.progress import progress

if TYPE_CHECKING:
    import argparse


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "verify",
        help="prove that the record holds what was written to it",
        description="Walk the ledger's hash chain and recompute the hash of every stored row and file. "
        "Exit status 1 when anything is not as it was written.",
        epilog=inputs.spell(["verify", "--json"]),
        formatter_class=inputs.EXAMPLE_FORMAT,
    )
    record_inputs.add_record_option(parser)
    parser.add_argument(
        "--head", metavar="HASH", help="the head that an earlier brief was printed with: the ledger must hold it"
    )
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Verify and print what was found."""
    from indicators.record import open_record, verify  # noqa: PLC0415 (see record_inputs)

    with progress("Verifying"), open_record(record_inputs.record_named(args.record), read_only=True) as record:
        findings = verify(record, args.head)
        head = None if findings else record.head
    if args.json:
        document = {
            "verified": not findings,
            "record_head": head.hash if head else None,
            "entries": head.seq if head else None,
            "findings": [
                {"place": finding.place, "found": finding.found, "expected": finding.expected} for finding in findings
            ],
        }
        sys.stdout.write(json.dumps(document, indent=1) + "\n")
    else:
        for finding in findings:
            sys.stdout.write(f"{finding.sentence}\n")
        if head is None:
            sys.stdout.write(f"not verified: {len(findings)} found. Restore the newest backup: posturewatch restore\n")
        else:
            sys.stdout.write(f"verified: {head.seq} entries, head {head.hash}\n")
    return 1 if findings else 0
