"""The shell's parts as plain functions: what stands in header and navigation for a view."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from dash import html

from dashboard import text
from dashboard.ids import Shell
from dashboard.shell import frame_parts, page_parts, shell_layout
from tests.dashboard.reading import words_of
from tests.dashboard.shell_app import LATER, frame, shell_content


def as_json(parts: object) -> str:
    """Return components as the browser gets them."""
    return html.Div(parts).to_plotly_json().__repr__() if not isinstance(parts, str) else parts


def test_the_frame_shows_title_counts_and_messages() -> None:
    """Each part of a frame has its place; the address to share has every default written out."""
    title, fields, address, counts, said = frame_parts(frame("Title"))
    assert title == "Title"
    assert address == "?week=2020-W02&weights=default&as_of=2020-01-12"
    assert "3 articles" in as_json(counts)
    assert "A message." in as_json(said)
    assert "12 Jan 2020" in as_json(fields)


def test_without_messages_nothing_stands_above_the_page() -> None:
    """A clean address leaves no empty box."""
    *_, said = frame_parts(replace(frame(""), messages=()))
    assert said == []


def test_a_damaged_record_is_said_before_anything_else() -> None:
    """As an alert, with what to do, above what of the address was not understood."""
    *_, said = frame_parts(replace(frame(""), damage="Entry 7 was altered. Restore a backup."))
    assert [notice.role for notice in said] == ["alert", "status"]
    assert "Entry 7 was altered. Restore a backup." in words_of(said[0])


def test_a_frame_without_any_week_still_has_its_fields() -> None:
    """Before the first week there is nothing to step to, and the as-of date can still be changed."""
    early = replace(frame(""), weeks=(), as_of=date(2020, 1, 1))
    _, fields, *_ = frame_parts(early)
    shown = as_json(fields)
    assert text.NO_WEEK_BEFORE in shown
    assert text.NO_WEEK_AFTER in shown


def test_a_path_leads_to_its_page_and_the_navigation_marks_it() -> None:
    """The second page: its layout, its name, and the mark on its link alone."""
    page, links, name = page_parts(shell_content(), LATER.path)
    assert name == "Later"
    assert "later" in as_json(page)
    assert isinstance(links, list)
    marks = [getattr(link.children, "aria-current", None) for link in links]
    assert marks == [None, "page"]


def test_a_path_without_a_page_says_so() -> None:
    """Neither an empty page nor the home page under a false address."""
    for path in ("/none", None, 7):
        page, links, name = page_parts(shell_content(), path)
        assert name == text.NO_PAGE_TITLE
        assert text.NO_PAGE in as_json(page)
        assert '"aria-current": "page"' not in json.dumps(str(links))


def test_the_shell_holds_every_id_of_its_own_once() -> None:
    """What callbacks and scripts look for is in the layout, and in one place."""
    found = [getattr(part, "id", None) for part in shell_layout(shell_content())._traverse()]
    for name in Shell:
        assert found.count(name) == 1, name
