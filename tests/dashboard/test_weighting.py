"""Which weights an address names: a set, a version of one, or the weights themselves."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from dashboard.weighting import Weighting, Weightings
from indicators.catalogue import load_catalogue
from indicators.definition import WeightSet
from indicators.errors import UnknownVersion, UnknownWeightSet

CATALOGUE = load_catalogue()
FOUR = {"attacks": 4.0, "force_protection_raised": 2.0, "troop_relocations": 1.0, "air_defense_deployments": 1.0}
WRITTEN = "attacks:4,force_protection_raised:2,troop_relocations:1,air_defense_deployments:1"


def version_of(name: str, number: int) -> SimpleNamespace:
    """Stand in for the record: one saved set with two versions."""
    if name != "mine":
        raise UnknownWeightSet(f'"{name}" is not a saved weight set')
    if number > 2:
        raise UnknownVersion('the weight set "mine"', number, "1 to 2")
    weights = {"attacks": float(number), "no_longer_defined": 3.0}
    return SimpleNamespace(
        set=WeightSet(id="mine", title="Mine", weights=weights), version=number, saved_at=datetime.now(UTC)
    )


def find(ref: str, base: str | None = None) -> tuple[Weighting, tuple[str, ...]]:
    """Find the weights of an address."""
    return Weightings(CATALOGUE, version_of).find(ref, base, "default")  # type: ignore[arg-type]


def weighed(found: Weighting) -> dict[str, float]:
    """Give the weights that are not zero; every indicator must have one."""
    assert set(found.weights) == set(CATALOGUE.ids)
    return {name: weight for name, weight in found.weights.items() if weight}


def test_a_built_in_set_is_named_by_its_id() -> None:
    """With its title; nothing is changed."""
    found, messages = find("default")
    assert (found.ref, found.base, found.title, found.version) == ("default", "default", "Default", None)
    assert weighed(found) == FOUR
    assert not found.is_changed
    assert messages == ()


def test_a_saved_set_is_named_with_its_version() -> None:
    """Each version for ever; an indicator that is not defined any more weighs nothing."""
    for number in (1, 2):
        found, messages = find(f"mine@{number}")
        assert (found.ref, found.title, found.version) == (f"mine@{number}", "Mine", number)
        assert weighed(found) == {"attacks": float(number)}
        assert messages == ()


def test_weights_that_are_written_out_are_changes_to_a_set() -> None:
    """To the default where no other is said; in the catalogue's order, without zeros."""
    found, messages = find("troop_relocations:0.5,attacks:5,hostile_surveillance:0")
    assert (found.ref, found.base, found.title) == ("attacks:5,troop_relocations:0.5", "default", "Default")
    assert found.is_changed
    assert messages == ()
    assert find(found.ref) == (found, ())
    assert find("attacks:5", "mine@2")[0].base == "mine@2"


def test_weights_of_a_set_are_that_set() -> None:
    """Changed back, nothing is changed; under another base they are changes to that one."""
    assert find(WRITTEN)[0] == find("default")[0]
    assert find(WRITTEN, "equal")[0].is_changed


def test_all_weights_zero_can_be_written() -> None:
    """It is an address like others; the score is then undefined, which the screen says."""
    found, messages = find("attacks:0,troop_relocations:0")
    assert (weighed(found), messages) == ({}, ())
    assert weighed(find(found.ref)[0]) == {}


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("equl", "“equl” is not a weight set. Choose one of default, equal, posture, threats"),
        ("mine@7", "1 to 2"),
        ("yours@1", "not a saved weight set"),
        ("mine@x", "is not a weight set"),
        ("default@1", "not a saved weight set"),
        ("atacks:4", "“atacks” is not an indicator. Choose among attacks"),
        ("attacks:", "attacks has “”. Write a number from 0 to 1000"),
        *[(f"attacks:{number}", f"attacks has “{number}”") for number in ("-1", "nan", "inf", "1e308", "1001", "1_0")],
        ("attacks:\u0664", "attacks has “\u0664”"),
        ("attacks:4;drop", "attacks has “4;drop”"),
        (":", "“” is not an indicator"),
    ],
)
def test_what_is_no_weighting_is_said_and_the_default_shown(ref: str, said: str) -> None:
    """One message; nothing is raised, whatever stands in the address."""
    found, (message,) = find(ref)
    assert found == find("default")[0]
    assert said in message


def test_a_base_that_is_none_is_said_and_the_weights_hold() -> None:
    """They are taken for changes to the default."""
    found, (message,) = find("attacks:5", "yours@1")
    assert weighed(found) == {"attacks": 5.0}
    assert found.base == "default"
    assert "yours" in message
