"""One article: its text with the sentences that evidence reports, or its citation and a safe link."""

from __future__ import annotations

import pytest
from dash import html

from dashboard.evidence_pane.article import article_pane
from indicators.errors import UnknownArticle
from tests.dashboard.cases import queries_of, view_of
from tests.dashboard.reading import by_class, every, links_of, of_type, only, words_of

SEED = "seed-0001"


def opened(article=SEED, rest=""):
    """Open an article at an address."""
    queries = queries_of()
    return article_pane(queries, view_of(queries, f"?article={article}{rest}"))


def own_reports(article=SEED):
    """Give the reports taken from an article."""
    reports = queries_of().watch.reports
    return reports[reports["article_id"] == article]


def test_the_whole_text_stands_there():
    """Word for word, whatever is marked in it."""
    text = queries_of().watch.seed_texts[SEED]
    drawn = " ".join(words_of(paragraph) for paragraph in by_class(opened(), "article__paragraph"))
    assert drawn.split() == text.split()


def test_every_sentence_that_a_report_rests_on_is_marked():
    """Exactly the characters that the report names."""
    text = queries_of().watch.seed_texts[SEED]
    pieces = by_class(opened(), "evidence")
    for report in own_reports().to_dict("records"):
        said = "".join(
            words_of(piece) + " "
            for piece in pieces
            if report["event_id"] in piece.to_plotly_json()["props"].get("data-evidence", "").split()
        )
        assert said.split() == text[report["char_start"] : report["char_end"]].split()


def test_the_sentences_of_the_incident_one_came_from_are_highlighted():
    """Those of the others are underlined only; without an incident none is highlighted."""
    incident = own_reports()["incident_id"].iloc[0]
    own = set(own_reports()["event_id"][own_reports()["incident_id"] == incident])
    marks = of_type(opened(rest=f"&incident={incident}"), html.Mark)
    marked = [set(mark.to_plotly_json()["props"]["data-evidence"].split()) for mark in marks]
    assert all(events & own for events in marked)
    assert set.union(*marked) >= own
    assert of_type(opened(), html.Mark) == []


def test_each_report_has_a_note_in_the_margin_that_opens_its_incident():
    """Twenty-five notes for twenty-five reports."""
    notes = by_class(opened(), "article__note")
    assert len(notes) == len(own_reports()) == 25
    assert {note.href.partition("incident=")[2] for note in notes} == set(own_reports()["incident_id"])


def test_the_citation_grade_and_note_stand_above_the_text():
    """Who, what, when; how reliable in words; what the coder noted."""
    told = words_of(opened())
    assert "“Withdrawal Symptoms Reflecting on Coalition Redeployments from Iraq”, 8 April 2020" in told
    assert "Source reliability C: fairly reliable." in told
    assert "published date inferred" in told
    assert "25 reports taken from it" in words_of(only(opened(), "pane__summary"))


def test_an_article_whose_text_the_watch_does_not_keep_lists_its_reports():
    """Facts and citation only, with a safe link to the source."""
    pane = opened("art-0005")
    assert by_class(pane, "article") == []
    assert "keeps facts and the citation of this article, not its text" in words_of(pane)
    assert [href for _, href in links_of(pane) if "incident=" in href] != []
    (source,) = [link for link in of_type(pane, html.A) if str(link.href).startswith("http")]
    assert (source.target, source.rel) == ("_blank", "noopener noreferrer")


def test_the_way_back_leads_to_the_incident_or_the_list():
    """Or nowhere, where the article was opened by its address alone."""
    incident = own_reports()["incident_id"].iloc[0]
    back = by_class(opened(rest=f"&incident={incident}&show=week"), "pane__back")[0]
    assert words_of(back).endswith("The incident")
    assert back.href.endswith(f"incident={incident}")
    listed = by_class(opened(rest="&show=week"), "pane__back")[0]
    assert words_of(listed).endswith("Incidents of the week")
    assert by_class(opened(), "pane__back") == []


def test_an_article_that_came_later_is_not_known_yet():
    """As-of looks at publication here too."""
    with pytest.raises(UnknownArticle, match="only from 2020-04-08 on"):
        opened(rest="&as_of=2020-03-22")


def test_nothing_of_the_text_is_taken_for_markup():
    """Components hold text; there is no raw HTML anywhere in the pane."""
    assert not [one for one in every(opened()) if type(one).__name__ in ("Markdown", "DangerouslySetInnerHTML")]
