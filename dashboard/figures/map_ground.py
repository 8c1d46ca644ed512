"""The ground of the map as traces: land and borders, for the main frame and for an inset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.geometry.clip import clip_ring

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.figures.map_scene import Scene
    from dashboard.figures.sheet import Chart, Json
    from dashboard.geometry.clip import Box, Path
    from dashboard.geometry.ground import Ground
    from dashboard.theme import Theme

SEA_SHARE = 0.35


def draw_ground(chart: Chart, scene: Scene) -> None:
    """Lay both axes of the main frame on one scale, and draw sea and land."""
    view = scene.frame.view
    bare = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True}
    chart.settings |= {
        "hovermode": "closest",
        "hoverdistance": 20,
        "xaxis": {**bare, "range": [view.west, view.east], "constrain": "range"},
        "yaxis": {
            **bare,
            "range": [view.south, view.north],
            "scaleanchor": "x",
            "scaleratio": scene.frame.ratio,
            "constrain": "range",
        },
    }
    chart.traces.append(sea_trace(chart.theme, view, ""))
    chart.traces += ground_traces(scene.ground, chart.theme, "")
    chart.shapes.append(outline((0, 1), (0, 1), chart.theme.hairline))


def ground_traces(ground: Ground, theme: Theme, suffix: str, view: Box | None = None) -> list[Json]:
    """Return one trace a country (the largest first).

    suffix: of the axes, "" or "2"; view: cut to this box, with what may show around it; None: as it is.
    """
    traces = [
        _trace(
            land.name,
            _cut(land.rings, view),
            suffix,
            theme.land if land.is_home else theme.land_abroad,
            theme.field_edge if land.is_home else theme.strong_line,
        )
        for land in ground.lands
    ]
    return [trace for trace in traces if trace["x"]]


def sea_trace(theme: Theme, view: Box, suffix: str) -> Json:
    """Return the sea under everything; in an inset it also hides the map behind it."""
    edges = view.grown(view.width, view.height)
    corner = (
        (edges.west, edges.south),
        (edges.west, edges.north),
        (edges.east, edges.north),
        (edges.east, edges.south),
    )
    return _trace("sea", [(*corner, corner[0])], suffix, theme.mix(theme.water, SEA_SHARE), "rgba(0, 0, 0, 0)")


def _cut(rings: Iterable[Path], view: Box | None) -> list[Path]:
    if view is None:
        return list(rings)
    return [cut for ring in rings if (cut := clip_ring(ring, view))]


def _trace(name: str, paths: list[Path], suffix: str, fill: str, line: str) -> Json:
    x: list[float | None] = []
    y: list[float | None] = []
    for path in paths:
        x += [*(round(point[0], 3) for point in path), None]
        y += [*(round(point[1], 3) for point in path), None]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "xaxis": f"x{suffix}",
        "yaxis": f"y{suffix}",
        "x": x,
        "y": y,
        "line": {"width": 1, "color": line},
        "hoverinfo": "skip",
        **({"fill": "toself", "fillcolor": fill} if fill else {}),
    }


def outline(x_domain: tuple[float, float], y_domain: tuple[float, float], colour: str) -> Json:
    """Return the frame around a part of the plot, given as shares of it."""
    edges: dict[str, Any] = {
        "x0": x_domain[0],
        "x1": x_domain[1],
        "y0": y_domain[0],
        "y1": y_domain[1],
    }
    return {
        "type": "rect",
        "name": "frame",
        "xref": "paper",
        "yref": "paper",
        "layer": "above",
        "line": {"width": 1, "color": colour},
        **edges,
    }
