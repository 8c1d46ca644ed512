"""The options that the commands share, and the reading of what they name."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.catalogue import Catalogue, load_catalogue
from indicators.commands.named_weights import WEIGHTS_FORM, WEIGHTS_HELP
from indicators.scoring import WeeklyMatrix, score_incidents
from indicators.shipped import DEFAULT_WATCH
from indicators.stages_known import require_known_stages
from indicators.watch import Watch, read_watch, shipped_watch_folder
from indicators.weeks import today_in

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLE_FORMAT = argparse.RawDescriptionHelpFormatter


def add_watch_option(parser: argparse.ArgumentParser) -> None:
    """Declare --watch."""
    parser.add_argument(
        "--watch",
        default=DEFAULT_WATCH,
        metavar="WATCH",
        help=f"a watch folder, the name of a shipped watch, or one in the record (default: {DEFAULT_WATCH})",
    )


def add_scoring_options(parser: argparse.ArgumentParser) -> None:
    """Declare what decides a score: --watch, --weights, --as-of, --definitions."""
    add_watch_option(parser)
    parser.add_argument("--weights", metavar=WEIGHTS_FORM, help=f"{WEIGHTS_HELP} (default: the watch's)")
    add_as_of_option(parser)
    add_definitions_option(parser)
    add_skip_rejected_option(parser)


def add_as_of_option(parser: argparse.ArgumentParser) -> None:
    """Declare --as-of."""
    parser.add_argument(
        "--as-of", type=day, metavar="DATE", help="score what had been published by this day, YYYY-MM-DD"
    )


def add_skip_rejected_option(parser: argparse.ArgumentParser) -> None:
    """Declare --skip-rejected."""
    parser.add_argument(
        "--skip-rejected", action="store_true", help="score the accepted rows of a watch that has faulty ones"
    )


def add_definitions_option(parser: argparse.ArgumentParser) -> None:
    """Declare --definitions."""
    parser.add_argument(
        "--definitions", metavar="DIR", help="a folder of indicator definitions instead of the shipped ones"
    )


def day(text: str) -> date:
    """Read a day for argparse, which turns the ValueError into wrong use."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f'"{text}" is not a day. Write it as YYYY-MM-DD, for example 2020-03-15.'
        raise argparse.ArgumentTypeError(message) from error


def folder_named(name: str) -> Path:
    """Find a watch folder by its path, or a shipped one by its name."""
    folder = Path(name)
    is_name = not folder.exists() and folder.name == name
    return shipped_watch_folder(name) if is_name else folder


def open_watch(name: str, *, skip_rejected: bool = False) -> Watch:
    """Read a watch by its folder's path, or a shipped one by its name. Raises what read_watch raises."""
    return read_watch(folder_named(name), skip_rejected=skip_rejected)


def score_watch(watch: Watch, catalogue: Catalogue, as_of: date | None) -> WeeklyMatrix:
    """Score a watch; a live one up to today unless an as-of date is given.

    Raises UnknownStages where reports name a stage that their definition gives no share.
    """
    require_known_stages(watch.reports, (d.resolved(watch.settings) for d in catalogue.definitions))
    return score_incidents(watch, catalogue, as_of, today=today_in(watch.settings.timezone))


def open_catalogue(definitions: str | None) -> Catalogue:
    """Load the shipped definitions or a folder of others."""
    return load_catalogue(definitions)


def spell(arguments: Sequence[str]) -> str:
    """Write an example call for --help."""
    return "example:\n  posturewatch " + " ".join(arguments)
