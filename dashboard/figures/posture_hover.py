"""What the main chart says under the pointer: one label a week, whatever in its column is pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text
from dashboard.figures.escaping import plain
from dashboard.figures.numbers import counted, points
from dashboard.figures.posture_table import NOT_COVERED, PROVISIONAL
from dashboard.figures.states import Mark
from dashboard.figures.week_axis import hover_points, week_head

if TYPE_CHECKING:
    from dashboard.figures.posture_table import Part, PostureTable, PostureWeek
    from dashboard.figures.sheet import Chart
    from dashboard.theme import Theme

_STATE_WORDS = {Mark.MEMORY: text.PART_MEMORY, Mark.WARMING: text.PART_WARMING}


def draw_hover(chart: Chart, table: PostureTable) -> None:
    """Add the invisible points; each stands at its week's score, at zero without one."""
    words = [_words(week, chart.theme) for week in table.weeks]
    heights = [week.score or 0.0 for week in table.weeks]
    chart.traces.append(hover_points(table.axis, words, "y", heights))


def _words(week: PostureWeek, theme: Theme) -> str:
    lines = [week_head(week.label, week.monday)]
    if week.state == NOT_COVERED:
        lines.append(text.WEEK_NOT_COVERED)
    elif week.score is None:
        lines.append(text.WEEK_WITHOUT_SCORE)
    else:
        lines.append(text.WEEK_SCORE.format(score=plain(points(week.score)), level=plain(week.level_name)))
        lines += [_part_line(part, theme) for part in reversed(week.parts) if part.points is not None]
    if week.state == PROVISIONAL:
        lines.append(text.WEEK_PROVISIONAL)
    if week.articles is not None:
        articles = counted(week.articles, text.COUNT_ARTICLES)
        lines.append(text.WEEK_THIN.format(articles=articles) if week.thin else articles)
    return "<br>".join(lines)


def _part_line(part: Part, theme: Theme) -> str:
    """Name one indicator with its points, and say what is uncertain about them where they are not zero."""
    points_of = part.points or 0.0
    state = _STATE_WORDS.get(part.mark, "") if points_of else ""
    swatch = f'<span style="color:{theme.hue(part.series.hue)}">■</span>'
    return f"{swatch} {plain(part.series.short)} {plain(points(points_of))}{state}"
