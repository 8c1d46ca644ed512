"""What all family panels share: height, edges, the selected week, states, clicks, the empty case."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard import text
from dashboard.figures.counts import counts_figure
from dashboard.figures.measures import measures_figure
from dashboard.figures.moves import moves_figure
from dashboard.figures.stages import stages_figure
from dashboard.figures.strikes import strikes_figure
from dashboard.theme import LIGHT

SELECTED = "2020-W02"


def panels(weeks: pd.DataFrame):
    """Draw one of each panel over the same weeks."""
    labels = list(weeks.index)
    ones = pd.DataFrame({"week": labels, "incidents": 1, "grave": 0, "killed": 0, "wounded": 0})
    measures = pd.DataFrame({"week": labels, "raised": 1, "relaxed": 0, "in_force": 3})
    moves = pd.DataFrame({"week": labels, "part": "out", "incidents": 1})
    held = pd.DataFrame({"week": labels, "sites_held": 4})
    spans = pd.DataFrame(
        {"system": ["gun"], "stage": ["deploy"], "from_day": pd.to_datetime(["2019-12-20"]),
         "until_day": pd.to_datetime([None])}
    )  # fmt: skip
    return {
        "strikes": strikes_figure(weeks, ones, LIGHT, hue=1, selected=SELECTED),
        "measures": measures_figure(weeks, measures, LIGHT, hues=(2, 5), selected=SELECTED),
        "moves": moves_figure(weeks, moves, held, LIGHT, parts={"out": "out"}, hue=3, selected=SELECTED),
        "stages": stages_figure(weeks, spans, LIGHT, parts={"deploy": "moving"}, names={}, hue=4, selected=SELECTED),
        "counts": counts_figure(weeks, ones, LIGHT, hue=8, selected=SELECTED),
    }


KINDS = ["strikes", "measures", "moves", "stages", "counts"]


def drawn(figure):
    """Return what a reader sees: without the traces that only answer to clicks."""
    return [one for one in figure["data"] if one["name"] not in {"months", "every week"}]


def points(figure):
    """Return the invisible points that take every click."""
    return next(one for one in figure["data"] if one["name"] == "every week")


def test_all_panels_have_one_height_and_the_same_plot_edges(weeks):
    """An eye can go down from week to week."""
    layouts = [figure["layout"] for figure in panels(weeks).values()]
    assert {layout["height"] for layout in layouts} == {138}
    assert (
        len({(layout["margin"]["l"], layout["margin"]["r"], tuple(layout["xaxis"]["range"])) for layout in layouts})
        == 1
    )
    months = [max(name for name in layout if name.startswith("yaxis")) for layout in layouts]
    assert len({tuple(layout[name]["domain"]) for layout, name in zip(layouts, months, strict=True)}) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_click_anywhere_in_a_column_knows_its_week(weeks, kind):
    """The point of each column carries the label; nothing else answers."""
    figure = panels(weeks)[kind]
    strips = {name.replace("yaxis", "y") for name in figure["layout"] if name.startswith("yaxis")}
    assert {one.get("yaxis", "y") for one in figure["data"]} == strips, "a strip without a trace hears no click"
    assert points(figure)["customdata"] == list(weeks.index)
    assert points(figure)["hoverinfo"] == "text"
    assert all(one["hoverinfo"] == "skip" for one in figure["data"] if one is not points(figure))


@pytest.mark.parametrize("kind", KINDS)
def test_the_selected_week_is_tinted_over_all_strips(weeks, kind):
    """One tint, from the months to the top."""
    (tint,) = [s for s in panels(weeks)[kind]["layout"]["shapes"] if s.get("name") == "selected week"]
    assert (tint["x0"], tint["x1"], tint["y0"], tint["y1"]) == (3.5, 4.5, 0, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_without_weeks_a_panel_says_so(weeks, kind):
    """No bars and no axis: words."""
    figure = panels(weeks.iloc[:0])[kind]
    assert figure["data"] == []
    assert [note["text"] for note in figure["layout"]["annotations"]] == [text.NO_WEEKS]


@pytest.mark.parametrize("kind", KINDS)
def test_a_week_that_nobody_searched_is_marked_and_said(weeks, kind):
    """The sign stands in its column, and the pointer hears that nothing is known."""
    weeks.loc["2019-W51", "state"] = "not_covered"
    figure = panels(weeks)[kind]
    signs = [n for n in figure["layout"]["annotations"] if n["text"] == text.NOT_COVERED_SIGN]
    assert [sign["x"] for sign in signs] == [1]
    assert text.WEEK_NOT_COVERED in points(figure)["hovertext"][1]
    assert text.WEEK_NOT_COVERED not in points(figure)["hovertext"][2]


def test_an_empty_uncovered_week_is_a_dashed_slot_and_a_covered_zero_is_not(weeks):
    """Zero and missing look different; both have no bar."""
    weeks.loc["2019-W51", "state"] = "not_covered"
    counts = pd.DataFrame({"week": list(weeks.index), "incidents": [1, 0, 0, 2, 0, 0]})
    figure = counts_figure(weeks, counts, LIGHT, hue=1, selected=SELECTED)
    slots = [s for s in figure["layout"]["shapes"] if s.get("name") == "not covered"]
    assert [(s["x0"] + s["x1"]) / 2 for s in slots] == [1]
    assert drawn(figure)[0]["x"] == [0, 3]
    assert drawn(figure)[0]["y"] == [1, 2]


def test_what_is_known_of_an_uncovered_week_is_drawn_as_a_lower_bound(weeks):
    """The bar stands, and the sign stands on top of it."""
    weeks.loc["2020-W01", "state"] = "not_covered"
    counts = pd.DataFrame({"week": list(weeks.index), "incidents": [1, 0, 0, 2, 0, 0]})
    figure = counts_figure(weeks, counts, LIGHT, hue=1, selected=SELECTED)
    (sign,) = [n for n in figure["layout"]["annotations"] if n["text"] == text.NOT_COVERED_SIGN]
    assert sign["y"] == 2
    assert 3 in drawn(figure)[0]["x"]


def test_bars_of_a_provisional_week_are_hatched(weeks):
    """Only the last one."""
    weeks.loc["2020-W03", "state"] = "provisional"
    counts = pd.DataFrame({"week": list(weeks.index), "incidents": 1})
    (bars,) = drawn(counts_figure(weeks, counts, LIGHT, hue=1, selected=SELECTED))
    assert bars["marker"]["pattern"]["shape"] == ["", "", "", "", "", "/"]


def test_grave_attacks_stand_full_below_the_outlined_others(weeks):
    """Three attacks of which one grave: one full, two outlined upon it."""
    strikes = pd.DataFrame(
        {"week": list(weeks.index), "incidents": [0, 0, 3, 1, 0, 0], "grave": [0, 0, 1, 0, 0, 0],
         "killed": [0, 0, 2, 0, 0, 0], "wounded": 0}
    )  # fmt: skip
    grave, others, killed = drawn(strikes_figure(weeks, strikes, LIGHT, hue=1, selected=SELECTED))
    assert (grave["name"], grave["x"], grave["y"]) == (text.GRAVE, [2], [1])
    assert (others["name"], others["x"], others["y"]) == (text.OTHER, [2, 3], [2, 1])
    assert grave["marker"]["color"] == LIGHT.hue(1)
    assert others["marker"]["color"] == LIGHT.mix(LIGHT.hue(1), 0.16)
    assert others["marker"]["line"]["color"][0] == LIGHT.hue(1)
    assert (killed["x"], killed["y"]) == ([2], [3])
    assert ">2<" in killed["text"][0]


def test_where_figures_would_touch_the_higher_number_of_killed_stays():
    """With 130 weeks, five columns are 10 px: of two neighbours only the deadlier is written."""
    mondays = pd.date_range("2018-01-01", periods=130, freq="7D")
    many = pd.DataFrame({"monday": mondays, "state": "observed"}, index=[f"w{number}" for number in range(130)])
    killed = [0] * 130
    killed[10], killed[11], killed[60] = 4, 9, 1
    strikes = pd.DataFrame({"week": list(many.index), "incidents": 1, "grave": 1, "killed": killed, "wounded": 0})
    written = drawn(strikes_figure(many, strikes, LIGHT, hue=1, selected="w3"))[2]
    assert sorted(written["x"]) == [11, 60]


def test_a_number_that_no_report_gives_is_said_to_be_so(weeks):
    """Not known is not zero."""
    strikes = pd.DataFrame(
        {"week": list(weeks.index), "incidents": 1, "grave": 0, "wounded": 0,
         "killed": pd.array([None, 0, 0, 0, 0, 0], dtype="Int64")}
    )  # fmt: skip
    figure = strikes_figure(weeks, strikes, LIGHT, hue=1, selected=SELECTED)
    said = points(figure)["hovertext"]
    assert text.STRIKES_PEOPLE.format(killed=text.NOT_SAID, wounded=0) in said[0]
    assert text.STRIKES_PEOPLE.format(killed=0, wounded=0) in said[1]


def test_measures_go_up_and_down_and_stand_in_force_on_their_own_scale(weeks):
    """Raised above zero, relaxed below, the line in the strip above in ink."""
    measures = pd.DataFrame(
        {"week": list(weeks.index), "raised": [0, 0, 0, 6, 2, 0], "relaxed": [0, 1, 0, 0, 0, 1],
         "in_force": [0, 0, 0, 6, 8, 7]}
    )  # fmt: skip
    figure = measures_figure(weeks, measures, LIGHT, hues=(2, 5), selected=SELECTED)
    line, raised, relaxed = drawn(figure)
    assert (raised["x"], raised["y"]) == ([3, 4], [6, 2])
    assert (relaxed["x"], relaxed["y"]) == ([1, 5], [-1, -1])
    assert (raised["marker"]["color"], relaxed["marker"]["color"]) == (LIGHT.hue(2), LIGHT.hue(5))
    assert line["line"]["color"] == LIGHT.text
    assert line["yaxis"] != raised["yaxis"]
    assert line["x"][6:8] == [2.5, 3.5]
    assert line["y"][6:8] == [6, 6]
    strip, bars = figure["layout"]["yaxis"], figure["layout"]["yaxis2"]
    assert strip["domain"][0] == bars["domain"][1]
    assert strip["tickvals"] == [8]


def test_moves_are_told_apart_by_lightness_in_the_order_of_their_parts(weeks):
    """Out full, within half, in outlined; a word that the definition does not list comes last."""
    labels = list(weeks.index)
    moves = pd.concat(
        [pd.DataFrame({"week": labels, "part": part, "incidents": [0, 0, 0, 1, 2, 0]})
         for part in ("in", "out", "within", "<b>odd")]
    )  # fmt: skip
    held = pd.DataFrame({"week": labels, "sites_held": [4, 4, 4, 4, 3, 2]})
    parts = {"out": "out", "within": "within", "in": "in"}
    figure = moves_figure(weeks, moves, held, LIGHT, parts=parts, hue=3, selected=SELECTED)
    line, *bars = drawn(figure)
    hue = LIGHT.hue(3)
    assert [bar["name"] for bar in bars] == ["out", "within", "in", "&lt;b&gt;odd"]
    assert [bar["marker"]["color"] for bar in bars[:3]] == [hue, LIGHT.mix(hue, 0.5), LIGHT.mix(hue, 0.16)]
    assert line["y"][-1] == 2
    assert "2 protected sites held" in points(figure)["hovertext"][5]
    assert "1 protected site" not in points(figure)["hovertext"][5]


def test_without_sites_there_is_no_strip(weeks):
    """A watch that protects no sites shows its moves alone."""
    moves = pd.DataFrame({"week": list(weeks.index), "part": "out", "incidents": 1})
    none = pd.DataFrame({"week": [], "sites_held": []})
    figure = moves_figure(weeks, moves, none, LIGHT, parts={"out": "out"}, hue=3, selected=SELECTED)
    assert [one["name"] for one in drawn(figure)] == ["out"]


PARTS = {"request": "requested", "deploy": "moving", "operational": "operational", "withdraw": "withdrawn"}


def spans_of(*rows):
    """Make a table of spans: system, stage, from, until."""
    table = pd.DataFrame(rows, columns=["system", "stage", "from_day", "until_day"])
    return table.assign(from_day=pd.to_datetime(table["from_day"]), until_day=pd.to_datetime(table["until_day"]))


def stages(weeks, spans, names=None):
    """Draw the stages of a system over the small weeks."""
    return stages_figure(weeks, spans, LIGHT, parts=PARTS, names=names or {}, hue=4, selected=SELECTED)


def test_a_stage_is_as_high_and_as_strong_as_it_has_come_far(weeks):
    """A third outlined, two thirds half, full: one lane, steps that touch."""
    spans = spans_of(
        ("gun", "request", "2019-12-16", "2019-12-23"),
        ("gun", "deploy", "2019-12-23", "2020-01-06"),
        ("gun", "operational", "2020-01-06", None),
    )
    requested, moving, operational = drawn(stages(weeks, spans, {"gun": "Gun"}))
    heights = [max(one["y"][:-1]) - min(one["y"][:-1]) for one in (requested, moving, operational)]
    assert heights == pytest.approx([heights[2] / 3, 2 * heights[2] / 3, heights[2]])
    hue = LIGHT.hue(4)
    assert [one["fillcolor"] for one in (requested, moving, operational)] == [
        LIGHT.mix(hue, 0.16),
        LIGHT.mix(hue, 0.5),
        hue,
    ]
    assert (requested["x"][0], requested["x"][2]) == (0.5, 1.5)
    assert (operational["x"][0], operational["x"][2]) == (3.5, 5.5), "open: to the end of the last week"


def test_a_withdrawn_system_leaves_its_lane_empty(weeks):
    """The lane stays, with its name, since the system was there."""
    spans = spans_of(("gun", "operational", "2019-12-10", "2019-12-20"), ("gun", "withdraw", "2019-12-20", None))
    figure = stages(weeks, spans, {"gun": "Gun"})
    operational = drawn(figure)[2]
    assert operational["x"][2] == pytest.approx(0.5 + 4 / 7)
    assert "Gun" in [note["text"] for note in figure["layout"]["annotations"]]


def test_systems_are_named_in_words_and_the_nameless_is_said_to_be_so(weeks):
    """A coded word without a name stands as it is, escaped; an empty one is not named."""
    spans = spans_of(("<gun>", "deploy", "2019-12-20", None), ("", "deploy", "2019-12-21", None))
    words = [note["text"] for note in stages(weeks, spans)["layout"]["annotations"]]
    assert "&lt;gun&gt;" in words
    assert text.NOT_NAMED in words


def test_of_many_systems_those_that_came_farthest_are_drawn_and_the_rest_counted(weeks):
    """Five lanes; seven systems; the two that are only asked for are left to words."""
    rows = [(f"s{number}", "request" if number < 3 else "deploy", "2019-12-20", None) for number in range(7)]
    figure = stages(weeks, spans_of(*rows))
    words = [note["text"] for note in figure["layout"]["annotations"]]
    assert [one for one in words if one.startswith("S")] == ["S0", "S3", "S4", "S5", "S6"]
    assert text.MORE_SYSTEMS.format(count=2) in words


def test_no_system_at_all_is_said_in_words(weeks):
    """An empty lane would say that one was watched and withdrawn."""
    figure = stages(weeks, spans_of())
    assert [note["text"] for note in figure["layout"]["annotations"]] == [text.NO_SYSTEM]


def test_the_pointer_hears_each_systems_farthest_stage_on_the_weeks_sunday(weeks):
    """At two places at once: the one at work speaks."""
    spans = spans_of(("gun", "deploy", "2019-12-20", None), ("gun", "operational", "2020-01-08", None))
    said = points(stages(weeks, spans, {"gun": "Gun"}))["hovertext"]
    assert text.NO_SYSTEM_YET in said[0]
    assert text.SYSTEM_STAGE.format(system="Gun", stage="moving") in said[3]
    assert text.SYSTEM_STAGE.format(system="Gun", stage="operational") in said[4]
