"""Weeks along x, months below them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pandas as pd
import pytest

from dashboard import text
from dashboard.figures.months import draw_months, month_starts
from dashboard.figures.sheet import Chart, Sheet
from dashboard.figures.week_axis import WeekAxis, thinned, week_head, week_name, week_number
from dashboard.theme import LIGHT


def axis_of(first: str, count: int) -> WeekAxis:
    """Make an axis of so many weeks from a Monday on."""
    mondays = pd.date_range(first, periods=count, freq="7D")
    labels = [f"{day.isocalendar()[0]}-W{day.isocalendar()[1]:02d}" for day in mondays]
    return WeekAxis.of(pd.DataFrame({"week": labels, "monday": mondays}))


def month_names(axis: WeekAxis, width: float, *, years: bool) -> list[str]:
    """Draw the months and return their names in order."""
    chart = Chart(Sheet((100, 20), left=0, right=0), LIGHT)
    draw_months(chart, axis, width=width, years=years)
    assert len(chart.shapes) == len(chart.notes)
    return [note["text"] for note in chart.notes]


def test_a_monday_begins_at_its_columns_left_edge_and_a_sunday_ends_at_the_right():
    """Column 1 is the second week: 0.5 to 1.5."""
    axis = axis_of("2019-12-30", 3)
    assert axis.place(date(2020, 1, 6)) == 0.5
    assert axis.place(date(2020, 1, 13)) == 1.5
    assert axis.place(pd.Timestamp("2020-01-09 23:00")) == pytest.approx(0.5 + 3 / 7)


def test_labels_may_be_the_index_or_a_column():
    """Scores carry them in the index, native tables in a column."""
    table = pd.DataFrame({"monday": pd.to_datetime(["2020-01-06"])}, index=pd.Index(["2020-W02"]))
    assert WeekAxis.of(table).labels == ("2020-W02",)
    assert WeekAxis.of(table).column("2020-W02") == 0
    assert WeekAxis.of(table).column("2020-W03") is None


def test_months_begin_on_their_first_day():
    """From 28 October to 26 January: November to January; 1 October lies before."""
    assert month_starts(axis_of("2019-10-28", 13)) == [date(2019, 11, 1), date(2019, 12, 1), date(2020, 1, 1)]


def test_the_first_month_and_each_january_carry_their_year():
    """A reader sees where the year turns."""
    names = month_names(axis_of("2019-10-28", 26), 900, years=True)
    assert names == ["Nov 2019", "Dec", "Jan 2020", "Feb", "Mar", "Apr"]


def test_a_name_that_the_edge_would_cut_is_left_out():
    """The month begins two days before the end: no room for its name."""
    assert "Mar" not in month_names(axis_of("2020-01-27", 5), 250, years=False)


def test_many_months_are_thinned_to_quarters_and_then_to_years():
    """Names that would touch are left out by a rule, not by chance."""
    assert month_names(axis_of("2018-01-01", 104), 700, years=False)[:3] == ["Jan", "Apr", "Jul"]
    assert month_names(axis_of("2016-01-04", 260), 240, years=False)[:2] == ["Jan 2017", "Jan 2018"]


def test_thinning_keeps_the_wanted_column():
    """Every fourth of 26, in step with the 20th."""
    kept = thinned(26, 20, 260, 40)
    assert 20 in kept
    assert {later - earlier for earlier, later in pairwise(kept)} == {4}
    assert thinned(5, None, 500, 40) == [0, 1, 2, 3, 4]


def test_a_week_is_written_with_its_days():
    """Months and years are said once where the week stays in them."""
    assert week_head("2020-W12", date(2020, 3, 16)).endswith(f"16{text.EN_DASH}22 Mar 2020")
    assert week_head("2020-W14", date(2020, 3, 30)).endswith(f"30 Mar{text.EN_DASH}5 Apr 2020")
    assert week_head("2020-W01", date(2019, 12, 30)).endswith(f"30 Dec 2019{text.EN_DASH}5 Jan 2020")
    assert (week_name("2020-W12"), week_number("2020-W12")) == ("W12", "12")


def test_the_words_for_months_are_twelve():
    """An axis of a year uses each once."""
    assert len(set(text.MONTHS_SHORT)) == 12
