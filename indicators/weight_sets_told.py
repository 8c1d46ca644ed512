"""Write weight sets down for the shell and for machines: one set, a list, a history, two side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from indicators.errors import visible
from indicators.scoring.levels import LEVEL_NAMES
from indicators.weight_set_text import weight_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from indicators.catalogue import Catalogue
    from indicators.definition import WeightSet
    from indicators.record import SavedWeightSet
    from indicators.weight_comparison import WeightComparison

_WIDTH = 30
_READING = len("100.0 Heightened")


def set_document(weight_set: WeightSet, saved: SavedWeightSet | None = None) -> dict[str, Any]:
    """Build a set's document. saved: its version in the record, null for a set that came with the definitions."""
    return {
        "id": weight_set.id,
        "title": weight_set.title,
        "reason": weight_set.reason,
        "author": weight_set.author,
        "date": weight_set.date.isoformat() if weight_set.date else None,
        "weights": dict(weight_set.weights),
        "saved": None
        if saved is None
        else {
            "version": saved.version,
            "at": saved.saved_at.isoformat(),
            "author": saved.author,
            "reason": saved.reason,
            "deleted": saved.deleted,
        },
    }


def list_text(built_in: Iterable[WeightSet], saved: Iterable[SavedWeightSet]) -> str:
    """Write a line a set: id, version, title and the weights above 0."""
    rows = [(each.id, "built in", each) for each in built_in]
    rows += [(each.id, f"version {each.version}{', deleted' * each.deleted}", each.set) for each in saved]
    lines = [f"{name:<20} {version:<20} {each.title}: {_weighed(each.weights)}" for name, version, each in rows]
    return "\n".join(lines) + "\n"


def set_text(weight_set: WeightSet, catalogue: Catalogue, saved: SavedWeightSet | None = None) -> str:
    """Write a set: title, who and why, then the weight and share of every indicator that it weighs."""
    lines = [f"{weight_set.id}: {weight_set.title}"]
    lines += [_version(saved)] if saved else []
    lines += [_line(weight_set.reason)] * bool(weight_set.reason)
    lines += ["", f"{'indicator':<{_WIDTH}}{'weight':>10}{'share':>10}"]
    total = sum(weight_set.weights.values())
    ordered = [name for name in catalogue.ids if name in weight_set.weights]
    for name in [*ordered, *(name for name in weight_set.weights if name not in ordered)]:
        weight = weight_set.weights[name]
        share = f"{100 * weight / total:.0f} %" if total else "-"
        unknown = "" if name in catalogue.ids else "  (no such indicator here)"
        lines.append(f"{visible(name):<{_WIDTH}}{weight_number(weight):>10}{share:>10}{unknown}")
    return "\n".join(lines) + "\n"


def history_text(versions: Sequence[SavedWeightSet]) -> str:
    """Write a version after the other, oldest first: who, when, why, and the weights that it changed."""
    lines = []
    before: Mapping[str, float] = {}
    for each in versions:
        lines.append(_version(each))
        if not each.deleted:
            lines.append(f"  {_changed(before, each.set.weights)}")
        before = {} if each.deleted else each.set.weights
    return "\n".join(lines) + "\n"


def side_by_side_text(names: tuple[str, str], compared: WeightComparison) -> str:
    """Write both sets' weights, then each week's two scores and levels; the last line counts the differences."""
    wide = max(_READING, *(len(name) for name in names)) + 2
    head = "".join(f"{name:>{wide}}" for name in names)
    lines = [f"{'weights':<{_WIDTH}}{head}"]
    for indicator, row in compared.weights.iterrows():
        pair = (row["weight_first"], row["weight_second"])
        if any(pair):
            lines.append(f"{indicator!s:<{_WIDTH}}" + "".join(f"{weight_number(float(each)):>{wide}}" for each in pair))
    lines += ["", f"{'scores and levels':<{_WIDTH}}{head}"]
    for week, row in compared.weeks.iterrows():
        cells = [_reading(row[f"score_{side}"], row[f"level_{side}"]) for side in ("first", "second")]
        mark = "  other level" if row["differs"] else ""
        lines.append(f"{week!s:<{_WIDTH}}" + "".join(f"{cell:>{wide}}" for cell in cells) + mark)
    differing = compared.differing
    weeks = "1 week" if len(differing) == 1 else f"{len(differing)} weeks"
    lines += ["", f"another level in {weeks}{': ' * bool(differing)}{', '.join(differing)}"]
    return "\n".join(lines) + "\n"


def side_by_side_document(first: dict[str, Any], second: dict[str, Any], compared: WeightComparison) -> dict[str, Any]:
    """Build the document of two sets side by side. first, second: set_document of each."""
    return {
        "first": first,
        "second": second,
        "weights": {str(name): _nulled(row) for name, row in compared.weights.iterrows()},
        "weeks": [{"week": str(week), **_nulled(row)} for week, row in compared.weeks.iterrows()],
        "differing": list(compared.differing),
    }


def _version(saved: SavedWeightSet) -> str:
    did = ", deleted" if saved.deleted else ""
    when = f"{saved.saved_at:%Y-%m-%d %H:%M:%S} UTC"
    return f"version {saved.version}{did}, {when}, {_line(saved.author)}: {_line(saved.reason)}"


def _weighed(weights: Mapping[str, float]) -> str:
    return ", ".join(f"{visible(name)} {weight_number(weight)}" for name, weight in weights.items() if weight) or "none"


def _changed(before: Mapping[str, float], after: Mapping[str, float]) -> str:
    if not before:
        return _weighed(after)
    moved = [
        f"{visible(name)} {weight_number(before.get(name, 0.0))} -> {weight_number(after.get(name, 0.0))}"
        for name in dict.fromkeys([*after, *before])
        if before.get(name, 0.0) != after.get(name, 0.0)
    ]
    return ", ".join(moved) or "the same weights"


def _line(text: str) -> str:
    """Write a text of several lines in one, nothing invisible in it."""
    return visible(" ".join(text.split()))


def _reading(score: float, level: Any) -> str:
    if pd.isna(score):
        return "-"
    return f"{score:.1f} {LEVEL_NAMES[int(level)]}"


def _nulled(row: pd.Series) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name, value in row.items():
        is_whole = str(name).startswith("level")
        number = bool(value) if name == "differs" else int(value) if is_whole and not pd.isna(value) else value
        plain[str(name)] = None if pd.isna(number) else number if isinstance(number, bool | int) else float(number)
    return plain
