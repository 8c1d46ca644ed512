"""One incident: its reports side by side, where they differ, and what it adds to which weeks."""

from __future__ import annotations

import pytest
from dash import html

from dashboard.evidence_pane.incident import incident_pane
from dashboard.figures.numbers import signed
from indicators.errors import UnknownIncident
from tests.dashboard.cases import queries_of, view_of
from tests.dashboard.reading import by_class, links_of, of_type, only, rows_of, words_of

TAJI = "INC-20200311-TAJI"


def opened(incident=TAJI, rest="", watch="shipped"):
    """Open an incident at an address."""
    queries = queries_of(watch)
    return incident_pane(queries, view_of(queries, f"?week=2020-W12&incident={incident}{rest}"))


def lines(pane):
    """Read the comparison: what is compared -> one value a report."""
    return {row[0].removesuffix(" (reports differ)"): row[1:] for row in rows_of(of_type(pane, html.Table)[0])}


def test_every_report_has_a_column_that_opens_its_article():
    """Six reports, six outlets, each with its day."""
    queries, pane = queries_of(), opened()
    reports = queries.watch.reports[queries.watch.reports["incident_id"] == TAJI]
    assert {len(values) for values in lines(pane).values()} == {len(reports)}
    ways = [href for _, href in links_of(pane) if "article=" in href]
    assert {href.partition("article=")[2] for href in ways} == set(reports["article_id"])


def test_the_reports_facts_stand_side_by_side():
    """Size, killed, wounded, grade: each as its report has it, a dash where it says nothing."""
    told = lines(opened())
    assert told["Killed"] == ["3"] * 6
    assert sorted(told["Wounded"]) == ["10", "12", "12", "12", "14", "–"]
    assert told["Size"][0] == "18 rockets"
    assert told["Grade"][0] == "B1, believed 0.85"


def test_what_they_differ_on_is_marked_and_said():
    """Exactly the things on which two reports give different values."""
    pane = opened()
    found = queries_of().dossier(view_of(queries_of(), f"?incident={TAJI}"))
    marked = {
        row[0].removesuffix(" (reports differ)") for row in rows_of(of_type(pane, html.Table)[0]) if "(" in row[0]
    }
    assert marked == {"Size", "Wounded", "By whom", "Grade"}
    assert len(marked) == len(found.disagreements)
    assert "They differ on the size, the wounded, who did it, how far to believe it." in words_of(pane)
    assert "They do not contradict each other." in words_of(opened("INC-2020-MISSILE-SERIES"))


def test_the_summary_counts_sources_and_says_whom_it_is_laid_to():
    """As reported, with how many say so."""
    assert words_of(only(opened(), "pane__summary")) == (
        "6 reports from 6 independent sources. Kataib Hezbollah (US attribution), named by one of six reports."
    )
    assert words_of(only(opened("INC-20200314-TAJI"), "pane__summary")).endswith(
        "Unclaimed; one report names Kataib Hezbollah (outlet's attribution)."
    )


def test_what_it_adds_is_told_week_by_week():
    """From the week it began, fading, each with the score it is part of; each opens that week."""
    pane = opened()
    queries = queries_of()
    scores = queries.scores(view_of(queries, "?week=2020-W12"))
    own = scores.incidents[scores.incidents["incident_id"] == TAJI].set_index("week")["contribution"]
    told = [words_of(item) for item in by_class(pane, "week-parts")[0].children]
    assert told[0] == f"2020-W11 {signed(own['2020-W11'])} of 38.3"
    assert told[1] == f"2020-W12 {signed(own['2020-W12'])} of 42.1, fading"
    assert len(told) == (own >= 0.05).sum()
    assert next(href for said, href in links_of(pane) if said == "2020-W11").startswith("?week=2020-W11&")


def test_a_week_that_was_not_covered_gets_a_dash():
    """What it would have added is not known."""
    told = words_of(opened(watch="unsearched"))
    assert "2020-W11 +17.1 of 38.3" in told
    assert "2020-W12 – no score, fading" in told
    assert "2020-W13 +5.6 of 39.7, fading" in told


def test_an_incident_of_a_context_indicator_adds_nothing_and_says_where():
    """Weight 0: its first weeks are named with 0 points."""
    told = words_of(opened("INC-20200115-OPS-RESUME"))
    assert "Force protection relaxed" in told.partition("What it adds")[2]
    assert "0 of" in told


def test_an_incident_that_no_indicator_counts_says_so():
    """A tally sums others up and is evidence only."""
    assert "No indicator counts it: it adds nothing to any week" in words_of(opened("INC-2020-MISSILE-SERIES"))


def test_incidents_that_end_one_another_are_linked_both_ways():
    """The resumption ends the pause; the pause is ended by it."""
    ends = dict(links_of(opened("INC-20200115-OPS-RESUME")))
    assert "incident=INC-20200105-TRAINING-PAUSE" in ends["Ends INC-20200105-TRAINING-PAUSE"]
    ended = dict(links_of(opened("INC-20200105-TRAINING-PAUSE")))
    assert "incident=INC-20200115-OPS-RESUME" in ended["Ended by INC-20200115-OPS-RESUME"]


def test_the_way_back_leads_to_the_list_one_came_from():
    """To the indicator's list, or to the week's where one came straight from the page."""
    backs = [by_class(opened(rest=rest), "pane__back")[0].href for rest in ("", "&show=attacks")]
    assert backs[0].endswith("&show=week")
    assert backs[1].endswith("&show=attacks")
    assert not any("incident=" in back for back in backs)


def test_links_to_sources_are_safe_and_name_their_host():
    """New window, no referrer, no opener; the host stands beside the title."""
    outside = [link for link in of_type(opened(), html.A) if str(link.href).startswith("http")]
    assert len(outside) == 6
    assert {link.rel for link in outside} == {"noopener noreferrer"}
    assert "(www.latimes.com)" in words_of(opened())


def test_only_what_was_published_by_the_as_of_date_is_shown():
    """Two days after the attack: fewer reports."""
    early = lines(opened(rest="&as_of=2020-03-17"))
    assert 0 < len(early["Killed"]) <= len(lines(opened())["Killed"])
    with pytest.raises(UnknownIncident, match="published by 2020-03-17"):
        opened("INC-20200329-K1", rest="&as_of=2020-03-17")


def test_a_watch_without_words_shows_the_codes():
    """Sides as they are written in the file, with blanks for underscores."""
    told = lines(opened(watch="without_words"))["By whom"]
    assert "Kataib Hezbollah (US attribution) (iran backed)" in told
