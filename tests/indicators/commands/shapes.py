"""Tell whether a JSON value has the promised shape: every key, no other, each of its type."""

from __future__ import annotations

from typing import Any

NUMBER, WHOLE, TEXT, FLAG, NOTHING = float, int, str, bool, type(None)


def misfits(value: Any, shape: Any, path: str = "$") -> list[str]:
    """List the places where a value differs from a shape.

    shape: a type or a tuple of types; a dict: exactly these keys; {"*": shape}: any keys; [shape]: a list
    of these. A whole number counts as a number, but true and false do not.
    """
    if isinstance(shape, tuple) and not isinstance(shape, list):
        fits = any(not misfits(value, one, path) for one in shape)
        return [] if fits else [f"{path}: {value!r} is none of {shape}"]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{path}: {value!r} is no list"]
        return [found for number, item in enumerate(value) for found in misfits(item, shape[0], f"{path}[{number}]")]
    if isinstance(shape, dict):
        return _dict_misfits(value, shape, path)
    if shape is NUMBER:
        fits = isinstance(value, int | float) and not isinstance(value, bool)
    elif shape is WHOLE:
        fits = isinstance(value, int) and not isinstance(value, bool)
    else:
        fits = isinstance(value, shape)
    return [] if fits else [f"{path}: {value!r} is no {shape.__name__}"]


def _dict_misfits(value: Any, shape: dict[str, Any], path: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{path}: {value!r} is no object"]
    if set(shape) == {"*"}:
        return [found for key, item in value.items() for found in misfits(item, shape["*"], f"{path}.{key}")]
    found = [f"{path}: lacks {key}" for key in shape.keys() - value.keys()]
    found += [f"{path}: has {key} besides" for key in value.keys() - shape.keys()]
    return found + [
        misfit for key in shape.keys() & value.keys() for misfit in misfits(value[key], shape[key], f"{path}.{key}")
    ]
