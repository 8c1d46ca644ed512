"""Addresses of articles: only plain web addresses become links, and the host is shown as it really is.

Reports are written by others. An address that hides its host (user info, bidirectional or control
characters, a backslash) or that is not http(s) is shown as text and never linked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

_LONGEST: Final = 2048
# The characters of RFC 3986: no backslash, no double quote, nothing that browsers rewrite.
_PLAIN = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")


@dataclass(frozen=True)
class SourceUrl:
    """A web address that is safe to link to, with its host in lower case (an IDN host as xn--...)."""

    href: str
    host: str


def read_source_url(written: object) -> SourceUrl | None:
    """Return the address when it is a plain http(s) address of a named host, else None.

    Missing values (None, NaN) are None. Paths with letters beyond ASCII are percent-encoded; a host with
    such letters is refused, because it can be made to look like another.

    >>> read_source_url("https://www.example.org/a,b.html").host
    'www.example.org'
    >>> read_source_url("javascript:alert(1)") is None
    True
    """
    if not isinstance(written, str) or len(written) > _LONGEST:
        return None
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").removesuffix(".")
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or port == 0 or not _HOST.fullmatch(host):
        return None
    href = "".join(sign if sign.isascii() else _encoded(sign) for sign in written)
    return SourceUrl(href, host) if _PLAIN.fullmatch(href) else None


def _encoded(sign: str) -> str:
    """Return a letter beyond ASCII percent-encoded; anything else as it is, to be refused."""
    if not sign.isalnum():
        return sign
    return "".join(f"%{byte:02X}" for byte in sign.encode("utf-8"))
