"""posturewatch score: the weeks of a watch, as a table, CSV or JSON."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from indicators import score_document
from indicators.commands import inputs, record_inputs
from indicators.commands.named_watch import named_watch
from indicators.commands.named_weights import choose_weights
from indicators.commands.progress import progress
from indicators.scoring import Aggregation, compose

if TYPE_CHECKING:
    import argparse


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "score",
        help="score a watch week by week",
        description="Score a watch week by week: posture score, level and every indicator.",
        epilog=inputs.spell(["score", "--weights threats", "--as-of 2020-03-15", "--json"]),
        formatter_class=inputs.EXAMPLE_FORMAT,
    )
    inputs.add_scoring_options(parser)
    record_inputs.add_record_at_option(parser)
    parser.add_argument(
        "--aggregation",
        choices=[str(a) for a in Aggregation],
        default=str(Aggregation.ARITHMETIC),
        help="how indicators become one score; only the arithmetic mean has contributions",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="full precision, for machines")
    form.add_argument("--csv", action="store_true", help="one row per week and indicator")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Score and print."""
    with progress("Scoring"):
        watch, head = named_watch(args)
        catalogue = inputs.open_catalogue(args.definitions)
        weights = choose_weights(args.weights, args, watch, catalogue)
        scores = compose(inputs.score_watch(watch, catalogue, args.as_of), weights, args.aggregation)
    if args.json:
        document = score_document.score_document(watch.settings.id, scores, head)
        sys.stdout.write(json.dumps(document, indent=1, allow_nan=False) + "\n")
    elif args.csv:
        sys.stdout.write(score_document.score_csv(scores))
    else:
        sys.stdout.write(score_document.score_text(watch.settings.title, scores))
    return 0
