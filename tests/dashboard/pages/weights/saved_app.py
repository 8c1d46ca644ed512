"""The whole dashboard over a record with the shipped watch, asked by its callbacks as a browser asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.app import create_app
from dashboard.filling import fill
from dashboard.imports.desk import ImportDesk
from dashboard.recorded import watch_to_serve
from dashboard.settings import read_settings
from dashboard.shelf import Shelf
from indicators.record import open_record
from tests.watches.shipped import shipped_catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from dash import Dash
    from flask.testing import FlaskClient

    from indicators.record import Record

CHANGED = "attacks:5,force_protection_raised:2,troop_relocations:0.5,air_defense_deployments:1"
AT_CHANGED = f"?week=2020-W12&weights={CHANGED}&base=default"


@dataclass(frozen=True)
class SavedApp:
    """A dashboard and its record."""

    app: Dash
    shelf: Shelf
    record: Record

    def person(self, name: str) -> Person:
        """Sign in as somebody."""
        client = self.app.server.test_client()
        assert client.post("/who", json={"name": name}).status_code == 200
        return Person(client)

    def stranger(self) -> Person:
        """Come without a name."""
        return Person(self.app.server.test_client())


@dataclass(frozen=True)
class Person:
    """One browser's session."""

    client: FlaskClient

    def ask(self, search: str = AT_CHANGED, listed: Any = None, **asked: Any) -> Any:
        """Ask the callback that changes sets; give its answer: said, to (None: the reader stays), list, status."""
        return self.call(
            "..weight-sets-said.children...weight-sets-done.data...weight-sets-list.children..",
            (("weight-sets-said", "children"), ("weight-sets-done", "data"), ("weight-sets-list", "children")),
            ("weight-sets-asked", "data", {"at": 1, **asked}),
            (("view", "data", search), ("weight-sets-seen", "data", listed or {})),
        )

    def bring(self, text: object, name: str = "mine.toml", search: str = AT_CHANGED) -> Any:
        """Send a file that the browser read."""
        (spec,) = [key for key in self.callbacks() if "weight-sets-shown.data" in key]
        said = next(part for part in spec.strip(".").split("...") if part.startswith("weight-sets-said"))
        return self.call(
            spec,
            ((said.rpartition(".")[0], said.rpartition(".")[2]), ("weight-sets-shown", "data")),
            ("weight-sets-brought", "data", {"at": 1, "name": name, "text": text}),
            (("view", "data", search),),
        )

    def callbacks(self) -> list[str]:
        """List the callbacks as the page is told them."""
        return [one["output"] for one in self.client.get("/_dash-dependencies").json]

    def call(self, output: str, outputs: Any, given: Any, state: Any) -> Any:
        """Send a callback's request in the form that Dash's renderer gives it."""
        body = {
            "output": output,
            "outputs": [{"id": name, "property": prop} for name, prop in outputs],
            "inputs": [{"id": given[0], "property": given[1], "value": given[2]}],
            "state": [{"id": name, "property": prop, "value": value} for name, prop, value in state],
            "changedPropIds": [f"{given[0]}.{given[1]}"],
        }
        answer = self.client.post("/_dash-update-component", json=body)
        if answer.status_code != 200:
            return Answer(answer.status_code, answer.text, None)
        parts = answer.json["response"]
        said = next((one["children"] for name, one in parts.items() if name.startswith("weight-sets-said")), None)
        to = next((one["data"] for one in parts.values() if "data" in one), None)
        return Answer(200, words_in(said), to, parts.get("weight-sets-list"))


@dataclass(frozen=True)
class Answer:
    """What a callback answered, in words."""

    status: int
    said: str
    to: Any
    redrawn: Any = None


def words_in(part: Any) -> str:
    """Give all words of a component as it stands in an answer."""
    if isinstance(part, list):
        return " ".join(filter(None, map(words_in, part)))
    if isinstance(part, dict):
        return words_in(part["props"].get("children"))
    return "" if part is None else str(part)


def saved_app(folder: Path) -> SavedApp:
    """Serve a new record with the shipped watch, as the command does."""
    home = folder / "home"
    home.mkdir(mode=0o700)
    place = str(home / "record.sqlite")
    shelf = Shelf(place, watch_to_serve(place, "iraq-2020", "somebody"), shipped_catalogue())
    app = create_app(read_settings(home=home), fill(shelf, ImportDesk(place, home)))
    return SavedApp(app, shelf, open_record(place))
