"""The commands: what each does, its options and an example, as its own --help says."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from dashboard import serve
from docs.making.markdown import code, fenced, table
from indicators.cli import COMMANDS, build_parser

if TYPE_CHECKING:
    from collections.abc import Iterator


def command_parsers() -> dict[str, argparse.ArgumentParser]:
    """Give the parser of each command of posturewatch, by the command's name: "score", "weights list"."""
    return dict(_leaves("", build_parser((serve, *COMMANDS))))


def _leaves(name: str, parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Go down to the parsers that run something."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not below:
        yield name, parser
    for action in below:
        for part, inner in action.choices.items():
            yield from _leaves(f"{name} {part}".strip(), inner)


def commands_block() -> str:
    """Write a section for each command.

    The options are read from the parsers and not from the text of --help, whose line breaks differ
    between versions of Python.
    """
    return "\n\n".join(_section(name, parser) for name, parser in command_parsers().items())


def _section(name: str, parser: argparse.ArgumentParser) -> str:
    options = [action for action in parser._actions if not isinstance(action, argparse._HelpAction)]
    parts = [
        f"## posturewatch {name}",
        parser.description or "",
        table(("option", "what it does"), [(_spelling(option), _help(option)) for option in options]),
        fenced((parser.epilog or "").removeprefix("example:"), "sh").replace("\n  ", "\n"),
    ]
    return "\n\n".join(parts)


def _spelling(option: argparse.Action) -> str:
    value = option.metavar or ("|".join(option.choices) if option.choices else option.dest.upper())
    if not option.option_strings:
        return code(str(value))
    name = option.option_strings[-1]
    return code(name if option.nargs == 0 else f"{name} {value}")


def _help(option: argparse.Action) -> str:
    return option.help or ""
