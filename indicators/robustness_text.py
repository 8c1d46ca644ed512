"""What hangs on the weights, in words: every number is one of the tables of indicators.robustness.

Indicators go by their short titles. Sentences have no full stop; those about one indicator begin as they stand
inside a list, in small letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from indicators.phrases import count, counted, inside_sentence, is_plural, listed, number, start_of_sentence
from indicators.robustness import NoTip, Reading, lost_readings, nearest_tip
from indicators.scoring.levels import LEVEL_NAMES

if TYPE_CHECKING:
    from indicators.robustness import DirectionAgreement, Dominance
    from indicators.scoring import Scores
    from indicators.scoring.composite import Aggregation

SLIDER_END = 10.0
MOST_NAMED = 3
"""Indicators that a title names; more are counted."""
EVERY_WEIGHTING = "Holds under every weighting"
EVERY_WEIGHTING_IN_USE = "Holds under every weighting of the indicators in use"
NO_LEVEL_TIP = "No weight, moved alone, changes this level"
NO_TIPS_BUT_ARITHMETIC = "Tipping weights are known for the arithmetic mean only"
_LOST = {
    Reading.CONTRIBUTIONS: "contributions",
    Reading.CHANGE: "the account of a change",
    Reading.EFFECTIVE_SHARES: "effective shares",
    Reading.LEVEL_TIPS: "tipping weights",
    Reading.ORDER_TIPS: "tipping weights",
}
_MEANS = {"max_pull": "max-pull", "power_mean": "the power mean"}


def name_of(scores: Scores, indicator: str) -> str:
    """Call an indicator by its short title, as it stands inside a sentence."""
    return next(inside_sentence(d.short) for d in scores.matrix.definitions if d.id == indicator)


def weight(value: float) -> str:
    """Say a weight to two decimals, without idle zeros.

    >>> weight(5.69), weight(4.0), weight(12.5)
    ('5.69', '4', '12.5')
    """
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """Say a share in whole percent; what is not all, or not none, is not said to be.

    >>> percent(0.7512), percent(0.9991), percent(1.0), percent(0.002)
    ('75 %', 'over 99 %', '100 %', 'under 1 %')
    """
    if 0 < share < 0.01:  # noqa: PLR2004  # one percent
        return "under 1 %"
    return "over 99 %" if 0.99 < share < 1 else f"{100 * share:.0f} %"  # noqa: PLR2004


def level_tip_sentence(scores: Scores, tip: pd.Series) -> str:
    """Say one row of level_tips: "Heightened would need attacks at 5.69 instead of 4"."""
    name, level = name_of(scores, tip["indicator"]), tip["level_name"]
    if tip["reason"]:
        return _why_not(name, NoTip(tip["reason"]), f"gives {level}")
    if pd.isna(tip["reach"]):
        return f"{level} would need {name} a hair off {weight(tip['weight'])}: the score is on {tip['threshold']:g}"
    return f"{level} would need {name} {_at(tip)}"


def level_tips_sentence(scores: Scores, tips: pd.DataFrame, indicator: str) -> str:
    """Say what one indicator's weight, moved alone, does to the week's level, up and down.

    tips: of level_tips. The nearest level either way; neither: "no weight of air defence alone changes this level".
    """
    own = tips[tips["indicator"] == indicator]
    found = own[own["is_next"] & (own["reason"] == "")]
    if found.empty:
        return _why_not(name_of(scores, indicator), NoTip(own["reason"].iloc[-1]), "changes this level")
    return "; ".join(level_tip_sentence(scores, row) for _, row in found.iterrows())


def nearest_level_sentence(scores: Scores, tips: pd.DataFrame) -> str:
    """Say the smallest relative change of one weight that changes the week's level. tips: of level_tips."""
    if (tips["reason"] == NoTip.NO_CLOSED_FORM.value).any():
        return NO_TIPS_BUT_ARITHMETIC
    nearest = nearest_tip(tips[tips["is_next"]])
    return NO_LEVEL_TIP if nearest is None else f"{level_tip_sentence(scores, nearest)}{_relative(nearest)}"


def order_tip_sentence(scores: Scores, tip: pd.Series, week_from: str, week_to: str) -> str:
    """Say one row of order_tips: "2020-W11 would stand above 2020-W12 with attacks at 6.31 instead of 4"."""
    name = name_of(scores, tip["indicator"])
    if tip["reason"]:
        return _why_not(name, NoTip(tip["reason"]), f"turns the order of {week_from} and {week_to}")
    if not tip["higher"]:
        return f"{week_from} and {week_to} are level, and any other weight of {name} parts them"
    if pd.isna(tip["reach"]):
        return f"{week_from} and {week_to} are level with {name} at {weight(tip['tip'])}, and no weight turns them"
    other = week_to if tip["higher"] == week_from else week_from
    return f"{tip['higher']} would stand above {other} with {name} {_at(tip)}"


def nearest_order_sentence(scores: Scores, tips: pd.DataFrame, week_from: str, week_to: str) -> str:
    """Say the smallest relative change of one weight that turns the order of two weeks. tips: of order_tips."""
    if (tips["reason"] == NoTip.NO_CLOSED_FORM.value).any():
        return NO_TIPS_BUT_ARITHMETIC
    nearest = nearest_tip(tips)
    if nearest is None:
        return f"No weight, moved alone, turns the order of {week_from} and {week_to}"
    return f"{order_tip_sentence(scores, nearest, week_from, week_to)}{_relative(nearest)}"


def dominance_badge(found: Dominance) -> str:
    """Say that an order holds whatever the weights; "" where some weighting turns it."""
    if found.holds:
        return EVERY_WEIGHTING
    return EVERY_WEIGHTING_IN_USE if found.holds_among_weighed else ""


def dominance_sentence(scores: Scores, found: Dominance, week_from: str, week_to: str) -> str:
    """Say which week is the higher under every weighting, or which indicators are for the other one."""
    if found.holds or found.holds_among_weighed:
        whatever = "under every weighting" + ("" if found.holds else " of the indicators in use")
        if not found.higher:
            return f"{week_from} and {week_to} are level {whatever}"
        other = week_to if found.higher == week_from else week_from
        return f"{found.higher} is at least as high as {other} {whatever}"
    if not found.against:
        unknown = listed([name_of(scores, i) for i in found.unknown])
        return f"The order of the two weeks is open: {unknown} {_is(unknown, found.unknown)} not known in both"
    against = listed([name_of(scores, i) for i in found.against])
    says = "say" if len(found.against) > 1 or is_plural(against) else "says"
    return f"The order of the two weeks rests on the weights: {against} {says} otherwise"


def level_agreement_sentence(row: pd.Series, sets: int) -> str:
    """Say a row of level_agreement: "75 % of 1,000 plausible weight sets say Heightened; most others Watchful"."""
    if pd.isna(row["agree"]):
        return "No score, so there is nothing to agree on"
    level = LEVEL_NAMES[int(row["level"])]
    if pd.isna(row["other"]):
        agreed = "all" if row["agree"] == 1 else percent(row["agree"])
        of = f"{agreed.capitalize()} {sets:,}" if agreed == "all" else f"{start_of_sentence(agreed)} of {sets:,}"
        return f"{of} plausible weight sets say {level}"
    other = LEVEL_NAMES[int(row["other"])]
    agreed = start_of_sentence(percent(row["agree"]))
    return f"{agreed} of {sets:,} plausible weight sets say {level}; most others {other}"


def direction_agreement_sentence(found: DirectionAgreement, week_from: str, week_to: str) -> str:
    """Say how many plausible weight sets see the change in the same direction."""
    if found.direction is None:
        return "No score in one of the two weeks, so there is nothing to agree on"
    stands = {1: "above", -1: "under", 0: "level with"}[found.direction]
    of = "All" if found.agree == 1 else f"{start_of_sentence(percent(found.agree))} of"
    return f"{of} {found.sets:,} plausible weight sets put {week_to} {stands} {week_from}"


def tornado_title(scores: Scores, table: pd.DataFrame, week: str) -> str:
    """Say whether one weight, moved by a fifth, takes a week to another level. table: of week_tornado."""
    level = scores.weeks["raw_level"][week]
    if table.empty or pd.isna(level):
        return f"{week} has no score that a weight could move"
    ends = table.melt("indicator", ["level_less", "level_more"], value_name="level").dropna(subset=["level"])
    other = ends[ends["level"] != level]
    if other.empty:
        return f"No weight, moved alone by a fifth, takes {week} out of {LEVEL_NAMES[level]}"
    names = [name_of(scores, i) for i in table["indicator"] if i in set(other["indicator"])]
    said = listed(names) if len(names) <= MOST_NAMED else f"{count(len(names))} of {counted(len(table), 'weight')}"
    levels = " or ".join(LEVEL_NAMES[int(one)] for one in sorted(other["level"].unique()))
    return (
        f"{start_of_sentence(said)}, moved{' each' * (len(names) > 1)} alone by a fifth, would take {week} to {levels}"
    )


def held_level_note(scores: Scores, week: str) -> str:
    """Say that tips are about the score's own level, where another one is held; "" where it is the same."""
    raw, held = scores.weeks["raw_level"][week], scores.weeks["level"][week]
    if pd.isna(raw) or pd.isna(held) or raw == held:
        return ""
    alone = f"{number(scores.weeks['score'][week])} and so {LEVEL_NAMES[raw]}"
    return f"Tips are about the score alone, {alone}; the level held is {LEVEL_NAMES[held]}"


def shares_title(scores: Scores, shares: pd.DataFrame) -> str:
    """Say what the largest weight holds and moves, and which indicators damp the score. shares: of effective_shares."""
    if shares["nominal"].isna().all():
        return "All weights are zero, so there are no shares"
    largest = str(shares.sort_values(["nominal", "effective"], kind="stable").index[-1])
    name = name_of(scores, largest)
    holds, moves = (float(shares[column].to_dict()[largest]) for column in ("nominal", "effective"))
    plural = is_plural(name)
    said = f"{start_of_sentence(name)} {'hold' if plural else 'holds'} {percent(holds)} of the weight"
    if pd.isna(moves):
        return said
    if moves >= 0:
        said += f" and {'make' if plural else 'makes'} {percent(moves)} of the movement"
    damping = {name_of(scores, str(i)): float(-one) for i, one in shares["effective"].items() if one < 0}
    if not damping:
        return said
    verb = "damp it" if is_plural(next(iter(damping))) else "damps it"
    clauses = [f"{own}{f' {verb}' * (not at)} by {percent(part)}" for at, (own, part) in enumerate(damping.items())]
    return f"{said}; {listed(clauses)}"


def lost_sentence(aggregation: Aggregation | str) -> str:
    """Say what an aggregation costs; "" for the arithmetic mean, which costs nothing."""
    lost = list(dict.fromkeys(_LOST[one] for one in lost_readings(aggregation)))
    if not lost:
        return ""
    return f"Under {_MEANS[str(aggregation)]} the score is no sum of parts: {listed(lost)} are not available"


def _at(tip: pd.Series) -> str:
    beyond = f", beyond {weight(SLIDER_END)}" if tip["reach"] > SLIDER_END else ""
    return f"at {weight(tip['reach'])} instead of {weight(tip['weight'])}{beyond}"


def _relative(tip: pd.Series) -> str:
    if pd.isna(tip["reach"]):
        return ""
    return f", {percent(tip['change'])} {'more' if tip['tip'] > tip['weight'] else 'less'}"


def _is(names: str, ids: tuple[str, ...]) -> str:
    return "are" if len(ids) > 1 or is_plural(names) else "is"


def _why_not(name: str, reason: NoTip, does: str) -> str:
    are = "are" if is_plural(name) else "is"
    return {
        NoTip.OUT_OF_REACH: f"no weight of {name} alone {does}",
        NoTip.FOUND: f"no weight of {name} alone {does}",
        NoTip.ALIKE: f"{name} {are} the same in both weeks, so no weight {does}",
        NoTip.ONLY_WEIGHT: f"{name} {'carry' if is_plural(name) else 'carries'} all the weight, so no weight {does}",
        NoTip.UNKNOWN: f"{name} {are} not known yet, so no weight {does}",
        NoTip.RENORMALISED: f"the two weeks rest on different indicators, so no weight of {name} is said to tip them",
        NoTip.NO_SCORE: f"without a score no weight of {name} {does}",
        NoTip.NO_CLOSED_FORM: NO_TIPS_BUT_ARITHMETIC,
    }[reason]
