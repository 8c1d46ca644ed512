"""Labels inside the main chart and at its right end: clear of the line, of each other and of the edges."""

from __future__ import annotations

from itertools import combinations, pairwise

import pandas as pd
import pytest

from dashboard.figures.labels import Scale
from dashboard.figures.posture_ends import draw_ends, end_margin
from dashboard.figures.posture_labels import place_labels
from dashboard.figures.posture_peaks import peak_weeks
from dashboard.figures.posture_table import read_posture
from dashboard.figures.sheet import Chart, Sheet
from dashboard.theme import LIGHT

INDICATORS = pd.DataFrame({"indicator": ["a"], "short": ["Attacks"], "hue": [1], "share": [1.0]})


def table_of(scores: list[float], selected: int = 0, phrases: dict[int, str] | None = None):
    """Read a table of weeks W01, W02, ... of 2021 with these scores, all from one indicator."""
    labels = [f"2021-W{number:02d}" for number in range(1, len(scores) + 1)]
    weeks = pd.DataFrame(
        {"monday": pd.date_range("2021-01-04", periods=len(scores), freq="7D"), "state": "observed",
         "thin": False, "articles": 5, "score": scores, "level": 0, "level_name": "Routine"},
        index=pd.Index(labels),
    )  # fmt: skip
    parts = pd.DataFrame(
        {"week": labels, "indicator": "a", "warming_up": False, "incidents": 1, "contribution": scores}
    )
    said = {labels[column]: words for column, words in (phrases or {}).items()}
    return read_posture(weeks, parts, INDICATORS, said, labels[selected])


def test_the_two_peaks_are_parted_by_a_real_dip():
    """80 and 50 with 20 between them are two peaks; 79 beside 80 is the same one."""
    table = table_of([10, 79, 80, 20, 50, 30, 5, 5], selected=7)
    assert [week.column for week in peak_weeks(table)] == [2, 4]


def test_a_wobble_is_no_second_peak():
    """A dip of 5 points is less than the 12 that part two peaks."""
    table = table_of([10, 60, 55, 58, 10, 10, 10], selected=6)
    assert [week.column for week in peak_weeks(table)] == [1]


def test_the_selected_week_and_its_neighbours_carry_no_second_label():
    """The selected week has its own label."""
    table = table_of([10, 79, 80, 20, 30, 50, 5, 5], selected=2)
    assert [week.column for week in peak_weeks(table)] == [5]


def test_a_quiet_watch_has_no_peaks():
    """Scores under 12 points are not worth a label."""
    assert peak_weeks(table_of([1, 5, 2, 11, 3, 0, 0])) == []


def test_each_label_stands_above_everything_within_its_width():
    """A narrow peak beside a higher neighbour: the label clears the neighbour too."""
    table = table_of([5, 5, 5, 30, 5, 40, 5, 5], selected=3, phrases={3: "A phrase that is long enough to spread"})
    scale = Scale(0, 60, 264)
    label = next(one for one in place_labels(table, scale, width=400) if one.week.column == 3)
    each = 400 / 8
    covered = [week for week in table.weeks if label.left - each < (week.column + 0.5) * each < label.right + each]
    assert 5 in [week.column for week in covered]
    assert all(label.bottom < scale.down(week.top) for week in covered)


@pytest.mark.parametrize("selected", range(10))
def test_no_two_labels_meet_and_none_leaves_the_plot_sideways(selected):
    """Whatever week is selected, labels keep apart."""
    phrases = dict.fromkeys(range(10), "Rockets on a camp with a rather long name, 11 March")
    table = table_of([10, 60, 20, 50, 10, 40, 35, 80, 20, 60], selected=selected, phrases=phrases)
    labels = place_labels(table, Scale(0, 130, 264), width=500)
    assert not any(one.meets(other) for one, other in combinations(labels, 2))
    assert all(label.left >= 0 and label.right <= 500 for label in labels)


def ends_of(points: list[float]) -> tuple[list[float], list[str]]:
    """Name the parts One, Two, ... of a single week; return pixels from the top and words."""
    names = ["One", "Two", "Three", "Four"]
    weeks = pd.DataFrame(
        {"monday": pd.to_datetime(["2021-01-04"]), "state": "observed", "thin": False, "articles": 5,
         "score": sum(points), "level": 0, "level_name": "Routine"},
        index=pd.Index(["2021-W01"]),
    )  # fmt: skip
    indicators = pd.DataFrame({"indicator": names, "short": names, "hue": [1, 2, 3, 4], "share": 0.25})
    parts = pd.DataFrame(
        {"week": "2021-W01", "indicator": names, "warming_up": False, "incidents": 1, "contribution": points}
    )
    scale = Scale(0, 100, 264)
    chart = Chart(Sheet((264,), left=0, right=144), LIGHT)
    draw_ends(chart, read_posture(weeks, parts, indicators, {}, "2021-W01"), scale)
    return [scale.down(note["y"]) for note in chart.notes], [note["text"] for note in chart.notes]


def test_names_at_the_right_end_keep_their_distance_and_order():
    """Four thin parts at the end: names 16 px apart, the topmost part first, each with its value."""
    downs, words = ends_of([1.0, 1.0, 1.0, 1.0])
    assert all(later - earlier >= 16 - 1e-9 for earlier, later in pairwise(downs))
    assert "Score 4.0" in words[0]
    assert [word.split()[0] for word in words[1:]] == ["Four", "Three", "Two", "One"]
    assert all("1.0" in word for word in words[1:])


def test_parts_of_no_height_keep_their_order_in_the_stack():
    """Nothing parts them but their place."""
    _, words = ends_of([0.0, 0.0, 0.0, 0.0])
    assert [word.split()[0] for word in words if "Score" not in word] == ["Four", "Three", "Two", "One"]


def test_a_long_name_widens_the_margin():
    """The page gives way, the name is never cut."""
    assert end_margin(["Short"]) == 144
    assert end_margin(["An indicator with a remarkably long name"]) > 230
