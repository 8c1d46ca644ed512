"""The Data page says what it is built on, how fresh that is, and whether anything is wrong, for every watch."""

from __future__ import annotations

import pytest

from dashboard.pages.data.callbacks import data_view
from dashboard.pages.data.coverage import shade
from dashboard.pages.data.facts import verdict
from dashboard.queries.loaded import LoadedQueries
from dashboard.shelf import always
from tests.dashboard.cases import VIEWS, case, queries_of
from tests.dashboard.reading import by_class, links_of, only, rows_of, words_of


def drawn(name: str):
    """Draw the page of a named view, without a record."""
    watch, search = VIEWS[name]
    return data_view(always(queries_of(watch))(search), None)


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_is_drawn(name):
    """Four facts, the strip and the bars; nothing is left unfilled."""
    page = drawn(name)
    words = words_of(page)
    assert len(by_class(page, "fact")) == 4
    assert "{" not in words
    assert "nan" not in words.lower().split()
    assert rows_of(only(page, "strip"))[1][0] == "Source"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("usual", "Nothing is missing: every row was accepted and every week was searched. 5 rows are doubtful"),
        ("uncovered", "1 week was not searched, so nothing is known of it."),
        ("without_coverage", "nothing says which weeks were searched"),
    ],
)
def test_the_verdict_says_what_is_wrong(name, said):
    """In one sentence, and that nothing is when nothing is."""
    queries, view = case(name)
    assert said in verdict(LoadedQueries(queries), view)


def test_facts_are_those_of_the_shell():
    """Reports, incidents and articles are counted once for both."""
    facts = [words_of(fact) for fact in by_class(drawn("usual"), "fact")]
    assert facts[0] == "Built on 278 reports152 incidents, told by 167 articles of 138 publishers"
    assert "without a record" in facts[1]
    assert facts[2].startswith(
        "Newest article 20 Apr 2020Half of the reports come on the day of the event, nine in ten"
    )
    assert facts[3].startswith("Weeks searched 26 of 2612 with three articles or fewer")


def test_a_week_leads_to_its_overview():
    """The other parts of the view stay."""
    page = data_view(always(queries_of())("?week=2020-W12&weights=equal"), None)
    leads = dict(links_of(only(page, "strip")))
    assert leads["02"] == "/?week=2020-W02&weights=equal&as_of=2020-04-26"


def test_a_week_without_articles_is_told_from_one_that_nobody_searched():
    """By its own row, in words for a screen reader."""
    states = rows_of(only(drawn("uncovered"), "strip"))[2]
    assert states[0] == "Searched"
    assert [state for state in states[1:] if "not searched" in state] == ["?not searched"]
    assert states[4] == "●searched"  # 2019-W47: nothing was found


def test_rows_add_up_to_their_total():
    """Each row of the strip."""
    for row in rows_of(only(drawn("usual"), "strip"))[3:]:
        if len(row) > 1:
            assert sum(int(cell or 0) for cell in row[1:-1]) == int(row[-1])


def test_without_a_record_nothing_can_be_loaded():
    """The page says how to come by one."""
    page = drawn("usual")
    assert by_class(page, "import") == []
    assert "posturewatch serve" in words_of(page)


@pytest.mark.parametrize(("count", "dark"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (15, 4), (16, 5), (900, 5)])
def test_more_is_darker(count, dark):
    """In five steps, each twice the one before."""
    assert shade(count) == dark
