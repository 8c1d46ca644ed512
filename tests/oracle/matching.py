"""METHOD section 2 and docs/YOUR_OWN_WATCH.md: which reports an indicator counts, and the rung each reaches."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.oracle.rows import PlainWatch, Row


def matches(report: Row, definition: Row, watch: PlainWatch) -> bool:
    """Tell whether the report alone fits: all of match, one of match_any, none of exclude."""

    def holds(field: str, wanted: Any) -> bool:
        return report[field] is not None and report[field] in _words(wanted, watch)

    match = definition.get("match") or {}
    match_any = definition.get("match_any") or {}
    exclude = definition.get("exclude") or {}
    if not all(holds(field, wanted) for field, wanted in match.items()):
        return False
    if match_any and not any(holds(field, wanted) for field, wanted in match_any.items()):
        return False
    return not any(holds(field, wanted) for field, wanted in exclude.items())


def ladder(definition: Row) -> list[Fraction]:
    """List the rungs' values, ascending."""
    return sorted(Fraction(str(rung["value"])) for rung in definition["severity"])


def rung_reached(report: Row, definition: Row) -> Fraction:
    """Return the value of the highest rung whose condition holds for the report; none: 0."""
    reached = [rung for rung in definition["severity"] if _rung_holds(report, rung)]
    return max((Fraction(str(rung["value"])) for rung in reached), default=Fraction(0))


def _words(wanted: Any, watch: PlainWatch) -> set[str]:
    sides = {"@protected": watch.protected, "@host": watch.host}
    words = wanted if isinstance(wanted, list | tuple) else [wanted]
    return {side for word in words for side in sides.get(word, [word])}


def _rung_holds(report: Row, rung: Row) -> bool:
    some, every = rung.get("any"), rung.get("all")
    if some and not any(_condition_holds(report, condition) for condition in some):
        return False
    return not every or all(_condition_holds(report, condition) for condition in every)


def _condition_holds(report: Row, condition: Row) -> bool:
    value = report[condition["field"]]
    if value is None:
        return False
    if condition.get("at_least") is not None:
        return float(value) >= float(condition["at_least"])
    words = condition["is"]
    return value in (words if isinstance(words, list | tuple) else [words])
