"""The five-step meter of a level: each step taller, filled up to the level, always beside its word."""

from __future__ import annotations

from typing import Final

from dash import html

from dashboard.components.attributes import HIDDEN

STEPS: Final = 5


def level_meter(level: int | None) -> html.Span:
    """Draw the meter for a level from 0 (Routine) to 4 (Extreme); None, not known, fills no step."""
    filled = -1 if level is None else level
    steps = [
        html.Span(className="meter__step meter__step--filled" if step <= filled else "meter__step")
        for step in range(STEPS)
    ]
    kind = "meter" if level is None else f"meter meter--{level}"
    return html.Span(steps, className=kind, **HIDDEN)
