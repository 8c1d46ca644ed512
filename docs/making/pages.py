"""Which blocks are made, by whom, and for which pages."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from docs.making.blocks import refreshed
from docs.making.cards import indicators_block
from docs.making.commands import commands_block
from docs.making.documents import document_of
from docs.making.example import OUTPUTS, output_of
from docs.making.settings import settings_block
from docs.making.tables import grades_block, levels_block, nearness_block, weight_sets_block

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/COMMANDS.md", "docs/METHOD.md", "docs/YOUR_OWN_WATCH.md")
MAKERS: dict[str, Callable[[], str]] = {
    "settings": settings_block,
    "commands": commands_block,
    "score-json": partial(document_of, "score"),
    "compare-json": partial(document_of, "compare"),
    "grades": grades_block,
    "nearness": nearness_block,
    "levels": levels_block,
    "weight-sets": weight_sets_block,
    "indicators": indicators_block,
    **{block: partial(output_of, block) for block in OUTPUTS},
}


def stale_pages() -> dict[str, str]:
    """Give the pages that are not what the code would make them now: path -> what should stand there."""
    stale = {}
    for page in PAGES:
        stands = (ROOT / page).read_text(encoding="utf-8")
        if (made := refreshed(stands, MAKERS)) != stands:
            stale[page] = made
    return stale
