"""The Compare page for usual and unusual pairs of weeks: it answers in words, and its parts add up."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest
from dash import dcc, html
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

from dashboard.pages.compare.callbacks import compare_view
from dashboard.pages.compare.page import compare_page
from dashboard.pages.compare.steps import groups_of, steps_of
from dashboard.shelf import always
from dashboard.theme import THEMES
from dashboard.view import GROUPS, read_address
from tests.dashboard.cases import queries_of, view_of
from tests.dashboard.reading import charts_of, every, links_of, of_type, words_of

VIEWS = {
    "usual": ("shipped", "?week=2020-W12"),
    "fortnight": ("shipped", "?week=2020-W13&against=2020-W11"),
    "backwards": ("shipped", "?week=2020-W02&against=2020-W12&group=site"),
    "then": ("shipped", "?week=2020-W12&maturity=0&group=side"),
    "same": ("shipped", "?week=2020-W12&against=2020-W12"),
    "first": ("shipped", "?week=2019-W44"),
    "provisional": ("shipped", "?week=2020-W12&as_of=2020-03-18"),
    "no_weight": ("shipped", "?week=2020-W12&weights=nothing"),
    "lowered": ("shipped", "?week=2020-W08&weights=relaxed&group=direction"),
    "uncovered": ("unsearched", "?week=2020-W12"),
    "around_the_gap": ("unsearched", "?week=2020-W13&against=2020-W11"),
    "without_sites": ("without_sites", "?week=2020-W12&group=site"),
    "without_words": ("without_words", "?week=2020-W12&group=side"),
    "without_reports": ("without_reports", "?week=2020-W12"),
}
RAW = re.compile(r"\b(nan|NaN|None|NaT|inf|not_covered|True|False)\b|<NA>|\{|\}|__|country:|indicator:")


@cache
def drawn(name):
    """Draw the page of a view, once for all tests."""
    watch, search = VIEWS[name]
    queries = queries_of(watch)
    return compare_page(queries, view_of(queries, search), THEMES["light"])


@pytest.mark.parametrize("name", VIEWS)
def test_nothing_raw_is_shown(name):
    """No NaN, no coded word, no unfilled brace, in words or charts; every id once; every link understood."""
    page = drawn(name)
    assert not (found := RAW.search(words_of(page))), words_of(page)[max(0, found.start() - 60) : found.end() + 60]
    for figure in charts_of(page).values():
        assert "NaN" not in json.dumps(figure, cls=PlotlyJSONEncoder)
    ids = [one.id for one in every(page) if isinstance(one, Component) and getattr(one, "id", None)]
    assert len(ids) == len(set(ids))
    queries = queries_of(VIEWS[name][0])
    for words, href in [(words_of(a), a.href) for a in of_type(page, html.A) if getattr(a, "href", None)]:
        asked, form = read_address(href)
        assert (form, queries.settle(asked)[1]) == ((), ()), (words, href)


@pytest.mark.parametrize("name", ["first", "provisional", "no_weight", "uncovered"])
def test_what_cannot_be_compared_says_why(name):
    """No bridge, and the reason in the verdict."""
    page = drawn(name)
    assert charts_of(page) == {}
    said = words_of(of_type(page, html.H1)[0])
    assert said.startswith(("No comparison with", "First week"))


@pytest.mark.parametrize("name", ["usual", "fortnight", "backwards", "then", "lowered", "around_the_gap"])
def test_the_bridge_adds_up_in_every_grouping(name):
    """The steps lead from one score to the other, and each grouping's rows sum to the same change."""
    watch, search = VIEWS[name]
    queries = queries_of(watch)
    for by in GROUPS:
        view = view_of(queries, search).but(group=by)
        compared = queries.compared(view)
        change = compared.change.week_to.score - compared.change.week_from.score
        assert sum(s.new + s.fading for s in steps_of(queries, view, compared)) == pytest.approx(change, abs=1e-9)
        for most in (None, 3):
            rows = groups_of(queries, view, compared, by, most)
            assert sum(row.new + row.fading for row in rows) == pytest.approx(change, abs=1e-9)


def test_a_bar_of_an_indicator_opens_its_incidents():
    """Its value is the indicator's id, and the frame says that it goes into show."""
    frames = [one for one in of_type(drawn("usual"), html.Div) if getattr(one, "data-leads-to", None) == "show"]
    (graph,) = [g for frame in frames for g in of_type(frame, dcc.Graph) if g.id == "compare-bridge"]
    keys = {key for trace in graph.figure["data"] for key in trace.get("customdata", ())}
    assert {"attacks", "troop_relocations"} <= keys


def test_swap_and_presets_lead_to_their_pairs():
    """The same two weeks the other way round; the weeks that the words say."""
    links = dict(links_of(drawn("usual")))
    assert read_address(links["Swap"])[0].week == "2020-W11"
    assert read_address(links["Swap"])[0].against == "2020-W12"
    assert read_address(links["4 weeks before"])[0].against == "2020-W08"
    assert read_address(links["As known then"])[0].maturity == "0"


def test_a_page_is_kept_while_only_the_pane_changes():
    """Nothing is sent when a pane opens over it."""
    shown = always(queries_of())
    _, key = compare_view(shown("?week=2020-W12"), "light", None)
    assert compare_view(shown("?week=2020-W12&show=attacks"), "light", key)[1] is not key
