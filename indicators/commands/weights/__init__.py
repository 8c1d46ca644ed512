"""posturewatch weights: list, show, compare, save, restore and delete weight sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.commands import inputs
from indicators.commands.weights import changing, showing

if TYPE_CHECKING:
    import argparse


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and what it can do."""
    parser = subparsers.add_parser(
        "weights",
        help="list, show, compare, save, restore and delete weight sets",
        description="Weight sets: the built-in ones, and those saved in the record. Saving, restoring and deleting "
        "each write a new version with who and why; no version is ever lost.",
        epilog=inputs.spell(["weights", "list"]),
        formatter_class=inputs.EXAMPLE_FORMAT,
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    showing.add(actions)
    changing.add(actions)
