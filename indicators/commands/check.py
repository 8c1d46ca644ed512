"""posturewatch check: read everything, report every fault with its place."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from indicators.commands import inputs
from indicators.commands.named_weights import choose_weights
from indicators.commands.progress import progress
from indicators.errors import DefinitionsRejected, PosturewatchError
from indicators.lint import lint_catalogue
from indicators.stages_known import stage_faults
from indicators.watch import check_watch

if TYPE_CHECKING:
    import argparse

    from indicators.lint import Issue
    from indicators.watch import Watch


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "check",
        help="report every fault of a watch and its definitions",
        description="Read a watch and its definitions; report every fault with file, line and column. "
        "Exit status 1 when a row or a definition was rejected.",
        epilog=inputs.spell(["check", "--watch data/iraq-2020"]),
        formatter_class=inputs.EXAMPLE_FORMAT,
    )
    inputs.add_watch_option(parser)
    inputs.add_definitions_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check, print rows read, faults and weak points."""
    with progress("Checking"):
        result = check_watch(inputs.folder_named(args.watch))
        refused, issues = _check_definitions(args, result.watch)
    for file, rows in result.counts.items():
        sys.stdout.write(f"{file}: {rows.read} rows read, {rows.accepted} accepted, {rows.rejected} rejected\n")
    for fault in result.faults:
        sys.stdout.write(f"{fault.severity}: {fault.sentence}\n")
    for sentence in refused:
        sys.stdout.write(f"error: {sentence}\n")
    for issue in issues:
        sys.stdout.write(f"weak: {issue.sentence}\n")
    errors = len(result.errors) + len(refused)
    warnings = len(result.faults) - len(result.errors)
    weak = _counted(len(issues), "weak point")
    found = f"{_counted(errors, 'fault')}, {_counted(warnings, 'warning')}, {weak} in definitions"
    sys.stdout.write(found + "\n")
    return 1 if errors else 0


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _check_definitions(args: argparse.Namespace, watch: Watch | None) -> tuple[list[str], tuple[Issue, ...]]:
    """List what is wrong with the definitions, also where they meet the watch; and their weak points."""
    try:
        catalogue = inputs.open_catalogue(args.definitions)
    except DefinitionsRejected as rejected:
        return [str(fault) for fault in rejected.faults], ()
    issues = lint_catalogue(catalogue, watch.settings if watch else None)
    if watch is None:
        return [], issues
    definitions = [definition.resolved(watch.settings) for definition in catalogue.definitions]
    errors = [fault.sentence for fault in stage_faults(watch.reports, definitions)]
    try:
        choose_weights(None, args, watch, catalogue)
    except PosturewatchError as error:
        errors.append(f"watch.toml, {error}")
    return errors, issues
