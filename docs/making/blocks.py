"""The parts of a page that are made: what stands between two markers is replaced, the rest is left alone.

A block begins with a line `<!-- made: name -->` and ends with a line `<!-- end: name -->`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MARKER = re.compile(r"^<!-- (made|end): ([a-z-]+) -->$", re.MULTILINE)
_BLOCK = re.compile(
    r"(?P<head>^<!-- made: (?P<name>[a-z-]+) -->\n).*?(?P<foot>^<!-- end: (?P=name) -->$)",
    re.MULTILINE | re.DOTALL,
)


class BrokenBlock(ValueError):  # noqa: N818 (named after its cause, as the library's errors are)
    """A marker without its counterpart, or a block that nobody makes."""


def block_names(page: str) -> list[str]:
    """List the made blocks of a page, in order. Raises BrokenBlock where markers do not pair up."""
    markers = _MARKER.findall(page)
    names = [name for kind, name in markers if kind == "made"]
    if markers != [(kind, name) for name in names for kind in ("made", "end")]:
        message = f"markers {markers}: each made needs its own end before the next made begins"
        raise BrokenBlock(message)
    return names


def refreshed(page: str, makers: Mapping[str, Callable[[], str]]) -> str:
    """Return the page with every block made anew. Raises BrokenBlock for a block without a maker."""
    if unknown := [name for name in block_names(page) if name not in makers]:
        message = f"nothing makes {', '.join(unknown)}. Expected one of {', '.join(sorted(makers))}."
        raise BrokenBlock(message)
    return _BLOCK.sub(lambda block: f"{block['head']}\n{makers[block['name']]().strip()}\n\n{block['foot']}", page)
