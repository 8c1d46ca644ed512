"""Fill the shell from the queries: the header of each view, the evidence pane, the pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from dashboard import text
from dashboard import text_overview as words
from dashboard.components.controls import WeekOption
from dashboard.content import Content, Frame, Page
from dashboard.evidence_pane import open_pane
from dashboard.figures.numbers import counted
from dashboard.health import Readiness
from dashboard.invisible import show_unseen
from dashboard.pages.overview import callbacks, layout
from dashboard.pages.overview.days import day_in_words, week_in_words
from dashboard.view import PARTS, View, read_address
from indicators.watch_digest import watch_digest
from indicators.weeks import Week

if TYPE_CHECKING:
    from dashboard.queries import Queries
    from dashboard.recorded import Recorded
    from dashboard.view import SettledView

_HEAD_SHOWN: Final = 12  # digits of the record's head: enough to find it again


def fill(queries: Queries, recorded: Recorded | None = None) -> Content:
    """Put the content of the app together. The navigation lists only pages that exist.

    recorded: what the record said of the watch; None: a folder is shown without a record.
    """
    overview = Page("/", text.OVERVIEW, layout.layout, lambda app: callbacks.register(app, queries))
    return Content(
        pages=(overview,),
        frame=lambda search: frame(queries, search, recorded),
        pane=lambda search: show_unseen(open_pane(queries, search)),
        readiness=partial(readiness, queries, recorded),
    )


def readiness(queries: Queries, recorded: Recorded | None = None) -> Readiness:
    """Describe what is shown, and whether it can be trusted."""
    damage, head = (recorded.damage, recorded.head) if recorded else ("", None)
    return Readiness(not damage, damage, queries.watch.settings.id, head, watch_digest(queries.watch))


def work_out_first(queries: Queries) -> None:
    """Work out what the first reader will ask, the opening view in light colours, so that it is there at once."""
    frame(queries, "")
    callbacks.overview_view(queries, "", "light", None)


def frame(queries: Queries, search: str, recorded: Recorded | None = None) -> Frame:
    """Describe what stands around the page for one address."""
    asked, form = read_address(search)
    view, refused = queries.settle(asked)
    counts = queries.counts(view)
    return Frame(
        watch_title=counts.title,
        view=view,
        asked=_as_asked(asked, view),
        weeks=_week_options(queries, view),
        weight_sets=queries.weight_sets(),
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
            *([text.RECORD_HEAD.format(head=recorded.head[:_HEAD_SHOWN])] if recorded else []),
        ),
        messages=(*form, *refused),
        damage=recorded.damage if recorded else "",
    )


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
