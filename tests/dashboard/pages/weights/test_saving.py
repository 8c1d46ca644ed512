"""Saving a set through the page's own callback: who, why, over which version; what is refused, and what is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from dash import dcc, html

from dashboard.pages.weights.callbacks import page_view, sets_view
from dashboard.pages.weights.saving import saving_section
from indicators.record import saved_weight_sets, verify, weight_set_history
from tests.dashboard.pages.weights.saved_app import AT_CHANGED, CHANGED, SavedApp, saved_app
from tests.dashboard.reading import of_type, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAN = {"act": "save", "name": "Lean on attacks", "reason": "attacks are what we fear"}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> SavedApp:
    """Serve one record for the tests that make sets of names of their own."""
    return saved_app(tmp_path_factory.mktemp("sets"))


@pytest.fixture
def there(kept: SavedApp) -> Iterator[SavedApp]:
    """Give it, and hold it to a chain that verifies."""
    yield kept
    assert verify(kept.record) == ()


def test_a_save_writes_the_weights_of_the_address_with_who_and_why(there: SavedApp) -> None:
    """Version 1 has them to the bit, zero left out; the answer leads to it and says who saved it."""
    answer = there.person("an analyst").ask(**LEAN)
    assert answer.said == "Saved by an analyst: version 1 of Lean on attacks."
    assert answer.to["to"] == "?week=2020-W12&weights=lean_on_attacks@1"
    (saved,) = weight_set_history(there.record, "lean_on_attacks")
    assert (saved.author, saved.reason, saved.set.title) == ("an analyst", LEAN["reason"], "Lean on attacks")
    assert saved.set.weights == {
        "attacks": 5.0, "force_protection_raised": 2.0, "troop_relocations": 0.5, "air_defense_deployments": 1.0
    }  # fmt: skip


def test_weights_come_from_the_address_alone(there: SavedApp) -> None:
    """What else the browser sends as weights, author or version of the ledger changes nothing."""
    there.person("an analyst").ask(
        act="save", name="Own weights", reason="a try", weights={"attacks": 9}, author="somebody else"
    )
    (saved,) = weight_set_history(there.record, "own_weights")
    assert (saved.author, saved.set.weights["attacks"]) == ("an analyst", 5.0)


def test_nobody_saves_without_a_name(there: SavedApp) -> None:
    """The gate answers 401, which the page takes as a sign to ask for one; nothing is written."""
    before = there.record.head
    assert there.stranger().ask(**LEAN).status == 401
    assert there.record.head == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reason": "  "}, "found no reason"),
        ({"name": ""}, "found no name"),
        ({"name": "?!"}, "found no letter and no digit"),
        ({"name": "Default"}, '"default" is a built-in weight set'),
        ({"name": "x" * 201}, "more than 200 characters"),
        ({"reason": "y" * 2001}, "2001 characters"),
        ({"reason": "bell \x07"}, "invisible character"),
        ({"act": "burn"}, "does not say what is to be done"),
        ({"name": ["a"]}, "does not say what is to be done"),
        ({"seen": -1}, "does not say what is to be done"),
        ({"seen": 0.5}, "does not say what is to be done"),
        ({"act": "delete", "set": "never_there", "why": "gone", "seen": 1}, '"never_there" is not a saved weight set'),
        ({"act": "restore", "set": "default", "version": 1, "why": "back"}, "built-in"),
    ],
)
def test_what_cannot_be_saved_is_said_and_writes_nothing(there: SavedApp, change: dict[str, object], said: str) -> None:
    """Each refusal names what was found; the reader stays where they are."""
    before = there.record.head
    answer = there.person("an analyst").ask(**{**LEAN, **change})
    assert said.lower() in answer.said.lower()
    assert answer.to is None
    assert there.record.head == before


def test_an_address_that_is_not_understood_saves_no_other_weights(there: SavedApp) -> None:
    """Else the default would be saved under the reader's name."""
    before = there.record.head
    answer = there.person("an analyst").ask("?weights=attacks:many&base=default", **LEAN)
    assert "attacks has “many”" in answer.said
    assert there.record.head == before


def test_the_second_is_told_who_when_and_why_and_sees_the_difference(there: SavedApp) -> None:
    """Nothing is written over; the weights, scores and levels of both stand side by side; then either choice works."""
    one, two = there.person("an analyst"), there.person("another analyst")
    first = one.ask(act="save", name="Ours", reason="agreed on Monday")
    assert first.to
    answer = two.ask("?week=2020-W12&weights=attacks:1&base=default", act="save", name="Ours", reason="as I see it")
    (stands,) = weight_set_history(there.record, "ours")
    assert answer.to is None
    assert "an analyst saved first" in answer.said
    assert f"{stands.saved_at:%H:%M}" in answer.said
    assert "“agreed on Monday”" in answer.said
    assert "You had no set of this name before you." in answer.said
    assert "Attacks 1 (100 %) 5 (59 %)" in answer.said
    assert "hold another level in" in answer.said
    over = two.ask(
        "?week=2020-W12&weights=attacks:1&base=default",
        act="over", set="ours", seen=1, name="Ours", reason="as I see it",
    )  # fmt: skip
    assert over.to["to"] == "?week=2020-W12&weights=ours@2"
    assert [each.author for each in weight_set_history(there.record, "ours")] == ["an analyst", "another analyst"]


def test_the_version_that_weights_were_changed_from_is_the_one_seen(there: SavedApp) -> None:
    """The list is drawn anew at every release of a slider: a newer version in it does not mean it was noticed."""
    one, two = there.person("an analyst"), there.person("another analyst")
    one.ask(act="save", name="Base", reason="first")
    one.ask("?weights=attacks:3&base=base@1", {"base": 1}, act="save", name="Base", reason="second")
    late = two.ask("?weights=attacks:2&base=base@1", {"base": 2}, act="save", name="Base", reason="third")
    assert "Version 2 of Base" in late.said
    assert "You had version 1 before you." in late.said
    assert len(weight_set_history(there.record, "base")) == 2


def test_the_same_weights_under_the_same_name_are_not_written_again(there: SavedApp) -> None:
    """It is said that they stand already, by whom."""
    one = there.person("an analyst")
    one.ask(act="save", name="Twice", reason="once")
    answer = one.ask(AT_CHANGED, {"twice": 1}, act="save", name="Twice", reason="again")
    assert "stand already as version 1 of Twice, saved by an analyst" in answer.said
    assert len(weight_set_history(there.record, "twice")) == 1


def test_versions_are_deleted_and_restored_with_a_reason(there: SavedApp) -> None:
    """A deletion is a version; what is restored is the old weights as a new version; a stale one is refused."""
    one, two = there.person("an analyst"), there.person("another analyst")
    one.ask(act="save", name="Comes back", reason="first")
    at_it = "?week=2020-W12&weights=comes_back@1&history=comes_back"
    assert "found no reason" in one.ask(at_it, act="delete", set="comes_back", seen=1, why=" ").said.lower()
    gone = one.ask(at_it, act="delete", set="comes_back", seen=1, why="a mistake")
    assert gone.to["to"] == "?week=2020-W12"
    assert [each.id for each in saved_weight_sets(there.record) if each.id == "comes_back"] == []
    late = two.ask(at_it, act="delete", set="comes_back", seen=1, why="mine too")
    assert "an analyst deleted the set first" in late.said
    assert late.redrawn is not None
    back = two.ask(at_it, act="restore", set="comes_back", version=1, seen=2, why="it was right")
    assert back.said == "Version 1 of Comes back is restored as version 3."
    first, tomb, third = weight_set_history(there.record, "comes_back")
    assert (tomb.deleted, tomb.author, third.author) == (True, "an analyst", "another analyst")
    assert third.set.weights == first.set.weights


def test_a_deleted_name_can_be_taken_again(there: SavedApp) -> None:
    """Its versions go on counting; nobody is told of a conflict."""
    one = there.person("an analyst")
    one.ask(act="save", name="Again", reason="first")
    one.ask("", act="delete", set="again", seen=1, why="a mistake")
    assert one.ask(act="save", name="Again", reason="once more").to["to"].endswith("again@3")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"head": None}, "shown from a folder without one"),
        ({"damage": "found an altered row"}, "does not verify"),
        ({"record_at": datetime(2026, 1, 1, tzinfo=UTC)}, "An earlier moment of the record is shown"),
    ],
)
def test_where_nothing_can_be_saved_the_form_says_why(there: SavedApp, change: dict[str, Any], said: str) -> None:
    """There is no field and no button to save; link, import and export stay."""
    shown = replace(there.shelf(AT_CHANGED), **change)
    view, _ = shown.queries.settle(shown.asked)
    form = saving_section(shown, view)
    assert said in words_of(form)
    assert of_type(form, dcc.Input) == []
    assert [words_of(one) for one in of_type(form, html.Button)] == ["Copy link", "Import TOML"]


def test_the_list_and_the_versions_show_what_was_saved(there: SavedApp) -> None:
    """Row, versions and form name author, reason and day; the weights in view are no link."""
    there.person("an analyst").ask(act="save", name="Listed", reason="to be found")
    shown = there.shelf("?week=2020-W12&weights=listed@1&history=listed&beside=default")
    words = words_of(sets_view(shown))
    assert "an analyst, " in words
    assert "to be found" in words
    assert "Listed has one version" in words
    assert "Listed and Default hold another level in 1 week: 2020-W11" in words
    assert "In force: version 1 of Listed, saved by an analyst" in words_of(page_view(shown, "light", None)[0])
    assert CHANGED not in words
