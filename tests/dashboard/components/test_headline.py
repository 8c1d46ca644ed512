"""The verdict, the readings, the meter, the change and the family's head."""

from __future__ import annotations

import math

import pytest
from dash import html

from dashboard.components.change import change
from dashboard.components.headline import Change, Reading, headline, readings
from dashboard.components.level_meter import STEPS, level_meter
from dashboard.components.score_card import score_card
from dashboard.components.swatch import swatch
from tests.dashboard.components.drawn import of_kind, of_type, words


@pytest.mark.parametrize(("level", "filled"), [(None, 0), (0, 1), (2, 3), (4, 5)])
def test_the_meter_fills_up_to_the_level(level: int | None, filled: int) -> None:
    """Routine fills one step, Extreme all five, an unknown level none."""
    drawn = level_meter(level)
    assert len(of_kind(drawn, "meter__step")) == STEPS
    assert len(of_kind(drawn, "meter__step--filled")) == filled
    assert bool(of_kind(drawn, f"meter--{level}")) is (level is not None)


@pytest.mark.parametrize(
    ("value", "said"),
    [(3.8, "▲ up 3.8"), (-3.8, "▼ down 3.8"), (0.0, "3.8"), (math.nan, "3.8")],
)
def test_a_change_has_its_direction_in_sign_and_word(value: float, said: str) -> None:
    """The arrow is for the eye, the word for the ear; no change and an unknown one have neither."""
    assert words(change(value, "3.8")) == said


def test_the_verdict_stands_in_reading_order() -> None:
    """Week, score, level, change, reason, remark, links."""
    drawn = headline(
        about="Posture in W12",
        score="42.1",
        level=2,
        level_name="Heightened",
        moved=Change(3.8, "3.8 on last week"),
        sentence="Up 3.8 points.",
        remark="Not danger.",
        links=[html.A("17 reports")],
    )
    assert words(drawn) == "Posture in W12 42.1 Heightened ▲ up 3.8 on last week Up 3.8 points. Not danger. 17 reports"
    assert words(of_type(drawn, "H1")) == "Posture in W12"


def test_a_first_week_has_no_change_and_leaves_no_gap() -> None:
    """Without a week before, nothing stands where the change would."""
    drawn = headline(about="W1", score="–", level=None, level_name="Not known", moved=None, sentence="s", remark="r")
    assert not of_kind(drawn, "verdict__change")
    assert not of_kind(drawn, "links")


def test_readings_are_names_with_values() -> None:
    """A list of terms: the value is strong, the remark follows."""
    drawn = readings(
        [Reading("Threat alone", "56.6", "down from 70.0"), Reading("Cut-off", "26 Apr", more=html.B("x"))]
    )
    assert [words(term) for term in of_type(drawn, "Dt")] == ["Threat alone", "Cut-off"]
    assert [words(value) for value in of_type(drawn, "Dd")] == ["56.6 down from 70.0", "26 Apr x"]


def test_a_family_shows_points_with_their_change_and_its_own_score() -> None:
    """Points of the posture score and the score 0-100 are two things, and named as such."""
    moved = Change(-13.3, "13.3")
    drawn = score_card(
        name="Attacks", hue=1, score="56.6", points="28.3", points_change="−6.7", moved=moved, reason="Why."
    )
    assert words(drawn) == "Attacks 56.6 28.3 points , −6.7 score ▼ down 13.3 Why."


@pytest.mark.parametrize(("hue", "slot"), [(1, 1), (9, 9), (10, 10), (15, 15), (16, 10), (22, 10)])
def test_a_hue_past_the_last_colour_repeats_the_spare_ones(hue: int, slot: int) -> None:
    """Never a class that no style sheet has; the same repeat as the charts'."""
    assert of_kind(swatch(hue), f"swatch--{slot}")
