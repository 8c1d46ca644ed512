"""The main chart, asked as a reader would ask it: which bars, which line, which words."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard import text
from dashboard.figures.numbers import MINUS
from dashboard.figures.posture_weeks import posture_weeks_figure
from dashboard.theme import DARK, LIGHT

SELECTED = "2020-W02"


@pytest.fixture
def draw(weeks, contributions, indicators):
    """Draw the chart of the small tables, with changes by keyword."""

    def drawn(**changes):
        tables = {"weeks": weeks, "contributions": contributions, "indicators": indicators, "phrases": {}}
        options = {"theme": LIGHT, "selected": SELECTED}
        tables |= {name: value for name, value in changes.items() if name in tables}
        options |= {name: value for name, value in changes.items() if name not in tables}
        theme = options.pop("theme")
        return posture_weeks_figure(*tables.values(), theme, **options)

    return drawn


def trace(figure, name):
    """Return the one trace of this name."""
    (found,) = [one for one in figure["data"] if one["name"] == name]
    return found


def named_shapes(figure, name):
    """Return the shapes of this name."""
    return [shape for shape in figure["layout"]["shapes"] if shape.get("name") == name]


def words(figure):
    """Return all words that stand in the figure."""
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_each_weighted_indicator_is_one_series_of_bars_in_stacking_order(draw):
    """Attacks lie at the baseline, moves upon them; an indicator without weight is not drawn."""
    bars = [one for one in draw()["data"] if one["type"] == "bar" and one.get("yaxis", "y") == "y"]
    assert [one["name"] for one in bars] == ["Attacks", "Moves &lt;b&gt;"]
    assert draw()["layout"]["barmode"] == "relative"


def test_the_bars_of_a_week_add_up_to_its_score(draw, weeks):
    """What is stacked is what the line shows."""
    figure = draw()
    heights = dict.fromkeys(range(6), 0.0)
    for one in figure["data"]:
        if one["type"] == "bar" and one.get("yaxis", "y") == "y":
            for column, points in zip(one["x"], one["y"], strict=True):
                heights[column] += points
    assert list(heights.values()) == pytest.approx(list(weeks["score"]))


def test_a_bar_shows_how_sure_it_is(draw):
    """Warming up is hollow in the hue's outline, memory only is 42 % of the hue, the rest is solid."""
    attacks = trace(draw(), "Attacks")
    fills = dict(zip(attacks["customdata"], attacks["marker"]["color"], strict=True))
    edges = dict(zip(attacks["customdata"], attacks["marker"]["line"]["color"], strict=True))
    assert fills["2019-W50"] == LIGHT.page
    assert edges["2019-W50"] == LIGHT.hue(1)
    assert fills["2020-W02"] == LIGHT.mix(LIGHT.hue(1), 0.42)
    assert fills["2020-W01"] == LIGHT.hue(1)


def test_warming_up_is_told_for_each_indicator(draw):
    """Moves are full in the week in which attacks still warm up."""
    moves = trace(draw(), "Moves &lt;b&gt;")
    assert moves["marker"]["color"][0] == LIGHT.hue(3)


def test_a_provisional_week_is_hatched_and_its_line_dashed(draw, weeks):
    """The last week can still fill: its bars carry a pattern, dashes lead to it from the one before."""
    weeks.loc["2020-W03", "state"] = "provisional"
    figure = draw(weeks=weeks)
    attacks = trace(figure, "Attacks")
    shapes = dict(zip(attacks["customdata"], attacks["marker"]["pattern"]["shape"], strict=True))
    assert shapes["2020-W03"] == "/"
    assert shapes["2020-W01"] == ""
    assert trace(figure, "score, provisional")["y"] == [None, None, None, None, 50.0, 20.0]
    assert trace(figure, "score")["y"][-1] is None


def test_a_week_that_is_not_covered_is_an_empty_slot_and_no_line_runs_through_it(draw, weeks):
    """The slot is dashed and says "?"; no bar and no dot stand there, whatever memory carries through it."""
    weeks.loc["2019-W52", ["state", "score"]] = ["not_covered", float("nan")]
    figure = draw(weeks=weeks)
    (slot,) = named_shapes(figure, "not covered")
    assert (slot["x0"] + slot["x1"]) / 2 == 2
    assert "px" in slot["line"]["dash"]
    assert text.NOT_COVERED_SIGN in words(figure)
    assert 2 not in trace(figure, "Attacks")["x"]
    assert trace(figure, "score")["y"][2] is None
    assert trace(figure, "score")["connectgaps"] is False


def test_an_observed_zero_is_a_tick_below_the_baseline_and_not_a_gap(draw):
    """Zero and missing are two different facts."""
    figure = draw()
    (tick,) = named_shapes(figure, "observed zero")
    assert tick["x0"] == 1
    assert tick["y1"] < tick["y0"] == 0
    assert not named_shapes(figure, "not covered")
    assert trace(figure, "score")["y"][1] == 0
    assert figure["layout"]["yaxis"]["range"][0] < 0, "the tick must lie inside the plot"


def test_bars_of_negative_sign_hang_below_zero_and_the_range_is_said(draw, contributions):
    """A set with mixed signs does not run from 0 to 100, and the chart says so."""
    contributions.loc[contributions["indicator"] == "moves", "contribution"] = -12.0
    figure = draw(contributions=contributions, score_range=(-50.0, 50.0))
    assert set(trace(figure, "Moves &lt;b&gt;")["y"]) == {-12.0}
    assert figure["layout"]["yaxis"]["range"][0] <= -12
    assert text.SCORE_RANGE.format(low=f"{MINUS}50", high="50") in words(figure)
    assert not [one for one in words(draw()) if "allow" in one], "0 to 100 goes without saying"


def test_level_bands_stand_behind_and_are_named_in_the_margin(draw):
    """Five tints between the thresholds, as far as the scale goes; their names are the levels'."""
    figure = draw()
    bands = [shape for shape in figure["layout"]["shapes"] if shape["name"].startswith("band")]
    assert [(band["y0"], band["fillcolor"]) for band in bands] == list(
        zip((0, 20, 40, 60, 80), LIGHT.bands, strict=True)
    )
    assert all(band["layer"] == "below" for band in bands)
    assert [one for one in words(figure) if one in text.LEVEL_NAMES][:3] == [
        "Routine",
        "Watchful",
        "Heightened",
    ]
    assert set(figure["layout"]["yaxis"]["tickvals"]) >= {0, 20, 40, 60, 80}


def test_the_selected_week_is_tinted_over_all_strips_and_accented(draw):
    """One tint from top to bottom of the figure; its dot, number and label take the accent."""
    figure = draw(phrases={SELECTED: "Troops leave"})
    (tint,) = named_shapes(figure, "selected week")
    assert (tint["x0"], tint["x1"], tint["y0"], tint["y1"], tint["yref"]) == (3.5, 4.5, 0, 1, "paper")
    dots = trace(figure, "weeks")
    assert dots["marker"]["color"][dots["customdata"].index(SELECTED)] == LIGHT.accent
    assert any("W02 50.0" in one and LIGHT.accent in one and "Troops leave" in one for one in words(figure))


def test_the_peak_is_labelled_with_its_week_score_and_phrase(draw):
    """The highest week says what made it."""
    figure = draw(phrases={"2020-W01": "Missiles & rockets"}, selected="2019-W50")
    assert any("W01 74.9" in one and "Missiles &amp; rockets" in one for one in words(figure))


def test_every_week_can_be_clicked_anywhere_in_its_column(draw, weeks):
    """One invisible point a week answers for bars and rails: it carries the week's label."""
    figure = draw()
    points = trace(figure, "every week")
    assert points["customdata"] == list(weeks.index)
    assert points["marker"]["opacity"] == 0
    assert points["hoverinfo"] == "text"
    assert figure["layout"]["hoverdistance"] == -1
    assert figure["layout"]["hoversubplots"] == "axis"
    strips = {name.replace("yaxis", "y") for name in figure["layout"] if name.startswith("yaxis")}
    assert {one.get("yaxis", "y") for one in figure["data"]} == strips, "a strip without a trace hears no click"
    others = [one for one in figure["data"] if one is not points]
    assert all(one["hoverinfo"] == "skip" and len(one["customdata"]) == len(one["x"]) for one in others)


def test_a_drag_zooms_the_weeks_and_never_the_scores(draw):
    """The score's scale stays whole, so that a bar is never cut from below."""
    layout = draw()["layout"]
    assert layout["dragmode"] == "zoom"
    assert layout["xaxis"]["fixedrange"] is False
    assert all(layout[name]["fixedrange"] for name in layout if name.startswith("yaxis"))


def test_the_level_rail_grows_with_the_level_and_fades_where_it_is_only_held(draw, weeks):
    """3 px a level; a week without coverage holds the level but did not show it."""
    weeks.loc["2020-W02", ["state", "score"]] = ["not_covered", float("nan")]
    rail = trace(draw(weeks=weeks), text.LEVEL_HELD)
    assert rail["y"] == [3, 3, 6, 12, 9, 9]
    assert rail["marker"]["color"][3] == LIGHT.levels[3]
    assert rail["marker"]["color"][4] == LIGHT.mix(LIGHT.levels[2], 0.42)


def test_articles_are_counted_below_and_thin_weeks_are_grey_and_underlined(draw):
    """Two articles: grey, with a dotted line below; four and more: ink."""
    figure = draw()
    rail = trace(figure, text.ARTICLES)
    assert rail["text"][0] == "2"
    assert rail["textfont"]["color"][:2] == [LIGHT.text_3, LIGHT.text_2]
    (underline,) = named_shapes(figure, "thin week")
    assert underline["xanchor"] == 0


def test_the_pointer_hears_the_whole_week(draw):
    """Score, level, each indicator with its state, articles; event text cannot become a tag."""
    said = dict(zip(trace(draw(), "every week")["customdata"], trace(draw(), "every week")["hovertext"], strict=True))
    assert f"6{text.EN_DASH}12 Jan 2020" in said["2020-W02"]
    assert "Score 50.0 · Heightened held" in said["2020-W02"]
    assert f"Attacks 37.5{text.PART_MEMORY}" in said["2020-W02"]
    assert "Moves &lt;b&gt; 12.5" in said["2020-W02"]
    assert f"Attacks 7.5{text.PART_WARMING}" in said["2019-W50"]
    assert text.WEEK_THIN.format(articles="2 articles") in said["2019-W50"]


def test_the_phone_has_no_names_in_the_margins_and_no_rails(draw):
    """Bars, line and weeks stay; rails, level names, end names and phrases go."""
    figure = draw(compact=True, phrases={"2020-W01": "Missiles"})
    assert figure["layout"]["margin"]["l"] <= 32
    assert not [one for one in words(figure) if one in {*text.LEVEL_NAMES, text.LEVEL_HELD, text.ARTICLES}]
    assert not [one for one in words(figure) if "Missiles" in one]
    assert trace(figure, "every week")["customdata"]


def test_two_hundred_weeks_keep_readable_numbers_and_the_selected_one(indicators):
    """Numbers are thinned, the selected week's stays, and articles become bars."""
    mondays = pd.date_range("2016-01-04", periods=200, freq="7D")
    labels = [f"{day.isocalendar()[0]}-W{day.isocalendar()[1]:02d}" for day in mondays]
    weeks = pd.DataFrame(
        {"monday": mondays, "state": "observed", "thin": False, "articles": 9, "score": 10.0, "level": 0,
         "level_name": "Routine"},
        index=pd.Index(labels),
    )  # fmt: skip
    parts = pd.DataFrame(
        {"week": labels, "indicator": "attacks", "warming_up": False, "incidents": 1, "contribution": 10.0}
    )
    figure = posture_weeks_figure(weeks, parts, indicators, {}, LIGHT, selected=labels[101])
    numbers = trace(figure, "week numbers")
    assert labels[101] in numbers["customdata"]
    assert 20 <= len(numbers["customdata"]) <= 50
    assert trace(figure, text.ARTICLES)["type"] == "bar"


def test_both_themes_differ_in_colours_only(draw):
    """Names, order and numbers are the same in the dark."""
    light, dark = draw(), draw(theme=DARK)
    assert [(one["name"], one["y"]) for one in light["data"]] == [(one["name"], one["y"]) for one in dark["data"]]
    assert trace(dark, "score")["line"]["color"] == DARK.text


def test_without_weeks_or_without_weights_the_chart_says_why(draw, weeks, indicators):
    """An empty plot would look like peace."""
    assert words(draw(weeks=weeks.iloc[:0])) == [text.NO_WEEKS]
    assert words(draw(indicators=indicators.assign(share=0.0))) == [text.NO_WEIGHTS]
    assert draw(weeks=weeks.iloc[:0])["data"] == []


def test_a_week_without_a_score_is_a_slot_and_the_pointer_says_why(draw, weeks):
    """A covered week whose score is not known is no zero either."""
    weeks.loc["2019-W52", "score"] = float("nan")
    figure = draw(weeks=weeks)
    assert [shape["x0"] for shape in named_shapes(figure, "not covered")] == [2 - 0.32]
    assert text.WEEK_WITHOUT_SCORE in trace(figure, "every week")["hovertext"][2]
