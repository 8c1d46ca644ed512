"""The form of a callback's request: exactly the ids and properties that the callback was registered with."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from flask import request
from werkzeug.exceptions import HTTPException

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dash import Dash

CALLBACKS: Final = "/_dash-update-component"
Refusal = tuple[int, str]  # HTTP status, reason in a few words

_DEEPEST: Final = 32
_LONE_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class CallbackForm:
    """What one callback's request must name: (id, property) of its outputs, inputs and states, in order."""

    outputs: tuple[tuple[str, str], ...]
    inputs: tuple[tuple[str, str], ...]
    state: tuple[tuple[str, str], ...]

    def fault(self, body: Mapping[str, Any]) -> str | None:
        """Say what in a body is not as registered; None when all is."""
        outputs = body.get("outputs", [])
        for part, named, expected in (
            ("outputs", outputs if isinstance(outputs, list) else [outputs], self.outputs),
            ("inputs", body.get("inputs"), self.inputs),
            ("state", body.get("state", []), self.state),
        ):
            if not _names(named, expected):
                return f"{part} are not those of the callback"
        changed = body.get("changedPropIds", [])
        known = {f"{name}.{prop}" for name, prop in self.inputs}
        has_patterns = any(_is_pattern(name) for name, _ in self.inputs)
        if not isinstance(changed, list) or not all(isinstance(one, str) for one in changed):
            return "changedPropIds is not a list of names"
        if not has_patterns and not set(changed) <= known:
            return "changedPropIds names what is no input"
        return None


class CallbackForms:
    """The forms of all callbacks of an app that run on the server."""

    def __init__(self, app: Dash) -> None:
        """Read the forms from the registered callbacks; later ones would be refused."""
        self._forms = {name: _form(spec) for name, spec in app.callback_map.items() if "callback" in spec}

    def fault_of_request(self) -> Refusal | None:
        """Read the body of the request at hand; return status and reason when it is to be refused."""
        try:
            body = request.get_json()
        except HTTPException as error:
            return error.code or 400, error.name
        except RecursionError:
            return 400, "body is nested too deeply"
        reason = self.fault(body)
        return (400, reason) if reason else None

    def fault(self, body: object) -> str | None:
        """Say what is wrong with a parsed body; None when it has the form of its callback."""
        if not isinstance(body, dict):
            return "body is not an object"
        if not _is_plain(body):
            return f"body has more than {_DEEPEST} levels, numbers without value or broken characters"
        name = body.get("output")
        form = self._forms.get(name) if isinstance(name, str) else None
        return "no such callback" if form is None else form.fault(body)


def _form(spec: Mapping[str, Any]) -> CallbackForm:
    outputs = spec["output"]
    return CallbackForm(
        tuple(
            (output.component_id_str(), output.component_property)
            for output in (outputs if isinstance(outputs, list | tuple) else [outputs])
        ),
        tuple((one["id"], one["property"]) for one in spec["inputs"]),
        tuple((one["id"], one["property"]) for one in spec["state"]),
    )


def _names(named: object, expected: Sequence[tuple[str, str]]) -> bool:
    """Say whether a list names exactly the expected ids and properties, in order."""
    return (
        isinstance(named, list)
        and len(named) == len(expected)
        and all(_is_named(one, *pair) for one, pair in zip(named, expected, strict=True))
    )


def _is_named(one: object, name: str, prop: str) -> bool:
    """Say whether one entry names the id and property; a pattern id may stand for many components."""
    if _is_pattern(name):
        keys = set(json.loads(name))
        entries = one if isinstance(one, list) else [one]
        return all(
            isinstance(entry, dict)
            and isinstance(entry.get("id"), dict)
            and set(entry["id"]) == keys
            and all(isinstance(value, str | int) for value in entry["id"].values())
            and _property(entry) == prop
            for entry in entries
        )
    return isinstance(one, dict) and one.get("id") == name and _property(one) == prop


def _property(entry: Mapping[str, Any]) -> object:
    """Return the property an entry names, without the mark of an output that several callbacks write."""
    prop = entry.get("property")
    return prop.partition("@")[0] if isinstance(prop, str) else prop


def _is_pattern(name: str) -> bool:
    return name.startswith("{")


def _is_plain(body: object) -> bool:
    """Say whether JSON is not too deep, has only finite numbers, and text that can be written as UTF-8."""
    left = [(body, 1)]
    while left:
        value, depth = left.pop()
        if isinstance(value, dict | list):
            if depth > _DEEPEST:
                return False
            inner = [*value, *value.values()] if isinstance(value, dict) else value
            left.extend((part, depth + 1) for part in inner)
        elif isinstance(value, str):
            if _LONE_SURROGATE.search(value):
                return False
        elif isinstance(value, float) and not math.isfinite(value):
            return False
    return True
