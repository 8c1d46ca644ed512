"""The map's scene as traces, shapes and annotations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dashboard.figures.escaping import plain
from dashboard.figures.labels import text_width
from dashboard.figures.map_frame import Rect
from dashboard.figures.map_ground import ground_traces, sea_trace
from dashboard.figures.map_layout import free_place, name_rect, place_names
from dashboard.figures.map_marks import spots, symbol
from dashboard.figures.map_scene import SITE_SIZE, spot_at
from dashboard.figures.sheet import NOTE_SIZE, strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.figures.map_frame import Frame, Point
    from dashboard.figures.map_layout import Inset, Name
    from dashboard.figures.map_marks import Incident, Site, Spot
    from dashboard.figures.map_scene import Scene
    from dashboard.figures.sheet import Chart, Json

_STRENGTH = 0.86
_INSIDE_SHARE = 0.6
_HOLDS_SITE = 14.0
_NAME_ROOM = 4.0
_NAME_HALF = 8.0
_OFF_MAP_EDGE = 8.0
_OFF_MAP_HEIGHT = 14.0


def draw_ground(chart: Chart, scene: Scene) -> None:
    """Lay both axes of the main frame on one scale, and draw sea, land, lakes and rivers."""
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
    chart.shapes.append(_outline((0, 1), (0, 1), chart.theme.hairline))


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


def draw_main(chart: Chart, scene: Scene) -> None:
    """Draw sites and incidents of the main frame; what the inset shows is only small here, and in place."""
    outside = [spot for spot in scene.spots if not (scene.inset and scene.inset.source.holds(spot.middle))]
    inside = [spot for spot in scene.spots if spot not in outside]
    draw_sites(chart, scene, scene.frame, scene.spots, "")
    small = [
        (replace(one, size=one.size * _INSIDE_SHARE), spot.middle)
        for spot in inside
        for one in spot.incidents
    ]
    draw_incidents(chart, scene.frame, small, "")
    draw_incidents(chart, scene.frame, [pair for spot in outside for pair in spot.placed()], "")
    draw_struck_sites(chart, scene, scene.frame, outside, "")


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
        _write(chart, plain(ring.words), _Mark(frame.place((x, y)), shift), chart.theme.text_2)
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


def draw_off_map(chart: Chart, scene: Scene) -> None:
    """Say in a corner, clear of the inset, what the map cannot show."""
    if not scene.off_map:
        return
    rect = _off_map_rect(scene)
    is_left, is_low = rect.left == _OFF_MAP_EDGE, rect.top > _OFF_MAP_EDGE
    chart.note(
        scene.off_map,
        x=0 if is_left else 1,
        xanchor="left" if is_left else "right",
        xshift=_OFF_MAP_EDGE if is_left else -_OFF_MAP_EDGE,
        y=0 if is_low else 1,
        yanchor="bottom" if is_low else "top",
        yshift=_OFF_MAP_EDGE if is_low else -_OFF_MAP_EDGE,
    )


def _off_map_rect(scene: Scene) -> Rect:
    """Return where the words of `draw_off_map` stand: the first corner that the inset leaves free."""
    width, whole = text_width(scene.off_map, NOTE_SIZE), scene.frame.rect
    corners = [
        Rect(left, top, left + width, top + _OFF_MAP_HEIGHT)
        for top in (whole.bottom - _OFF_MAP_EDGE - _OFF_MAP_HEIGHT, _OFF_MAP_EDGE)
        for left in (_OFF_MAP_EDGE, whole.right - _OFF_MAP_EDGE - width)
    ]
    inset = scene.inset
    return next((rect for rect in corners if inset is None or not inset.rect.meets(rect)), corners[0])


def draw_names(chart: Chart, scene: Scene) -> None:
    """Name places with incidents strongly, then the other sites, then the countries around, where room is."""
    taken = [*scene.taken, *([_off_map_rect(scene)] if scene.off_map else [])]
    hidden = [scene.inset.source, scene.inset.rect] if scene.inset else []
    wanted = [
        name
        for name in _wanted(scene, scene.frame, scene.spots)
        if not any(rect.holds(name[1]) for rect in hidden)
    ]
    names = place_names(wanted, scene.frame, taken)
    _write_names(chart, scene.frame, names, "")
    taken += [name_rect(name.words, name.middle, is_strong=name.is_strong) for name in names]
    for land in scene.ground.lands:
        half = text_width(land.name, NOTE_SIZE) / 2 + _NAME_ROOM
        middle = (
            None if land.is_home else free_place(land, scene.frame, (half, _NAME_HALF), taken, [(1.0, 1.0)])
        )
        if middle:
            _write(chart, plain(land.name), _Mark(scene.frame.place(middle)), chart.theme.text_3)
            taken.append(name_rect(land.name, middle))


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
    _write_names(chart, frame, place_names(_wanted(scene, frame, own), frame, marks), "2")
    chart.shapes.append(_outline(inset.x_domain, inset.y_domain, theme.strong_line))


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


def _wanted(scene: Scene, frame: Frame, drawn: Sequence[Spot]) -> list[tuple[str, Point, float, bool]]:
    """List the names to set, the most important first: (words, pixel of the mark, its radius, strong)."""
    names: list[tuple[str, Point, float, bool]] = []
    sites = [(site, frame.pixel(site.at)) for site in scene.sites_in(frame)]
    named: set[str] = set()
    for spot in sorted(drawn, key=lambda spot: -spot.reach):
        near = next((site.name for site, pixel in sites if spot_at([spot], pixel)), "")
        words = near or spot.incidents[0].place
        if words and words not in named:
            names.append((words, spot.middle, spot.reach, True))
            named.add(words)
    others = [(site.name, pixel, SITE_SIZE / 2, False) for site, pixel in sites if site.name not in named]
    return [*names, *others]


@dataclass(frozen=True)
class _Mark:
    """Where words stand: so many pixels right of and above a place, in the frame of some axes."""

    place: Point
    shift: tuple[float, float] = (0.0, 0.0)
    suffix: str = ""


def _write_names(chart: Chart, frame: Frame, names: Sequence[Name], suffix: str) -> None:
    theme = chart.theme
    for name in names:
        words = strong(plain(name.words), theme.text) if name.is_strong else plain(name.words)
        shift = (name.middle[0] - name.mark[0], name.mark[1] - name.middle[1])
        _write(chart, words, _Mark(frame.place(name.mark), shift, suffix), theme.text_2)


def _write(chart: Chart, words: str, at: _Mark, colour: str) -> None:
    """Write words that are safe already."""
    chart.note(
        words,
        xref=f"x{at.suffix}",
        yref=f"y{at.suffix}",
        x=at.place[0],
        y=at.place[1],
        xshift=at.shift[0],
        yshift=at.shift[1],
        font={"size": NOTE_SIZE, "color": colour},
    )


def _outline(x_domain: tuple[float, float], y_domain: tuple[float, float], colour: str) -> Json:
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
