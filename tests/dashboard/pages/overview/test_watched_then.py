"""What the foot of the page says of a view of an earlier day."""

from __future__ import annotations

from dashboard.pages.overview.watched import watched_section
from dashboard.queries import Queries
from dashboard.view import View
from indicators import load_catalogue, read_watch, shipped_watch_folder


def test_an_earlier_view_tells_both_numbers_and_leads_to_now():
    """On 22 March W12 stood at 39.6; by all that is known it stands at 42.1. Never "as it does now"."""
    queries = Queries(read_watch(shipped_watch_folder()), load_catalogue())
    search = View(week="2020-W12").but(as_of=queries.sunday(queries.settle(View(week="2020-W12"))[0]))
    view, _ = queries.settle(search)
    said = str(watched_section(queries, view).to_plotly_json())
    assert "As known on 22 Mar 2020, 2020-W12 stands at 39.6." in said
    assert "it stands at 42.1" in said
    assert "as it does now" not in said
    assert "as_of=2020-04-26" in said
