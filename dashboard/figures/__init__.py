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
    week_axis       weeks along x, months below, the selected week
    states          how observed, zero, warming up, memory, provisional and not covered look
    labels          text widths, and labels that do not overlap
    escaping        event text made safe for a figure
    key             what a chart's marks mean, for the line below it
"""
