"""HTML attributes with a dash in their name, which Python cannot write as arguments."""

from __future__ import annotations

from typing import Any


def attributes(**given: str | None) -> dict[str, Any]:
    """Return aria-* and data-* attributes by their names with underscores; None is left out.

    >>> attributes(aria_hidden="true", data_part=None)
    {'aria-hidden': 'true'}
    """
    return {name.replace("_", "-"): value for name, value in given.items() if value is not None}


HIDDEN = attributes(aria_hidden="true")
"""For what a screen reader is told in other words."""
