"""Characters that cannot be seen: shown with their number wherever they are read, left alone elsewhere."""

from __future__ import annotations

import unicodedata

import pytest
from dash import dcc, html

from dashboard.invisible import show_unseen, shown
from tests.dashboard.reading import words_of


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("gnp\u202etxt", "gnp[U+202E]txt"),
        ("a\u200bb\u200dc\ufeff", "a[U+200B]b[U+200D]c[U+FEFF]"),
        ("\x1b[31mred", "[U+001B][31mred"),
        ("tag\U000e0041", "tag[U+E0041]"),
        ("soft\u00adhyphen", "soft[U+00AD]hyphen"),
    ],
)
def test_what_cannot_be_seen_stands_as_its_number(written: str, read: str) -> None:
    """At its place, whatever stands around it."""
    assert shown(written) == read


@pytest.mark.parametrize(
    "written", ["Al-Qaim, 19\u00a0Mar", "بغداد", "é e\u0301 😀", "16–17 ▲ −6.7\u2002", "a\nb\tc", ""]
)
def test_what_can_be_seen_stays(written: str) -> None:
    """Other scripts, accents, emoji, the spaces of print, line ends."""
    assert shown(written) == written


def test_no_character_that_unicode_calls_format_or_control_passes() -> None:
    """But tab, line feed and carriage return, which are set as spaces."""
    unseen = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in {"Cc", "Cf", "Zl", "Zp"}]
    passed = [f"U+{ord(sign):04X}" for sign in unseen if shown(sign) == sign]
    assert set(passed) <= {"U+0009", "U+000A", "U+000D", *_SEEN}


# Arabic and other number signs, and signs of hieroglyphs, shorthand and music, that a font does draw.
_SEEN = {
    f"U+{code:04X}"
    for first, last in (
        (0x0600, 0x0605), (0x06DD, 0x06DD), (0x070F, 0x070F), (0x0890, 0x0891), (0x08E2, 0x08E2),
        (0x110BD, 0x110BD), (0x110CD, 0x110CD), (0x13430, 0x1345F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
    )
    for code in range(first, last + 1)
}  # fmt: skip


def test_every_text_of_a_component_is_read() -> None:
    """Nested words, titles, spoken labels, figures; addresses, names and numbers are not changed."""
    graph = dcc.Graph(id="g\u200b", figure={"data": [{"y": [1.5, None], "hovertext": ["x\u202ey"]}], "layout": {}})
    link = html.A(
        ["a\u200b", html.Strong("b\u200b")], href="?week=\u200b", title="t\u200b", **{"aria-label": "l\u200b"}
    )
    drawn = show_unseen(html.Div([link, graph, None, 7]))
    assert words_of(drawn) == "a[U+200B]b[U+200B] 7"
    assert (link.title, getattr(link, "aria-label"), link.href) == ("t[U+200B]", "l[U+200B]", "?week=\u200b")
    assert graph.figure["data"] == [{"y": [1.5, None], "hovertext": ["x[U+202E]y"]}]
    assert graph.id == "g\u200b"


def test_nothing_stays_nothing() -> None:
    """A closed pane has no text."""
    assert show_unseen(None) is None
