"""Every host, origin, site, session and method together: what the gate answers, and what gets written."""

from __future__ import annotations

from itertools import product

import pytest

from tests.dashboard.writing_app import CALLBACKS, KEY, NAME, READ_BODY, SAVE_BODY, WRITE, writing_app

OURS = "dashboard.example.org"
HOSTS = {
    OURS: True,
    f"{OURS}:8443": True,
    "127.0.0.1:8050": False,
    "elsewhere.example": False,
    f"{OURS}.example": False,
}
# None: the header is not sent, as by a program; "own": the origin of the very host that is asked.
ORIGINS = {None: True, "own": True, "https://elsewhere.example": False, f"https://{OURS}:1": False, "null": False}
SITES = {None: True, "same-origin": True, "none": True, "same-site": False, "cross-site": False, "odd": False}
SESSIONS = {"nobody": False, "signed in": True, "signed out, cookie copied": False, "forged": False}
ASKED = {
    "page": ("GET", "/", None),
    "read by GET": ("GET", WRITE, None),
    "write by PUT": ("PUT", WRITE, None),
    "write by DELETE": ("DELETE", WRITE, None),
    "write": ("POST", WRITE, None),
    "write by callback": ("POST", CALLBACKS, SAVE_BODY),
    "read by callback": ("POST", CALLBACKS, READ_BODY),
}


def expected(host: str, origin: str | None, site: str | None, session: str, asked: str) -> int:
    """Say what a request deserves: a stranger's door first, then whose page, then how, then who."""
    if not HOSTS[host]:
        return 400
    if asked not in {"page", "read by GET"} and not (SITES[site] and ORIGINS[origin]):
        return 403
    if asked in {"read by GET", "write by PUT", "write by DELETE"}:
        return 405
    if asked in {"write", "write by callback"} and not SESSIONS[session]:
        return 401
    return 200


@pytest.fixture(scope="module")
def written():
    """Collect what was written."""
    return []


@pytest.fixture(scope="module")
def asking(tmp_path_factory, written):
    """Return a client of a server that other machines can reach, and the cookie of each kind of session."""
    home = tmp_path_factory.mktemp("home")
    app = writing_app(home, written, host="192.0.2.7", secret_key=KEY, trusted_hosts=OURS)
    named = app.server.config["SESSION_COOKIE_NAME"]
    cookies = {"nobody": {}}
    for session in ("signed in", "signed out, cookie copied", "forged"):
        browser = app.server.test_client()
        browser.post("/who", json={"name": NAME}, base_url=f"http://{OURS}")
        value = browser.get_cookie(named, domain=OURS).value
        if session == "signed out, cookie copied":
            browser.post("/who/leave", base_url=f"http://{OURS}")
        cookies[session] = {"Cookie": f"{named}={value[:-2] + 'xx' if session == 'forged' else value}"}
    # Sent along under any name of the host, as by a browser that another page has led astray, or by a program.
    return app.server.test_client(use_cookies=False), cookies


def test_every_cell_is_answered_as_it_deserves(asking, written):
    """4,200 cells: no wrong answer, and exactly the writes that were allowed, each under its name."""
    client, cookies = asking
    wrong, allowed = [], 0
    cells = list(product(HOSTS, ORIGINS, SITES, SESSIONS, ASKED))
    for host, origin, site, session, asked in cells:
        method, path, body = ASKED[asked]
        headers = {"Host": host, **cookies[session]}
        if origin is not None:
            headers["Origin"] = f"https://{host}" if origin == "own" else origin
        if site is not None:
            headers["Sec-Fetch-Site"] = site
        before = len(written)
        status = client.open(path, method=method, json=body, headers=headers).status_code
        should = expected(host, origin, site, session, asked)
        allowed += should == 200 and asked.startswith("write")
        if status != should or len(written) - before != (should == 200 and asked.startswith("write")):
            wrong.append((host, origin, site, session, asked, status, should))
    assert wrong == []
    assert len(cells) == 5 * 5 * 6 * 4 * 7
    assert allowed == len(written) == 2 * 2 * 3 * 2
    assert set(written) == {f"route: {NAME}", f"callback: {NAME}"}
