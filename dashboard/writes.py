"""Marks what writes. The gate lets nobody through to it but by POST and with a name.

A route or a callback that changes anything kept on the server carries `@writes`, next to the function:

    @server.post("/import")              @app.callback(Output(...), Input(...), prevent_initial_call=True)
    @writes                              @writes
    def take() -> Response: ...          def save(clicks: object) -> ...: ...

Without a name the gate answers 401 before the function runs, and the function itself would refuse too. A route
that takes more than GET and is not marked stops the start, so that none can be forgotten.
The control on the page that sends it carries the attribute data-writes: the name is asked there first.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

from flask import request
from werkzeug.exceptions import HTTPException

from dashboard.callback_form import CALLBACKS
from dashboard.sign_in import LEAVE, WHO
from dashboard.who import name_in_session, require_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from dash import Dash

    from dashboard.callback_form import Refusal

P = ParamSpec("P")
T = TypeVar("T")

_MARK: Final = "posturewatch_writes"
_READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
# What takes POST and needs no name: callbacks that only read, and saying the name itself.
_OPEN: Final = frozenset({CALLBACKS, WHO, LEAVE})


def writes(function: Callable[P, T]) -> Callable[P, T]:
    """Mark a route's or callback's function as writing, and let it run only for somebody with a name."""

    @functools.wraps(function)
    def with_name(*args: P.args, **named: P.kwargs) -> T:
        require_name()
        return function(*args, **named)

    setattr(with_name, _MARK, True)
    return with_name


class WritingDoors:
    """The routes and callbacks of an app that write, and what is refused at them."""

    def __init__(self, app: Dash) -> None:
        """Read the marks from what is registered; later callbacks and routes would not be known.

        Raises ValueError when a route takes more than GET and is not marked, or is marked and takes GET.
        """
        self._urls = app.server.url_map
        functions = app.server.view_functions
        self._routes = frozenset(name for name, function in functions.items() if _is_marked(function))
        self._callbacks = frozenset(name for name, spec in app.callback_map.items() if _is_marked(spec.get("callback")))
        rules = list(self._urls.iter_rules())
        told = {rule.rule for rule in rules if "GET" in (rule.methods or ())}
        self._taking = frozenset(rule.endpoint for rule in rules if rule.rule not in told)
        for rule in rules:
            methods = rule.methods or set()
            if rule.endpoint in self._routes and "GET" in methods:
                raise ValueError(f"{rule.rule} writes and takes GET: register it for POST alone")
            if methods - _READING and rule.endpoint not in self._routes and rule.rule not in _OPEN:
                raise ValueError(f"{rule.rule} takes {', '.join(sorted(methods - _READING))}: mark it with @writes")

    def fault_of_method(self) -> Refusal | None:
        """Refuse to read where there is nothing to read; Dash's page for any path would answer it with 200."""
        if request.method in {"POST", "OPTIONS"}:
            return None
        try:
            endpoint, _ = self._urls.bind("").match(request.path, method="POST")
        except HTTPException:
            return None
        return (405, "only taken by POST") if endpoint in self._taking else None

    def fault_of_name(self) -> Refusal | None:
        """Refuse to write for nobody. A callback's body must have its form by now."""
        if not self._is_writing() or name_in_session() is not None:
            return None
        return 401, "to write, give your name first"

    def _is_writing(self) -> bool:
        if request.path == CALLBACKS and request.method == "POST":
            return request.get_json()["output"] in self._callbacks
        return request.endpoint in self._routes


def _is_marked(function: object) -> bool:
    """Say whether a function is marked, itself or under Dash's wrapping of it."""
    return bool(getattr(function, _MARK, False))
