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

    since, now: the two as-of days. articles: those known now and not then, oldest first: article_id,
    published, publisher, title, url, reports. reports_new, reports_changed, reports_gone: ids of reports known
    at this look alone, at both with other words or numbers, and at the earlier one alone. scores: one row per (week,
    indicator) whose score moved, POSTURE rows first: week, indicator, before, after (NaN: no score).
    weeks_added: labels of the weeks that did not exist at the earlier look.
    """

    since: date
    now: date
    articles: pd.DataFrame
    reports_new: tuple[str, ...]
    reports_changed: tuple[str, ...]
    reports_gone: tuple[str, ...]
    scores: pd.DataFrame
    weeks_added: tuple[str, ...]


def changes_since(watch: Watch, before: Scores, after: Scores, earlier: Watch | None = None) -> ChangesSince:
    """Compare two looks at one watch under one set of weights, weeks that both know.

    earlier: the watch as it stood at the earlier look; None = as it stands now. Scores differ here by reports
    alone as long as weights and definitions are the same; the caller sees to that. An indicator that one look
    lacks is left out.
    """
    then, now = _known(earlier or watch, before), _known(watch, after)
    articles = watch.articles[watch.articles["published"] <= pd.Timestamp(after.matrix.as_of)]
    known = (earlier or watch).articles
    known = known[known["published"] <= pd.Timestamp(before.matrix.as_of)]
    articles = articles[~articles["article_id"].isin(known["article_id"])].sort_values(["published", "article_id"])
    counts = watch.reports["article_id"].value_counts()
    articles = articles.assign(reports=articles["article_id"].map(counts).fillna(0).astype("int64"))
    moved = pd.concat([_moved(_posture(before), _posture(after)), _moved(before.indicators, after.indicators)])
    added = [label for label in after.weeks.index if label not in set(before.weeks.index)]
    columns = ["article_id", "published", "publisher", "title", "url", "reports"]
    return ChangesSince(
        before.matrix.as_of, after.matrix.as_of, articles[columns].reset_index(drop=True),
        tuple(one for one in now if one not in then),
        tuple(one for one in now if one in then and now[one] != then[one]),
        tuple(one for one in then if one not in now),
        moved.reset_index(drop=True), tuple(added),
    )  # fmt: skip


def _known(watch: Watch, scores: Scores) -> dict[str, tuple[str, ...]]:
    """Give every report known at a look: its id -> all its cells as text, which compare where empty, too."""
    columns = sorted(watch.reports.columns)
    reports = watch.reports[watch.reports["published"] <= pd.Timestamp(scores.matrix.as_of)]
    cells = reports[columns].astype("object").map(str).to_numpy()
    return {str(one): tuple(row) for one, row in zip(reports["event_id"], cells, strict=True)}


def _posture(scores: Scores) -> pd.DataFrame:
    return scores.weeks.reset_index()[["week", "score"]].assign(indicator=POSTURE)


def _moved(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    keys = ["week", "indicator"]
    both = before[[*keys, "score"]].merge(after[[*keys, "score"]], on=keys, suffixes=("_before", "_after"))
    was, now = both["score_before"], both["score_after"]
    moved = ((was - now).abs() > NOTICEABLE) | (was.isna() != now.isna())
    names = {"score_before": "before", "score_after": "after"}
    return both[moved].rename(columns=names)
