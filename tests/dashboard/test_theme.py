"""The themes: equal to the style sheet, readable, and strict about what they are asked for."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

import dashboard
from dashboard.theme import (
    DARK,
    GRAPH_CONFIG,
    LIGHT,
    SPACE,
    THEMES,
    TYPE_SCALE,
    Theme,
    plotly_template,
    theme_named,
)

TOKENS = Path(dashboard.__file__).parent / "assets" / "tokens.css"
SERIES = {
    "levels": ("level", 0),
    "bands": ("band", 0),
    "ink": ("ink", 1),
    "hues": ("hue", 1),
    "spare_hues": ("hue", 10),
}
both_themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def style_sheet_values(selector: str) -> dict[str, str]:
    """Return the variables of the first block that opens with this selector."""
    block = TOKENS.read_text("utf-8").split(selector + " {", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([a-z0-9-]+):\s*([^;]+);", block))


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio of two #RRGGBB colours."""

    def luminance(colour: str) -> float:
        shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@both_themes
def test_the_style_sheet_holds_exactly_the_colours_of_the_theme(theme: Theme) -> None:
    """Each colour of the theme is a variable of the same name in tokens.css, and there is no other."""
    expected: dict[str, str] = {}
    for field in fields(theme):
        value = getattr(theme, field.name)
        if field.name in SERIES:
            stem, first = SERIES[field.name]
            expected |= {f"{stem}-{first + at}": colour for at, colour in enumerate(value)}
        elif field.name not in {"name", "font"}:
            expected[field.name.replace("_", "-")] = value
    assert style_sheet_values(f':root[data-theme="{theme.name}"]') == expected


def test_the_style_sheet_holds_the_same_type_scale_spacing_and_font() -> None:
    """Sizes are written once more in tokens.css and must not drift."""
    sheet = style_sheet_values(":root")
    sizes = {f"type-{role}": f"{size}px/{line}px var(--font)" for role, (size, line) in TYPE_SCALE.items()}
    steps = {f"space-{step}": f"{SPACE[step]}px" for step in range(1, len(SPACE))}
    assert {name: value for name, value in sheet.items() if name.startswith("type-")} == sizes
    assert {name: value for name, value in sheet.items() if name.startswith("space-")} == steps
    assert sheet["font"] == LIGHT.font == DARK.font


@both_themes
def test_text_is_readable_wherever_it_stands(theme: Theme) -> None:
    """WCAG AA: 4.5 for text on page, surface and selected row; 3 for field edges, levels and hues."""
    for ground in (theme.page, theme.surface, theme.selected_row):
        for ink in (theme.text, theme.text_2, theme.text_3, theme.accent):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.text, theme.highlight) >= 4.5
    for colour in (theme.field_edge, *theme.levels, *theme.hues, *theme.spare_hues):
        assert contrast(colour, theme.page) >= 3, colour


@both_themes
def test_slots_beyond_the_tuned_nine_still_have_a_colour(theme: Theme) -> None:
    """Slots 1 to 15 are all different; later ones repeat the spare hues and never a tuned one."""
    assert len({theme.hue(slot) for slot in range(1, 16)}) == 15
    assert theme.hue(1) == theme.hues[0]
    assert theme.hue(16) == theme.hue(10)
    assert theme.hue(1000) in theme.spare_hues


def test_a_slot_below_one_is_refused_with_advice() -> None:
    """Python would take hue 0 as the last slot without a word."""
    with pytest.raises(ValueError, match=r"found 0\. Expected 1 or more"):
        LIGHT.hue(0)


def test_half_a_hue_is_half_way_to_the_page() -> None:
    """Mixing is plain arithmetic per channel: black over white at 40 % is 60 % grey."""
    assert LIGHT.mix("#000000", 0.4) == "#999999"
    assert LIGHT.mix("#262B74", 1) == "#262B74"
    assert DARK.mix("#96A8FA", 0) == DARK.page


@pytest.mark.parametrize(("name", "theme"), [("dark", DARK), ("light", LIGHT), (None, LIGHT), ("#x", LIGHT)])
def test_a_theme_name_from_the_browser_never_fails(name: object, theme: Theme) -> None:
    """Whatever stands in the browser's store, a theme comes back."""
    assert theme_named(name) is theme


@both_themes
def test_the_template_takes_its_colours_from_the_theme_only(theme: Theme) -> None:
    """Every colour in the template is one of the theme's, or fully transparent."""
    own = {value for field in fields(theme) for value in _flat(getattr(theme, field.name))}
    colours = set(re.findall(r"#[0-9A-F]{6}|rgba\([^)]*\)", str(plotly_template(theme))))
    assert colours - own == {"rgba(0, 0, 0, 0)"}


def test_the_graph_config_sends_nothing_anywhere() -> None:
    """Neither a mode bar with its share button nor the address of a chart server."""
    assert GRAPH_CONFIG["displayModeBar"] is False
    assert GRAPH_CONFIG["showSendToCloud"] is False
    assert GRAPH_CONFIG["plotlyServerURL"] == ""


def _flat(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
