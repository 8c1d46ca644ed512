"""The views that the pages are asked about: a usual week, and every unusual watch and week."""

from __future__ import annotations

from functools import cache

from dashboard.pages.overview.page import overview_page
from dashboard.queries import Queries
from dashboard.theme import THEMES
from dashboard.view import read_address
from tests.watches import shipped

SETS = {"nothing": {"attacks": 0.0}, "relaxed": {"attacks": 1.0, "force_protection_relaxed": 3.0}}
"""Weight sets beside the shipped ones: one of no weight at all, one in which most weight lowers the score."""

_WATCHES = {
    "shipped": shipped.shipped_watch,
    "unsearched": lambda: shipped.unsearched("2020-W12"),
    "without_coverage": shipped.without_coverage,
    "without_sites": shipped.without_sites,
    "without_words": shipped.without_words,
    "without_reports": shipped.without_reports,
}
VIEWS = {
    "usual": ("shipped", "?week=2020-W12"),
    "first": ("shipped", "?week=2019-W44"),
    "provisional": ("shipped", "?week=2020-W12&as_of=2020-03-18"),
    "no_weight": ("shipped", "?week=2020-W12&weights=nothing"),
    "lowered": ("shipped", "?week=2020-W08&weights=relaxed"),
    "uncovered": ("unsearched", "?week=2020-W12"),
    "after_the_gap": ("unsearched", "?week=2020-W13"),
    "without_coverage": ("without_coverage", "?week=2020-W12"),
    "without_sites": ("without_sites", "?week=2020-W12"),
    "without_words": ("without_words", "?week=2020-W12"),
    "without_reports": ("without_reports", "?week=2020-W12"),
}
LIGHT = THEMES["light"]


@cache
def queries_of(watch="shipped"):
    """Give the queries of a watch, scored once for all tests."""
    return Queries(_WATCHES[watch](), shipped.with_sets(**SETS))


def view_of(queries, search):
    """Settle an address that must be understood."""
    asked, form = read_address(search)
    view, refused = queries.settle(asked)
    assert (form, refused) == ((), ())
    return view


@cache
def case(name):
    """Give a view by its name: the queries and the settled view."""
    watch, search = VIEWS[name]
    return queries_of(watch), view_of(queries_of(watch), search)


@cache
def page_of(name):
    """Draw the whole page for a view, once for all tests."""
    return overview_page(*case(name), LIGHT)


def section_of(name, place):
    """Give one section of the page of a view, by its place: verdict 0, families 1, weeks 2, and so on."""
    return page_of(name).children[place]


VERDICT, FAMILIES, WEEKS, SITES, INCIDENTS, INDICATORS, AXES, FOOT = range(8)
