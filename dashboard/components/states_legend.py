"""The legend of states: how a week is drawn that was observed, was zero, warms up, is open or unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from dashboard import text_overview as words
from dashboard.components.attributes import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Collection

_STATES = (
    ("observed", words.STATE_OBSERVED),
    ("zero", words.STATE_ZERO),
    ("warming_up", words.STATE_WARMING),
    ("memory", words.STATE_MEMORY),
    ("provisional", words.STATE_PROVISIONAL),
    ("not_covered", words.STATE_NOT_COVERED),
    ("thin", words.STATE_THIN),
)
_SIGNS = {"not_covered": "?", "thin": "3"}


def states_legend(here: Collection[str]) -> html.Div:
    """Draw all states, also those that do not occur: they are said to be absent. here: the states that occur."""
    entries = [
        html.Li(
            [
                html.Span(_SIGNS.get(state, ""), className=f"state state--{state.replace('_', '-')}", **HIDDEN),
                word if state in here else words.NONE_HERE.format(state=word),
            ]
        )
        for state, word in _STATES
    ]
    return html.Div([html.Strong(words.STATES), html.Ul(entries, className="key")], className="states-legend")
