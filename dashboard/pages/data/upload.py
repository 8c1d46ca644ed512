"""An upload, from its dry run to what its load did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from dash import html

from dashboard import text_data as words
from dashboard.components.link import view_link
from dashboard.components.notice import empty
from dashboard.components.section import section
from dashboard.figures.numbers import counted
from dashboard.ids import Data
from dashboard.imports.refusals import UploadGone
from dashboard.pages.data.decision import decision_form
from dashboard.pages.data.dry_run import changes_table, counts_table, rejected_part, what_would_happen
from dashboard.pages.data.fault_table import fault_table
from dashboard.pages.data.importing import drop_place

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries.loaded import LoadedQueries, Preview
    from dashboard.view import SettledView


def upload_section(loaded: LoadedQueries, view: SettledView, token: str) -> Component:
    """Build the dry run of an upload that waits, what was done with one that is loaded, or say that it is gone."""
    done = loaded.done(token)
    if done is not None:
        return _done(done, view)
    try:
        seen, left_out = loaded.preview(token), loaded.left_out(token)
    except UploadGone as gone:
        return section(words.UPLOAD_GONE_TITLE, empty(str(gone)), drop_place(), name=Data.IMPORT)
    if not seen.watch:
        return section(
            words.DRY_RUN_UNREADABLE,
            fault_table(seen.errors, caption=words.FAULTS_CAPTION),
            _not_taken(left_out),
            drop_place(),
            note=words.DRY_RUN_UNREADABLE_NOTE,
            name=Data.IMPORT,
        )
    return section(
        words.DRY_RUN_SAME if seen.already_there else words.DRY_RUN.format(what=what_would_happen(seen)),
        _elsewhere(seen, loaded),
        _not_taken(left_out),
        counts_table(seen),
        rejected_part(seen, token),
        changes_table(seen, token),
        _doubts(seen),
        decision_form(seen, token),
        note=_into(seen),
        name=Data.IMPORT,
        kind="section--upload",
    )


def _into(seen: Preview) -> str:
    if seen.is_new:
        return words.DRY_RUN_NEW_NOTE.format(title=seen.title, watch=seen.watch)
    same = counted(seen.total("same"), words.ROWS)
    return words.DRY_RUN_NOTE.format(title=seen.title, watch=seen.watch, same=same)


def _elsewhere(seen: Preview, loaded: LoadedQueries) -> Component | None:
    """Say that the folder is of another watch than the one that is shown."""
    if seen.watch == loaded.watch_id:
        return None
    return html.Div(html.P(words.OTHER_WATCH.format(title=seen.title, watch=seen.watch)), className="notice")


def _not_taken(left_out: tuple[str, ...]) -> Component | None:
    if not left_out:
        return None
    return html.P([html.Strong(words.LEFT_OUT_TITLE), ": ", " ".join(left_out)], className="section__note")


def _doubts(seen: Preview) -> Component | None:
    if not seen.warnings:
        return None
    return html.Details(
        [
            html.Summary(counted(len(seen.warnings), words.DOUBTS_FOLD)),
            fault_table(seen.warnings, caption=words.DOUBTS_CAPTION),
        ],
        className="fold",
    )


def _done(done: dict[str, Any], view: SettledView) -> Component:
    """Say what was loaded, by whom, and lead to it."""
    counts = {outcome: number for outcome, number in done["counts"].items() if outcome in words.OUTCOMES}
    parts = [
        form.format(count=f"{counts[outcome]:,}")
        for outcome, form in (("new", words.WHAT_NEW), ("changed", words.WHAT_CHANGED), ("gone", words.WHAT_GONE))
        if counts.get(outcome)
    ]
    # A whole address: the page is loaded anew, so that nothing of before the load can be left on it.
    opened = html.A(words.LOADED_OPEN.format(title=done["title"]), href=f"/?watch={quote(done['watch'])}")
    another = view_link(words.LOADED_ANOTHER, view.but(upload=None))
    return section(
        words.LOADED_TITLE.format(what=words.LIST_AND.join(parts) or words.WHAT_NOTHING),
        html.P([opened, another], className="links"),
        note=words.LOADED_SAID.format(author=done["author"]),
        name=Data.IMPORT,
        kind="section--upload",
    )
