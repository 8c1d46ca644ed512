"""Characters that cannot be seen, shown.

Reports and articles are written by others. A character that turns the direction of writing, joins or parts
letters without a trace, or controls a terminal can make one text look like another; here it stands as
[U+202E] where it is, on the whole page. What is stored stays as it was written.
"""

from __future__ import annotations

import re
from typing import Any, Final

from dash.development.base_component import Component

# Control characters but tab and line end, soft hyphen, direction marks, zero-width characters, line and
# paragraph separators, invisible operators, tags.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_NOT_SHOWN: Final = frozenset({"id", "className", "href", "src", "key"})


def shown(words: str) -> str:
    r"""Return the words with each unseen character written as its number.

    >>> shown("gnp\u202etxt")
    'gnp[U+202E]txt'
    """
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", words)


def show_unseen(part: Any) -> Any:
    """Return a component, figure or list of them with every text in it as `shown` writes it.

    Components are changed in place; names and addresses, which are not read, stay as they are.
    """
    if isinstance(part, str):
        return shown(part)
    if isinstance(part, list | tuple):
        return [show_unseen(one) for one in part]
    if isinstance(part, dict):
        return {name: show_unseen(value) for name, value in part.items()}
    if isinstance(part, Component):
        for name, value in part.to_plotly_json()["props"].items():  # type: ignore[no-untyped-call]
            if name not in _NOT_SHOWN:
                setattr(part, name, show_unseen(value))
    return part
