"""Drawing the page for an address: anew when view or theme change, not when a pane opens over it."""

from __future__ import annotations

import pytest
from dash import no_update

from dashboard.pages.overview import callbacks
from dashboard.pages.overview.callbacks import overview_view
from dashboard.shelf import always
from tests.dashboard.cases import queries_of
from tests.dashboard.reading import words_of

VIEW = "?week=2020-W12"


@pytest.fixture(autouse=True)
def nothing_kept():
    """Start without drawn pages, and leave none of the stand-ins behind."""
    callbacks._body.cache_clear()
    yield
    callbacks._body.cache_clear()


def drawn(search, theme="light", before=None):
    """Ask for the page at an address."""
    return overview_view(always(queries_of())(search), theme, before)


def test_the_page_of_the_address_is_drawn():
    """With the week that it names."""
    page, key = drawn(VIEW)
    assert "Posture in 2020-W12" in words_of(page)
    assert "2020-W12" in key
    assert key.endswith("|light|")


def test_a_page_is_drawn_once_for_all_who_ask(monkeypatch):
    """Whatever pane is open over it."""
    drawn_pages = []
    monkeypatch.setattr(callbacks, "overview_page", lambda *_: drawn_pages.append(1) or "a page")
    for search in (VIEW, f"{VIEW}&show=week", VIEW):
        assert drawn(search)[0] == "a page"
    assert len(drawn_pages) == 1


def test_opening_a_pane_leaves_the_page_as_it_is(monkeypatch):
    """Charts keep their zoom: nothing is sent."""
    monkeypatch.setattr(callbacks, "overview_page", lambda *_: "a page")
    _, key = drawn(VIEW)
    for pane in ("&show=week", "&show=attacks", "&incident=x", "&article=y&incident=x"):
        assert drawn(VIEW + pane, before=key) == (no_update, no_update)


def test_another_week_set_date_or_theme_draws_anew(monkeypatch):
    """Each changes what is to be seen."""
    monkeypatch.setattr(callbacks, "overview_page", lambda *_: "a page")
    _, key = drawn(VIEW)
    keys = {key}
    for search, theme in (
        ("?week=2020-W11", "light"),
        (f"{VIEW}&weights=threats", "light"),
        (f"{VIEW}&as_of=2020-03-22", "light"),
        (VIEW, "dark"),
    ):
        page, other = drawn(search, theme, key)
        assert page is not no_update
        keys.add(other)
    assert len(keys) == 5


def test_the_theme_is_the_browser_s_and_light_until_it_says_which(monkeypatch):
    """Whatever else is sent is taken for light."""
    monkeypatch.setattr(callbacks, "overview_page", lambda _, view, theme: (view.week, theme.name))
    assert [drawn(VIEW, theme)[0][1] for theme in ("light", "dark", None, "pink")] == [
        "light",
        "dark",
        "light",
        "light",
    ]


def test_an_address_that_is_not_understood_shows_the_default_view(monkeypatch):
    """The last week that was searched and is over; the message stands in the shell."""
    monkeypatch.setattr(callbacks, "overview_page", lambda _, view, theme: (view.week, theme.name))
    for search in ("?week=1066-W42&colour=red", None, ""):
        assert drawn(search)[0][0] == "2020-W17"
