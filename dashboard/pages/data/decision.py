"""What somebody decides about an upload: why it is loaded, what becomes of rejects and edits; or to drop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import dcc, html

from dashboard import text_data as words
from dashboard.components.attributes import attributes
from dashboard.figures.numbers import counted
from dashboard.ids import Data
from dashboard.imports.routes import IMPORTS

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries.loaded import Preview


def decision_form(seen: Preview, token: str) -> Component:
    """Draw the form; `assets/import.js` sends what is decided with what was seen, so that nothing else is loaded."""
    shown = attributes(
        data_to=f"{IMPORTS}/{token}",
        data_seq=str(seen.seen.seq),
        data_head=seen.seen.hash,
        data_batch=seen.batch,
        data_loading=words.LOADING,
        data_moved=words.MOVED,
        data_no_reason=words.FILL_REASON,
        data_undecided=words.DECIDE,
        data_cut_off=words.CUT_OFF,
    )
    drop = html.Button(words.DROP, id=Data.DROP, className="button", type="button", **attributes(data_writes=""))
    if seen.already_there:
        return html.Div([html.P(drop, className="decision__buttons"), _said()], className="decision", **shown)
    load = html.Button(
        words.LOAD, id=Data.LOAD, className="button button--main", type="button", **attributes(data_writes="")
    )
    return html.Div(
        [
            *_rejects(seen),
            *_edits(seen),
            html.Label(words.REASON_LABEL, htmlFor=Data.REASON, className="decision__label"),
            dcc.Input(
                id=Data.REASON,
                type="text",
                maxLength=2000,
                placeholder=words.REASON_HINT,
                className="decision__reason",
                autoComplete="off",
            ),
            html.P([load, drop], className="decision__buttons"),
            _said(),
        ],
        className="decision",
        **shown,
    )


def _rejects(seen: Preview) -> list[Component]:
    """Ask what becomes of rejected rows; nothing is chosen for the reader."""
    if not seen.errors:
        return []
    rejected = sum(rows.rejected for rows in seen.read.values())
    choice = ("accepted_only", counted(rejected, words.ACCEPTED_ONLY))
    return _choice(counted(rejected, words.REJECTED_LABEL), Data.ACCEPTED_ONLY, choice)


def _edits(seen: Preview) -> list[Component]:
    """Ask which side stands where a row was edited here and is different in the files."""
    if not seen.conflicts:
        return []
    choices = (("keep", words.EDITS_KEEP), ("replace", words.EDITS_REPLACE))
    return _choice(counted(seen.conflicts, words.EDITS_LABEL), Data.EDITS, *choices)


def _choice(label: str, field_id: str, *choices: tuple[str, str]) -> list[Component]:
    options = [html.Option(said, value=value) for value, said in (("", words.UNDECIDED), *choices)]
    return [
        html.Label(label, htmlFor=field_id, className="decision__label"),
        html.Select(options, id=field_id, className="decision__choice"),
    ]


def _said() -> Component:
    return html.P(id=Data.DECIDED, className="import__said", role="status")
