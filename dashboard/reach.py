"""Names and addresses in settings: the hosts we answer to, the proxies we believe, the header they write."""

from __future__ import annotations

import ipaddress
import re
from typing import Final

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_LABEL: Final = r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST: Final = re.compile(rf"{_LABEL}(\.{_LABEL})*")
_HEADER: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")
# Browsers write these themselves: whatever stands in them is no proxy's word.
_OF_BROWSERS: Final = re.compile(
    "accept|authorization|connection|cookie|date|dnt|expect|forwarded|from|host|origin|pragma|priority|range|referer|te|"
    "upgrade|user-agent|via|(accept|access-control|cache|content|if|sec|transfer)-.*"
)


def parts_of(given: object) -> object:
    """Split a text at commas and spaces, as environment variables hold lists; anything else is returned as it is."""
    return tuple(re.split(r"[,\s]+", given.strip(", \t\n"))) if isinstance(given, str) else given


def host_name(given: str) -> str:
    """Return a host as browsers write it in the Host header, without a port: lower case, IPv6 in brackets.

    Raises ValueError for anything that is neither a name nor an address.

    >>> host_name("Dashboard.example.org"), host_name("2001:DB8:0::1")
    ('dashboard.example.org', '[2001:db8::1]')
    """
    name = given.lower()
    try:
        address = ipaddress.ip_address(name[1:-1] if name.startswith("[") and name.endswith("]") else name)
    except ValueError:
        if not _HOST.fullmatch(name):
            raise ValueError(
                f"found “{given}”. Expected names or addresses as they stand in the browser's address bar, without "
                "scheme and port, between commas, like dashboard.example.org. Correct it."
            ) from None
        return name
    return f"[{address}]" if address.version == 6 else str(address)  # noqa: PLR2004 (the version's own number)


def network(given: str) -> Network:
    """Return the network of an address or of address/prefix. Raises ValueError, also for a network of everyone."""
    try:
        found = ipaddress.ip_network(given)
    except ValueError:
        raise ValueError(
            f"found “{given}”. Expected addresses or networks between commas, like 10.0.0.5 or 10.0.0.0/24. Correct it."
        ) from None
    if found.prefixlen == 0:
        raise ValueError(f"found “{given}”, which is everyone. Expected the addresses of your proxies. Correct it.")
    return found


def header_name(given: str) -> str:
    """Return the name of the header in which a proxy says who asks. Raises ValueError for one that browsers write."""
    if not _HEADER.fullmatch(given) or _OF_BROWSERS.fullmatch(given.lower()):
        raise ValueError(
            f"found “{given}”. Expected the name of a header that only your proxy writes, like X-Forwarded-User. "
            "Correct it or unset it."
        )
    return given


def is_within(address: str | None, networks: tuple[Network, ...]) -> bool:
    """Say whether an address lies in one of the networks; an IPv4 address in IPv6 clothes counts as IPv4."""
    try:
        found = ipaddress.ip_address(address or "")
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return any((mapped or found) in one for one in networks)
