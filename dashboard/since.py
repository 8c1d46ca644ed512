"""What has come into the record since a reader was last shown a watch, under the view of now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.situation import POSTURE, changes_since

if TYPE_CHECKING:
    from datetime import datetime

    import pandas as pd

    from dashboard.shelf import Shelf, Shown
    from dashboard.view import SettledView


@dataclass(frozen=True)
class Since:
    """What changed. at: the entry that was the last then, UTC; articles, added, corrected, withdrawn: how many.

    moved: one row per week whose posture score moved: week before after (NaN: no score) level_before
    level_after (names).
    """

    view: SettledView
    at: datetime
    articles: int
    added: int
    corrected: int
    withdrawn: int
    moved: pd.DataFrame


def since_seen(shelf: Shelf, shown: Shown, seen: str) -> Since | None:
    """Compare what is shown with what it was at the head that a reader saw; None when nothing came since.

    None, too, where the record never had that head, or an earlier moment of it is shown.
    """
    if shown.state is None or shown.record_at is not None:
        return None
    queries = shown.queries
    watch = queries.watch.settings.id
    earlier = shelf.state_seen(watch, seen)
    if earlier is None or earlier.at is None or earlier.seq >= shown.state.seq:
        return None
    view, _ = queries.settle(shown.asked)
    before = shelf.queries_in(watch, earlier)
    then, now = before.scores(before.settle(view)[0]), queries.scores(view)
    found = changes_since(queries.watch, then, now, before.watch)
    moved = found.scores[found.scores["indicator"] == POSTURE][["week", "before", "after"]]
    return Since(
        view,
        earlier.at,
        len(found.articles),
        len(found.reports_new),
        len(found.reports_changed),
        len(found.reports_gone),
        moved.assign(
            level_before=moved["week"].map(then.weeks["level_name"]),
            level_after=moved["week"].map(now.weeks["level_name"]),
        ),
    )
