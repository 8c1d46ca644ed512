"""Why a number is what it is: the change on the week before, and words for what is coded."""

from __future__ import annotations

import pytest

from tests.dashboard.cases import queries_of, view_of
from tests.watches import shipped

W12 = "?week=2020-W12"


@pytest.fixture(scope="module")
def queries():
    """Ask about the shipped watch."""
    return queries_of()


class TestComparison:
    """The change is told against the week before."""

    def test_a_comparison_is_with_the_week_before(self, queries):
        """None for the first; its sentence is the library's."""
        comparison = queries.comparison(view_of(queries, W12))
        assert (comparison.week_from.week, comparison.week_to.week) == ("2020-W11", "2020-W12")
        assert all(len(articles) for articles in comparison.incidents["articles"])
        assert queries.comparison(view_of(queries, "?week=2019-W44")) is None


class TestWords:
    """Sentences and names are the watch's."""

    def test_a_coded_word_is_said_by_its_phrase_without_the_place(self, queries):
        """With blanks where it has no phrase, or one that does not stand without the place."""
        assert queries.word("rocket_artillery_missile") == "rocket or mortar fire"
        assert queries.word("arson_storming") == "arson storming"
        assert queries.word("no_such_word") == "no such word"

    def test_every_word_of_the_watch_is_said_without_braces(self, queries):
        """No slot is left open, and nothing is empty."""
        for code in shipped.shipped_watch().settings.words:
            said = queries.word(code)
            assert said
            assert "{" not in said

    def test_week_phrases_name_the_strongest_new_incidents(self, queries):
        """For the labels of the peaks; only weeks that have any."""
        phrases = queries.week_phrases(view_of(queries, ""))
        assert phrases["2020-W02"].startswith("Ballistic missiles on Al Asad")
        assert set(phrases) <= set(shipped.WEEKS)
