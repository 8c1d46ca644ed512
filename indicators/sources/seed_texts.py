"""The full text of articles that a watch has it of: an article's note names the file ("file name.txt")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indicators.faults import Fault
from indicators.shipped import seed_folders
from indicators.sources.text_file import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from indicators.sources.typed_rows import TypedRow, TypedRows

LARGEST_SEED = 2**20
_FILE_NAME = re.compile(r"(?<![\w./\\-])\w[\w.-]{0,120}\.txt\b")
"""A bare file name: a note cannot lead out of the folders in which texts are looked for."""


def read_seed_texts(folder: Path, articles: TypedRows) -> dict[str, str]:
    """Read the text of each accepted article whose note names a .txt file: article_id -> text.

    Looks in the watch folder, then in the project's seeds. Line ends stay as they are, because the
    reports point into the text by character. Warns on the article's line when the file is missing or
    is no UTF-8 text.
    """
    texts: dict[str, str] = {}
    for row in articles.accepted():
        name = text_file_named(row.get("note"))
        if name is None:
            continue
        path = find_text_file(folder, name)
        if path is None:
            found = f"found no file {name} in the watch folder or the project's seeds"
            articles.warn(row, "note", found, "the text that the note names", "Put the file into the watch folder")
            continue
        text = read_text(path, largest=LARGEST_SEED)
        if isinstance(text, Fault):
            articles.warn(row, "note", f"{name}: {text.found}", text.expected, text.advice)
        else:
            texts[row.get("article_id")] = text
    return texts


def refuse_offsets_outside(events: TypedRows, row: TypedRow, texts: dict[str, str]) -> None:
    """Refuse a report whose offsets are reversed or point outside its article's text.

    char_start is zero-based, char_end exclusive, both in characters. An article without a text in
    `texts` has nothing to hold them against.
    """
    start, end = row.get("char_start"), row.get("char_end")
    if start is None or end is None:
        return
    text = texts.get(row.get("article_id") or "")
    if end <= start:
        events.refuse(row, "char_end", f"found {end}", f"more than char_start, {start}", "Swap the two")
    elif text is not None and end > len(text):
        expected = f"at most {len(text)}, the characters of the text"
        events.refuse(row, "char_end", f"found {end}", expected, "Count characters, not bytes")


def text_file_named(note: str | None) -> str | None:
    """Give the text file that an article's note names, if it names one.

    >>> text_file_named("file harbour.txt; kept with the watch")
    'harbour.txt'
    """
    named = _FILE_NAME.search(note or "")
    return named[0] if named else None


def find_text_file(folder: Path, name: str) -> Path | None:
    """Find a text file in the watch folder, else in the project's seeds."""
    paths = (place / name for place in (folder, *seed_folders()))
    return next((path for path in paths if path.is_file()), None)
