"""Which addresses become links, and which stay text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.source_url import SourceUrl, read_source_url

ARTICLES = Path(__file__).parents[2] / "data" / "iraq-2020" / "articles.csv"


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("https://www.example.org/a", "www.example.org"),
        ("http://example.org", "example.org"),
        ("https://EXAMPLE.org:8443/a?b=c&d=%20#e", "example.org"),
        ("https://www.ynetnews.com/articles/0,7340,L-5616552,00.html", "www.ynetnews.com"),
        ("https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
    ],
)
def test_a_plain_web_address_is_linked_unchanged(written: str, host: str) -> None:
    """Scheme, path, query and port stay as written; the host is told apart."""
    assert read_source_url(written) == SourceUrl(written, host)


def test_letters_beyond_ascii_in_a_path_are_percent_encoded() -> None:
    """An Arabic path is linked in the form that a browser would send."""
    assert read_source_url("https://example.org/بغداد") == SourceUrl(
        "https://example.org/%D8%A8%D8%BA%D8%AF%D8%A7%D8%AF", "example.org"
    )


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "ftp://example.org/a",
        "//example.org/a",
        "/local",
        "example.org",
        "https:example.org",
        "https:///path",
        "https://",
        "https://user@example.org/",
        "https://example.org@evil.example/",
        "https://user:word@example.org/",
        "https://example.org\\@evil.example/",
        "https:\\\\example.org",
        "https://exam\u202eple.org/",
        "https://example.org/\u202egnp.exe",
        "https://example.org/\u200b",
        "https://\u0435\u0445ample.org/",
        "https://example.org/a b",
        " https://example.org/",
        "https://example.org/\n",
        "https://example.org:0/",
        "https://example.org:99999/",
        "https://example.org:port/",
        "https://[::1]/",
        "https://[half/",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://-bad.example/",
        'https://example.org/"onclick="x',
        "https://example.org/<b>",
        "https://example.org/" + "a" * 2048,
        "",
        None,
        float("nan"),
    ],
)
def test_anything_else_is_never_a_link(written: object) -> None:
    """Other schemes, hidden or look-alike hosts, invisible characters, numbers as hosts, overlong ones."""
    assert read_source_url(written) is None


@given(st.text(max_size=60) | st.text(max_size=30).map("https://example.org/{}".format))
def test_a_link_never_holds_a_character_that_could_leave_its_attribute(written: str) -> None:
    """Whatever is written, a link starts with http, is ASCII and has no quote, bracket or space."""
    link = read_source_url(written)
    if link is not None:
        assert link.href.startswith(("http://", "https://"))
        assert link.href.isascii()
        assert not set(link.href) & set('"<>\\ \t\r\n')


def test_every_address_of_the_shipped_watch_is_a_link() -> None:
    """Of the shipped articles all that have an address are linked."""
    with ARTICLES.open(encoding="utf-8", newline="") as file:
        written = [row["url"] for row in csv.DictReader(file) if row["url"]]
    assert len(written) > 150
    assert [url for url in written if read_source_url(url) is None] == []
