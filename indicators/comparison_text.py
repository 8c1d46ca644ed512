"""Write a comparison down for the shell: the verdict, then a bridge that a reader can add up."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indicators.comparison import Comparison
    from indicators.definition import Definition

_TITLE_WIDTH = 30


def comparison_text(comparison: Comparison, definitions: Sequence[Definition], verdict: str) -> str:
    """Write the verdict and one line per account: effect, of it new and fading, in points.

    Indicators without a share in the change are left out; the last line is the whole change.
    A withheld comparison is the verdict alone.
    """
    if comparison.change is None:
        return f"{verdict}\n"
    titles = {d.id: d.title for d in definitions}
    first, second = comparison.week_from, comparison.week_to
    lines = [verdict, "", _line("points", "effect", "new", "fading"), _line(first.week, _points(first.score))]
    for indicator, row in comparison.indicators.iterrows():
        if any(row[part] for part in ("effect", "new", "fading") if not math.isnan(row[part])):
            title = titles.get(str(indicator), str(indicator))
            lines.append(_line(title, *(_signed(row[part]) for part in ("effect", "new", "fading"))))
    for name, points in (
        ("other weights", comparison.weights),
        ("other data", comparison.data),
        ("other definitions", comparison.definitions),
    ):
        if points:
            lines.append(_line(name, _signed(points)))
    lines += [_line(second.week, _points(second.score)), _line("change", _signed(comparison.change))]
    return "\n".join(lines) + "\n"


def _line(name: str, *cells: str) -> str:
    return f"{name[:_TITLE_WIDTH]:<{_TITLE_WIDTH}}" + "".join(f"{cell:>10}" for cell in cells)


def _points(score: float | None) -> str:
    return "-" if score is None else f"{score:.1f}"


def _signed(points: float) -> str:
    return "-" if math.isnan(points) else f"{points:+.1f}"
