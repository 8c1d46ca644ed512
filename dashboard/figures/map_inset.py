"""The crowded part of the map, drawn again in a corner at its own scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.figures.map_frame import Rect
from dashboard.figures.map_ground import ground_traces, outline, sea_trace
from dashboard.figures.map_layout import place_names
from dashboard.figures.map_marks import spots
from dashboard.figures.map_names import wanted_names, write_names
from dashboard.figures.map_scene import SITE_SIZE
from dashboard.figures.map_symbols import draw_incidents, draw_sites, draw_struck_sites

if TYPE_CHECKING:
    from dashboard.figures.map_layout import Inset
    from dashboard.figures.map_scene import Scene
    from dashboard.figures.sheet import Chart


def draw_inset(chart: Chart, scene: Scene, inset: Inset) -> None:
    """Draw the crowded part again at its own scale, framed, with a frame around what it shows."""
    theme, frame = chart.theme, inset.frame
    _tie(chart, scene, inset)
    bare = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True}
    chart.settings["xaxis2"] = {
        **bare,
        "anchor": "y2",
        "domain": list(inset.x_domain),
        "range": [frame.view.west, frame.view.east],
        "constrain": "range",
    }
    chart.settings["yaxis2"] = {
        **bare,
        "anchor": "x2",
        "domain": list(inset.y_domain),
        "range": [frame.view.south, frame.view.north],
        "scaleanchor": "x2",
        "scaleratio": frame.ratio,
        "constrain": "range",
    }
    around = frame.view.grown(frame.view.width, frame.view.height)
    chart.traces.append(sea_trace(theme, frame.view, "2"))
    chart.traces += ground_traces(scene.ground, theme, "2", around)
    own = spots(scene.incidents, frame)
    draw_sites(chart, scene, frame, own, "2")
    draw_incidents(chart, frame, [pair for spot in own for pair in spot.placed()], "2")
    draw_struck_sites(chart, scene, frame, own, "2")
    marks = [Rect.at(spot.middle, spot.reach, spot.reach) for spot in own]
    marks += [Rect.at(frame.pixel(site.at), SITE_SIZE / 2, SITE_SIZE / 2) for site in scene.sites_in(frame)]
    write_names(chart, frame, place_names(wanted_names(scene, frame, own), frame, marks), "2")
    chart.shapes.append(outline(inset.x_domain, inset.y_domain, theme.strong_line))


def _tie(chart: Chart, scene: Scene, inset: Inset) -> None:
    """Frame what the inset shows, and lead from there to the inset, which hides the line's end."""
    source = inset.source
    corners = [
        (source.left, source.top),
        (source.right, source.top),
        (source.right, source.bottom),
        (source.left, source.bottom),
    ]
    target = ((inset.rect.left + inset.rect.right) / 2, (inset.rect.top + inset.rect.bottom) / 2)
    nearest = min(corners, key=lambda corner: abs(corner[0] - target[0]) + abs(corner[1] - target[1]))
    for pixels, colour in (
        ([nearest, target], chart.theme.strong_line),
        ([*corners, corners[0]], chart.theme.text_3),
    ):
        places = [scene.frame.place(pixel) for pixel in pixels]
        chart.traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": "inset",
                "x": [place[0] for place in places],
                "y": [place[1] for place in places],
                "line": {"width": 1, "color": colour},
                "hoverinfo": "skip",
            },
        )
