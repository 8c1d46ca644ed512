"""Links, the evidence pane and its lists: where each leads, and what it leaves out."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard import text
from dashboard.components.incident import ComparedLine, WeekPart, reports_side_by_side, week_parts
from dashboard.components.incident_list import ListedIncident, incident_list
from dashboard.components.link import source_link, view_link
from dashboard.components.notice import messages
from dashboard.components.pane import pane
from dashboard.view import View
from tests.dashboard.components.drawn import of_kind, of_type, words

VIEW = View("2020-W12", "equal", date(2020, 4, 1), "attacks", "INC-1", "art-1")
LISTED = ListedIncident("INC-9", 1, "Attacks", "Rockets", "Taji · 11 Mar", "3", "+5.0", "B2", "unclaimed")


def test_a_link_inside_leads_to_the_whole_view() -> None:
    """Every part that is set goes with it, and a script need not guess."""
    link = view_link("x", VIEW, path="/weights", label="spoken")
    assert link.href == "/weights" + VIEW.address
    assert getattr(link, "aria-label") == "spoken"
    assert hasattr(link, "data-view-link")


def test_a_link_outside_tells_nothing_and_shows_its_host() -> None:
    """No opener, no referrer, a tab of its own."""
    drawn = source_link("The article", "https://www.example.org/a")
    (link,) = of_type(drawn, "A")
    assert (link.href, link.target, link.rel) == ("https://www.example.org/a", "_blank", "noopener noreferrer")
    assert words(drawn) == "The article (www.example.org)"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a@example.org/", None])
def test_what_is_no_safe_address_is_words_only(url: object) -> None:
    """The title stays; nothing can be clicked."""
    drawn = source_link("The article", url)
    assert words(drawn) == "The article"
    assert not of_type(drawn, "A")


def test_the_pane_is_a_dialog_named_by_its_title() -> None:
    """Closing leads to the same view without it; going back to the list that was open."""
    drawn = pane("Three incidents", view=VIEW, back=VIEW.but(article=None), back_to="the incident")
    (title,) = of_type(drawn, "H2")
    assert (drawn.role, getattr(drawn, "aria-labelledby")) == ("dialog", title.id)
    back, close = of_type(drawn, "A")
    assert close.href == "?week=2020-W12&weights=equal&as_of=2020-04-01"
    assert back.href == "?week=2020-W12&weights=equal&as_of=2020-04-01&show=attacks&incident=INC-1"
    assert getattr(drawn, "data-pane") == VIEW.address


def test_a_listed_incident_leads_to_itself_and_closes_an_article() -> None:
    """One row, one link, with everything that is known of it."""
    drawn = incident_list([LISTED], VIEW, total=("Posture score", "42.1"))
    (row,) = of_type(drawn, "A")
    assert row.href == VIEW.but(incident="INC-9", article=None).address
    for part in ("Rockets", "Taji · 11 Mar · B2 · unclaimed", "+5.0"):
        assert part in words(row)
    assert words(of_kind(drawn, "incidents__total")) == "Posture score 42.1"


def test_no_incidents_are_said() -> None:
    """A number without incidents says so instead of showing an empty list."""
    assert words(incident_list([], VIEW)) == text.NO_INCIDENTS


def test_reports_stand_side_by_side_and_differences_are_said() -> None:
    """A column a report; a line on which they differ is marked for eye and ear."""
    lines = [ComparedLine("Grade", ["C1", "D3"]), ComparedLine("Reason", ["virus", "not said"], differs=True)]
    drawn = reports_side_by_side(["ev-1", "ev-2"], lines)
    assert [words(heading) for heading in of_type(of_type(drawn, "Thead"), "Th")] == ["ev-1", "ev-2"]
    assert [words(line) for line in of_kind(drawn, "reports__differ")] == ["Reason (reports differ) virus not said"]


def test_bars_of_weeks_are_shares_of_the_longest() -> None:
    """The largest fills its place; a negative one is drawn by its size and said with its sign."""
    parts = [WeekPart("W12", 4.0, "+4.0", "new", is_new=True), WeekPart("W13", -1.0, "−1.0", "fading", is_new=False)]
    bars = of_type(week_parts(parts, 3), "Progress")
    assert [bar.value for bar in bars] == ["1.0", "0.25"]
    assert ["bar--half" in bar.className for bar in bars] == [False, True]


def test_a_week_without_points_divides_nothing() -> None:
    """All zero: empty bars, no error."""
    (bar,) = of_type(week_parts([WeekPart("W12", 0.0, "0", "", is_new=True)], 1), "Progress")
    assert bar.value == "0.0"


def test_many_messages_are_counted_after_the_fifth() -> None:
    """A broken address cannot fill the page."""
    drawn = messages([f"message {at}" for at in range(9)])
    assert [words(item) for item in of_type(drawn, "Li")] == [*(f"message {at}" for at in range(5)), "And 4 more."]
    assert messages([]) is None
