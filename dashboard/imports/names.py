"""Which of the files that a browser sends belong to a watch: told by name alone, and paths are cut off."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Final

from dashboard import text_data as words
from indicators.record.folder_rows import CSV_KINDS, SETTINGS_FILE
from indicators.sources.seed_texts import text_file_named

FILES: Final = (SETTINGS_FILE, *CSV_KINDS)
"""The files of a watch, besides the texts of its articles."""

TEXT_ENDING: Final = ".txt"
_PACKED: Final = re.compile(r"\.(zip|gz|tgz|bz2|xz|7z|rar|tar|zst)$", re.IGNORECASE)
_WORKBOOK: Final = re.compile(r"\.(xlsx?|xlsm|ods|numbers)$", re.IGNORECASE)
_LONGEST_SHOWN: Final = 80


def kept_name(given: str | None) -> str | None:
    """Return the name under which a file is kept, None for one that belongs to no watch.

    >>> kept_name("../../iraq/events.csv"), kept_name("harbour.txt"), kept_name("README.md")
    ('events.csv', 'harbour.txt', None)
    """
    name = base_name(given)
    is_text = name.endswith(TEXT_ENDING) and text_file_named(name) == name
    return name if name in FILES or is_text else None


def base_name(given: str | None) -> str:
    r"""Cut the folders off a name, whichever system's they are.

    >>> base_name("C:\\watch\\events.csv")
    'events.csv'
    """
    return re.split(r"[/\\]", given or "")[-1]


def why_left_out(given: str | None) -> str:
    """Say in one sentence why a file was not taken."""
    name = base_name(given)
    shown = "".join(sign if sign.isprintable() else "?" for sign in name[:_LONGEST_SHOWN]) or words.NAMELESS
    if _PACKED.search(name):
        return words.LEFT_OUT_PACKED.format(name=shown)
    if _WORKBOOK.search(name):
        return words.LEFT_OUT_WORKBOOK.format(name=shown)
    likely = get_close_matches(name.casefold(), FILES, n=1, cutoff=0.7)
    if likely:
        return words.LEFT_OUT_MISNAMED.format(name=shown, likely=likely[0])
    return words.LEFT_OUT.format(name=shown)
