"""Cards of indicators in words: each rule of a definition is told, whichever forms it takes."""

from __future__ import annotations

import pytest

from docs.making.cards import card
from docs.making.ladders import counted_reports, reached_when
from indicators.catalogue import Catalogue
from indicators.definition import Definition, WeightSet

ALARM = {
    "id": "alarm",
    "title": "Alarm",
    "hue": 1,
    "question": "How high is the alarm?",
    "axis": "response",
    "sign": -1,
    "kind": "state",
    "timing": "leading",
    "lag_weeks": 1,
    "rationale": "It is ordered.",
    "diagnosticity": "High.",
    "source": "A judgement.",
    "match": {"kind": ["alarm", "notice"], "actor_side": ["@protected"]},
    "match_any": {"place": ["Pier"], "country": ["Exampleland"]},
    "exclude": {"actor_side": ["@host"]},
    "state": {"field": "magnitude", "max_level": 4},
    "phase": {"field": "direction", "shares": {"asked": 0, "given": 1}},
}
WOUNDED = {"field": "wounded", "at_least": 1}
STORM = {"field": "subtype", "is": ["storm", "fire"]}


def definition(**changes) -> Definition:
    """Make the alarm, with some keys changed."""
    return Definition.model_validate(ALARM | changes)


def rung(**tests):
    """Make one rung."""
    return definition(severity=[{"value": 1, **tests}]).severity[0]


def test_what_counts_names_every_table_of_words():
    """All of match, at least one of match_any, none of exclude; the watch's sides in words."""
    assert counted_reports(definition()) == (
        "Reports where `kind` is `alarm` or `notice` and `actor_side` is a protected side; "
        "of these only where `place` is `Pier` or `country` is `Exampleland`; "
        "but none where `actor_side` is a host side."
    )


@pytest.mark.parametrize(
    ("tests", "words"),
    [
        ({}, "always"),
        ({"any": [WOUNDED]}, "`wounded` is 1 or more"),
        ({"any": [WOUNDED, STORM]}, "`wounded` is 1 or more or `subtype` is `storm` or `fire`"),
        ({"all": [WOUNDED, STORM]}, "`wounded` is 1 or more and `subtype` is `storm` or `fire`"),
        (
            {"all": [WOUNDED], "any": [STORM, {"field": "killed", "at_least": 2}]},
            "`wounded` is 1 or more and (`subtype` is `storm` or `fire` or `killed` is 2 or more)",
        ),
    ],
)
def test_a_rung_tells_any_and_all_apart(tests, words):
    """Alternatives are joined by or, demands by and; both together are bracketed."""
    assert reached_when(rung(**tests)) == words


def test_a_card_of_a_state_tells_its_field_and_its_highest_value():
    """A state has neither half-life nor anchor of its own, but a value that holds; stages have their shares."""
    named = WeightSet.model_validate({"id": "default", "title": "Default", "weights": {"alarm": 2.5}})
    told = card(definition(), Catalogue((definition(),), {"default": named}))
    assert "| State | the value of `magnitude` holds until changed; 4 scores 100 |" in told
    assert "| Shares of the stages | `asked` 0, `given` 1 (field `direction`) |" in told
    assert "| Axis and sign | response; lowers the posture score |" in told
    assert "| Kind and timing | state; leading: moves about 1 week ahead of what it shows |" in told
    assert "| Default weight | 2.5 |" in told
    assert "Half-life" not in told


@pytest.mark.parametrize(
    ("method", "words"),
    [("saturating", "3 points of weight score 50"), ("linear", "3 points of weight score 100")],
)
def test_the_anchor_says_what_it_scores(method, words):
    """Half way on the saturating scale, the top on the linear one; the reason follows."""
    flow = {name: value for name, value in ALARM.items() if name not in {"state", "phase"}}
    flow |= {"kind": "flow", "memory": {"half_life_weeks": 2, "reason": "It lasts."}}
    made = Definition.model_validate(
        flow | {"scale": {"method": method, "anchor": 3, "reason": "Three."}, "severity": [{"value": 1}]}
    )
    named = WeightSet.model_validate({"id": "default", "title": "Default", "weights": {"alarm": 1}})
    told = card(made, Catalogue((made,), {"default": named}))
    assert f"| Anchor | {words} ({method}). Three. |" in told
    assert "| Half-life | 2 weeks. It lasts. |" in told
