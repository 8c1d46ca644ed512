"""Keep what was worked out for a view: the same view is asked by many sections and by many readers."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.view import View

Answer = TypeVar("Answer")

_MOST = 256


def kept(*parts: str) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Keep a method's last 256 answers; `parts` names what of the view the answer depends on.

    The first argument after self is a settled View, the others are hashable. Answers are shared, so
    nobody may change them.
    """

    def decorate(method: Callable[..., Answer]) -> Callable[..., Answer]:
        @lru_cache(_MOST)
        def answer(self: Any, view: View, *rest: Any) -> Answer:
            return method(self, view, *rest)

        @wraps(method)
        def ask(self: Any, view: View, *rest: Any) -> Answer:
            needed = {part: getattr(view, part) for part in parts}
            return answer(self, type(view)(**needed), *rest)

        return ask

    return decorate
