"""Weights as a TOML file: exported and brought back the same, faults said with file, line, key and choices."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from dashboard.saved_sets.toml_import import line_of
from indicators.catalogue import read_weight_set
from tests.dashboard.pages.weights.saved_app import AT_CHANGED, CHANGED, SavedApp, saved_app
from tests.watches.shipped import shipped_catalogue

if TYPE_CHECKING:
    from pathlib import Path

GOOD = 'id = "mine"\ntitle = "Mine"\n\n[weights]\nattacks = 3\ntroop_relocations = 0.1\n'


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> SavedApp:
    """Serve one record for all."""
    return saved_app(tmp_path_factory.mktemp("toml"))


def export(there: SavedApp, search: str) -> tuple[int, str, str]:
    """Fetch the file of an address: status, name, text."""
    answer = there.stranger().client.get(f"/weights/export{search}")
    return answer.status_code, answer.headers.get("Content-Disposition", ""), answer.text


def test_weights_go_out_and_come_back_the_same(there: SavedApp, tmp_path: Path) -> None:
    """What the page exports, the page and the command's reader take back as the very weights."""
    status, name, text = export(there, AT_CHANGED)
    assert (status, name) == (200, 'attachment; filename="default_changed.toml"')
    assert tomllib.loads(text)["weights"] == {
        part.partition(":")[0]: float(part.partition(":")[2]) for part in CHANGED.split(",")
    }
    answer = there.stranger().bring(text, search="?week=2020-W10")
    assert answer.to["to"] == f"?week=2020-W10&weights={CHANGED}&base=default"
    assert "Nothing is saved until you save it" in answer.said
    file = tmp_path / "default_changed.toml"
    file.write_text(text, "utf-8")
    assert read_weight_set(file, shipped_catalogue()).weights["attacks"] == 5


def test_a_version_goes_out_as_it_was_signed(there: SavedApp) -> None:
    """Author, reason and day of the version stand in its file; a built-in set's are its own."""
    there.person("an analyst").ask(act="save", name="Signed", reason="as agreed")
    out = tomllib.loads(export(there, "?weights=signed@1")[2])
    assert (out["id"], out["author"], out["reason"]) == ("signed", "an analyst", "as agreed")
    assert tomllib.loads(export(there, "?weights=threats")[2])["title"] == "Threats only"


@pytest.mark.parametrize("search", ["?weights=attacks:many", "?weights=nothing_such", "?weights=mine@7"])
def test_an_address_that_is_not_understood_gives_no_other_weights(there: SavedApp, search: str) -> None:
    """The default of the address would be a file of weights that nobody asked for."""
    status, _, text = export(there, search)
    assert status == 400
    assert text.startswith("400: Address, weights: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace("troop_re", "trop_re"), "mine.toml, line 6, weights.trop_relocations: "),
        (GOOD.replace("troop_re", "trop_re"), "Did you mean troop_relocations?"),
        (GOOD.replace("= 3", '= "3"'), "mine.toml, line 5, weights.attacks: "),
        (GOOD.replace("= 3", "= -3"), "mine.toml, line 5, weights.attacks: "),
        (GOOD.replace("= 3", "= nan"), "mine.toml, line 5, weights.attacks: "),
        (GOOD.replace("= 3", "= 5000"), "Expected 0 to 1000"),
        (GOOD.replace("title", "title_"), "mine.toml, line 2, title_: "),
        (GOOD.replace("[weights]", "[weights"), "mine.toml, line 4: cannot be read as TOML"),
        (GOOD.replace('"mine"', '"My set"'), "mine.toml, line 1, id: "),
        ("", "mine.toml, weights: missing"),
        ("x" * 70_000, "found more than 64 kB"),
        (None, "Found no text of a file"),
        (["a"], "Found no text of a file"),
    ],
)
def test_faults_are_said_with_their_place(there: SavedApp, text: object, said: str) -> None:
    """File, line and key, what was found and what may stand there; the page stays where it was."""
    answer = there.stranger().bring(text)
    assert said in answer.said
    assert answer.to is None


def test_a_file_is_shown_and_not_saved(there: SavedApp) -> None:
    """Nobody's name is needed to look at it, and the record stays as it is."""
    before = there.record.head
    answer = there.stranger().bring("\ufeff" + GOOD, "C:\\sets\\mine.toml")
    assert answer.to["to"].startswith("?week=2020-W12&weights=attacks:3,troop_relocations:0.1&base=default")
    assert answer.said.startswith("Mine of mine.toml is shown.")
    assert there.record.head == before


@pytest.mark.parametrize(
    ("field", "line"), [("id", 1), ("weights", 4), ("weights.attacks", 5), ("attacks", None), ("weights.x", None)]
)
def test_a_key_is_found_in_its_own_table(field: str, line: int | None) -> None:
    """A key of the same name in another table is another key."""
    assert line_of(field, GOOD) == line
