"""One article: its text with the sentences that evidence reports, or its citation and a safe link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from dash import html

from dashboard import text_evidence as words
from dashboard.components.article import Mark, article_text
from dashboard.components.link import source_link, view_link
from dashboard.components.pane import pane, pane_section
from dashboard.days import span_in_words
from dashboard.figures.numbers import counted
from dashboard.rows import rows_of

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.view import SettledView


def article_pane(queries: Queries, view: SettledView) -> Component:
    """Draw the article that the view names. Raises UnknownArticle."""
    found = queries.article(view)
    reports = rows_of(found.reports)
    has_back = view.incident or view.show
    return pane(
        found.title or found.article_id,
        pane_section(words.SOURCE, html.P(source_link(found.citation, found.url)), html.P(_grade(found))),
        pane_section(
            words.ITS_TEXT,
            article_text(found.text, _marks(reports, queries, view), view),
            note=words.ITS_TEXT_NOTE,
        )
        if found.segments
        else pane_section(words.ITS_REPORTS, _reports(reports, view), note=words.NO_TEXT),
        view=view,
        about=f"{words.ARTICLE} {found.article_id}",
        summary=counted(len(reports), words.REPORTS_TAKEN),
        back=view.but(article=None) if has_back else None,
        back_to=words.BACK_TO_INCIDENT if view.incident else words.BACK_TO_LIST,
    )


def _grade(found: Any) -> str:
    grade = found.reliability or words.DASH
    note = f" {found.note}." if found.note else ""
    return words.RELIABILITY.format(grade=grade, meaning=words.RELIABILITY_WORDS.get(grade, words.NOT_JUDGED)) + note


def _marks(reports: list[dict[str, Any]], queries: Queries, view: SettledView) -> list[Mark]:
    hues = queries.hues_of_incidents(view)
    return [
        Mark(
            int(report["char_start"]), int(report["char_end"]), report["event_id"], report["incident_id"],
            report["summary"], hues.get(report["incident_id"], 9), is_open=report["incident_id"] == view.incident,
        )
        for report in reports
        if pd.notna(report["char_start"]) and pd.notna(report["char_end"])
    ]  # fmt: skip


def _reports(reports: list[dict[str, Any]], view: SettledView) -> Component:
    return html.Ul(
        [
            html.Li(
                [
                    view_link(report["summary"], view.but(incident=report["incident_id"], article=None)),
                    html.Span(
                        f" {span_in_words(report['first_day'], report['last_day'])} · {report['grade']}",
                        className="quiet",
                    ),
                ]
            )
            for report in reports
        ],
        className="plain-list",
    )
