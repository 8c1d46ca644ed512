"""posturewatch weights list, show, history, compare: reading, nothing is written."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from indicators import weight_sets_told as told
from indicators.commands import inputs, record_inputs
from indicators.commands.named_watch import named_watch
from indicators.commands.named_weights import WEIGHTS_FORM, WEIGHTS_HELP, NamedSet, named_set
from indicators.commands.progress import progress
from indicators.errors import RecordNotFound
from indicators.scoring import Scores, compose
from indicators.weight_comparison import compare_weights
from indicators.weight_set_text import weight_set_text

if TYPE_CHECKING:
    import argparse

    from indicators.record import SavedWeightSet


def add(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the four."""
    listing = _action(actions, "list", "list the weight sets there are, built-in ones first", ["list"])
    listing.add_argument("--deleted", action="store_true", help="list deleted sets too")
    listing.set_defaults(run=run_list)
    show = _action(actions, "show", "show a weight set", ["show", "threats", "--toml"])
    show.add_argument("set", metavar=WEIGHTS_FORM, help=WEIGHTS_HELP)
    show.add_argument("--toml", action="store_true", help="as the set's file, which save takes back")
    show.set_defaults(run=run_show)
    history = _action(actions, "history", "list every version of a saved weight set", ["history", "mine"])
    history.add_argument("set", metavar="ID", help="the id of a saved set")
    history.set_defaults(run=run_history)
    compare = _action(
        actions, "compare", "put two weight sets side by side", ["compare", "default", "threats"], scores=True
    )
    compare.add_argument("first", metavar=WEIGHTS_FORM, help=WEIGHTS_HELP)
    compare.add_argument("second", metavar=WEIGHTS_FORM, help="the set to put beside it")
    compare.set_defaults(run=run_compare)


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    does: str,
    example: list[str],
    *,
    scores: bool = False,
) -> argparse.ArgumentParser:
    also = ": weights, and the scores and levels they give each week" if scores else ""
    parser = actions.add_parser(
        name,
        help=does,
        description=f"{does[:1].upper()}{does[1:]}{also}.",
        epilog=inputs.spell(["weights", *example]),
        formatter_class=inputs.EXAMPLE_FORMAT,
    )
    if scores:
        inputs.add_watch_option(parser)
        inputs.add_as_of_option(parser)
    inputs.add_definitions_option(parser)
    if scores:
        inputs.add_skip_rejected_option(parser)
    record_inputs.add_record_at_option(parser)
    parser.add_argument("--json", action="store_true", help="for machines")
    return parser


def run_list(args: argparse.Namespace) -> int:
    """List the sets; without a record, the built-in ones."""
    catalogue = inputs.open_catalogue(args.definitions)
    built_in = list(catalogue.weight_sets.values())
    saved = [each for each in _saved_sets(args) if each.id not in catalogue.built_in]
    if args.json:
        sets = [told.set_document(each) for each in built_in]
        _print({"weight_sets": [*sets, *(told.set_document(each.signed, each) for each in saved)]})
    else:
        sys.stdout.write(told.list_text(built_in, saved))
    return 0


def run_show(args: argparse.Namespace) -> int:
    """Show one set: for people, as its file, or for machines."""
    catalogue = inputs.open_catalogue(args.definitions)
    named = named_set(args.set, catalogue, args.record, args.record_at)
    if args.json:
        _print(_document(named))
    elif args.toml:
        sys.stdout.write(weight_set_text(_signed(named)))
    else:
        sys.stdout.write(told.set_text(named.set, catalogue, named.saved))
    return 0


def run_history(args: argparse.Namespace) -> int:
    """List a set's versions, oldest first."""
    from indicators.record import open_record, saved_weight_set, weight_set_history  # noqa: PLC0415 (record_inputs)

    with open_record(record_inputs.record_named(args.record), read_only=True) as record:
        saved_weight_set(record, args.set, record_at=args.record_at)  # says which sets there are, if not this one
        versions = weight_set_history(record, args.set, args.record_at)
    if args.json:
        _print({"id": args.set, "versions": [told.set_document(each.signed, each) for each in versions]})
    else:
        sys.stdout.write(told.history_text(versions))
    return 0


def run_compare(args: argparse.Namespace) -> int:
    """Score the watch under both sets and put them side by side."""
    with progress("Scoring"):
        catalogue = inputs.open_catalogue(args.definitions)
        first, second = (named_set(each, catalogue, args.record, args.record_at) for each in (args.first, args.second))
        watch, _ = named_watch(args)
        matrix = inputs.score_watch(watch, catalogue, args.as_of)
        sides: list[Scores] = [compose(matrix, each.set.weights) for each in (first, second)]
        compared = compare_weights(*sides)
    if args.json:
        _print(told.side_by_side_document(_document(first), _document(second), compared))
    else:
        sys.stdout.write(told.side_by_side_text((first.name, second.name), compared))
    return 0


def _saved_sets(args: argparse.Namespace) -> tuple[SavedWeightSet, ...]:
    from indicators.record import open_record, saved_weight_sets  # noqa: PLC0415 (see record_inputs)

    try:
        with open_record(record_inputs.record_named(args.record), read_only=True) as record:
            return saved_weight_sets(record, args.record_at, with_deleted=args.deleted)
    except RecordNotFound:
        if args.record or args.record_at:
            raise
        return ()


def _signed(named: NamedSet) -> Any:
    return named.saved.signed if named.saved else named.set


def _document(named: NamedSet) -> dict[str, Any]:
    return told.set_document(_signed(named), named.saved)


def _print(document: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(document, indent=1, allow_nan=False) + "\n")
