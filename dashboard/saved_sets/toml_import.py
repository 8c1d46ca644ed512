"""A weight set's TOML file that a reader brings: its weights as an address, or its faults with their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard import text_weight_sets as words
from dashboard.weighting import LARGEST
from indicators.catalogue import require_known_indicators
from indicators.definition import WeightSet
from indicators.definition_file import read_text
from indicators.errors import DefinitionFault, DefinitionsRejected, WrongValue, visible

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

LARGEST_FILE: Final = 64 * 1024
"""Bytes; a set of the shipped indicators has about 700."""

_LONGEST_NAME: Final = 80
_HEADING: Final = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(#.*)?$")
_KEY: Final = re.compile(r"""\s*["']?([^"'=]+?)["']?\s*=""")


@dataclass(frozen=True)
class Brought:
    """A file that was read. weights: of every indicator; faults: sentences, one a fault, each with its place."""

    file: str
    title: str = ""
    reason: str = ""
    weights: dict[str, float] | None = None
    faults: tuple[str, ...] = ()


def bring(name: object, text: object, catalogue: Catalogue) -> Brought:
    """Read a file for the page. name, text: as the browser sent them; nothing is raised, whatever it sent."""
    file = _file_name(name)
    if not isinstance(text, str):
        return Brought(file, faults=(words.IMPORT_NO_FILE,))
    if len(text.encode("utf-8", "replace")) > LARGEST_FILE:
        return Brought(file, faults=(words.IMPORT_TOO_LARGE.format(file=file, most=LARGEST_FILE // 1024),))
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    try:
        given = read_text(text, WeightSet, file)
        require_known_indicators(given, catalogue, file)
        _refuse_heavy(given, file)
    except DefinitionsRejected as rejected:
        return Brought(file, faults=tuple(str(_located(fault, text)) for fault in rejected.faults))
    weights = {one: float(given.weights.get(one, 0.0)) for one in catalogue.ids}
    return Brought(file, given.title, given.reason, weights)


def line_of(field: str, text: str) -> int | None:
    r"""Find the line, counted from 1, on which a dotted key such as "weights.attacks" is set; None if on none.

    >>> line_of("weights.attacks", 'id = "mine"\n[weights]\nattacks = 4')
    3
    """
    table, _, key = field.rpartition(".")
    at = ""
    heading = None
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _HEADING.match(line):
            at = found[1]
            heading = number if at == field else heading
        elif at == table and (named := _KEY.match(line)) and named[1] == key:
            return number
    return heading


def _located(fault: DefinitionFault, text: str) -> DefinitionFault:
    """Give a fault the line of its key, where it has none of its own."""
    if fault.row is not None or not fault.field:
        return fault
    row = line_of(fault.field, text)
    return type(fault)(
        fault.found, expected=fault.expected, advice=fault.advice, file=fault.file, field=fault.field, row=row
    )


def _refuse_heavy(given: WeightSet, file: str) -> None:
    """Refuse weights past those that an address may have."""
    heavy = {name: weight for name, weight in given.weights.items() if weight > LARGEST}
    if heavy:
        expected, advice = words.WEIGHT_RANGE.format(most=f"{LARGEST:g}"), words.ONLY_PROPORTIONS
        raise DefinitionsRejected(
            [
                WrongValue(f"found {weight:g}", expected=expected, advice=advice, file=file, field=f"weights.{name}")
                for name, weight in heavy.items()
            ]
        )


def _file_name(name: object) -> str:
    """Write a file's name as a sentence may have it; folders are cut off."""
    given = re.split(r"[/\\]", name)[-1] if isinstance(name, str) else ""
    return visible(given[:_LONGEST_NAME]) or words.NAMELESS_FILE
