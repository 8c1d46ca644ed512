"""posturewatch compare: what changed between two weeks, adding up exactly."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from indicators.commands import inputs, record_inputs
from indicators.commands.named_watch import named_watch
from indicators.commands.named_weights import WEIGHTS_FORM, choose_weights
from indicators.commands.progress import progress
from indicators.comparison import MixedMatrices, compare_weeks
from indicators.comparison_text import comparison_text
from indicators.phrasebook import Phrasebook
from indicators.scoring import Scores, WeeklyMatrix, compose
from indicators.verdict import change_sentence

if TYPE_CHECKING:
    import argparse

    from indicators.catalogue import Catalogue
    from indicators.watch import Watch


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "compare",
        help="explain the change between two weeks",
        description="Explain the change from one week to another: per indicator new and fading, weights, "
        "data and definitions, down to the incidents. The parts sum to the change.",
        epilog=inputs.spell(["compare", "2020-W10", "2020-W11", "--json"]),
        formatter_class=inputs.EXAMPLE_FORMAT,
    )
    parser.add_argument("week_from", metavar="WEEK", help="the week to compare from, for example 2020-W10")
    parser.add_argument("week_to", metavar="WEEK", help="the week to compare to")
    inputs.add_scoring_options(parser)
    record_inputs.add_record_at_option(parser)
    parser.add_argument("--weights-after", metavar=WEIGHTS_FORM, help="other weights for the second week")
    parser.add_argument("--as-of-after", type=inputs.day, metavar="DATE", help="another as-of date for the second week")
    parser.add_argument("--definitions-after", metavar="DIR", help="other definitions for the second week")
    parser.add_argument("--json", action="store_true", help="full precision, for machines")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Compare and print."""
    with progress("Scoring"):
        watch, _ = named_watch(args)
        before, after, mixed = _two_sides(args, watch)
        comparison = compare_weeks(args.week_from, args.week_to, before, after, mixed=mixed, reports=watch.reports)
        verdict = change_sentence(comparison, Phrasebook(watch, after.matrix))
    if args.json:
        sys.stdout.write(json.dumps(comparison.to_dict(verdict), indent=1, allow_nan=False) + "\n")
    else:
        sys.stdout.write(comparison_text(comparison, after.matrix.definitions, verdict))
    return 0


def _two_sides(args: argparse.Namespace, watch: Watch) -> tuple[Scores, Scores, MixedMatrices | None]:
    """Score each side; cross data and definitions only where both differ."""
    catalogue = inputs.open_catalogue(args.definitions)
    weights = choose_weights(args.weights, args, watch, catalogue)
    before = compose(inputs.score_watch(watch, catalogue, args.as_of), weights)
    other_data, other_rules = args.as_of_after or args.as_of, args.definitions_after
    if other_rules is None and args.as_of_after is None and args.weights_after is None:
        return before, before, None
    catalogue_after = inputs.open_catalogue(other_rules) if other_rules else catalogue
    weights_after = choose_weights(args.weights_after or args.weights, args, watch, catalogue_after)
    after = compose(inputs.score_watch(watch, catalogue_after, other_data), weights_after)
    mixed = None
    if other_rules and before.matrix.as_of != after.matrix.as_of:
        mixed = MixedMatrices(
            before_data_after_definitions=_crossed(watch, catalogue_after, before),
            after_data_before_definitions=_crossed(watch, catalogue, after),
        )
    return before, after, mixed


def _crossed(watch: Watch, catalogue: Catalogue, side: Scores) -> WeeklyMatrix:
    return inputs.score_watch(watch, catalogue, side.matrix.as_of)
