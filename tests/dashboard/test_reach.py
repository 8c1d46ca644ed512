"""Names and addresses in settings, and where an address lies."""

from __future__ import annotations

import ipaddress

import pytest

from dashboard.reach import header_name, host_name, is_within, network, parts_of


@pytest.mark.parametrize("given", ["a,b", " a , b ", "a b", "a,\nb,", ",a,,b"])
def test_a_list_is_parted_at_commas_and_spaces(given):
    """However it was written in the environment."""
    assert parts_of(given) == ("a", "b")


@pytest.mark.parametrize("given", [("a", "b"), ["a"], 7, None])
def test_what_is_no_text_is_left_as_it_is(given):
    """An argument in the code may be a list already."""
    assert parts_of(given) is given


@pytest.mark.parametrize(
    ("given", "host"),
    [
        ("Dashboard.Example.org", "dashboard.example.org"),
        ("dashboard", "dashboard"),
        ("my_host-2.lan", "my_host-2.lan"),
        ("192.0.2.7", "192.0.2.7"),
        ("2001:DB8:0:0::1", "[2001:db8::1]"),
        ("[2001:db8::1]", "[2001:db8::1]"),
        ("xn--e1afmkfd.example", "xn--e1afmkfd.example"),
    ],
)
def test_a_host_is_written_as_browsers_do(given, host):
    """Lower case, IPv6 shortest and in brackets."""
    assert host_name(given) == host


@pytest.mark.parametrize(
    "given",
    ["", "*", "*.example.org", "https://a.example", "a.example:8050", "a.example/", "a..b", ".a", "a.", "-a", "a b",
     "[::1", "user@a.example", "a\u202eb", "x" * 64],
)  # fmt: skip
def test_what_is_no_host_is_refused(given):
    """Patterns, addresses of pages, ports: nothing that a Host header would not be compared with as it stands."""
    with pytest.raises(ValueError, match=r"found “.*Expected names or addresses"):
        host_name(given)


@pytest.mark.parametrize("given", ["10.0.0.5", "10.0.0.0/24", "::1", "fd00::/8", "0.0.0.0/1"])
def test_an_address_is_a_network_of_one(given):
    """Both forms are taken, as the standard library reads them."""
    assert network(given) == ipaddress.ip_network(given)


@pytest.mark.parametrize("given", ["", "proxy", "10.0.0.0/33", "10.0.0.5/24", "10.0.0", "0.0.0.0/0", "::/0"])
def test_no_network_and_everyone_are_refused(given):
    """A slip in the prefix must not let more in, and everyone is no proxy."""
    with pytest.raises(ValueError, match=r"found “.*Correct it"):
        network(given)


@pytest.mark.parametrize("given", ["X-Forwarded-User", "Remote-User", "X-Auth-Request-Email", "Tessera-User", "x"])
def test_a_header_of_a_proxy_is_taken(given):
    """Those that the usual proxies write."""
    assert header_name(given) == given


@pytest.mark.parametrize(
    "given",
    ["", "Host", "cookie", "Origin", "User-Agent", "Sec-Fetch-Site", "Accept", "Accept-Language", "Authorization",
     "If-None-Match", "Content-Type", "X_Forwarded_User", "X-User:", "X User", "X--User", "-X", "X-\u00dcser"],
)  # fmt: skip
def test_a_header_that_browsers_write_or_that_is_none_is_refused(given):
    """What any reader sends says nobody's name; an underscore could pass for another header."""
    with pytest.raises(ValueError, match=r"found “.*only your proxy writes"):
        header_name(given)


@pytest.mark.parametrize(
    ("address", "is_in"),
    [("10.0.0.5", True), ("10.0.0.6", False), ("10.1.2.3", True), ("::ffff:10.0.0.5", True), ("fd00::7", True),
     ("::1", False), ("", False), (None, False), ("unix:", False), ("10.0.0.5:80", False), ("10.0.0.05", False)],
)  # fmt: skip
def test_an_address_lies_in_a_network_or_not(address, is_in):
    """IPv4 in IPv6 clothes is IPv4; what is no address lies nowhere."""
    assert is_within(address, tuple(map(network, ("10.0.0.5", "10.1.0.0/16", "fd00::/8")))) is is_in
