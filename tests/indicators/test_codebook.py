"""data/README.md says what the reader does: the same columns, the same marks, the same words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from indicators.vocabulary import Combining, CoverageStatus, DatePrecision, GeoPrecision, Reliability, StatedReason
from indicators.watch import WatchSettings, read_watch, shipped_watch_folder
from indicators.watch_settings import Credibility, Relevance
from tests.indicators.watch_folder import ARTICLES, COVERAGE, EVENTS, SITES, check, csv_text

CODEBOOK = (Path(__file__).parents[2] / "data" / "README.md").read_text(encoding="utf-8")
FILES = {"articles": ARTICLES, "events": EVENTS, "sites": SITES, "coverage": COVERAGE}


def marks(name: str) -> dict[str, str]:
    """Read a file's table of the codebook: column -> "", "!" (must be in the header) or "!!" (and filled)."""
    section = CODEBOOK.partition(f"## {name}.csv")[2].partition("\n## ")[0]
    found = {}
    for columns, mark in re.findall(r"^\| (`[^|]*`) \| (!*) ?\|", section, re.MULTILINE):
        found |= dict.fromkeys(re.findall(r"`(\w+)`", columns), mark)
    return found


@pytest.mark.parametrize("name", FILES)
def test_the_codebook_lists_the_columns_of_the_file(name):
    """The small watch, which has every column, has exactly those of the codebook."""
    assert set(marks(name)) == set(FILES[name][0])


@pytest.mark.parametrize(("name", "column", "mark"), [(name, *item) for name in FILES for item in marks(name).items()])
def test_each_mark_is_what_the_reader_demands(tmp_path, name, column, mark):
    """Without a column marked ! the file is refused, without another not; !! cannot be empty."""
    kept = [c for c in FILES[name][0] if c != column]
    without = csv_text([{c: row[c] for c in kept} for row in FILES[name]])
    refused = any(f.file == f"{name}.csv" and f.line == 1 for f in check(tmp_path, **{name: without}).errors)
    assert refused == bool(mark)
    emptied = [{**row, column: ""} if number == 0 else row for number, row in enumerate(FILES[name])]
    faults = check(tmp_path, **{name: emptied}).errors
    assert ("found an empty cell" in [f.found for f in faults if f.column == column]) == (mark == "!!")


@pytest.mark.parametrize(
    "words",
    [DatePrecision, GeoPrecision, Reliability, StatedReason, CoverageStatus],
    ids=lambda words: words.__name__,
)
def test_the_words_of_the_method_are_explained(words):
    """Each coded word of the method stands in the codebook."""
    assert [word for word in words if f"`{word}`" not in CODEBOOK] == []


def test_the_words_of_the_shipped_watch_are_explained():
    """Each kind, subtype, side and direction of the shipped watch stands in the codebook."""
    listed = read_watch(shipped_watch_folder()).settings.codebook.listed()
    assert [word for word in listed if f"`{word}`" not in CODEBOOK] == []


def test_the_choices_of_the_settings_are_explained():
    """Each way to combine credibilities stands in the codebook."""
    assert [word for word in Combining if f"`{word}`" not in CODEBOOK] == []


def test_the_keys_of_the_settings_are_explained():
    """Each key of watch.toml stands in the codebook."""
    keys = [*WatchSettings.model_fields, *Relevance.model_fields, *Credibility.model_fields]
    assert [key for key in keys if f"`{key}`" not in CODEBOOK and f"`[{key}]`" not in CODEBOOK] == []
