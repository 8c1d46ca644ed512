"""What a definition's own words rule out: reports that can never match, rungs that no report can end on.

Only what follows from the definition alone is claimed. @protected and @host may stand for any side
until a watch says which, so an unresolved one rules nothing out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.definition import Condition
from indicators.definition_values import TextField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from indicators.definition import Definition, Rung


def can_match(definition: Definition) -> bool:
    """Say whether any report could match: some word is left for each key, and for one of match_any's."""
    keys = _as_conditions(definition.match)
    if not _can_hold(keys, definition):
        return False
    alternatives = _as_conditions(definition.match_any)
    return not alternatives or any(_can_hold([*keys, test], definition) for test in alternatives)


def unreachable_rungs(definition: Definition) -> list[int]:
    """List the rungs, numbered from 1, that no report ends on.

    A report ends on the highest rung that holds for it, so a rung is out of reach when its conditions
    contradict each other or the match, or when each way to meet them meets a higher rung too.
    """
    given = _as_conditions(definition.match)
    ladder = definition.severity
    return [
        number
        for number, rung in enumerate(ladder, start=1)
        if not any(
            _can_hold([*given, *tests], definition)
            and not any(_follows(higher, [*given, *tests]) for higher in ladder[number:])
            for tests in _ways(rung)
        )
    ]


def _ways(rung: Rung) -> list[tuple[Condition, ...]]:
    """List the ways to reach a rung, each as conditions that must all hold."""
    return [(*rung.all, test) for test in rung.any] or [rung.all]


def _as_conditions(keys: Mapping[TextField, tuple[str, ...]]) -> list[Condition]:
    return [Condition.model_construct(field=field, at_least=None, words=words) for field, words in keys.items()]


def _can_hold(tests: Iterable[Condition], definition: Definition) -> bool:
    """Say whether one report could meet all tests without being excluded; numbers never contradict."""
    left: dict[str, set[str]] = {}
    for test in tests:
        if test.words is None or not isinstance(test.field, TextField):
            continue
        words = set(test.words) - set(definition.exclude.get(test.field, ()))
        if test.field in left:
            both = words | left[test.field]
            words = both if any(word.startswith("@") for word in both) else words & left[test.field]
        if not words:
            return False
        left[test.field] = words
    return True


def _follows(rung: Rung, given: list[Condition]) -> bool:
    """Say whether a rung holds for every report that meets the given conditions."""
    return all(_implied(test, given) for test in rung.all) and (
        not rung.any or any(_implied(test, given) for test in rung.any)
    )


def _implied(test: Condition, given: list[Condition]) -> bool:
    same_field = [other for other in given if other.field == test.field]
    if test.words is None:
        least = test.at_least or 0.0
        return any(other.at_least is not None and other.at_least >= least for other in same_field)
    return any(other.words is not None and set(other.words) <= set(test.words) for other in same_field)
