"""The one sentence of a change: direction and size first, then what makes up most of it.

Every number is taken from a Comparison, so the sentence cannot say anything else than the bridge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from indicators.phrases import SMALLEST_SHOWN, counted, day, listed, number, size, start_of_sentence
from indicators.reasons import cause_of, only_cause_of, reasons_of
from indicators.scoring.levels import DEADBAND, LEVEL_NAMES
from indicators.vocabulary import WeekState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indicators.comparison import Comparison
    from indicators.phrasebook import Phrasebook
    from indicators.reasons import Reason

FIRST_WEEK = "First week: nothing to compare with."
SAME_WEEK = "The same week on both sides: nothing to compare."
NEARLY_ALL = (0.85, 1.05)
"""How much of the change one reason brings when it is said to be nearly all of it."""
MOST = 0.65
"""Part of the movement in the change's direction that one named reason must bring to stand alone."""
WORTH_SAYING = 0.25
"""Part of the change from which a movement against it is named."""


def change_sentence(comparison: Comparison | None, phrasebook: Phrasebook) -> str:
    """Say in one sentence what changed and why; None: there is no earlier week.

    A second short sentence follows only where a week is thin: on how many articles it rests.
    Withheld: the reason. Below 0.05 points: "unchanged", with what cancels out. Asked backwards (from
    a later week): sizes only, since nothing of the later week had happened yet.

    phrasebook: of the watch and of the matrix of `week_to`'s side.
    """
    if comparison is None:
        return FIRST_WEEK
    if comparison.weeks_apart == 0 and comparison.change == 0 and not _differences(comparison):
        return SAME_WEEK
    if comparison.change is None:
        other = "last week" if comparison.weeks_apart == 1 else comparison.week_from.week
        return f"No comparison with {other}: {comparison.withheld}."
    why = _why(comparison, comparison.change, reasons_of(comparison, phrasebook), phrasebook)
    return f"{_opening(comparison, comparison.change)}{why}.{_thinness(comparison)}"


def level_sentence(week: pd.Series) -> str:
    """Say a week's level, and why it is held where its score alone says another.

    week: a row of Scores.weeks (state, score, raw_level, level, level_name).
    """
    if pd.isna(week["level"]):
        return "No level yet: no full week has been scored."
    held = f"{week['level_name']}, held"
    if week["state"] == WeekState.NOT_COVERED.value:
        return f"{held}: this week was not covered."
    if pd.isna(week["score"]):
        return f"{held}: this week has no score."
    if week["state"] == WeekState.PROVISIONAL.value:
        return f"{held}: this week is not over."
    if week["raw_level"] == week["level"]:
        return f"{week['level_name']}."
    rule = f"a level falls only after two full weeks more than {DEADBAND:g} points under its threshold"
    return f"{held}: {number(week['score'])} alone is {LEVEL_NAMES[int(week['raw_level'])]}, but {rule}."


def _opening(comparison: Comparison, change: float) -> str:
    against = _against(comparison)
    if abs(change) < SMALLEST_SHOWN:
        return f"Unchanged {against}"
    return f"{'Up' if change > 0 else 'Down'} {size(change)} points {against}"


def _against(comparison: Comparison) -> str:
    if comparison.weeks_apart == 1:
        return "on last week"
    if comparison.weeks_apart > 1:
        return f"on {comparison.week_from.week}"
    if comparison.weeks_apart < 0:
        return f"on {comparison.week_from.week}, a later week"
    return " ".join(["on the same week", listed(_differences(comparison))]).rstrip()


def _differences(comparison: Comparison) -> list[str]:
    other = comparison.week_from.as_of
    differences = [f"as known on {day(other)}"] if other != comparison.week_to.as_of else []
    if not comparison.same_weights:
        differences.append("under the other weights")
    if not comparison.same_definitions:
        differences.append("under the other definitions")
    return differences


def _why(comparison: Comparison, change: float, reasons: Sequence[Reason], phrasebook: Phrasebook) -> str:
    if comparison.weeks_apart < 0:
        return _backwards(reasons)
    if abs(change) < SMALLEST_SHOWN:
        return _cancelling(comparison, reasons, phrasebook)
    if comparison.weeks_apart == 0 and len(_differences(comparison)) == 1:
        return ""  # the opening has said the one thing that differs
    along = [reason for reason in reasons if reason.points * change > 0]
    against = [reason for reason in reasons if reason.points * change < 0]
    if not along:  # none of its parts shows at one decimal
        return ", in many small parts"
    if _is_nearly_all(along, against, change):
        whole = "all" if len(reasons) == 1 and size(along[0].points) == size(change) else "nearly all"
        return f", {whole} from {along[0].name}{only_cause_of(along[0], comparison, phrasebook)}"
    return ": " + "; ".join(_clauses(comparison, change, along, against, phrasebook))


def _is_nearly_all(along: Sequence[Reason], against: Sequence[Reason], change: float) -> bool:
    low, high = NEARLY_ALL
    others = sum(abs(reason.points) for reason in [*along[1:], *against])
    return low <= along[0].points / change <= high and others <= WORTH_SAYING * abs(change)


def _clauses(
    comparison: Comparison, change: float, along: list[Reason], against: list[Reason], phrasebook: Phrasebook
) -> list[str]:
    """Say one or two reasons for the change and the largest against it; the second has no cause."""
    moved = sum(abs(reason.points) for reason in along)
    second = along[1:2] if abs(along[0].points) < MOST * moved else []
    contrary = against[:1] if against and abs(against[0].points) >= WORTH_SAYING * abs(change) else []
    is_alone = not second and not contrary
    return [
        along[0].clause(cause_of(along[0], comparison, phrasebook, with_days=is_alone)),
        *(reason.clause() for reason in second),
        *(reason.clause(cause_of(reason, comparison, phrasebook, with_days=False)) for reason in contrary),
    ]


def _cancelling(comparison: Comparison, reasons: Sequence[Reason], phrasebook: Phrasebook) -> str:
    rises = [reason for reason in reasons if reason.points > 0]
    falls = [reason for reason in reasons if reason.points < 0]
    if rises and falls:
        both = (rises[0], falls[0])
        causes = [cause_of(reason, comparison, phrasebook, with_days=False) for reason in both]
        return ": " + "; ".join(reason.clause(cause) for reason, cause in zip(both, causes, strict=True))
    is_zero = comparison.week_from.score == 0 and comparison.week_to.score == 0
    return ", both at zero" if is_zero else ""


def _backwards(reasons: Sequence[Reason]) -> str:
    clauses = []
    for reason in reasons[:3]:
        verb = "make it" if reason.indicator is None else ("are" if reason.is_plural else "is")
        direction = "lower" if reason.points < 0 else "higher"
        clauses.append(f"{reason.name} {verb} {size(reason.points)} {direction}")
    return f": {', '.join(clauses)}" if clauses else ""


def _thinness(comparison: Comparison) -> str:
    before, after = comparison.week_from, comparison.week_to
    names = {1: ("last week", "this week"), 0: ("", "the week")}.get(comparison.weeks_apart, (before.week, after.week))
    thin = [(names[1], after.articles)] if after.is_thin else []
    if before.is_thin and comparison.weeks_apart != 0:
        thin.append((names[0], before.articles))
    if not thin:
        return ""
    if len(thin) > 1 and before.articles == after.articles:
        if not after.articles:
            return " No article was published in either week."
        return f" Both weeks rest on {counted(after.articles, 'article')} each."
    return " " + start_of_sentence("; ".join(_rests_on(name, articles) for name, articles in thin)) + "."


def _rests_on(week: str, articles: int) -> str:
    """Say on how many articles a week rests; one without any still has what later articles report of it."""
    if not articles:
        return f"no article was published {week if ' ' in week else f'in {week}'}"
    return f"{week} rests on {counted(articles, 'article')}"
