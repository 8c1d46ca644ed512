"""What writes is marked, and nobody gets to it without a name or by anything but POST."""

from __future__ import annotations

import pytest
from dash import Dash, Input, Output

from dashboard.errors import NameNeeded
from dashboard.settings import read_settings
from dashboard.sign_in import answer_who
from dashboard.writes import WritingDoors, writes
from tests.dashboard.writing_app import CALLBACKS, NAME, READ_BODY, SAVE_BODY, WRITE, writing_app


@pytest.fixture(scope="module")
def written():
    """Collect what was written."""
    return []


@pytest.fixture(scope="module")
def app(tmp_path_factory, written):
    """Return an app with doors that write."""
    return writing_app(tmp_path_factory.mktemp("home"), written)


@pytest.fixture
def browser(app, written):
    """Return a browser that has given no name."""
    written.clear()
    return app.server.test_client()


def test_without_a_name_nothing_is_written(browser, written):
    """Neither by a route nor by a callback, and the answer says why; what reads goes on."""
    for answer in (browser.post(WRITE), browser.post(CALLBACKS, json=SAVE_BODY)):
        assert (answer.status_code, answer.text) == (401, "401: to write, give your name first\n")
    assert browser.post(CALLBACKS, json=READ_BODY).status_code == 200
    assert written == []


def test_with_a_name_it_is_written_under_it(browser, written):
    """The name is the session's; until it is signed out."""
    browser.post("/who", json={"name": NAME})
    assert browser.post(WRITE).status_code == 200
    assert browser.post(CALLBACKS, json=SAVE_BODY).status_code == 200
    browser.post("/who/leave")
    assert browser.post(WRITE).status_code == 401
    assert written == [f"route: {NAME}", f"callback: {NAME}"]


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE"])
def test_nothing_is_written_but_by_post(browser, written, method):
    """With a name too: a link or a picture must not write; Dash's page does not stand there either."""
    browser.post("/who", json={"name": NAME})
    for path in (WRITE, "/who/leave", CALLBACKS):
        assert browser.open(path, method=method).status_code == 405
    assert written == []
    assert browser.get("/who").json["name"] == NAME


def test_a_body_cannot_call_a_writing_callback_under_another_name(browser, written):
    """The output decides, and a body that names two is refused for its form."""
    for changes in ({"output": "read.children"}, {"outputs": READ_BODY["outputs"]}, {"output": ["saved.children"]}):
        assert browser.post(CALLBACKS, json=SAVE_BODY | changes).status_code == 400
    assert written == []


def test_the_function_itself_refuses_too(app):
    """Whoever calls it past the gate needs a name as well."""
    called = []
    with app.server.test_request_context("/"), pytest.raises(NameNeeded):
        writes(called.append)("x")
    assert called == []


def small_app(tmp_path):
    """Return an app without any page of ours."""
    app = Dash("small")
    settings = read_settings(home=tmp_path)
    app.server.secret_key = settings.key()
    answer_who(app.server, settings)
    return app


@pytest.mark.parametrize("methods", [["POST"], ["GET", "POST"], ["PUT"], ["DELETE"]])
def test_a_route_that_takes_more_than_get_must_be_marked(tmp_path, methods):
    """A forgotten mark stops the start."""
    app = small_app(tmp_path)
    WritingDoors(app)
    app.server.add_url_rule("/forgotten", view_func=lambda: "x", methods=methods)
    with pytest.raises(ValueError, match=r"^/forgotten takes (POST|PUT|DELETE): mark it with @writes$"):
        WritingDoors(app)


def test_a_route_that_writes_must_not_take_get(tmp_path):
    """A link would write."""
    app = small_app(tmp_path)
    app.server.add_url_rule("/write", view_func=writes(lambda: "x"), methods=["GET", "POST"])
    with pytest.raises(ValueError, match="/write writes and takes GET"):
        WritingDoors(app)


def test_a_callback_keeps_its_mark_under_dashs_wrapping(tmp_path):
    """The mark below @app.callback is found, and only there."""
    app = small_app(tmp_path)

    @app.callback(Output("a", "children"), Input("b", "n_clicks"))
    @writes
    def save(_):
        return "saved"

    @app.callback(Output("c", "children"), Output("d", "children"), Input("b", "n_clicks"))
    def read(_):
        return "read", "read"

    assert WritingDoors(app)._callbacks == {"a.children"}
