"""What has changed since an earlier look: articles that came in, and scores that moved because of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from datetime import date

    from indicators.scoring import Scores
    from indicators.watch import Watch

POSTURE = ""
"""`indicator` of the rows that are about the posture score."""

NOTICEABLE = 1e-9
"""Points from which a score has moved; below it two runs only round differently."""


@dataclass(frozen=True)
class ChangesSince:
    """What was not yet known at an earlier look.

    since, now: the two as-of days. articles: those published after `since`, up to `now`, oldest
    first: article_id, published, publisher, title, url, reports. scores: one row per (week,
    indicator) whose score moved, POSTURE rows first: week, indicator, before, after (NaN: no score).
    weeks_added: labels of the weeks that did not exist at the earlier look.
    """

    since: date
    now: date
    articles: pd.DataFrame
    scores: pd.DataFrame
    weeks_added: tuple[str, ...]


def changes_since(watch: Watch, before: Scores, after: Scores) -> ChangesSince:
    """Compare two looks at one watch under one set of weights, weeks that both know.

    Scores differ here by late reports alone as long as weights and definitions are the same; the
    caller sees to that. An indicator that one look lacks is left out.
    """
    earlier, later = pd.Timestamp(before.matrix.as_of), pd.Timestamp(after.matrix.as_of)
    is_new = (watch.articles["published"] > earlier) & (watch.articles["published"] <= later)
    articles = watch.articles[is_new].sort_values(["published", "article_id"])
    counts = watch.reports["article_id"].value_counts()
    articles = articles.assign(reports=articles["article_id"].map(counts).fillna(0).astype("int64"))
    moved = pd.concat([_moved(_posture(before), _posture(after)), _moved(before.indicators, after.indicators)])
    added = [label for label in after.weeks.index if label not in set(before.weeks.index)]
    columns = ["article_id", "published", "publisher", "title", "url", "reports"]
    return ChangesSince(
        before.matrix.as_of, after.matrix.as_of, articles[columns].reset_index(drop=True),
        moved.reset_index(drop=True), tuple(added),
    )  # fmt: skip


def _posture(scores: Scores) -> pd.DataFrame:
    return scores.weeks.reset_index()[["week", "score"]].assign(indicator=POSTURE)


def _moved(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    keys = ["week", "indicator"]
    both = before[[*keys, "score"]].merge(after[[*keys, "score"]], on=keys, suffixes=("_before", "_after"))
    was, now = both["score_before"], both["score_after"]
    moved = ((was - now).abs() > NOTICEABLE) | (was.isna() != now.isna())
    names = {"score_before": "before", "score_after": "after"}
    return both[moved].rename(columns=names)
