"""What is said of a save, and where it leads; where somebody saved first, both versions and the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from dashboard import text_weight_sets as words
from dashboard.components.attributes import attributes
from dashboard.components.link import view_link
from dashboard.pages.weights import set_cells as cells
from dashboard.pages.weights.side_by_side import beside_title, pair_tables
from dashboard.queries.named_sets import NamedSets
from dashboard.saved_sets.asking import Act

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries.named_sets import SavedWeightSet
    from dashboard.saved_sets.asking import Outcome
    from dashboard.saved_sets.toml_import import Brought
    from dashboard.shelf import Shown
    from dashboard.view import SettledView

_NOTICE = "notice notice--fault"


def told(outcome: Outcome, shown: Shown, view: SettledView) -> tuple[Component | str, dict[str, Any] | None]:
    """Say what came of a request, and give the address that shows it; None where the reader stays."""
    if outcome.theirs is not None and outcome.asked is not None:
        return _first(outcome, outcome.theirs, shown, view), None
    if outcome.done is None or outcome.asked is None:
        return html.Div(
            [html.P(words.REFUSED, className="notice__title"), html.P(outcome.refused)], className=_NOTICE
        ), None
    said = _done(outcome, outcome.done)
    return said, {"to": _leads_to(outcome, outcome.done, shown, view), "said": said, "at": outcome.asked.at}


def told_of_file(read: Brought, shown: Shown, at: object) -> tuple[Component | str, dict[str, Any] | None]:
    """Say what a file holds and lead to its weights, or list its faults."""
    if read.weights is None:
        title = words.IMPORT_FAULTS[len(read.faults) > 1].format(file=read.file, count=len(read.faults))
        faults = html.Ul([html.Li(fault) for fault in read.faults])
        return html.Div([html.P(title, className="notice__title"), faults], className=_NOTICE), None
    queries = shown.queries
    view, _ = queries.settle(shown.asked)
    to = shown.asked.but(weights=queries.weightings.written(read.weights), base=view.base or view.weights)
    said = words.IMPORTED.format(title=read.title, file=read.file)
    return said, {"to": to.but(history=None, beside=None).address, "said": said, "at": at}


def _done(outcome: Outcome, done: SavedWeightSet) -> str:
    asked, title = outcome.asked, done.set.title or done.id
    if asked is not None and asked.act is Act.DELETE:
        return words.DELETED_NOW.format(title=title)
    if not outcome.wrote:
        return words.STANDS.format(version=done.version, title=title, author=done.author)
    if asked is not None and asked.act is Act.RESTORE:
        return words.RESTORED.format(old=asked.version, title=title, version=done.version)
    return words.SAVED.format(author=done.author, version=done.version, title=title)


def _leads_to(outcome: Outcome, done: SavedWeightSet, shown: Shown, view: SettledView) -> str:
    """Give the address of what stands now; of a deleted set the list, with other weights where it was in force."""
    asked = outcome.asked
    if asked is not None and asked.act is Act.DELETE:
        here = shown.asked.but(history=None, beside=None)
        is_gone = (view.base or view.weights).partition("@")[0] == done.id
        return here.but(weights=None, base=None).address if is_gone else here.address
    to = shown.asked.but(weights=f"{done.id}@{done.version}", base=None, beside=None)
    return (to if asked is not None and asked.act is Act.RESTORE else to.but(history=None)).address


def _first(outcome: Outcome, theirs: SavedWeightSet, shown: Shown, view: SettledView) -> Component:
    """Say who saved what first, when and why; show it against the weights of the address; let the reader choose."""
    title = theirs.set.title or theirs.id
    form = words.FIRST_GONE if theirs.deleted else words.FIRST
    asked = outcome.asked
    who = words.FIRST_WHO.format(
        version=theirs.version, title=title, when=cells.moment_in_words(theirs.saved_at), reason=theirs.reason
    )
    had = words.FIRST_SEEN.format(seen=outcome.had) if outcome.had else words.FIRST_SEEN_NONE
    parts: list[Component] = [
        html.P(form.format(author=theirs.author), className="notice__title"),
        html.P([who, " ", had]),
    ]
    if asked is not None and asked.act in {Act.RESTORE, Act.DELETE}:
        return html.Div([*parts, html.P(words.CHANGED_MEANWHILE)], className=_NOTICE, role="alert")
    parts.append(html.P(words.FIRST_YOURS))
    pair, _ = NamedSets(shown, view).side_by_side(f"{theirs.id}@{theirs.version}")
    if pair is not None:
        heads = words.YOURS, words.THEIRS
        parts += [html.P(beside_title(pair, heads), className="sets__title"), *pair_tables(pair, heads, shown)]
    return html.Div([*parts, _choice(theirs, shown)], className=_NOTICE, role="alert")


def _choice(theirs: SavedWeightSet, shown: Shown) -> Component:
    over = html.Button(
        words.SAVE_ANEW if theirs.deleted else words.SAVE_OVER,
        type="button",
        className="button button--primary",
        **attributes(data_writes="", data_act=Act.OVER.value, data_set=theirs.id, data_seen=str(theirs.version)),
    )
    if theirs.deleted:
        return html.P(over, className="saving__buttons")
    take = shown.asked.but(weights=f"{theirs.id}@{theirs.version}", base=None, history=None, beside=None)
    return html.P([over, view_link(words.TAKE_THEIRS, take, kind="button")], className="saving__buttons")
