"""The app as a whole: the page it sends, and what happens when a part fails."""

from __future__ import annotations

import json
import logging
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from dash import Dash

import dashboard
from dashboard.app import create_app, show_fault
from dashboard.settings import read_settings
from indicators.errors import PosturewatchError
from tests.dashboard.shell_app import PRESS_BODY, VIEW_BODY, shell_app, shell_content

if TYPE_CHECKING:
    from flask.testing import FlaskClient

ASSETS = Path(dashboard.__file__).parent / "assets"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Ask the app as a browser would."""
    return shell_app(tmp_path_factory.mktemp("home")).server.test_client()


def test_the_page_says_its_language_and_sets_the_theme_before_anything_else(client: FlaskClient) -> None:
    """The theme's script is the first thing in the head that loads: no flash of the other theme."""
    page = client.get("/").text
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    first = re.search(r"<(?:script|link)[^>]*(?:src|href)=\"([^\"]+)\"", page)
    assert first
    assert first.group(1) == "/assets/first/theme.js"
    assert page.count("theme.js") == 1


def test_the_page_asks_only_this_server(client: FlaskClient) -> None:
    """Every script, style sheet, icon and font of the page has an address here, and is there."""
    asked = re.findall(r'<(?:script|link)[^>]*(?:src|href)="([^"]+)"', client.get("/").text)
    assert len(asked) > 15
    for address in asked:
        assert address.startswith("/")
        assert client.get(address).status_code == 200, address


def test_style_sheets_ask_only_this_server() -> None:
    """No style sheet names another place; fonts lie beside it."""
    for sheet in ASSETS.rglob("*.css"):
        for address in re.findall(r"url\(\"?([^)\"]+)", sheet.read_text("utf-8")):
            assert (sheet.parent / address).is_file(), f"{sheet.name}: {address}"
        assert "@import" not in sheet.read_text("utf-8")


def test_while_the_page_is_built_its_own_frame_stands(client: FlaskClient) -> None:
    """Instead of Dash's word, navigation and header have their place at once."""
    page = client.get("/").text
    assert "Loading..." not in page
    assert '<p class="navigation__brand">posturewatch</p>' in page


@pytest.mark.parametrize("name", ["{%scripts%} desk", '"><script>desk</script>', "d\u00e9sk &quot;"])
def test_the_page_is_told_the_name_and_no_name_becomes_part_of_it(tmp_path: Path, name: str) -> None:
    """What stands in the page is one attribute, read back as it was given; everything else is as for nobody."""
    browser = shell_app(tmp_path).server.test_client()
    told = re.compile(r'<meta name="posturewatch-who" content="([^"]*)">')
    nobody = browser.get("/").text
    assert browser.post("/who", json={"name": name}).status_code == 200
    page = browser.get("/").text
    (content,) = told.findall(page)
    assert json.loads(unescape(content)) == {"name": name, "by": "session"}
    changing = re.compile(rf'{told.pattern}|"end_id":"[^"]*"')  # Dash gives every page an id of its own
    assert changing.sub("", page) == changing.sub("", nobody)


def test_no_style_is_written_into_the_layout(client: FlaskClient) -> None:
    """Looks come from classes: no component carries a style of its own."""
    assert '"style"' not in client.get("/_dash-layout").text


def test_a_failing_part_is_logged_once_and_said_on_the_page(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    """The answer is no 500: it leaves the part as it was, and shows the number that the log explains."""
    body = PRESS_BODY | {"inputs": [{"id": "press", "property": "n_clicks", "value": "fail"}]}
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200
    assert answer.json is not None
    assert "echo" not in answer.json.get("response", {})
    (record,) = [record for record in caplog.records if record.exc_info]
    assert record.getMessage().split()[1] in str(answer.json["sideUpdate"])
    assert "on purpose" not in answer.text


def test_what_we_refuse_ourselves_is_said_as_it_is(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Our own errors are sentences for readers, not faults: no traceback, no number."""
    shown: list[object] = []
    monkeypatch.setattr("dashboard.app.set_props", lambda _, props: shown.append(props["children"]))
    with caplog.at_level(logging.WARNING):
        show_fault(PosturewatchError("found nothing", expected="something", advice="Look again"))
    assert "Found nothing. Expected something. Look again." in str(shown)
    assert not any(record.exc_info for record in caplog.records)


def test_two_apps_in_one_process_do_not_share_pages(tmp_path: Path) -> None:
    """Pages belong to their app and to no registry of the process."""
    one, other = shell_app(tmp_path), create_app(read_settings(home=tmp_path), shell_content())
    assert isinstance(one, Dash)
    assert one.callback_map is not other.callback_map
    assert other.server.test_client().post("/_dash-update-component", json=VIEW_BODY).status_code == 200


def test_the_key_of_the_settings_signs(tmp_path: Path) -> None:
    """Every worker signs with the kept key."""
    settings = read_settings(home=tmp_path)
    assert create_app(settings, shell_content()).server.secret_key == settings.key()
