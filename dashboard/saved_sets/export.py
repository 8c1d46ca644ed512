"""The door that gives the weights of an address as a set's TOML file, which import and the command take back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Response, request

from dashboard import text_weight_sets as words
from dashboard.saved_sets.desk import LONGEST_ID, LONGEST_TITLE, draft
from indicators.weight_set_text import weight_set_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from dashboard.shelf import Shown
    from dashboard.view import SettledView
    from indicators.definition import WeightSet

EXPORT: Final = "/weights/export"


def answer_export(server: Flask, find: Callable[[str], Shown]) -> None:
    """Register the door. find: gives what the query of an address shows."""

    @server.get(EXPORT)
    def export_weights() -> Response:
        return exported(find(f"?{request.query_string.decode('utf-8', 'replace')}"))


def exported(shown: Shown) -> Response:
    """Answer with the file; an address whose weights are not understood gets the reason instead of other weights."""
    view, refused = shown.queries.settle(shown.asked)
    about = [one for one in (*shown.messages, *refused) if one.startswith(words.ABOUT_WEIGHTS)]
    if about:
        return Response(f"400: {' '.join(about)}\n", status=400, mimetype="text/plain")
    given = set_of(shown, view)
    response = Response(weight_set_text(given).encode(), content_type="application/toml; charset=utf-8")
    # An id is of small letters, digits and underscores, so it is a safe name on every system.
    response.headers["Content-Disposition"] = f'attachment; filename="{given.id}.toml"'
    response.headers["Cache-Control"] = "no-store"
    return response


def set_of(shown: Shown, view: SettledView) -> WeightSet:
    """Give the weights of a view as a set: a built-in one, a version as it was signed, or changes to one."""
    weighting = shown.queries.weighting(view)
    set_id = weighting.base.partition("@")[0]
    if weighting.is_changed:
        title = words.CHANGED_TITLE.format(title=weighting.title)
        return draft(title[:LONGEST_TITLE], weighting.weights, words.CHANGED_ID.format(id=set_id)[:LONGEST_ID])
    if weighting.version is None:
        return shown.queries.catalogue.weight_sets[set_id]
    version = next((one for one in shown.versions_of(set_id) if one.version == weighting.version), None)
    return version.signed if version else draft(weighting.title, weighting.weights, set_id)
