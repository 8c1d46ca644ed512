"""Which pane an address opens, and what it says of things the watch does not have."""

from __future__ import annotations

import re

import pytest

from dashboard.evidence_pane import open_pane
from tests.dashboard.cases import queries_of
from tests.dashboard.reading import by_class, only, words_of

RAW = re.compile(r"\b(nan|NaN|None|NaT|inf|not_covered|True|False)\b|<NA>|<bound|\{|\}|__")


def title(search, watch="shipped"):
    """Read the title of the pane that an address opens."""
    return words_of(only(open_pane(queries_of(watch), search), "pane__title"))


@pytest.mark.parametrize("search", ["", "?", "?week=2020-W12", "?week=2020-W12&weights=equal", "?colour=red", None])
def test_no_pane_is_open_unless_the_address_asks_for_one(search):
    """The page alone."""
    assert open_pane(queries_of(), search) is None


def test_the_most_particular_part_decides():
    """The article before the incident, the incident before the list."""
    base = "?week=2020-W12&show=attacks"
    assert title(base).startswith("Attacks: 28.3 points")
    assert title(f"{base}&incident=INC-20200311-TAJI").startswith("Eighteen 107 mm rockets")
    assert title(f"{base}&incident=INC-20200311-TAJI&article=seed-0001").startswith("Withdrawal Symptoms")
    assert title("?week=2020-W12&show=week").startswith("Posture score: 42.1 points")


@pytest.mark.parametrize(
    ("search", "said"),
    [
        ("?incident=INC-20200311-TAJ", 'found no incident "INC-20200311-TAJ"'),
        ("?incident=INC-20200311-TAJ", "for example INC-20200311-TAJI"),
        ("?article=seed-0002", "for example seed-0001"),
        ("?article=seed-0001&as_of=2020-03-22", "only from 2020-04-08 on"),
        ("?incident=INC-20200329-K1&as_of=2020-03-22", "in the articles published by 2020-03-22"),
    ],
)
def test_what_the_watch_does_not_have_is_said_in_the_pane(search, said):
    """With the nearest name, or the day from which it is there; and the pane can be closed."""
    pane = open_pane(queries_of(), search)
    assert words_of(only(pane, "pane__title")) == "Not in this watch"
    assert said in words_of(pane)
    assert "incident=" not in by_class(pane, "pane__close")[0].href


def test_an_indicator_that_does_not_exist_opens_nothing():
    """The message stands in the shell."""
    assert open_pane(queries_of(), "?show=atacks") is None


@pytest.mark.parametrize("watch", ["shipped", "unsearched", "without_words"])
def test_nothing_raw_is_shown_in_any_pane(watch):
    """A fifth of all incidents and articles, opened: no NaN, no None, no code of ours."""
    queries = queries_of(watch)
    step = 5 if watch == "shipped" else 40
    incidents = [f"?week=2020-W12&incident={one}" for one in sorted(set(queries.watch.reports["incident_id"]))[::step]]
    articles = [f"?week=2020-W12&article={one}" for one in queries.watch.articles["article_id"][::step]]
    for search in ["?week=2020-W12&show=week", *incidents, *articles]:
        said = words_of(open_pane(queries, search))
        assert not (found := RAW.search(said)), (search, said[max(0, found.start() - 60) : found.end() + 60])
        assert "Not in this watch" not in said


def test_text_that_looks_like_markup_stays_text():
    """An id out of the address is written as it is."""
    said = words_of(open_pane(queries_of(), "?incident=%3Cscript%3Ealert(1)%3C/script%3E"))
    assert "<script>alert(1)</script>" in said
