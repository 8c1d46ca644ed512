"""All colours, sizes and the Plotly template: the one place that knows how things look.

`assets/tokens.css` carries the same values as CSS variables; a test holds the two equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

FONT_FAMILY: Final = "Inter, system-ui, sans-serif"

# Role -> (size, line height) in px. Nothing is set smaller than `note`.
TYPE_SCALE: Final[Mapping[str, tuple[int, int]]] = MappingProxyType(
    {
        "score": (56, 56),
        "family": (28, 32),
        "verdict": (24, 32),
        "lead": (20, 28),
        "title": (15, 22),
        "body": (13, 20),
        "table": (12, 16),
        "note": (11, 16),
    }
)

# Multiples of four, in px; step n is SPACE[n].
SPACE: Final = (0, 4, 8, 12, 16, 20, 24, 28, 32)

# One graph config for every chart: no mode bar, no logo, nothing that could send a chart elsewhere.
GRAPH_CONFIG: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "displayModeBar": False,
        "displaylogo": False,
        "showSendToCloud": False,
        "plotlyServerURL": "",
        "showEditInChartStudio": False,
        "showTips": False,
        "scrollZoom": False,
        "responsive": True,
        "doubleClick": "reset",
    }
)


@dataclass(frozen=True)
class Theme:
    """The colours of one theme, as `#RRGGBB` or, for what lies over a chart, `rgba(...)`."""

    name: str  # "light" or "dark": the value of data-theme
    page: str
    surface: str  # navigation, list pane
    hairline: str
    strong_line: str  # button edges, table heads and feet
    field_edge: str  # edges of fields and checkboxes: 3:1 against the page
    text: str
    text_2: str
    text_3: str  # the smallest text
    accent: str  # selection, links, focus; never data
    on_accent: str
    selected_row: str  # a selected row
    highlight: str  # an evidencing sentence
    faint_line: str  # grid lines of the small charts; the main chart uses the hairline
    zero_line: str
    selected_tint: str  # the column of the selected week
    veil: str  # a likely range over bars, which show through it
    land: str  # of the watch's country
    land_abroad: str
    water: str
    levels: tuple[str, ...]  # Routine, Watchful, Heightened, High, Extreme: only for levels
    bands: tuple[str, ...]  # the same five, behind a chart
    ink: tuple[str, ...]  # five shades of ink, strongest first, for parts that are no indicator
    hues: tuple[str, ...]  # slots 1 to 9 of the indicators
    spare_hues: tuple[str, ...]  # slots beyond 9, then round again
    font: str = FONT_FAMILY

    def hue(self, slot: int) -> str:
        """Return the colour of an indicator's slot (1, 2, ...).

        Beyond the nine tuned slots the spare hues follow and then repeat: name and order go with a hue
        wherever it is drawn, so a repeat misleads nobody. A slot below 1 is a ValueError.
        """
        if slot < 1:
            message = f"hue slot: found {slot}. Expected 1 or more. Give the definition a positive hue."
            raise ValueError(message)
        if slot <= len(self.hues):
            return self.hues[slot - 1]
        return self.spare_hues[(slot - len(self.hues) - 1) % len(self.spare_hues)]

    def mix(self, colour: str, share: float) -> str:
        """Return `share` of a `#RRGGBB` colour over the page, opaque: half a hue is `mix(hue, .5)`."""
        over, under = _channels(colour), _channels(self.page)
        mixed = (round(share * o + (1 - share) * u) for o, u in zip(over, under, strict=True))
        return "#" + "".join(f"{channel:02X}" for channel in mixed)


LIGHT: Final = Theme(
    name="light",
    page="#FFFFFF",
    surface="#F6F7F9",
    hairline="#E2E5EA",
    strong_line="#C6CBD3",
    field_edge="#868E99",
    text="#14181F",
    text_2="#434A55",
    text_3="#646C78",
    accent="#1B57D0",
    on_accent="#FFFFFF",
    selected_row="#EBF1FD",
    highlight="#FFF1B8",
    faint_line="#F0F2F4",
    zero_line="#B2B6BB",
    selected_tint="rgba(27, 87, 208, 0.12)",
    veil="rgba(100, 108, 120, 0.26)",
    land="#F1F2F4",
    land_abroad="#FAFBFB",
    water="#C2D3E4",
    levels=("#8A929C", "#B88700", "#D9661F", "#BE2D2A", "#6E1030"),
    bands=(
        "rgba(138, 146, 156, 0.07)",
        "rgba(196, 140, 0, 0.06)",
        "rgba(217, 102, 31, 0.075)",
        "rgba(190, 45, 42, 0.075)",
        "rgba(110, 16, 48, 0.08)",
    ),
    ink=("#31343A", "#686B6F", "#A1A3A5", "#C7C8CA", "#ECECED"),
    hues=(
        "#262B74",
        "#05A09A",
        "#933A70",
        "#3475B3",
        "#869519",
        "#7D86C9",
        "#23581B",
        "#6731A2",
        "#717273",
    ),
    spare_hues=("#2B8F9A", "#5B3291", "#4D9D61", "#B9649F", "#1A485C", "#056641"),
)

DARK: Final = Theme(
    name="dark",
    page="#0F1216",
    surface="#161A20",
    hairline="#252B33",
    strong_line="#3D4550",
    field_edge="#6F7885",
    text="#ECEEF1",
    text_2="#B7BEC9",
    text_3="#8E97A5",
    accent="#7FA9FF",
    on_accent="#0B1220",
    selected_row="#172338",
    highlight="#4A3D0B",
    faint_line="#1A1E23",
    zero_line="#4E555E",
    selected_tint="rgba(127, 169, 255, 0.12)",
    veil="rgba(142, 151, 164, 0.3)",
    land="#1B2027",
    land_abroad="#13171C",
    water="#3B505C",
    levels=("#6C7683", "#CC9A3C", "#E07F33", "#F0564A", "#FFA3A8"),
    bands=(
        "rgba(108, 118, 131, 0.08)",
        "rgba(214, 150, 72, 0.055)",
        "rgba(236, 120, 52, 0.1)",
        "rgba(240, 86, 74, 0.11)",
        "rgba(255, 120, 140, 0.12)",
    ),
    ink=("#D1D4D7", "#9C9EA1", "#676A6E", "#424449", "#1F2327"),
    hues=(
        "#96A8FA",
        "#3DAA82",
        "#C661C4",
        "#9CE0FA",
        "#DEDB66",
        "#4F5DC0",
        "#588A61",
        "#86649F",
        "#B4BCC6",
    ),
    spare_hues=("#50AFB9", "#C0ABE9", "#9CE6AB", "#B9649F", "#678C9F", "#3C8C66"),
)

THEMES: Final[Mapping[str, Theme]] = MappingProxyType({LIGHT.name: LIGHT, DARK.name: DARK})


def theme_named(name: object) -> Theme:
    """Return the theme of a browser's word; anything but "dark" is light, as the page itself does."""
    return DARK if name == DARK.name else LIGHT


def plotly_template(theme: Theme) -> dict[str, Any]:
    """Return the Plotly template of a theme: fonts, axes, hover box; no margins and no titles.

    Titles, units and level names stand beside a chart as text, so that they can be read and selected.
    """
    note, table = TYPE_SCALE["note"][0], TYPE_SCALE["table"][0]
    axis = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickfont": {"color": theme.text_3, "size": note},
        "gridcolor": theme.hairline,
        "gridwidth": 1,
        "zerolinecolor": theme.zero_line,
        "zerolinewidth": 1,
        "linecolor": theme.zero_line,
        "tickcolor": theme.strong_line,
        "automargin": False,
    }
    return {
        "layout": {
            "font": {"family": FONT_FAMILY, "size": note, "color": theme.text_3},
            "paper_bgcolor": "rgba(0, 0, 0, 0)",
            "plot_bgcolor": "rgba(0, 0, 0, 0)",
            "colorway": list(theme.hues),
            "xaxis": axis,
            "yaxis": {**axis, "showgrid": True},
            "showlegend": False,
            "hoverlabel": {
                "bgcolor": theme.page,
                "bordercolor": theme.strong_line,
                "font": {"family": FONT_FAMILY, "size": table, "color": theme.text},
                "align": "left",
            },
            "annotationdefaults": {
                "showarrow": False,
                "font": {"family": FONT_FAMILY, "size": note, "color": theme.text_2},
            },
            "shapedefaults": {"line": {"width": 0}, "layer": "below"},
            "bargap": 0.2,
            "separators": ".\u202f",
        }
    }


def _channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue (0 to 255) of `#RRGGBB`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
