"""Who asks: the session's name and its cookie, and the name that a trusted proxy says."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest
from flask import Flask

from dashboard import who
from dashboard.errors import NameNeeded
from dashboard.settings import read_settings
from dashboard.sign_in import answer_who
from tests.dashboard.writing_app import KEY, NAME, READ_BODY, SAVE_BODY, WRITE, writing_app

CALLBACKS = "/_dash-update-component"
PROXIED = {"proxy_user_header": "X-Forwarded-User", "trusted_proxies": "192.0.2.7, 198.51.100.0/24"}
PROXY, READER = "192.0.2.7", "203.0.113.9"


def server_of(home, **settings):
    """Return the smallest server that knows who asks."""
    server = Flask("small")
    chosen = read_settings(home=home, **settings)
    server.secret_key = chosen.key()
    answer_who(server, chosen)
    return server


@pytest.fixture
def server(tmp_path):
    """Serve names by hand."""
    return server_of(tmp_path)


def signed_in(server, name=NAME):
    """Return a browser that has given a name, and the cookie it holds."""
    browser = server.test_client()
    assert browser.post("/who", json={"name": name}).json == {"name": name, "by": "session"}
    return browser, cookie_of(server, browser)


def cookie_of(server, browser):
    """Return the value of the session's cookie."""
    return browser.get_cookie(server.config["SESSION_COOKIE_NAME"]).value


def name_with(server, cookie, **more):
    """Ask with a cookie whose name it is."""
    browser = server.test_client()
    browser.set_cookie(server.config["SESSION_COOKIE_NAME"], cookie)
    return browser.get("/who", **more).json["name"]


class TestSession:
    def test_nobody_is_anybody_before_a_name_is_given(self, server):
        """Reading asks for none, and sets no cookie."""
        answer = server.test_client().get("/who")
        assert answer.json == {"name": None, "by": "session"}
        assert "Set-Cookie" not in answer.headers

    def test_a_name_given_once_is_known_from_then_on(self, server):
        """In every later request of that browser, and in no other's."""
        browser, _ = signed_in(server, "d\u00e9sk")
        assert browser.get("/who").json["name"] == "d\u00e9sk"
        assert server.test_client().get("/who").json["name"] is None

    def test_the_cookie_is_out_of_reach_and_holds_no_name(self, server):
        """Scripts cannot read it, other sites do not send it, and what it holds is an id alone."""
        answer = server.test_client().post("/who", json={"name": NAME})
        (cookie,) = answer.headers.getlist("Set-Cookie")
        assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
        assert "Secure" not in cookie
        value = cookie.partition("=")[2].partition(";")[0]
        held = server.session_interface.get_signing_serializer(server).loads(value)
        assert set(held) == {"id", "_permanent"}
        assert len(held["id"]) == 43

    @pytest.mark.parametrize(
        "over_tls", [{"base_url": "https://localhost"}, {"headers": {"Origin": "https://dashboard.example.org"}}]
    )
    def test_behind_tls_the_cookie_never_goes_out_in_the_clear(self, server, over_tls):
        """Whether TLS ends here or at a proxy in front, whose page the browser names as the origin."""
        answer = server.test_client().post("/who", json={"name": NAME}, **over_tls)
        assert "; Secure;" in answer.headers["Set-Cookie"]

    def test_signing_out_kills_a_copied_cookie(self, server):
        """The session ends on the server, not only in the browser."""
        browser, copied = signed_in(server)
        assert name_with(server, copied) == NAME
        assert browser.post("/who/leave").json == {"name": None, "by": "session"}
        assert browser.get_cookie(server.config["SESSION_COOKIE_NAME"]) is None
        assert name_with(server, copied) is None

    def test_another_name_is_another_session(self, server):
        """The one before has ended: its cookie does not turn into the new name's."""
        browser, before = signed_in(server)
        browser.post("/who", json={"name": "another analyst"})
        assert browser.get("/who").json["name"] == "another analyst"
        assert name_with(server, before) is None

    def test_a_refused_name_leaves_the_session_as_it_was(self, server):
        """A slip in the dialog signs nobody out."""
        browser, _ = signed_in(server)
        assert browser.post("/who", json={"name": "x" * 81}).status_code == 400
        assert browser.get("/who").json["name"] == NAME

    def test_a_tampered_cookie_is_nobodys(self, server):
        """Any sign of it changed, cut, or signed with another key."""
        _, cookie = signed_in(server)
        forged = [cookie[:at] + ("A" if cookie[at] != "A" else "B") + cookie[at + 1 :] for at in range(len(cookie) - 1)]
        forged += [cookie[:-3], "", "x", cookie.split(".")[0], cookie + "A"]
        other = Flask("other")
        other.secret_key = KEY[::-1]
        held = server.session_interface.get_signing_serializer(server).loads(cookie)
        forged.append(other.session_interface.get_signing_serializer(other).dumps(held))
        assert [one for one in forged if name_with(server, one) is not None] == []
        assert name_with(server, cookie) == NAME

    @pytest.mark.parametrize("held", [{"name": NAME}, {"id": NAME}, {"id": 7}, {"id": ["x"]}, {"id": None}, {}])
    def test_a_well_signed_cookie_without_a_session_is_nobodys(self, server, held):
        """A name in the cookie is not looked at."""
        assert name_with(server, server.session_interface.get_signing_serializer(server).dumps(held)) is None

    def test_a_second_process_shares_the_session(self, server, tmp_path):
        """Two workers have the home folder in common, and nothing else."""
        _, cookie = signed_in(server)
        program = (
            "import sys, pathlib; from tests.dashboard.test_who import name_with, server_of\n"
            "print(name_with(server_of(pathlib.Path(sys.argv[1])), sys.argv[2]))"
        )
        told = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path), cookie], capture_output=True, text=True, check=True
        )
        assert told.stdout == f"{NAME}\n"

    def test_servers_with_keys_of_their_own_leave_each_others_cookies(self, tmp_path):
        """Cookies do not know ports: two servers of one machine need two names for theirs."""
        names = {server_of(tmp_path / one).config["SESSION_COOKIE_NAME"] for one in ("one", "other")}
        assert len(names) == 2
        assert server_of(tmp_path / "one").config["SESSION_COOKIE_NAME"] in names

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            ({"data": "x"}, 415),
            ({"data": {"name": NAME}}, 415),
            ({"data": "{", "content_type": "application/json"}, 400),
            ({"json": []}, 400),
            ({"json": {"nom": NAME}}, 400),
            ({"json": {"name": {"name": NAME}}}, 400),
            ({"json": {"name": "x" * 5_000}}, 413),
        ],
    )
    def test_what_is_no_name_in_json_is_refused(self, server, body, status):
        """A form of another site can send none, and nobody sends a book."""
        answer = server.test_client().post("/who", **body)
        assert answer.status_code == status
        assert "Set-Cookie" not in answer.headers

    def test_where_no_session_can_be_kept_it_is_said(self, tmp_path):
        """The reason, once in the answer and once in the log; reading goes on."""
        (tmp_path / "sessions").write_text("a file in its place")
        browser = server_of(tmp_path).test_client()
        answer = browser.post("/who", json={"name": NAME})
        assert answer.status_code == 503
        assert "found no way to keep who is signed in" in answer.text
        assert browser.get("/who").json["name"] is None

    def test_whoever_needs_a_name_gets_it_or_is_refused(self, server):
        """In any request: the name, else what to do; a route answers that with 401."""
        server.add_url_rule("/write", view_func=who.require_name, methods=["POST"])
        with server.test_request_context("/"), pytest.raises(NameNeeded, match="Give your name when the page asks"):
            who.require_name()
        assert server.test_client().post("/write").status_code == 401
        browser, _ = signed_in(server)
        assert browser.post("/write").text == NAME


class TestProxy:
    @pytest.mark.parametrize(
        ("peer", "header", "name"),
        [
            (PROXY, "an analyst", "an analyst"),
            (PROXY, "analyst@example.org", "analyst@example.org"),
            (PROXY, "d\u00e9sk".encode().decode("latin-1"), "d\u00e9sk"),
            (PROXY, "d\u00e9sk", "d\u00e9sk"),
            ("198.51.100.250", "an analyst", "an analyst"),
            ("::ffff:192.0.2.7", "an analyst", "an analyst"),
            (PROXY, None, None),
            (PROXY, "", None),
            (PROXY, "an analyst, another analyst", None),
            (PROXY, "x" * 81, None),
            (PROXY, "desk\u202e".encode().decode("latin-1"), None),
            (READER, "an analyst", None),
            ("192.0.2.8", "an analyst", None),
            ("127.0.0.1", "an analyst", None),
            ("::1", "an analyst", None),
            ("", "an analyst", None),
            (None, "an analyst", None),
            ("unix:", "an analyst", None),
        ],
    )
    def test_the_header_counts_from_a_trusted_proxy_alone(self, tmp_path, peer, header, name):
        """One name that is a name, over a connection from the proxies; anything else is nobody."""
        sent = {} if header is None else {"X-Forwarded-User": header}
        browser = server_of(tmp_path, **PROXIED).test_client()
        answer = browser.get("/who", headers=sent, environ_base={"REMOTE_ADDR": peer})
        assert answer.json == {"name": name, "by": "proxy"}

    def test_without_the_setting_the_header_is_not_looked_at(self, server):
        """Whoever writes it by hand stays nobody, or who the session says."""
        sent = {"headers": {"X-Forwarded-User": "somebody"}, "environ_base": {"REMOTE_ADDR": PROXY}}
        assert server.test_client().get("/who", **sent).json == {"name": None, "by": "session"}
        _, cookie = signed_in(server)
        assert name_with(server, cookie, **sent) == NAME

    @pytest.mark.parametrize(
        ("peer", "header", "name"),
        [(PROXY, "another analyst", "another analyst"), (PROXY, None, None), (READER, None, None)],
    )
    def test_no_session_goes_before_the_proxy(self, tmp_path, peer, header, name):
        """A session from before the proxy came neither overrides it nor stands in for it."""
        _, cookie = signed_in(server_of(tmp_path))
        sent = {} if header is None else {"X-Forwarded-User": header}
        server = server_of(tmp_path, **PROXIED)
        assert name_with(server, cookie, headers=sent, environ_base={"REMOTE_ADDR": peer}) == name

    def test_no_name_is_taken_by_hand(self, tmp_path):
        """Where the proxy says the names, giving one is refused, whoever asks."""
        browser = server_of(tmp_path, **PROXIED).test_client()
        for peer in (PROXY, READER):
            answer = browser.post("/who", json={"name": NAME}, environ_base={"REMOTE_ADDR": peer})
            assert answer.status_code == 403
            assert "Sign in or out there" in answer.text
            assert "Set-Cookie" not in answer.headers

    def test_a_header_from_elsewhere_is_logged_once(self, tmp_path, caplog):
        """One line says that somebody tries, or that a proxy is missing from the list; not one a request."""
        browser = server_of(tmp_path, **PROXIED).test_client()
        with caplog.at_level(logging.WARNING):
            for last in range(5):
                peer = {"REMOTE_ADDR": f"203.0.113.{last}"}
                browser.get("/who", headers={"X-Forwarded-User": "x"}, environ_base=peer)
        assert [line.getMessage() for line in caplog.records] == [
            "X-Forwarded-User is ignored from 203.0.113.0 and any other that is no trusted proxy (said once)"
        ]

    def test_writing_takes_the_proxys_name(self, tmp_path):
        """Through the gate, by route and by callback; past the proxy one can read, and is told to come through it."""
        written = []
        app = writing_app(tmp_path, written, secret_key=KEY, **PROXIED)
        browser = app.server.test_client()
        through = {"headers": {"X-Forwarded-User": NAME}, "environ_base": {"REMOTE_ADDR": PROXY}}
        past = through | {"environ_base": {"REMOTE_ADDR": READER}}
        assert browser.post(WRITE, **through).status_code == 200
        assert browser.post(CALLBACKS, json=SAVE_BODY, **through).status_code == 200
        assert browser.post(WRITE, **past).status_code == 401
        assert browser.post(CALLBACKS, json=SAVE_BODY, **past).status_code == 401
        assert browser.post(CALLBACKS, json=READ_BODY, **past).status_code == 200
        assert written == [f"route: {NAME}", f"callback: {NAME}"]
