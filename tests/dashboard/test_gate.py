"""The gate: who may ask, what a request must look like, and the headers of every response."""

from __future__ import annotations

import json
import logging
import random
import re
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.gate import LARGEST_BODY
from tests.dashboard.mutating import mutated
from tests.dashboard.shell_app import PRESS_BODY, ROWS_BODY, VIEW_BODY, shell_app

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

CALLBACKS = "/_dash-update-component"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Ask the app as a browser on this machine would."""
    return shell_app(tmp_path_factory.mktemp("home")).server.test_client()


def send(client: FlaskClient, body: object, **headers: str) -> TestResponse:
    """Post a callback's body as JSON."""
    return client.post(CALLBACKS, data=json.dumps(body), content_type="application/json", headers=headers)


class TestHeaders:
    @pytest.mark.parametrize(
        "path",
        ["/", "/nowhere", "/_dash-layout", "/_dash-dependencies", "/assets/tokens.css", "/assets/none.css",
         "/_favicon.ico", "/_dash-component-suites/dash/none.js", "/_reload-hash"],
    )  # fmt: skip
    def test_every_response_carries_them(self, client: FlaskClient, path: str) -> None:
        """Pages, data, files and refusals alike."""
        headers = client.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Content-Security-Policy" in headers

    def test_refused_posts_carry_them_too(self, client: FlaskClient) -> None:
        """A 403 or 400 is as closed as a page."""
        assert "Content-Security-Policy" in send(client, {}, Origin="https://elsewhere.example").headers

    def test_the_policy_allows_our_own_scripts_and_no_other(self, client: FlaskClient) -> None:
        """Scripts are ours or named by hash, never inline or evaluated; nothing frames us, nothing is sent away."""
        policy = dict(part.split(" ", 1) for part in client.get("/").headers["Content-Security-Policy"].split("; "))
        assert re.fullmatch(r"'self'( 'sha256-[A-Za-z0-9+/=]{44}')+", policy.pop("script-src"))
        assert policy == {
            "default-src": "'none'",
            "style-src": "'self' 'unsafe-inline'",
            "img-src": "'self' data:",
            "font-src": "'self'",
            "connect-src": "'self'",
            "base-uri": "'none'",
            "form-action": "'self'",
            "frame-ancestors": "'none'",
        }

    def test_every_inline_script_of_the_page_is_named_by_its_hash(self, client: FlaskClient) -> None:
        """What the page runs inline is exactly what the policy names."""
        from base64 import b64encode  # noqa: PLC0415
        from hashlib import sha256  # noqa: PLC0415

        answer = client.get("/")
        inline = re.findall(r"<script(?![^>]*(?:src=|json))[^>]*>(.*?)</script>", answer.text, re.DOTALL)
        hashes = {f"'sha256-{b64encode(sha256(words.encode()).digest()).decode()}'" for words in inline}
        assert hashes
        assert hashes == set(re.findall(r"'sha256-[^']+'", answer.headers["Content-Security-Policy"]))


class TestWhoMayAsk:
    @pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8050", "localhost:8050", "[::1]:8050"])
    def test_our_own_names_are_answered(self, client: FlaskClient, host: str) -> None:
        """Every name of this machine, with any port."""
        assert client.get("/", headers={"Host": host}).status_code == 200

    @pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "192.0.2.7:8050", "x y"])
    def test_a_foreign_name_is_refused(self, client: FlaskClient, host: str) -> None:
        """A page that points its own name at this machine gets nothing, neither page nor data."""
        for path in ("/", "/_dash-layout", "/assets/tokens.css"):
            assert client.get(path, headers={"Host": host}).status_code == 400

    @pytest.mark.parametrize(
        ("headers", "status"),
        [
            ({}, 200),
            ({"Origin": "http://localhost"}, 200),
            ({"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}, 200),
            ({"Sec-Fetch-Site": "none"}, 200),
            ({"Origin": "https://elsewhere.example"}, 403),
            ({"Origin": "http://localhost:9999"}, 403),
            ({"Origin": "null"}, 403),
            ({"Origin": ""}, 403),
            ({"Origin": "http://localhost.elsewhere.example"}, 403),
            ({"Origin": "http://localhost@elsewhere.example"}, 403),
            ({"Sec-Fetch-Site": "cross-site"}, 403),
            ({"Sec-Fetch-Site": "same-site"}, 403),
            ({"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"}, 403),
        ],
    )
    def test_only_our_own_pages_may_post(self, client: FlaskClient, headers: dict[str, str], status: int) -> None:
        """The browser says where a request comes from; another site's is refused, a program without a browser not."""
        assert client.post(CALLBACKS, json=VIEW_BODY, headers=headers).status_code == status

    def test_another_site_may_still_link_to_a_page(self, client: FlaskClient) -> None:
        """Following a link is reading, wherever it stands."""
        assert client.get("/?week=2020-W02", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


class TestCallbackBodies:
    @pytest.mark.parametrize("body", [PRESS_BODY, ROWS_BODY, VIEW_BODY])
    def test_the_body_that_a_browser_sends_is_answered(self, client: FlaskClient, body: object) -> None:
        """Plain inputs, states, and patterns of ids."""
        assert send(client, body).status_code == 200

    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"output": "none.children"}, "no such callback"),
            ({"output": 7}, "no such callback"),
            ({"output": ["echo.children"]}, "no such callback"),
            ({"outputs": {"id": "held", "property": "children"}}, "outputs are not those"),
            ({"outputs": {"id": "echo", "property": "title"}}, "outputs are not those"),
            ({"outputs": None}, "outputs are not those"),
            ({"inputs": []}, "inputs are not those"),
            ({"inputs": None}, "inputs are not those"),
            ({"inputs": "press"}, "inputs are not those"),
            ({"inputs": [{"id": "other", "property": "n_clicks", "value": 1}]}, "inputs are not those"),
            ({"inputs": [{"id": "press", "property": "title", "value": 1}]}, "inputs are not those"),
            ({"inputs": [{"id": {"kind": "row"}, "property": "n_clicks"}]}, "inputs are not those"),
            ({"inputs": [*PRESS_BODY["inputs"], *PRESS_BODY["inputs"]]}, "inputs are not those"),  # type: ignore[misc]
            ({"state": []}, "state are not those"),
            ({"changedPropIds": "press.n_clicks"}, "not a list of names"),
            ({"changedPropIds": [1]}, "not a list of names"),
            ({"changedPropIds": ["other.n_clicks"]}, "names what is no input"),
        ],
    )
    def test_a_body_that_names_anything_else_is_refused(
        self, client: FlaskClient, changes: dict[str, Any], reason: str
    ) -> None:
        """Ids and properties are those of the callback, or nothing runs."""
        answer = send(client, PRESS_BODY | changes)
        assert answer.status_code == 400
        assert reason in answer.text

    @pytest.mark.parametrize(
        "inputs",
        [
            [[{"id": {"kind": "row"}, "property": "n_clicks"}]],
            [[{"id": {"kind": "row", "at": {"deep": 1}}, "property": "n_clicks"}]],
            [[{"id": "row", "property": "n_clicks"}]],
            [[{"id": {"kind": "row", "at": 0}, "property": "title"}]],
            [["row"]],
        ],
    )
    def test_a_pattern_takes_only_ids_of_its_form(self, client: FlaskClient, inputs: object) -> None:
        """A component of the pattern has its keys, no fewer, with plain values."""
        assert send(client, ROWS_BODY | {"inputs": inputs}).status_code == 400

    @pytest.mark.parametrize(
        "written",
        [
            b"",
            b"{",
            b"[]",
            b"7",
            b"null",
            b'"echo.children"',
            b"\xff\xfe",
            b'{"output": "echo.children", "output": NaN}',
            json.dumps(PRESS_BODY).replace("3", "Infinity").encode(),
            json.dumps(PRESS_BODY).replace("3", "1e999").encode(),
            json.dumps(PRESS_BODY).replace("3", '"\\ud800"').encode(),
            json.dumps(PRESS_BODY).replace("3", "[" * 40 + "]" * 40).encode(),
            b"[" * 200_000 + b"]" * 200_000,
        ],
    )
    def test_what_is_no_plain_json_object_is_refused(self, client: FlaskClient, written: bytes) -> None:
        """Broken, too deep, not finite, or not writable as UTF-8."""
        assert client.post(CALLBACKS, data=written, content_type="application/json").status_code == 400

    @pytest.mark.parametrize("content_type", [None, "text/plain", "application/x-www-form-urlencoded"])
    def test_other_content_types_are_refused(self, client: FlaskClient, content_type: str | None) -> None:
        """What a form of another site could send is no JSON."""
        answer = client.post(CALLBACKS, data=json.dumps(VIEW_BODY), content_type=content_type)
        assert answer.status_code == 415

    def test_a_body_over_the_limit_is_refused(self, client: FlaskClient) -> None:
        """The size is refused before the body is read."""
        held = [{"id": "held", "property": "children", "value": "x" * LARGEST_BODY}]
        assert send(client, PRESS_BODY | {"state": held}).status_code == 413

    def test_a_thousand_mutated_bodies_never_become_a_traceback(
        self, client: FlaskClient, caplog: pytest.LogCaptureFixture
    ) -> None:
        """Whatever is changed in a body: no 5xx, and at most one line in the log for each."""
        chance = random.Random(20200103)  # noqa: S311 (no secret: the cases must be the same each time)
        bodies = [mutated(chance, chance.choice([PRESS_BODY, ROWS_BODY, VIEW_BODY])) for _ in range(1000)]
        with caplog.at_level(logging.INFO):
            statuses = {send(client, body).status_code for body in bodies}
        assert statuses <= {200, 204, 400}
        assert {200, 400} <= statuses
        assert len(caplog.records) <= len(bodies)
        assert not any(record.exc_info for record in caplog.records)


class TestPaths:
    @pytest.mark.parametrize(
        "path",
        ["/_dash-component-suites/dash/none.js", "/_dash-component-suites/none/x.js",
         "/_dash-component-suites/dash/../dash.py", "/_dash-component-suites/dash/%2e%2e/dash.py",
         "/_dash-component-suites/dash/dash.py", "/_dash-component-suites/dash/x",
         "/_dash-component-suites/plotly/package_data/plotly.min.js%00",
         "/assets/../app.py", "/assets/%2e%2e/app.py", "/assets/none.js"],
    )  # fmt: skip
    def test_names_of_no_file_are_not_found(self, client: FlaskClient, path: str) -> None:
        """Neither a traceback nor a file that the page does not use."""
        assert client.get(path).status_code == 404

    def test_there_are_no_other_doors(self, client: FlaskClient) -> None:
        """Every route is known: a new one must be thought about here first."""
        rules = {rule.rule for rule in client.application.url_map.iter_rules()}
        assert rules == {
            "/",
            "/<path:path>",
            "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>",
            "/_dash-dependencies",
            "/_dash-layout",
            "/_dash-update-component",
            "/_favicon.ico",
            "/_reload-hash",
            "/assets/<path:filename>",
            "/healthz",
            "/metrics",
            "/readyz",
            "/static/<path:filename>",
            "/who",
            "/who/leave",
        }

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
    def test_pages_are_only_read(self, client: FlaskClient, method: str) -> None:
        """No other method than GET reaches a page."""
        assert client.open("/", method=method).status_code == 405

    def test_a_refusal_is_one_clean_line_in_the_log(
        self, client: FlaskClient, caplog: pytest.LogCaptureFixture
    ) -> None:
        """A path cannot write a second line, nor an endless one."""
        client.get("/assets/" + "x" * 500 + "%0AFORGED%1b[31m")
        (record,) = [record for record in caplog.records if record.name == "dashboard.gate"]
        assert record.getMessage().isprintable()
        assert len(record.getMessage()) < 250
