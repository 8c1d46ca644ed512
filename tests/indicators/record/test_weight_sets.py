"""Saved weight sets: versions, deletion, restoring, the loser's message, and the catalogue with them."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from indicators.catalogue import load_catalogue
from indicators.definition import WeightSet
from indicators.errors import (
    DefinitionsRejected,
    RecordChanged,
    RecordError,
    RecordNotFound,
    RecordTimeUnclear,
    UnknownIndicator,
    UnknownVersion,
    UnknownWeightSet,
    WeightSetBuiltIn,
)
from indicators.record import (
    catalogue_with,
    delete_weight_set,
    restore_weight_set,
    save_weight_set,
    saved_weight_set,
    saved_weight_sets,
    verify,
    weight_set_history,
)

SIGNED = {"author": "an analyst", "reason": "Taji weighs more"}


def weights(attacks, **others):
    """Give a set of an analyst's own."""
    return WeightSet(id="mine", title="Mine", weights={"attacks": attacks, **others})


def save(record, attacks, seen, **signed):
    """Save it over a version."""
    return save_weight_set(record, weights(attacks), seen_version=seen, **(signed or SIGNED))


def test_every_save_is_a_version_with_who_when_and_why(record):
    """The newest is listed, the earlier ones stay, each as it was saved."""
    before = datetime.now(UTC)
    first, second = save(record, 4, None), save(record, 6, 1, author="another analyst", reason="as agreed")
    assert (first.version, second.version) == (1, 2)
    assert saved_weight_sets(record) == (second,)
    assert weight_set_history(record, "mine") == (first, second)
    assert (second.id, second.set, second.author, second.reason) == ("mine", weights(6), "another analyst", "as agreed")
    assert before <= first.saved_at <= second.saved_at <= datetime.now(UTC)
    assert saved_weight_set(record, "mine", 1) == first
    assert verify(record) == ()


def test_a_version_handed_on_names_who_answers_for_it(record):
    """A set without author, reason and date gets those of its version; what it says itself stays."""
    saved = save(record, 4, None)
    assert (saved.signed.author, saved.signed.reason) == ("an analyst", "Taji weighs more")
    assert saved.signed.date == saved.saved_at.date()
    own = WeightSet(id="own", title="Own", reason="a study", author="a desk", weights={"attacks": 1})
    signed = save_weight_set(record, own, seen_version=None, **SIGNED).signed
    assert (signed.reason, signed.author) == ("a study", "a desk")


@pytest.mark.parametrize("seen", [None, 1])
def test_the_second_of_two_savers_is_told_who_and_when_and_keeps_what_they_typed(record, seen):
    """Whoever saw no set, or an older one, learns who saved, when and why, with both sets to compare."""
    save(record, 4, None)
    theirs = save(record, 6, 1, author="another analyst", reason="as agreed")
    with pytest.raises(RecordChanged, match=r"changed by another analyst at .* UTC .version 2: as agreed") as refused:
        save(record, 5, seen)
    assert f"{theirs.saved_at:%Y-%m-%d %H:%M:%S}" in str(refused.value)
    assert str(refused.value).startswith('weight set "mine": ')
    assert refused.value.theirs == theirs
    assert refused.value.yours == weights(5)
    assert save(record, 5, refused.value.theirs.version).version == 3


def test_what_stands_already_is_not_saved_again(record):
    """The same set under the same id is no new version."""
    first, head = save(record, 4, None), record.head
    assert save(record, 4, 1) == first
    assert record.head == head


def test_a_deleted_set_is_no_longer_offered_and_can_come_back(record):
    """Deletion is a version; the id may be used again by somebody who never saw it, and old versions restored."""
    save(record, 4, None)
    save(record, 6, 1)
    gone = delete_weight_set(record, "mine", author="an analyst", reason="superseded", seen_version=2)
    assert (gone.version, gone.deleted, gone.set) == (3, True, weights(6))
    assert saved_weight_sets(record) == ()
    assert saved_weight_sets(record, with_deleted=True) == (gone,)
    assert "mine" not in catalogue_with(record, load_catalogue()).weight_sets
    with pytest.raises(UnknownVersion, match="deleted before"):
        delete_weight_set(record, "mine", **SIGNED)
    assert save(record, 7, None).version == 4
    back = restore_weight_set(record, "mine", 1, author="an analyst", reason="the first was right")
    assert (back.version, back.set, back.reason, back.deleted) == (5, weights(4), "the first was right", False)
    assert verify(record) == ()


def test_restoring_keeps_every_word_of_the_old_version(record):
    """Title, reason and weights are those of the version, and restoring what stands writes nothing."""
    old = WeightSet(id="mine", title="Old title", reason="an old reason", weights={"attacks": 0.1})
    save_weight_set(record, old, seen_version=None, **SIGNED)
    save(record, 9, 1)
    assert restore_weight_set(record, "mine", 1, **SIGNED).set == old
    head = record.head
    assert restore_weight_set(record, "mine", 3, **SIGNED).version == 3
    assert record.head == head


def test_somebody_who_restores_or_deletes_over_a_newer_version_is_told(record):
    """Both say which version was on the screen when the button was pressed."""
    save(record, 4, None)
    save(record, 6, 1, author="another analyst", reason="as agreed")
    with pytest.raises(RecordChanged, match="another analyst"):
        restore_weight_set(record, "mine", 1, seen_version=1, **SIGNED)
    with pytest.raises(RecordChanged, match="another analyst") as refused:
        delete_weight_set(record, "mine", seen_version=1, **SIGNED)
    assert refused.value.theirs.set == weights(6)


def test_an_old_version_that_is_not_there_is_named_with_those_that_are(record):
    """Versions from 1, no deletion among those that can be restored, and sets that exist."""
    save(record, 4, None)
    delete_weight_set(record, "mine", **SIGNED)
    for version in (0, 3):
        with pytest.raises(UnknownVersion, match=f"no version {version} of .*Expected 1 to 2"):
            restore_weight_set(record, "mine", version, **SIGNED)
    with pytest.raises(UnknownVersion, match=r"deletion.*Expected one of 1"):
        restore_weight_set(record, "mine", 2, **SIGNED)
    with pytest.raises(UnknownWeightSet, match="none to choose"):
        saved_weight_set(record, "yours")
    save(record, 4, None)
    with pytest.raises(UnknownWeightSet, match="Choose mine"):
        delete_weight_set(record, "yours", **SIGNED)


def test_built_in_sets_stay_as_they_are(record):
    """Their ids can be neither saved nor restored, also where the catalogue in hand holds saved sets."""
    built_in = WeightSet(id="default", title="Default", weights={"attacks": 1})
    with pytest.raises(WeightSetBuiltIn, match=r'"default" is a built-in.*default, equal, posture, threats'):
        save_weight_set(record, built_in, seen_version=None, **SIGNED)
    with pytest.raises(WeightSetBuiltIn):
        restore_weight_set(record, "threats", 1, **SIGNED)
    save(record, 4, None)
    catalogue = catalogue_with(record, load_catalogue())
    assert save_weight_set(record, weights(5), seen_version=1, catalogue=catalogue, **SIGNED).version == 2
    with pytest.raises(WeightSetBuiltIn, match="none of default, equal, posture, threats"):
        save_weight_set(record, built_in, seen_version=None, catalogue=catalogue, **SIGNED)
    assert record.head.seq == 2


def test_an_unknown_indicator_is_named_with_the_choices(record):
    """Each by its key in the file, with the nearest indicator."""
    with pytest.raises(DefinitionsRejected) as refused:
        save_weight_set(record, weights(1, atacks=2, drones=1), seen_version=None, **SIGNED)
    assert [type(fault) for fault in refused.value.faults] == [UnknownIndicator, UnknownIndicator]
    first, second = map(str, refused.value.faults)
    assert first.startswith('mine.toml, weights.atacks: "atacks" is not an indicator. Did you mean attacks? Choose ')
    assert second.startswith("mine.toml, weights.drones: ")
    assert record.head.seq == 0


@pytest.mark.parametrize(("author", "reason"), [("", "why"), ("me", ""), ("me", " \n"), ("m" * 201, "why")])
def test_every_change_has_a_name_and_a_reason(record, author, reason):
    """Saving, deleting and restoring are refused without them, and nothing is written."""
    save(record, 4, None)
    save(record, 6, 1)
    head, signed = record.head, {"author": author, "reason": reason}
    for attempt in (
        lambda: save_weight_set(record, weights(5), seen_version=2, **signed),
        lambda: delete_weight_set(record, "mine", **signed),
        lambda: restore_weight_set(record, "mine", 1, **signed),
    ):
        with pytest.raises(RecordError):
            attempt()
    assert record.head == head


def test_a_version_that_nobody_could_have_seen_is_refused(record):
    """Saving over version 3 of a set that never was."""
    with pytest.raises(RecordNotFound):
        save(record, 4, 3)


def test_sets_as_the_record_held_them(record):
    """At a moment between two saves the first stands; before the record began there is no answer."""
    moments = [datetime(2026, 1, day, 12, tzinfo=UTC) for day in (5, 6, 7, 8)]
    record.clock = iter(moments).__next__
    save(record, 4, None)
    save(record, 6, 1)
    delete_weight_set(record, "mine", **SIGNED)
    for moment, versions in zip(moments, ([1], [2], []), strict=False):
        assert [each.version for each in saved_weight_sets(record, moment)] == versions
        assert [each.version for each in saved_weight_sets(record, moment + timedelta(hours=1))] == versions
    assert catalogue_with(record, load_catalogue(), moments[1]).weights("mine")["attacks"] == 6
    assert [each.version for each in weight_set_history(record, "mine", moments[1])] == [1, 2]
    with pytest.raises(UnknownVersion, match="Expected 1 to 2"):
        saved_weight_set(record, "mine", 3, moments[1])
    with pytest.raises(RecordTimeUnclear):
        saved_weight_sets(record, moments[0] - timedelta(hours=1))


def test_the_catalogue_has_the_built_in_sets_first(record):
    """Saved sets follow by id; taking the catalogue anew leaves out what was deleted since."""
    for name in ("zero", "alert"):
        own = WeightSet(id=name, title=name, weights={"attacks": 1})
        save_weight_set(record, own, seen_version=None, **SIGNED)
    catalogue = catalogue_with(record, load_catalogue())
    assert list(catalogue.weight_sets) == ["default", "equal", "posture", "threats", "alert", "zero"]
    assert catalogue.saved == {"alert", "zero"}
    assert catalogue.built_in == ("default", "equal", "posture", "threats")
    assert set(catalogue.weights("alert")) == set(catalogue.ids)
    assert catalogue.fingerprint == load_catalogue().fingerprint
    delete_weight_set(record, "zero", **SIGNED)
    assert list(catalogue_with(record, catalogue).weight_sets)[-2:] == ["threats", "alert"]


def test_a_catalogue_of_other_definitions_takes_what_it_knows(record):
    """Indicators that it does not define are left out, and its own set of the same id stays."""
    save_weight_set(record, weights(4, troop_relocations=2), seen_version=None, **SIGNED)
    shipped = load_catalogue()
    fewer = type(shipped)(shipped.definitions[:1], {"default": shipped.weight_sets["default"]})
    assert catalogue_with(record, fewer).weight_sets["mine"].weights == {"attacks": 4}
    taken = type(shipped)(shipped.definitions, {"mine": weights(1)})
    assert catalogue_with(record, taken).weights("mine")["attacks"] == 1
    assert catalogue_with(record, taken).saved == frozenset()


@pytest.mark.parametrize("number", [2, pytest.param(25, marks=pytest.mark.soak)])
def test_sixteen_savers_of_one_set_lose_nothing(record, number):
    """What was acknowledged is among the versions; every loser was told who and when."""
    acknowledged, told, catalogue = [], [], load_catalogue()

    def work(name):
        for turn in range(number):
            mine, seen = weights(name + turn / 100), None
            while True:
                try:
                    signed = {"author": f"desk {name}", "reason": "his turn", "catalogue": catalogue}
                    acknowledged.append(save_weight_set(record, mine, seen_version=seen, **signed).set)
                    break
                except RecordChanged as changed:
                    told.append((changed.theirs.author, changed.theirs.saved_at, changed.yours == mine))
                    seen = changed.theirs.version

    threads = [threading.Thread(target=work, args=(name,)) for name in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    present = [each.set.weights["attacks"] for each in weight_set_history(record, "mine")]
    assert sorted(present) == sorted(each.weights["attacks"] for each in acknowledged)
    assert len(present) == 16 * number
    assert all(author.startswith("desk ") and at.tzinfo and kept for author, at, kept in told)
    assert len(told) >= len(present) - number
