"""Which weeks exist as of a day, and how far each may be trusted: observed, provisional, not covered, thin."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pandas as pd

from indicators.errors import AsOfBeforeWatch, AsOfMissing
from indicators.vocabulary import WeekState
from indicators.weeks import Week, weeks_between

if TYPE_CHECKING:
    from datetime import date

    from indicators.watch import Watch

THIN_ARTICLES = 3
"""A week that rests on this many articles or fewer is thin: confidence in it is low."""

SEARCHED = "searched"


def cutoff_day(watch: Watch, as_of: date | None, today: date | None) -> date:
    """Settle what was known: `as_of`, else the last week's Sunday, else `today` for a live watch.

    Raises AsOfMissing for a live watch (one without a last week) when neither date is given, and
    AsOfBeforeWatch when no week of the watch has begun by then.
    """
    last = watch.settings.last_week
    cutoff = as_of or (Week.parse(last).sunday if last else today)
    if cutoff is None:
        raise AsOfMissing(watch.settings.id)
    begins = Week.parse(watch.settings.first_week).monday
    if cutoff < begins:
        raise AsOfBeforeWatch(cutoff, begins)
    return cutoff


def all_weeks(watch: Watch, cutoff: date) -> tuple[Week, ...]:
    """List the weeks of the watch, oldest first; those of a live watch end with the cutoff's."""
    last = Week.parse(watch.settings.last_week) if watch.settings.last_week else Week.of(cutoff)
    return tuple(weeks_between(Week.parse(watch.settings.first_week), last))


def state_table(watch: Watch, weeks: tuple[Week, ...], cutoff: date, today: date | None) -> pd.DataFrame:
    """Describe each week: index its label; monday, state, thin, articles.

    state: not_covered where coverage says not_searched or has no row; provisional for the week that
    holds the cutoff (unless that is its Sunday) and for a live watch's current week; else observed.
    articles: the coverage row's count, else the articles published in the week. A watch without a
    coverage table has every week searched: zero and missing cannot then be told apart.
    """
    labels = [week.label for week in weeks]
    published = watch.articles["published"]
    counted = pd.Series(
        [int(published.between(pd.Timestamp(w.monday), pd.Timestamp(min(w.sunday, cutoff))).sum()) for w in weeks],
        index=labels,
    )
    if watch.coverage is None:
        covered, articles = pd.Series(True, index=labels), counted
    else:
        rows = watch.coverage.set_index("week").reindex(labels)
        covered = rows["status"] == SEARCHED
        articles = rows["articles"].astype("Int64").fillna(counted).astype("int64")
    open_weeks = pd.Series([_is_open(week, watch, cutoff, today) for week in weeks], index=labels)
    state = open_weeks.map({True: WeekState.PROVISIONAL.value, False: WeekState.OBSERVED.value})
    return pd.DataFrame(
        {
            "monday": pd.to_datetime([week.monday for week in weeks]),
            "state": state.where(covered, WeekState.NOT_COVERED.value).astype("str"),
            "thin": articles <= THIN_ARTICLES,
            "articles": articles,
        },
        index=pd.Index(labels, name="week"),
    )


def _is_open(week: Week, watch: Watch, cutoff: date, today: date | None) -> bool:
    """Say whether the week may still fill: its last day has not passed by the cutoff."""
    is_live_week = watch.settings.last_week is None and today == cutoff and Week.of(cutoff) == week
    return is_live_week or cutoff < week.monday + timedelta(days=6)
