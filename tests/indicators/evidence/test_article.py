"""One article, its reports and its text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import UnknownArticle
from indicators.evidence import article_page
from indicators.evidence.article import citation, segments
from indicators.evidence.gathered import gather_evidence
from indicators.scoring import score_incidents
from indicators.watch import read_watch, shipped_watch_folder
from tests.indicators.evidence.small_case import DEFINITIONS, FIRE, case
from tests.watches.definitions import catalogue

TEXT = "Rockets fell. Nobody was hurt. The base is open."


def test_the_text_is_cut_where_the_reports_sentences_are():
    """One sentence with a report, the rest plain, in order and complete."""
    reports = [{"day": "2020-01-08", **FIRE, "char_start": 14, "char_end": 30}]
    page = article_page(case(reports, texts={"a0": TEXT})[0], "a0")
    assert [(segment.text, segment.event_ids) for segment in page.segments] == [
        ("Rockets fell. ", ()), ("Nobody was hurt.", ("r0",)), (" The base is open.", ()),
    ]  # fmt: skip
    assert page.text == TEXT


def test_an_article_without_its_text_has_no_segments():
    """Only citation and reports are left."""
    page = article_page(case([{"day": "2020-01-08", **FIRE}], publishers={"a0": "Herald (Gazette)"})[0], "a0")
    assert (page.segments, page.text, page.url) == ((), "", None)
    assert (page.publisher, page.source) == ("Herald (Gazette)", "Gazette")
    assert list(page.reports["event_id"]) == ["r0"]
    assert page.citation == "Herald (Gazette), “An article.”, 8 January 2020"


spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["one", "two", "three"])).map(
        lambda span: (min(span[:2]), max(span[:2]), span[2])
    ),
    max_size=6,
)


@given(spans)
def test_segments_cover_the_text_once_and_name_every_report_of_each_character(found):
    """However the spans overlap, each character stands once, under exactly the spans that hold it."""
    cut = segments(TEXT, found)
    assert "".join(segment.text for segment in cut) == TEXT
    for segment in cut:
        for place in range(segment.start, segment.end):
            assert segment.event_ids == tuple(e for start, end, e in found if start <= place < end)


def test_a_report_without_a_place_in_the_text_is_left_out_of_it():
    """Its sentence is not known."""
    assert segments("abc", [(None, None, "one")]) == segments("abc", [])
    assert segments("", [(0, 1, "one")]) == ()


def test_a_citation_leaves_out_what_is_not_known():
    """No publisher, no title: the day is left."""
    assert citation(None, None, date(2020, 4, 8)) == "8 April 2020"


def test_an_unknown_article_is_refused_with_the_nearest_name():
    """a00 for a0."""
    with pytest.raises(UnknownArticle, match=r'"a00".*for example a0'):
        article_page(case([{"day": "2020-01-08", **FIRE}])[0], "a00")


def test_an_article_of_later_is_named_with_its_day():
    """As of the 12th the article of the 15th is not out."""
    reports = [{"day": "2020-01-06", **FIRE}, {"day": "2020-01-08", "published": "2020-01-15", **FIRE}]
    with pytest.raises(UnknownArticle, match="only from 2020-01-15"):
        article_page(case(reports, as_of=date(2020, 1, 12))[0], "a1")


def test_the_shipped_source_article_is_whole_and_every_placed_report_is_marked():
    """All reports of the seed that have a place in the text, several of them sharing a sentence."""
    watch = read_watch(shipped_watch_folder())
    page = article_page(gather_evidence(watch, score_incidents(watch, catalogue(*DEFINITIONS))), "seed-0001")
    assert page.text == watch.seed_texts["seed-0001"]
    placed = page.reports.dropna(subset=["char_start"])
    assert {e for segment in page.segments for e in segment.event_ids} == set(placed["event_id"])
    assert any(len(segment.event_ids) > 1 for segment in page.segments)
    for row in placed.itertuples():
        own = "".join(segment.text for segment in page.segments if row.event_id in segment.event_ids)
        assert own == page.text[row.char_start : row.char_end]
