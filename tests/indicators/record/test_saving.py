"""Saving one object: over the version that was seen, and nothing of the loser's is lost."""

from __future__ import annotations

import threading
from functools import partial
from multiprocessing import get_context

import pytest

from indicators.errors import (
    DefinitionsRejected,
    RecordChanged,
    RecordError,
    RecordNotFound,
    RecordReadOnly,
    WatchRejected,
)
from indicators.record import open_record, read_watch_of, verify
from tests.indicators.record.records import WATCH, cells_of

SET = 'id = "mine"\ntitle = "Mine"\nreason = "a try"\nauthor = "me"\ndate = 2026-01-05\n[weights]\nattacks = %d\n'
SIGNED = {"author": "analyst", "reason": "recount"}


def test_a_save_is_a_new_version_with_who_and_why(shore):
    """The new version stands, the old one stays, and each says who wrote it and why."""
    cells = cells_of(shore, "reports", "e1")
    saved = shore.save("reports", "e1", {**cells, "killed": "2"}, 1, watch=WATCH, **SIGNED)
    assert (saved.rev, saved.author, saved.reason, saved.cells["killed"]) == (2, "analyst", "recount", "2")
    assert [(each.rev, each.author) for each in shore.history("reports", "e1", watch=WATCH)] == [
        (1, "coder"),
        (2, "analyst"),
    ]
    assert read_watch_of(shore, WATCH).reports.set_index("event_id").at["e1", "killed"] == 2


def test_the_second_of_two_savers_is_told_who_and_when(shore):
    """The loser learns who was first, when and why, gets their version, and keeps his own text."""
    cells = cells_of(shore, "reports", "e1")
    first = shore.save("reports", "e1", {**cells, "killed": "2"}, 1, author="Ann", reason="police", watch=WATCH)
    with pytest.raises(RecordChanged, match="changed by Ann at ") as refused:
        shore.save("reports", "e1", {**cells, "killed": "3"}, 1, author="Ben", reason="radio", watch=WATCH)
    assert f"{first.at:%Y-%m-%d %H:%M:%S} UTC" in str(refused.value)
    assert refused.value.theirs == first
    assert refused.value.yours["killed"] == "3"
    again = shore.save("reports", "e1", {**cells, "killed": "3"}, 2, author="Ben", reason="radio", watch=WATCH)
    assert again.rev == 3


def test_what_stands_already_is_not_written_again(shore):
    """Saving without a change adds no entry."""
    head = shore.head
    assert shore.save("reports", "e1", cells_of(shore, "reports", "e1"), 1, watch=WATCH, **SIGNED).rev == 1
    assert shore.head == head


def test_a_removed_object_is_gone_and_can_come_back(shore):
    """Removal is a version too; saving over it brings the object back."""
    cells = cells_of(shore, "reports", "e3")
    assert shore.remove("reports", "e3", 1, watch=WATCH, **SIGNED).is_deleted
    assert "e3" not in set(read_watch_of(shore, WATCH).reports["event_id"])
    with pytest.raises(RecordChanged, match="removed by analyst"):
        shore.save("reports", "e3", cells, 1, watch=WATCH, **SIGNED)
    assert shore.save("reports", "e3", cells, 2, watch=WATCH, **SIGNED).rev == 3
    assert "e3" in set(read_watch_of(shore, WATCH).reports["event_id"])
    assert verify(shore) == ()


@pytest.mark.parametrize(
    ("kind", "object_id", "cells", "refusal"),
    [
        ("reports", "e1", {"killed": "many"}, (WatchRejected, "killed")),
        ("articles", "a1", None, (WatchRejected, "a1")),
        ("settings", "watch.toml", {"text": "id ="}, (WatchRejected, "TOML")),
        ("settings", "watch.toml", None, (RecordError, "watch.toml")),
        ("layouts", "events.csv", {"order": "[]"}, (RecordError, "layout")),
        ("reports", "e1", {"event_id": "e2"}, (RecordError, "event_id")),
        ("weight_sets", "mine", {"text": SET % 1}, (RecordError, "no watch")),
    ],
)
def test_a_version_that_could_not_be_read_is_refused(shore, kind, object_id, cells, refusal):
    """Nothing gets in by a save that the strict reader would keep out of a folder."""
    head, old = shore.head, shore.history(kind, object_id, watch=WATCH)
    based_on, stands = (old[-1].rev, old[-1].cells) if old else (0, {})
    error, said = refusal
    attempt = partial(shore.save, cells={**stands, **cells}) if cells else shore.remove
    with pytest.raises(error, match=said):
        attempt(kind=kind, object_id=object_id, based_on=based_on, watch=WATCH, **SIGNED)
    assert shore.head == head


def test_weight_sets_are_kept_as_their_files_stand(record):
    """A weight set is its TOML text, version by version; a text that is none is refused."""
    record.save("weight_sets", "mine", {"text": SET % 1}, 0, **SIGNED)
    record.save("weight_sets", "mine", {"text": SET % 2}, 1, **SIGNED)
    assert [each.cells["text"] for each in record.history("weight_sets", "mine")] == [SET % 1, SET % 2]
    with pytest.raises(DefinitionsRejected, match="weights"):
        record.save("weight_sets", "mine", {"text": SET % -1}, 2, **SIGNED)
    with pytest.raises(RecordError, match="id mine"):
        record.save("weight_sets", "other", {"text": SET % 1}, 0, **SIGNED)
    with pytest.raises(RecordNotFound):
        record.save("weight_sets", "new", {"text": SET % 1}, 4, **SIGNED)


@pytest.mark.parametrize(("author", "reason"), [("", "why"), ("me", " "), ("m\u202ee", "why"), ("m" * 201, "why")])
def test_every_save_has_a_name_and_a_reason(record, author, reason):
    """Without somebody to ask and something to read, nothing is written."""
    with pytest.raises(RecordError):
        record.save("weight_sets", "mine", {"text": SET % 1}, 0, author=author, reason=reason)
    assert record.head.seq == 0


@pytest.mark.usefixtures("shore")
def test_a_record_opened_for_reading_is_not_written(address):
    """Neither the verbs nor the connection itself let a reader write."""
    place, head = address
    with open_record(place, head_file=head, read_only=True) as reader:
        with pytest.raises(RecordReadOnly):
            reader.save("weight_sets", "mine", {"text": SET % 1}, 0, **SIGNED)
        reader.read_only = False
        with pytest.raises(RecordReadOnly):
            reader.save("weight_sets", "mine", {"text": SET % 1}, 0, **SIGNED)


def save_some(record, name, number):
    """Save one weight set again and again, each time over the newest; give what was acknowledged and refused."""
    acknowledged, told = [], []
    for turn in range(number):
        text = (SET % (turn + 1)).replace('"me"', f'"{name}-{turn}"')
        based_on = len(record.history("weight_sets", "mine"))
        while True:
            try:
                record.save("weight_sets", "mine", {"text": text}, based_on, author=name, reason="his turn")
            except RecordChanged as changed:
                told.append((changed.theirs.author, changed.theirs.at, changed.yours["text"] == text))
                based_on = changed.theirs.rev
            else:
                acknowledged.append(text)
                break
    return acknowledged, told


def in_a_process(place, head, name, number, answers):
    """Open the record in a process of its own and save."""
    with open_record(place, head_file=head) as record:
        answers.put(save_some(record, name, number))


def all_present(record, results):
    """Hold what was acknowledged against what is there, and what the losers were told."""
    present = [each.cells["text"] for each in record.history("weight_sets", "mine")]
    acknowledged = [text for texts, _ in results for text in texts]
    told = [entry for _, entries in results for entry in entries]
    assert sorted(present) == sorted(acknowledged)
    assert all(author and at and kept for author, at, kept in told)
    assert verify(record) == ()
    return len(acknowledged), len(told)


@pytest.mark.parametrize("number", [4, pytest.param(25, marks=pytest.mark.soak)])
def test_sixteen_savers_of_one_object_lose_nothing(record, number):
    """Sixteen threads save one object: what was acknowledged is there, every loser was told who and when."""
    results = []
    threads = [
        threading.Thread(target=lambda n=name: results.append(save_some(record, f"n{n}", number))) for name in range(16)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    acknowledged, told = all_present(record, results)
    assert acknowledged == 16 * number
    assert told > 0


@pytest.mark.parametrize(("processes", "number"), [(4, 5), pytest.param(8, 50, marks=pytest.mark.soak)])
def test_processes_on_one_record_lose_nothing(record, address, processes, number):
    """Several processes save into one record at once: each is served in its turn, none loses a save."""
    context = get_context("spawn")
    answers = context.Queue()
    started = [
        context.Process(target=in_a_process, args=(*address, f"p{name}", number, answers)) for name in range(processes)
    ]
    for process in started:
        process.start()
    results = [answers.get(timeout=300) for _ in started]
    for process in started:
        process.join()
    assert all_present(record, results)[0] == processes * number
