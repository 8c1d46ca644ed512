"""The head of a family's panel: name, score with points and change, the reason in two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from dashboard import text
from dashboard.components.change import change
from dashboard.components.swatch import swatch

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.components.headline import Change


def score_card(
    *,
    name: str | Component,
    hue: int,
    score: str | Component,
    points: str,
    points_change: str,
    moved: Change | None,
    reason: str,
) -> html.Div:
    """Draw the head.

    name, score (0-100): as shown, or links to the incidents; points: of the posture score;
    moved: the change of the score; None in the first week.
    """
    shown_points: list[str | Component] = [html.Strong(points), " ", text.POINTS]
    if points_change:
        shown_points += [", ", points_change]
    beside = [html.P(shown_points, className="score-card__points")]
    if moved is not None:
        beside.append(html.P([text.SCORE_WORD, " ", change(moved.value, moved.words)], className="score-card__moved"))
    return html.Div(
        [
            html.H3([swatch(hue), name], className="score-card__name"),
            html.Div(
                [
                    html.P(score, className="score-card__value"),
                    html.Div(beside, className="score-card__beside"),
                ],
                className="score-card__figures",
            ),
            html.P(reason, className="score-card__reason"),
        ],
        className="score-card",
    )
