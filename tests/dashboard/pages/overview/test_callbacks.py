"""Drawing the page for an address: anew when view or theme change, not when a pane opens over it."""

from __future__ import annotations

from dash import no_update

from dashboard.pages.overview import callbacks
from dashboard.pages.overview.callbacks import overview_view
from tests.dashboard.cases import queries_of
from tests.dashboard.reading import charts_of, words_of

VIEW = "?week=2020-W12"


def drawn(search, theme="light", before=None):
    """Ask for the page at an address."""
    return overview_view(queries_of(), search, theme, before)


def test_the_page_of_the_address_is_drawn():
    """With the week that it names."""
    page, key = drawn(VIEW)
    assert "Posture in 2020-W12" in words_of(page)
    assert "2020-W12" in key
    assert key.endswith("|light")


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


def test_the_theme_colours_the_charts():
    """Light until the browser says which."""
    (light, _), (dark, _), (unknown, _) = drawn(VIEW), drawn(VIEW, "dark"), drawn(VIEW, None)
    inks = [charts_of(page)["weeks"]["layout"] for page in (light, dark, unknown)]
    assert inks[0] != inks[1]
    assert inks[0] == inks[2]


def test_an_address_that_is_not_understood_shows_the_default_view():
    """The last week that was searched and is over; the message stands in the shell."""
    page, _ = drawn("?week=1066-W42&colour=red")
    assert "Posture in 2020-W17" in words_of(page)
    assert "Posture in 2020-W17" in words_of(drawn(None)[0])
