"""The marks on the map: incidents, the rings of what is known only roughly, protected sites."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.figures.escaping import plain
from dashboard.figures.map_marks import symbol
from dashboard.figures.map_names import Anchor, write
from dashboard.figures.map_scene import SITE_SIZE, spot_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.figures.map_frame import Frame, Point
    from dashboard.figures.map_marks import Incident, Site, Spot
    from dashboard.figures.map_scene import Scene
    from dashboard.figures.sheet import Chart, Json

_STRENGTH = 0.86
_INSIDE_SHARE = 0.6
_HOLDS_SITE = 14.0


def draw_main(chart: Chart, scene: Scene) -> None:
    """Draw sites and incidents of the main frame; what the inset shows is only small here, and in place."""
    outside = [spot for spot in scene.spots if not (scene.inset and scene.inset.source.holds(spot.middle))]
    inside = [spot for spot in scene.spots if spot not in outside]
    draw_sites(chart, scene, scene.frame, scene.spots, "")
    small = [(replace(one, size=one.size * _INSIDE_SHARE), spot.middle) for spot in inside for one in spot.incidents]
    draw_incidents(chart, scene.frame, small, "")
    draw_incidents(chart, scene.frame, [pair for spot in outside for pair in spot.placed()], "")
    draw_struck_sites(chart, scene, scene.frame, outside, "")


def draw_incidents(chart: Chart, frame: Frame, placed: Sequence[tuple[Incident, Point]], suffix: str) -> None:
    """Draw incidents at their pixels: colour and shape by indicator, area by event weight."""
    if not placed:
        return
    places = [frame.place(at) for _, at in placed]
    chart.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "name": "incidents",
            "xaxis": f"x{suffix}",
            "yaxis": f"y{suffix}",
            "x": [place[0] for place in places],
            "y": [place[1] for place in places],
            "marker": {
                "symbol": [symbol(incident.hue) for incident, _ in placed],
                "size": [round(incident.size, 1) for incident, _ in placed],
                "color": [chart.theme.hue(incident.hue) for incident, _ in placed],
                "opacity": _STRENGTH,
                "line": {"width": 1, "color": chart.theme.page},
            },
            "customdata": [incident.incident_id for incident, _ in placed],
            "hovertext": [incident.words for incident, _ in placed],
            "hoverinfo": "text",
        },
    )


def draw_rings(chart: Chart, scene: Scene) -> None:
    """Draw a dashed ring around what is known only to an area, with its words below."""
    frame = scene.frame
    for ring in scene.rings:
        x, y = ring.spot.middle
        west, north = frame.place((x - ring.radius, y - ring.radius))
        east, south = frame.place((x + ring.radius, y + ring.radius))
        chart.shapes.append(
            {
                "type": "circle",
                "name": f"ring {plain(ring.words)}",
                "xref": "x",
                "yref": "y",
                "x0": west,
                "x1": east,
                "y0": south,
                "y1": north,
                "layer": "above",
                "line": {"width": 1, "dash": "3px,3px", "color": chart.theme.text_3},
            },
        )
        shift = (ring.name_at[0] - x, y - ring.name_at[1])
        write(chart, plain(ring.words), Anchor(frame.place((x, y)), shift), chart.theme.text_2)
    draw_incidents(chart, frame, [pair for ring in scene.rings for pair in ring.spot.placed()], "")


def draw_sites(chart: Chart, scene: Scene, frame: Frame, drawn: Sequence[Spot], suffix: str) -> None:
    """Draw the protected sites as small squares, fainter once given up.

    drawn: the frame's spots; a site where something happened leaves the pointer to the incident.
    """
    theme = chart.theme
    for is_struck in (False, True):
        own = [site for site in scene.sites_in(frame) if is_struck == _is_struck(site, frame, drawn)]
        if own:
            chart.traces.append(
                {
                    **_site_marks(own, suffix),
                    "name": "sites with incidents" if is_struck else "sites",
                    "marker": {
                        "symbol": "square",
                        "size": SITE_SIZE,
                        "color": theme.page,
                        "line": {
                            "width": 1.25,
                            "color": [theme.text_2 if site.held else theme.field_edge for site in own],
                        },
                        "opacity": 1,
                    },
                    "hovertext": [plain(site.name) for site in own],
                    "hoverinfo": "skip" if is_struck else "text",
                },
            )


def draw_struck_sites(chart: Chart, scene: Scene, frame: Frame, drawn: Sequence[Spot], suffix: str) -> None:
    """Draw a site's square again on a symbol that is large enough to hold it."""
    wide = [spot for spot in drawn if max(incident.size for incident in spot.incidents) >= _HOLDS_SITE]
    own = [site for site in scene.sites_in(frame) if _is_struck(site, frame, wide)]
    if own:
        chart.traces.append(
            {
                **_site_marks(own, suffix),
                "name": "struck sites",
                "marker": {
                    "symbol": "square-open",
                    "size": SITE_SIZE,
                    "color": chart.theme.page,
                    "line": {"width": 1.25},
                    "opacity": 1,
                },
                "hoverinfo": "skip",
            },
        )


def _is_struck(site: Site, frame: Frame, drawn: Sequence[Spot]) -> bool:
    return spot_at(drawn, frame.pixel(site.at)) is not None


def _site_marks(own: Sequence[Site], suffix: str) -> Json:
    return {
        "type": "scatter",
        "mode": "markers",
        "xaxis": f"x{suffix}",
        "yaxis": f"y{suffix}",
        "x": [site.at[0] for site in own],
        "y": [site.at[1] for site in own],
    }
