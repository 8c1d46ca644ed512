"""The map of the week: what happened where, what is known only roughly, and the protected sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.figures.map_frame import Frame
from dashboard.figures.map_ground import draw_ground
from dashboard.figures.map_inset import draw_inset
from dashboard.figures.map_layout import choose_inset
from dashboard.figures.map_marks import read_incidents, read_sites, spots
from dashboard.figures.map_names import draw_names, draw_off_map
from dashboard.figures.map_rough import rough_rings
from dashboard.figures.map_scene import Scene
from dashboard.figures.map_symbols import draw_main, draw_rings
from dashboard.figures.sheet import Chart, Json, Sheet
from dashboard.geometry.ground import watch_ground

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.theme import Theme

HEIGHT = 440
_WIDTH, _PHONE_WIDTH = 440, 340


def week_map_figure(
    incidents: pd.DataFrame,
    sites: pd.DataFrame,
    theme: Theme,
    *,
    home: str,
    compact: bool = False,
) -> Json:
    """Draw the week's incidents on the ground of the watch's country.

    incidents: one row an incident; columns incident_id, short (its indicator's name here), hue (slot of the
        palette: colour and shape), weight (event weight: the symbol's area), place, admin1, country (NaN =
        not said), latitude, longitude (degrees; NaN = no point), geo_precision (site, town, admin1,
        country), text (what happened).
    sites: the protected sites; columns site, short (NaN = use site), latitude, longitude, held (bool).
    home: the watch's country, in English. compact: the phone's format.

    Incidents at a site or town stand there, those on one spot packed around it. Those known only to a
    governorate or a country stand together in a dashed ring that says so. The most crowded part is drawn
    again, larger, in a corner. What lies beyond the map or has no place is counted in words. Without
    incidents the map shows the sites alone.
    """
    points = tuple(sorted((float(x), float(y)) for x, y in zip(sites["longitude"], sites["latitude"], strict=True)))
    ground = watch_ground(home, points)
    chart = Chart(Sheet((HEIGHT,), left=0, right=0), theme)
    frame = Frame.fit(ground.box, _PHONE_WIDTH if compact else _WIDTH, HEIGHT)
    read, marked = read_incidents(incidents, ground), read_sites(sites, ground)
    scene = Scene(ground, frame, read, marked, spots(read, frame))
    scene.inset = choose_inset(frame, scene.points)
    scene.rings, scene.off_map = rough_rings(scene)
    draw_ground(chart, scene)
    draw_main(chart, scene)
    draw_rings(chart, scene)
    draw_off_map(chart, scene)
    draw_names(chart, scene)
    if scene.inset:
        draw_inset(chart, scene, scene.inset)
    chart.settings["meta"] = _views(chart.settings)
    return chart.figure()


def _views(settings: Json) -> Json:
    """Name the views of all axes as a change of layout: to keep the scales Plotly widens them, and forgets them."""
    return {f"{axis}.range": settings[axis]["range"] for axis in sorted(settings) if axis[:5] in {"xaxis", "yaxis"}}
