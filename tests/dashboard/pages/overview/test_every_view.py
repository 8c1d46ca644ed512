"""Whatever is asked, the page answers in words: no raw value, no dead link, a table for every chart."""

from __future__ import annotations

import json
import re

import pytest
from dash import dcc, html
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

from dashboard.view import read_address
from tests.dashboard.cases import VIEWS, case, page_of
from tests.dashboard.reading import by_class, charts_of, every, links_of, of_type, titles_of, words_of

RAW = re.compile(r"\b(nan|NaN|None|NaT|inf|not_covered|not_searched|True|False)\b|<NA>|\{|\}|__")
pytestmark = pytest.mark.parametrize("name", VIEWS)


def spoken(part):
    """List what a screen reader is told by attributes: labels, alternatives."""
    return [
        value
        for one in every(part)
        if isinstance(one, Component)
        for name, value in one.to_plotly_json()["props"].items()
        if name in ("aria-label", "alt", "title")
    ]


def texts_in(figure):
    """List every text in a figure, annotations and hover texts included."""
    if isinstance(figure, dict):
        return [
            text
            for key, value in figure.items()
            if key not in ("hovertemplate", "template")
            for text in texts_in(value)
        ]
    if isinstance(figure, list | tuple):
        return [text for value in figure for text in texts_in(value)]
    return [figure] if isinstance(figure, str) else []


def test_nothing_raw_is_shown(name):
    """No NaN, no None, no coded state, no unfilled brace: in words, labels or tables."""
    page = page_of(name)
    for said in [words_of(section) for section in page.children] + spoken(page):
        assert not (found := RAW.search(said)), said[max(0, found.start() - 60) : found.end() + 60]


def test_nothing_raw_is_drawn(name):
    """The same for every text in a chart, and each chart is JSON that a browser can read."""
    for chart, figure in charts_of(page_of(name)).items():
        drawn = json.loads(json.dumps(figure, cls=PlotlyJSONEncoder))
        for text in texts_in(drawn):
            assert not re.search(r"\b(nan|None|NaT|not_covered)\b|<NA>", text), (chart, text)


def test_every_section_says_what_it_shows(name):
    """Eleven titles under the verdict, each with words in it."""
    titles = titles_of(page_of(name))
    assert len(titles) == 11
    assert all(re.search(r"\w{2}", title) for title in titles)


def test_every_chart_has_a_table_beside_it(name):
    """In the same section or panel, folded away, with as many heads as cells."""
    page = page_of(name)
    holders = [one for one in of_type(page, html.Section) + of_type(page, html.Article) if charts_of(one)]
    inner = [one for one in holders if not any(other is not one and other in every(one) for other in holders)]
    assert len(inner) >= 8
    for holder in inner:
        folded = [fold for fold in of_type(holder, html.Details) if of_type(fold, html.Table)]
        empty = by_class(holder, "empty")
        assert folded or empty, titles_of(holder)


def test_every_id_stands_once(name):
    """Two components of one id would stop every callback of the page."""
    ids = [one.id for one in every(page_of(name)) if isinstance(one, Component) and getattr(one, "id", None)]
    assert len(ids) == len(set(ids))


def test_every_link_leads_to_a_view_that_is_understood(name):
    """And keeps the week, the weights and the as-of date of this view, but for the part that it changes."""
    queries, view = case(name)
    links = [(words, href) for words, href in links_of(page_of(name)) if href.startswith("?")]
    assert links
    for words, href in links:
        asked, form = read_address(href)
        settled, refused = queries.settle(asked)
        assert (form, refused) == ((), ()), (words, href)
        assert settled.weights == view.weights
        assert settled.has_pane or settled.as_of != view.as_of or settled.week != view.week, (words, href)


def test_every_number_that_is_a_name_leads_to_its_incidents(name):
    """Each indicator of the table opens its own list; each family its lead's; the headline the week's."""
    queries, _ = case(name)
    shown = {read_address(href)[0].show for _, href in links_of(page_of(name)) if href.startswith("?")}
    assert {definition.id for definition in queries.catalogue.definitions} <= shown
    assert "week" in shown


def test_charts_send_nothing_anywhere(name):
    """No button to a cloud, no logo, no address of another host."""
    for graph in of_type(page_of(name), dcc.Graph):
        assert graph.config["showSendToCloud"] is False
        assert graph.config["displaylogo"] is False
        assert graph.config["plotlyServerURL"] == ""
        assert not [text for text in texts_in(graph.figure) if re.match(r"https?://", text)]
