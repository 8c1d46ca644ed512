"""The form that saves the weights of the address, and what is said of a save, a restored or a deleted version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ClientsideFunction, Input, Output, State, dcc, html, no_update

from dashboard import text_weight_sets as words
from dashboard.components.attributes import attributes
from dashboard.components.section import section
from dashboard.ids import Shell, WeightSets
from dashboard.invisible import show_unseen
from dashboard.pages.weights import set_cells as cells
from dashboard.pages.weights.answers import told, told_of_file
from dashboard.pages.weights.sets import sets_section
from dashboard.saved_sets.asking import Act, answer
from dashboard.saved_sets.desk import LONGEST_REASON, LONGEST_TITLE, SetDesk
from dashboard.saved_sets.export import EXPORT, answer_export
from dashboard.saved_sets.toml_import import bring
from dashboard.writes import writes

if TYPE_CHECKING:
    from collections.abc import Callable

    from dash import Dash
    from dash.development.base_component import Component

    from dashboard.shelf import Shown
    from dashboard.view import SettledView


def saving_stores() -> list[Component]:
    """Hold what the browser asks and where the answers lead; they outlive every drawing of the page."""
    return [dcc.Store(id=one) for one in (WeightSets.ASKED, WeightSets.DONE, WeightSets.BROUGHT, WeightSets.SHOWN)]


def saving_section(shown: Shown, view: SettledView) -> Component:
    """Draw the form. Where nothing can be saved it says why; link, import and export stay."""
    why_not = cells.why_not_written(shown)
    return section(
        words.FORM_TITLE,
        None if why_not else _stands(shown, view),
        html.Div(
            [
                *([] if why_not else _fields(shown, view)),
                html.P([*([] if why_not else [_save()]), *_ways()], className="saving__buttons"),
                html.P(id=WeightSets.LOCAL, className="saving__local", role="status"),
                html.Div(id=WeightSets.SAID, className="saving__said", role="status"),
            ],
            className="saving",
        ),
        note=why_not or words.FORM_NOTE,
        name=WeightSets.SAVE_PLACE,
    )


def register_saving(app: Dash, find: Callable[[str], Shown], place: str | None) -> None:
    """Register what saves, imports and exports. place: of the record; None: nothing can be saved."""
    answer_export(app.server, find)
    join: Any = app.clientside_callback  # Dash leaves it untyped
    asked = Input(WeightSets.DONE, "data"), Input(WeightSets.SHOWN, "data")
    join(ClientsideFunction("posturewatch", "go_to_set"), *asked, prevent_initial_call=True)

    @app.callback(
        Output(WeightSets.SAID, "children", allow_duplicate=True),
        Output(WeightSets.SHOWN, "data"),
        Input(WeightSets.BROUGHT, "data"),
        State(Shell.VIEW, "data"),
        prevent_initial_call=True,
    )
    def show_brought(brought: object, search: object) -> tuple[object, ...]:
        return brought_view(find(search if isinstance(search, str) else ""), brought)

    if place is None:
        return
    desk = SetDesk(place)

    @app.callback(
        Output(WeightSets.SAID, "children"),
        Output(WeightSets.DONE, "data"),
        Output(WeightSets.LIST, "children"),
        Input(WeightSets.ASKED, "data"),
        State(Shell.VIEW, "data"),
        State(WeightSets.SEEN, "data"),
        prevent_initial_call=True,
    )
    @writes
    def change_sets(asked: object, search: object, seen: object) -> tuple[object, ...]:
        return asked_view(desk, find, search if isinstance(search, str) else "", asked, seen)


def asked_view(
    desk: SetDesk, find: Callable[[str], Shown], search: str, asked: object, seen: object
) -> tuple[object, ...]:
    """Do what is asked; give what to say, where to go, and the list drawn anew where somebody else changed it."""
    outcome = answer(desk, find(search), asked, seen)
    shown = find(search)  # as the record stands after it
    view, _ = shown.queries.settle(shown.asked)
    said, to = told(outcome, shown, view)
    # A refused restore or delete is done again from the list, which must show what stands now; a refused save is
    # not: what stands in the list is what the reader had seen, and the next save must not pass for a look at more.
    is_stale = outcome.theirs is not None and outcome.asked is not None and outcome.asked.act in _FROM_LIST
    drawn = show_unseen(sets_section(shown, view)).children if is_stale else no_update
    return show_unseen(said), to or no_update, drawn


_FROM_LIST = {Act.RESTORE, Act.DELETE}


def brought_view(shown: Shown, brought: object) -> tuple[object, ...]:
    """Read a file that the browser sent; a good one is shown at its address, and is saved by nobody yet."""
    given = brought if isinstance(brought, dict) else {}
    read = bring(given.get("name"), given.get("text"), shown.queries.catalogue)
    said, to = told_of_file(read, shown, given.get("at"))
    return show_unseen(said), to or no_update


def _stands(shown: Shown, view: SettledView) -> Component | None:
    """Say which saved version is in force, by whom and why; None where it is a built-in set."""
    name, _, number = (view.base or view.weights).partition("@")
    version = next((one for one in shown.versions_of(name) if str(one.version) == number), None)
    if version is None:
        return None
    said = words.FORM_STANDS.format(
        version=version.version,
        title=version.set.title or version.id,
        author=version.author,
        when=cells.moment_in_words(version.saved_at),
        reason=version.reason,
    )
    return html.P(said, className="section__note")


def _fields(shown: Shown, view: SettledView) -> list[Component]:
    """Draw the two fields. What was typed outlives a drawing of the page for another week."""
    weighting = shown.queries.weighting(view)
    title = "" if weighting.base in shown.queries.built_in_sets() else weighting.title
    return [
        html.Label(words.NAME, htmlFor=WeightSets.NAME, className="saving__label"),
        dcc.Input(
            id=WeightSets.NAME,
            type="text",
            value=title,
            maxLength=LONGEST_TITLE,
            autoComplete="off",
            persistence=title or True,
            persistence_type="memory",
        ),
        html.Label(words.REASON, htmlFor=WeightSets.REASON, className="saving__label"),
        dcc.Input(
            id=WeightSets.REASON,
            type="text",
            placeholder=words.REASON_HINT,
            maxLength=LONGEST_REASON,
            autoComplete="off",
            persistence=weighting.base,
            persistence_type="memory",
        ),
    ]


def _save() -> Component:
    acting = attributes(data_writes="", data_act=Act.SAVE.value)
    return html.Button(words.SAVE, id=WeightSets.SAVE, type="button", className="button button--primary", **acting)


def _ways() -> list[Component]:
    """Draw the ways to hand weights on without saving them."""
    refusals = attributes(
        data_too_large=words.IMPORT_TOO_LARGE,
        data_not_text=words.IMPORT_NOT_TEXT,
        data_unread=words.IMPORT_UNREAD,
    )
    copying = attributes(data_copies_view="", data_said=words.COPIED)
    return [
        html.Button(words.COPY, type="button", className="quiet-button", **copying),
        html.Button(words.IMPORT, id=WeightSets.IMPORT, type="button", className="quiet-button", **refusals),
        html.A(
            words.EXPORT,
            id=WeightSets.EXPORT,
            href=EXPORT,
            download="",
            className="quiet-button",
            **attributes(data_to=EXPORT),
        ),
    ]
