"""What stands in the cells of the tables of sets: shares, scores, levels, weeks, moments; and who may write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from dash import html

from dashboard import text
from dashboard import text_weight_sets as words
from dashboard.components.level_meter import level_meter
from dashboard.components.share_bar import share_bar
from dashboard.days import day_in_words
from dashboard.figures.numbers import points

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.shelf import Shown


def short_names(queries: Queries) -> dict[str, str]:
    """Name the indicators in few words."""
    return {definition.id: definition.short for definition in queries.catalogue.definitions}


def shares_of(queries: Queries, shares: Mapping[str, float]) -> Component | str:
    """Draw the shares of a set, in stacking order."""
    if not shares:
        return words.NO_WEIGHT
    parts = [(one, shares[one.id]) for one in queries.catalogue.definitions if one.id in shares]
    said = words.LIST_COMMA.join(
        words.SHARE.format(indicator=one.short, percent=round(100 * share)) for one, share in parts
    )
    return share_bar([(one.hue, share) for one, share in parts], said)


def level_cell(level: int | None) -> Component | str:
    """Draw a level: the meter and its word."""
    if level is None:
        return words.NONE
    return html.Span([level_meter(level), text.LEVEL_NAMES[level]], className="set-level")


def score_cell(score: float) -> str:
    """Write a score; a dash where there is none."""
    return words.NONE if np.isnan(score) else points(score)


def week_short(label: str | None) -> str:
    """Write a week without its year, as in the heads of a table: W12."""
    return label.partition("-")[2] if label else ""


def moment_in_words(at: datetime) -> str:
    """Say a moment of the ledger, in UTC: 24 Nov 2026, 20:43."""
    return words.LIST_COMMA.join((day_in_words(at.date()), f"{at:%H:%M}"))


def why_not_written(shown: Shown) -> str:
    """Say why sets cannot be saved from what is shown; empty where they can."""
    if shown.head is None:
        return words.FORM_UNRECORDED
    if shown.damage:
        return words.FORM_DAMAGED
    return words.FORM_THEN if shown.record_at is not None else ""
