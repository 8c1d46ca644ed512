"""Threat, response, exposure; and threat minus response."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dashboard import text
from dashboard.figures.axes_lines import axes_lines_figure
from dashboard.figures.contrast import contrast_figure
from dashboard.figures.numbers import MINUS
from dashboard.theme import LIGHT

SELECTED = "2020-W02"
NAN = float("nan")


def lines(figure):
    """Return the lines by name."""
    return {one["name"]: one for one in figure["data"] if one["mode"] == "lines"}


def test_the_axes_are_ink_and_told_apart_by_their_line(weeks):
    """Solid 2, dashed 6-3, dotted: no hue, since an axis is no indicator."""
    weeks["exposure"] = 5.0
    drawn = lines(axes_lines_figure(weeks, LIGHT, selected=SELECTED))
    assert {name: (one["line"]["dash"], one["line"]["width"]) for name, one in drawn.items()} == {
        text.THREAT: ("solid", 2.0),
        text.RESPONSE: ("6px,3px", 1.5),
        text.EXPOSURE: ("2px,2px", 1.5),
    }
    assert {one["line"]["color"] for one in drawn.values()} == {LIGHT.text}


def test_an_axis_without_weight_is_neither_drawn_nor_named(weeks):
    """Exposure is unknown in all weeks: that is not zero."""
    figure = axes_lines_figure(weeks, LIGHT, selected=SELECTED)
    assert set(lines(figure)) == {text.THREAT, text.RESPONSE}
    assert not [note for note in figure["layout"]["annotations"] if text.EXPOSURE in note["text"]]


def test_a_missing_value_breaks_the_line(weeks):
    """No line through what nobody knows."""
    weeks.loc["2019-W52", "threat"] = NAN
    threat = lines(axes_lines_figure(weeks, LIGHT, selected=SELECTED))[text.THREAT]
    assert threat["y"] == [10.0, 0.0, None, 74.9, 50.0, 20.0]
    assert threat["connectgaps"] is False


def test_the_way_into_a_provisional_week_is_faint(weeks):
    """What can still change does not look final: the line ends a week earlier, and a faint one goes on."""
    weeks.loc["2020-W03", "state"] = "provisional"
    drawn = lines(contrast_figure(weeks, LIGHT, selected=SELECTED))
    assert drawn[text.CONTRAST]["y"][-2:] == [5.0, None]
    assert drawn[f"{text.CONTRAST}, provisional"]["y"] == [None, None, None, None, 5.0, -40.0]
    assert drawn[f"{text.CONTRAST}, provisional"]["line"]["color"] == LIGHT.mix(LIGHT.text, 0.42)


def test_names_at_the_end_carry_the_last_value_and_keep_apart(weeks):
    """Three lines end within two points of each other."""
    weeks["exposure"] = 5.0
    weeks.loc["2020-W03", ["threat", "response", "exposure"]] = [20.0, 21.0, 19.0]
    figure = axes_lines_figure(weeks, LIGHT, selected=SELECTED)
    names = [note for note in figure["layout"]["annotations"] if note["xanchor"] == "left" and note["x"] == 1]
    assert [note["text"].rpartition(">")[0] == "" for note in names] == [True, False, True]
    assert "Response 21" in names[0]["text"]
    assert "Threat 20" in names[1]["text"]
    low, high = figure["layout"]["yaxis"]["range"]
    gap = 14 * (high - low) / 190
    assert all(upper["y"] - lower["y"] >= gap - 1e-9 for upper, lower in pairwise(names))


def test_the_selected_week_has_an_accented_dot_on_each_line(weeks):
    """The accent is selection, never data."""
    figure = axes_lines_figure(weeks, LIGHT, selected=SELECTED)
    (dots,) = [one for one in figure["data"] if one["name"] == "selected week"]
    assert (dots["x"], dots["y"]) == ([4, 4], [50.0, 45.0])
    assert dots["marker"]["color"] == LIGHT.accent


def test_the_contrast_runs_around_a_stronger_zero(weeks):
    """-40 to 54.9: the scale goes to -40 and 80, in steps of 40."""
    figure = contrast_figure(weeks, LIGHT, selected=SELECTED)
    assert figure["layout"]["yaxis"]["tickvals"] == [-40, 0, 40, 80]
    assert figure["layout"]["yaxis"]["ticktext"] == [f"{MINUS}40", "0", "40", "80"]
    assert figure["layout"]["yaxis"]["zeroline"] is True
    assert lines(figure)[text.CONTRAST]["y"] == pytest.approx(list(weeks["contrast"]))


def test_the_selected_weeks_contrast_is_written(weeks):
    """With a true minus where it is one."""
    figure = contrast_figure(weeks, LIGHT, selected="2020-W03")
    assert any(
        f"{MINUS}40" in note["text"] and LIGHT.accent in note["text"] for note in figure["layout"]["annotations"]
    )


def test_without_values_or_weeks_both_say_why(weeks):
    """A missing contrast needs weight on both axes."""
    blank = weeks.assign(threat=NAN, response=NAN, contrast=NAN)
    for figure, words in (
        (axes_lines_figure(blank, LIGHT, selected=SELECTED), text.NO_WEIGHTS),
        (axes_lines_figure(weeks.iloc[:0], LIGHT, selected=SELECTED), text.NO_WEEKS),
        (contrast_figure(blank, LIGHT, selected=SELECTED), text.NO_CONTRAST),
        (contrast_figure(weeks.iloc[:0], LIGHT, selected=SELECTED), text.NO_WEEKS),
    ):
        assert figure["data"] == []
        assert [note["text"] for note in figure["layout"]["annotations"]] == [words]


def test_every_week_answers_the_pointer_with_its_values(weeks):
    """Also where one of them is not known."""
    weeks.loc["2019-W52", "threat"] = NAN
    figure = axes_lines_figure(weeks, LIGHT, selected=SELECTED)
    said = figure["data"][-1]
    assert said["customdata"] == list(weeks.index)
    assert f"{text.THREAT} {text.NOT_KNOWN}" in said["hovertext"][2]
    assert f"{text.RESPONSE} 10.0" in said["hovertext"][2]
