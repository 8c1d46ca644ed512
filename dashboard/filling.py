"""Fill the shell from the queries: the header of each view, the evidence pane, the pages."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Final

from dashboard import text
from dashboard import text_overview as words
from dashboard.components.controls import WeekOption
from dashboard.content import Content, Frame, Page
from dashboard.days import day_in_words, week_in_words
from dashboard.evidence_pane import open_pane
from dashboard.figures.numbers import counted
from dashboard.health import Readiness
from dashboard.invisible import show_unseen
from dashboard.pages import data, weights
from dashboard.pages.compare import page_of as compare_page_of
from dashboard.pages.overview import callbacks, layout
from dashboard.view import PARTS, View
from indicators.watch_digest import watch_digest
from indicators.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Callable

    from dash.development.base_component import Component

    from dashboard.imports.desk import ImportDesk
    from dashboard.queries import Queries
    from dashboard.shelf import Shown
    from dashboard.view import SettledView

_HEAD_SHOWN: Final = 12  # digits of the record's head: enough to find it again


def fill(find: Callable[[str], Shown], desk: ImportDesk | None = None) -> Content:
    """Put the content of the app together. The navigation lists only pages that exist.

    find: gives what the query of an address shows. desk: takes folders into the record; None without a record.
    """
    overview = Page("/", text.OVERVIEW, layout.layout, lambda app: callbacks.register(app, find))
    return Content(
        pages=(
            overview,
            weights.page_of(find, desk.place if desk else None),
            compare_page_of(find),
            data.page_of(find, desk),
        ),
        frame=lambda search: frame(find(search)),
        pane=lambda search: pane(find(search)),
        readiness=lambda: readiness(find("")),
    )


def readiness(shown: Shown) -> Readiness:
    """Describe what is shown, and whether it can be trusted."""
    watch = shown.queries.watch
    return Readiness(not shown.damage, shown.damage, watch.settings.id, shown.head, watch_digest(watch))


def work_out_first(find: Callable[[str], Shown]) -> None:
    """Work out what the first reader will ask, the opening view in light colours, so that it is there at once."""
    shown = find("")
    frame(shown)
    callbacks.overview_view(shown, "light", None)


def pane(shown: Shown) -> Component | None:
    """Draw the evidence pane that the address asks for; None where it asks for none."""
    drawn: Component | None = show_unseen(open_pane(shown.queries, shown.search))
    return drawn


def frame(shown: Shown) -> Frame:
    """Describe what stands around the page for one address."""
    queries = shown.queries
    view, refused = queries.settle(shown.asked)
    counts = queries.counts(view)
    return Frame(
        watch_id=queries.watch.settings.id,
        watch_title=counts.title,
        view=view,
        asked=_as_asked(shown.asked, view),
        weeks=_week_options(queries, view),
        weight_sets=_sets_to_choose(shown, view),
        is_changed=queries.weighting(view).is_changed,
        as_of=view.as_of,
        as_of_shown=day_in_words(view.as_of),
        first_day=Week.parse(queries.watch.settings.first_week).monday,
        last_day=queries.last_day,
        counts=(
            counted(counts.articles, text.COUNT_ARTICLES),
            counted(counts.reports, text.COUNT_REPORTS),
            counted(counts.incidents, text.COUNT_INCIDENTS),
            text.WEEKS_FROM_TO.format(first=counts.first_week, last=counts.last_week),
            text.WEEKS_RUN.format(timezone=counts.timezone),
            *([text.RECORD_HEAD.format(head=shown.head[:_HEAD_SHOWN])] if shown.head else []),
        ),
        messages=(*shown.messages, *refused),
        damage=shown.damage,
        held_then=_held_then(shown),
        watches=shown.watches,
    )


def _sets_to_choose(shown: Shown, view: SettledView) -> dict[str, str]:
    """Name the sets to choose from, built in and saved, and what the view has where that is none of them."""
    weighting = shown.queries.weighting(view)
    sets = shown.queries.built_in_sets()
    sets |= {f"{one.id}@{one.version}": one.set.title or one.id for one in shown.saved}
    if weighting.is_changed or view.weights in sets:
        return {**sets, view.weights: sets.get(view.weights, weighting.title)}
    return {**sets, view.weights: text.SET_VERSION.format(title=weighting.title, version=weighting.version)}


def _held_then(shown: Shown) -> str:
    """Say, where an earlier moment of the record is shown, which; empty where it is now."""
    if shown.record_at is None:
        return ""
    moment = shown.record_at.astimezone(UTC)
    return text.HELD_THEN.format(day=day_in_words(moment.date()), time=f"{moment:%H:%M}")


def _as_asked(asked: View, view: SettledView) -> View:
    """Keep of what was asked what the watch has, so that no link repeats what was refused; the week is said."""
    kept = {part: getattr(asked, part) if getattr(asked, part) == getattr(view, part) else None for part in PARTS}
    return View(**kept).but(week=view.week)


def _week_options(queries: Queries, view: SettledView) -> list[WeekOption]:
    weeks = queries.scores(view).weeks
    return [
        WeekOption(str(label), week_in_words(week["monday"]), words.WEEK_REMARKS.get(week["state"], ""))
        for label, week in weeks.iterrows()
    ]
