"""One incident: its reports side by side, what they disagree on, and what it adds to which weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import text_evidence as words
from dashboard.components.incident import ComparedLine, WeekPart, reports_side_by_side, week_parts
from dashboard.components.link import source_link, view_link
from dashboard.components.pane import pane, pane_section
from dashboard.days import day_in_words, span_in_words
from dashboard.figures.numbers import counted, points, signed
from dashboard.rows import cell_of, rows_of

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.view import SettledView


def incident_pane(queries: Queries, view: SettledView) -> Component:
    """Draw the incident that the view names. Raises UnknownIncident."""
    found = queries.dossier(view)
    looks = queries.indicator_rows(view).set_index("indicator")
    reports = rows_of(found.reports)
    differ = set(found.disagreements["about"])
    back = view.but(incident=None, article=None) if view.show else view.but(incident=None, article=None, show="week")
    said = words.REPORTS_FROM.format(
        reports=counted(len(reports), words.REPORT_FORMS),
        sources=counted(found.independent, words.SOURCE_FORMS),
    )
    return pane(
        found.text,
        pane_section(
            words.SIDE_BY_SIDE,
            reports_side_by_side(_headings(reports, view), _lines(reports, differ, queries)),
            note=_agreement(differ),
        ),
        pane_section(words.WHAT_IT_ADDS, *_weeks(found, looks, view), note=words.WHAT_IT_ADDS_NOTE),
        _links_to_others(found, view),
        view=view,
        about=f"{words.INCIDENT} {found.incident_id}",
        summary=f"{said} {queries.attributed_to(found)}.",
        back=back,
        back_to=words.BACK_TO_LIST,
    )


def _headings(reports: list[dict[str, Any]], view: SettledView) -> list[Any]:
    return [
        [
            view_link(_or_dash(report["publisher"]), view.but(article=report["article_id"])),
            f", {day_in_words(report['published'].date())}",
        ]
        for report in reports
    ]


def _lines(reports: list[dict[str, Any]], differ: set[str], queries: Queries) -> list[ComparedLine]:
    def line(name: str, about: str, say: Any) -> ComparedLine:
        return ComparedLine(name, [say(report) for report in reports], differs=about in differ)

    lines = [
        line(words.SUMMARY, "", lambda r: r["summary"]),
        line(words.DATES, "dates", lambda r: span_in_words(r["first_day"], r["last_day"])),
        line(words.PLACE, "place", lambda r: _or_dash(r["place"])),
        line(words.BY_WHOM, "actor", lambda r: _named(r, "actor", queries)),
        line(words.ON_WHOM, "target", lambda r: _named(r, "target", queries)),
        line(words.SIZE, "size", _size),
        line(words.KILLED, "killed", lambda r: _or_dash(r["killed"])),
        line(words.WOUNDED, "wounded", lambda r: _or_dash(r["wounded"])),
        line(words.REASON, "stated_reason", _reason),
        line(words.GRADES, "credibility", lambda r: f"{r['grade']}, {words.BELIEVED.format(q=r['q'])}"),
        line(words.ARTICLE, "", lambda r: source_link(_or_dash(r["title"]), r["url"])),
    ]
    return [one for one in lines if any(value != words.DASH for value in one.values)]


def _agreement(differ: set[str]) -> str:
    named = [words.ABOUT.get(about, about) for about in words.ABOUT if about in differ]
    return words.DISAGREE.format(things=", ".join(named)) if named else words.AGREE


def _weeks(found: Any, looks: pd.DataFrame, view: SettledView) -> list[Component]:
    drawn: list[Component] = []
    for indicator, own in found.weeks.groupby("indicator", sort=False):
        is_shown = (own["contribution"].abs() >= words.SMALLEST_SHOWN) | own["contribution"].isna()
        shown = own[is_shown] if own["contribution"].abs().max() > 0 else own.head(4)
        parts = [_part(row, view) for row in rows_of(shown)]
        drawn.append(
            pane_section(
                cell_of(looks, str(indicator), "title"),
                week_parts(parts, int(cell_of(looks, str(indicator), "hue"))),
            )
        )
    return drawn or [pane_section(words.ADDS_NOTHING)]


def _part(row: dict[str, Any], view: SettledView) -> WeekPart:
    is_known = pd.notna(row["contribution"])
    of_score = words.OF_SCORE.format(score=points(row["score"])) if pd.notna(row["score"]) else words.NO_SCORE
    return WeekPart(
        view_link(row["week"], view.but(week=row["week"])),
        float(row["contribution"]) if is_known else 0.0,
        signed(row["contribution"]) if is_known else words.DASH,
        of_score if row["is_new"] else f"{of_score}, {words.FADING}",
        bool(row["is_new"]),
    )


def _links_to_others(found: Any, view: SettledView) -> Component | None:
    links = [
        *(_other(words.ENDS, other, view) for other in found.ends),
        *(_other(words.ENDED_BY, other, view) for other in found.ended_by),
    ]
    return pane_section(words.LINKED, *links) if links else None


def _other(word: str, incident_id: str, view: SettledView) -> Component:
    return view_link(f"{word} {incident_id}", view.but(incident=incident_id, article=None))


def _named(report: dict[str, Any], who: str, queries: Queries) -> str:
    name, side = report[who], report[f"{who}_side"]
    side_said = words.DASH if pd.isna(side) else queries.word(side)
    return side_said if pd.isna(name) else f"{name} ({side_said})" if side_said != words.DASH else str(name)


def _size(report: dict[str, Any]) -> str:
    if pd.isna(report["magnitude"]):
        return words.DASH
    unit = "" if pd.isna(report["magnitude_unit"]) else f" {report['magnitude_unit']}"
    return f"{report['magnitude']:,.0f}{unit}"


def _reason(report: dict[str, Any]) -> str:
    if pd.isna(report["stated_reason"]):
        return words.DASH
    return ", ".join(words.REASON_WORDS.get(code, code).lower() for code in report["stated_reason"].split(";"))


def _or_dash(value: Any) -> str:
    return words.DASH if pd.isna(value) else str(value)
