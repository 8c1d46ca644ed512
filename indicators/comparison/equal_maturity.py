"""Compare two weeks as known the same number of days after the end of each.

A week that is still filling looks lower than an older one for no other reason than that: what was known
of both at the same age is like with like.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pandas as pd

from indicators.comparison.bridge import compare_weeks
from indicators.weeks import Week

if TYPE_CHECKING:
    from datetime import date

    from indicators.comparison.result import Comparison
    from indicators.scoring import Scores

_KEY = ["incident_id", "indicator"]


@dataclass(frozen=True)
class Maturity:
    """How old two weeks are when they are looked at. days: after the end of each; first, second: those days."""

    days: int
    first: date
    second: date


def maturity_of(week_from: str, week_to: str, as_of: date, days: int | None = None) -> Maturity | None:
    """Find the days on which both weeks have the same age.

    days: the age asked for; it is cut to the age that the later week has on the as-of day, which is also
    what None means. None when that week is not over: it has no age yet.
    """
    sundays = Week.parse(week_from).sunday, Week.parse(week_to).sunday
    oldest = (as_of - max(sundays)).days
    if oldest < 0:
        return None
    age = oldest if days is None else min(days, oldest)
    first, second = (sunday + timedelta(days=age) for sunday in sundays)
    return Maturity(age, first, second)


def compare_at_maturity(
    week_from: str, week_to: str, before: Scores, after: Scores, reports: pd.DataFrame | None = None
) -> Comparison:
    """Compare two weeks, each as its own side knew it: `before` at the first one's age, `after` at the second's.

    The earlier side cannot know the later week, so the two-sided means of METHOD section 12 do not exist.
    The world's part is the change as the later side sees both weeks; the data's is what reports published
    between the two days have added to the earlier week since:

        C_u(later) - C_t(earlier) = [C_u(later) - C_t(later)] + [C_t(later) - C_t(earlier)]

    Both parts sum to the change exactly; contributions are each side's own. Withheld as usual, and when the
    earlier week has no full score under its own side. Asked backwards: the negative.
    """
    if Week.parse(week_from).monday > Week.parse(week_to).monday:
        return compare_at_maturity(week_to, week_from, after, before, reports).reversed()
    world = compare_weeks(week_from, week_to, after, reports=reports)
    own = compare_weeks(week_from, week_from, before, reports=reports)
    withheld = own.withheld or world.withheld
    data = None
    if withheld is None and world.week_from.score is not None and own.week_from.score is not None:
        data = world.week_from.score - own.week_from.score
    indicators = world.indicators if withheld is None else world.indicators * float("nan")
    return replace(
        world,
        week_from=own.week_from,
        indicators=indicators,
        data=data,
        definitions=None if withheld else world.definitions,
        incidents=_with_own_contributions(world.incidents, own.incidents),
        withheld=withheld,
    )


def _with_own_contributions(world: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Put the earlier side's own contributions in, and the incidents that only that side knows there."""
    columns = list(world.columns)
    nothing = 0.0 if own["contribution_from"].notna().any() or own.empty else float("nan")
    theirs = own.set_index(_KEY)["contribution_from"]
    rows = world.set_index(_KEY)
    known = rows.assign(contribution_from=theirs.reindex(rows.index).fillna(nothing)).reset_index()
    only = own[~own.set_index(_KEY).index.isin(rows.index)]
    if only.empty:
        return known[columns]
    only = only.assign(new=0.0, fading=0.0, contribution_to=0.0)
    return pd.concat([known, only], ignore_index=True)[columns].sort_values(_KEY, ignore_index=True)
