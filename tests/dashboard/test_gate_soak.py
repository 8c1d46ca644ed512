"""The long run against the dashboard as it is served: ten thousand changed bodies for all of its callbacks."""

from __future__ import annotations

import json
import logging
import random
from collections import Counter

import pytest

from dashboard.app import create_app
from dashboard.callback_form import CALLBACKS
from dashboard.filling import fill
from dashboard.recorded import watch_to_serve
from dashboard.settings import read_settings
from dashboard.shelf import Shelf
from indicators.catalogue import load_catalogue
from tests.dashboard.mutating import mutated

COUNT = 10_000
ADDRESSES = ["?week=2020-W12", "?week=2020-W08&weights=threats", "?show=week", "?watch=none", "?record_at=2020-01-01"]
VALUES = [*ADDRESSES, "", "light", "/", None, 1, [], {}]


def bodies_of(app):
    """Write a body of the right form for every callback that runs on the server."""
    return [
        {
            "output": name,
            "outputs": _outputs(spec["output"]),
            "inputs": [one | {"value": VALUES[0]} for one in spec["inputs"]],
            "changedPropIds": [f"{one['id']}.{one['property']}" for one in spec["inputs"][:1]],
            "state": [one | {"value": None} for one in spec["state"]],
        }
        for name, spec in app.callback_map.items()
        if "callback" in spec
    ]


def _outputs(outputs):
    named = [
        {"id": one.component_id, "property": one.component_property}
        for one in (outputs if isinstance(outputs, list | tuple) else [outputs])
    ]
    return named if isinstance(outputs, list | tuple) else named[0]


def with_other_values(chance, body):
    """Give a body's inputs and states other values, each of the right form or not."""
    return body | {part: [one | {"value": chance.choice(VALUES)} for one in body[part]] for part in ("inputs", "state")}


@pytest.mark.soak
@pytest.mark.parametrize("name", [None, "an analyst"])
def test_no_changed_body_becomes_a_traceback(tmp_path, caplog, name):
    """Read or written, signed in or not: no 5xx, no traceback, at most one line in the log for each body."""
    settings = read_settings(home=tmp_path)
    shelf = Shelf(settings.record, watch_to_serve(settings.record, "iraq-2020", "an analyst"), load_catalogue())
    app = create_app(settings, fill(shelf))
    client = app.server.test_client()
    if name:
        client.post("/who", json={"name": name})
    whole = bodies_of(app)
    assert {client.post(CALLBACKS, json=body).status_code for body in whole} <= {200, 204, 401}
    chance = random.Random(20200320)  # noqa: S311 (no secret: the cases must be the same each time)
    statuses: Counter[int] = Counter()
    with caplog.at_level(logging.INFO):
        caplog.clear()
        for _ in range(COUNT // 2):
            body = mutated(chance, with_other_values(chance, chance.choice(whole)))
            answer = client.post(CALLBACKS, data=json.dumps(body), content_type="application/json")
            statuses[answer.status_code] += 1
    assert statuses.total() == COUNT // 2
    assert set(statuses) <= {200, 204, 400, 401}
    assert statuses[200] > 0
    assert statuses[400] > COUNT // 4
    assert len(caplog.records) <= COUNT // 2
    faults = Counter(repr(record.exc_info[1]) for record in caplog.records if record.exc_info)
    assert not faults
