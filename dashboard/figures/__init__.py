"""Figures: one module a chart, a table in and a plain Plotly figure (a dict) out.

Nothing here asks for data, knows an id or imports Dash. Colours and the font come from the theme that every
figure takes as an argument, words from `dashboard.text`.

The charts
    posture_weeks   the score, week by week, as stacked contributions
    strikes, measures, moves, stages, counts   one family in its native units
    reasons         the stated reasons of a week
    axes_lines, contrast                       threat, response and exposure; threat minus response
    spark           a small series for a table row
    week_map        where the week's incidents were
What they share
    sheet           the layout all start from, strips of a known height, the figure that only speaks
    week_axis, months   weeks along x, the selected week, months below
    states          how observed, memory, warming up and provisional look
    labels          text widths, and labels that do not overlap
    line_ends       lines in ink, named at their right end
    family_panel    what all family panels share
    escaping, numbers   event text made safe; numbers as a chart writes them
Parts of one chart carry its name: posture_*, map_*.
"""
