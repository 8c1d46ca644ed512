"""posturewatch check: read everything, report every fault with its place."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.commands import inputs
from indicators.commands.progress import progress
from indicators.lint import lint_catalogue
from indicators.watch import check_watch, shipped_watch_folder

if TYPE_CHECKING:
    import argparse


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "check",
        help="report every fault of a watch and its definitions",
        description="Read a watch and its definitions; report every fault with file, line and column. "
        "Exit status 1 when a row was rejected.",
        epilog=inputs.spell(["check", "--watch data/iraq-2020"]),
        formatter_class=inputs.EXAMPLE_FORMAT,
    )
    inputs.add_watch_option(parser)
    parser.add_argument("--definitions", metavar="DIR", help="a folder of indicator definitions instead of the shipped ones")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check, print rows read, faults and weak points."""
    with progress("Checking"):
        folder = Path(args.watch)
        is_name = not folder.exists() and folder.name == args.watch
        result = check_watch(shipped_watch_folder(args.watch) if is_name else folder)
        catalogue = inputs.open_catalogue(args.definitions)
        issues = lint_catalogue(catalogue, result.watch.settings if result.watch else None)
    for file, rows in result.counts.items():
        sys.stdout.write(f"{file}: {rows.read} rows read, {rows.accepted} accepted, {rows.rejected} rejected\n")
    for fault in result.faults:
        sys.stdout.write(f"{fault.severity}: {fault.sentence}\n")
    for issue in issues:
        sys.stdout.write(f"weak: {issue.sentence}\n")
    errors = sum(fault.severity == "error" for fault in result.faults)
    warnings = len(result.faults) - errors
    sys.stdout.write(f"{errors} faults, {warnings} warnings, {len(issues)} weak points in definitions\n")
    return 1 if errors else 0
