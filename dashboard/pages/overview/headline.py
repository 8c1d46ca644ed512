"""The verdict first: score, level, the change and its reason; beside it what qualifies them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from dash import html

from dashboard import text_overview as words
from dashboard.components.headline import Change, Reading, headline, readings
from dashboard.components.link import view_link
from dashboard.components.section import columns
from dashboard.days import day_in_words, week_in_words
from dashboard.figures.numbers import counted, points
from dashboard.pages.overview.reports_in import reports_in
from dashboard.rows import cell_of, row_of
from dashboard.view import SHOW_WEEK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.view import SettledView


def headline_section(queries: Queries, view: SettledView) -> Component:
    """Build the verdict of the view's week and the readings that are never merged with it."""
    weeks = queries.scores(view).weeks
    week, before = row_of(weeks, view.week), queries.week_compared(view)
    verdict = headline(
        about=_about(view, week),
        score=words.NONE if pd.isna(week["score"]) else _score_link(points(week["score"]), view),
        level=None if pd.isna(week["level"]) else int(week["level"]),
        level_name=words.NO_LEVEL if pd.isna(week["level"]) else week["level_name"],
        moved=_moved(week, None if before is None else row_of(weeks, before), before),
        sentence=queries.change_sentence(view),
        remark=words.NOT_DANGER,
        links=[_reports_link(queries, view)],
    )
    return columns(verdict, readings(_readings(queries, view, week, before)), shape="verdict")


def _about(view: SettledView, week: Mapping[str, Any]) -> str:
    """Name the week with its days, and say what it is where it is not simply observed."""
    named = words.POSTURE_IN.format(week=view.week, days=week_in_words(week["monday"]))
    remark = words.WEEK_REMARKS.get(week["state"])
    return f"{named}, {remark}" if remark else named


def _moved(week: Mapping[str, Any], before: Mapping[str, Any] | None, label: str | None) -> Change | None:
    if before is None or pd.isna(week["score"]) or pd.isna(before["score"]):
        return None
    value = week["score"] - before["score"]
    was = {"week": label, "level": before["level_name"], "score": points(before["score"])}
    return Change(value, words.CHANGE_ON.format(points=points(abs(value)), **was))


def _score_link(score: str, view: SettledView) -> Component:
    label = words.OPEN_NUMBER.format(name=words.POSTURE_SCORE, number=score)
    return view_link(score, view.but(show=SHOW_WEEK), kind="number", label=label)


def _reports_link(queries: Queries, view: SettledView) -> Component:
    rows = queries.incidents(view).rows
    reports = int(rows.loc[rows["is_weighed"], "reports"].sum())
    said = words.REPORTS_BEHIND.format(count=counted(reports, words.REPORT_FORMS))
    return view_link(said, view.but(show=SHOW_WEEK))


def _readings(queries: Queries, view: SettledView, week: Mapping[str, Any], before: str | None) -> list[Reading]:
    weeks = queries.scores(view).weeks
    axes = (
        ("threat", words.READING_THREAT),
        ("response", words.READING_RESPONSE),
        ("exposure", words.READING_EXPOSURE),
    )
    shown = [
        _axis(name, week[axis], cell_of(weeks, before, axis) if before else None)
        if queries.weighs_on(view, axis)
        else Reading(name, words.NONE, words.NO_WEIGHT_ON_AXIS)
        for axis, name in axes
    ]
    level, held_because = _level(queries.level_sentence(view))
    if held_because:
        shown.append(Reading(words.READING_LEVEL, level, held_because))
    shown.append(_rests_on(queries, view, week))
    shown.append(_unusual(queries, view))
    agreed = _weightings(queries, view)
    if agreed is not None:
        shown.append(agreed)
    filling = reports_in(queries, view, week["state"])
    if filling is not None:
        shown.append(filling)
    low, high = queries.scores(view).score_range
    if week["bounds_low"] < week["bounds_high"]:
        bounds = words.BOUNDS_OF_WEEK.format(
            low=points(week["bounds_low"]), high=points(week["bounds_high"]),
            indicators=", ".join(queries.unknown_indicators(view)),
        )  # fmt: skip
        shown.append(Reading(words.BOUNDS, bounds))
    if (low, high) != (0.0, 100.0) and not pd.isna(low):
        shown.append(Reading(words.RANGE, words.RANGE_OF_SET.format(low=points(low), high=points(high))))
    shown.append(Reading(words.READING_CUTOFF, day_in_words(view.as_of), words.CUTOFF))
    return shown


def _weightings(queries: Queries, view: SettledView) -> Reading | None:
    """Say how many plausible weight sets agree with the level and with the change; None without a score."""
    leaning = queries.leaning(view.but(against=None, aggregation=None))
    if pd.isna(queries.score(view)):
        return None
    value, _, rest = leaning.level.partition(" of ")
    direction = leaning.direction.replace(words.OF_PLAUSIBLE, "")
    said = [f"of {rest}" if rest else "", leaning.badge or direction]
    link = html.P(view_link(words.WEIGHTINGS_LINK, view.without_pane(), path="/weights"))
    return Reading(words.READING_WEIGHTINGS, value, ". ".join(one for one in said if one), link)


def _unusual(queries: Queries, view: SettledView) -> Reading:
    """Say what is unusual about the week against the weeks before, and of how many tests."""
    return Reading(words.READING_UNUSUAL, *queries.surprise_said(view))


def _axis(name: str, score: float, before: float | None) -> Reading:
    if pd.isna(score):
        return Reading(name, words.NONE, words.AXIS_NOT_KNOWN)
    if before is None or pd.isna(before):
        return Reading(name, points(score))
    moved = words.UP_FROM if score > before else words.DOWN_FROM if score < before else words.AS_BEFORE
    return Reading(name, points(score), moved.format(score=points(before)))


def _level(sentence: str) -> tuple[str, str]:
    """Set the level's name apart from the reason why it is held."""
    name, _, rest = sentence.partition(",")
    return (name.rstrip("."), "") if not rest else (name, rest.strip())


def _rests_on(queries: Queries, view: SettledView, week: Mapping[str, Any]) -> Reading:
    rows = queries.incidents(view).rows
    own = rows[rows["is_weighed"]].drop_duplicates("incident_id")
    articles = counted(int(week["articles"]), words.ARTICLE_FORMS)
    if own.empty:
        said = words.RESTS_ON_NOTHING_NEW if rows.empty else words.RESTS_ON_NO_WEIGHT
    else:
        single = int((own["independent"] == 1).sum())
        said = words.RESTS_ON.format(incidents=counted(len(own), words.INCIDENT_FORMS), single=single)
    is_covered = week["state"] != words.NOT_COVERED_KEY
    thin = f" {words.THIN_WEEK}" if week["thin"] and is_covered else ""
    return Reading(words.READING_RESTS_ON, articles, f"{said}{thin}")
