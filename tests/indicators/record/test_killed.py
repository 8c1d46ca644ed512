"""A process killed at any point of loading, saving, migrating or backing up loses and halves nothing."""

from __future__ import annotations

import os
import time
from multiprocessing import get_context
from random import Random

import pytest
import sqlalchemy as sa

from indicators.record import open_record, read_watch_of, verify
from indicators.record.tables import batches
from indicators.watch import read_watch
from tests.indicators.record.endless_work import work_until_killed
from tests.indicators.record.records import WATCH, assert_equal_watches, loaded
from tests.indicators.watch_folder import EVENTS, SITES, changed, write_watch

POINTS = [pytest.param(25, id="25"), pytest.param(250, id="250", marks=pytest.mark.soak)]
LONGEST = {"save": 0.12, "load": 0.4, "migrate": 0.3, "back_up": 0.12}
"""Seconds after which a worker is killed at the latest: time for a few pieces of its work."""

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.indicators.record.endless_work"])


def kill(name, folder, chance):
    """Start a worker, kill it at a random moment, and count what it had acknowledged."""
    reader, writer = CONTEXT.Pipe(duplex=False)
    worker = CONTEXT.Process(target=work_until_killed, args=(name, str(folder), writer))
    worker.start()
    writer.close()
    assert os.read(reader.fileno(), 1) == b"."
    time.sleep(chance.random() * LONGEST[name])
    worker.kill()
    worker.join()
    acknowledged = 0
    while got := os.read(reader.fileno(), 4096):
        acknowledged += len(got)
    reader.close()
    return acknowledged


def reopened(path):
    """Open a record after a kill: soon, and whole."""
    begun = time.monotonic()
    record = open_record(path)
    assert time.monotonic() - begun < 5
    assert verify(record) == ()
    return record


@pytest.mark.parametrize("points", POINTS)
def test_saves_that_were_acknowledged_are_there(tmp_path, points):
    """After each kill every acknowledged version is there, and at most the one under way besides."""
    acknowledged, chance = 0, Random(1)  # noqa: S311
    for point in range(points):
        (tmp_path / str(point)).mkdir()
        loaded(tmp_path / str(point))
        done = kill("save", tmp_path / str(point), chance)
        versions = reopened(tmp_path / str(point) / "record.sqlite").history("weight_sets", "mine")
        assert len(versions) in {done, done + 1}
        assert [each.rev for each in versions] == list(range(1, len(versions) + 1))
        acknowledged += done
    assert acknowledged > 0


@pytest.mark.parametrize("points", POINTS)
def test_a_load_is_there_whole_or_not_at_all(tmp_path, points):
    """After each kill the watch is that of the last load, table for table, and no load is counted twice."""
    issues = {"even": {}, "odd": {"events": changed(EVENTS, 0, killed="3")[:5], "sites": SITES[::-1]}}
    chance, done = Random(2), 0  # noqa: S311
    watches = {name: read_watch(write_watch(tmp_path / name, **content)) for name, content in issues.items()}
    for point in range(points):
        folder = tmp_path / str(point)
        folder.mkdir()
        for name, content in issues.items():
            write_watch(folder / name, **content)
        acknowledged = kill("load", folder, chance)
        record = reopened(folder / "record.sqlite")
        with record.reads() as connection:
            loads = connection.execute(sa.select(sa.func.count()).select_from(batches)).scalar_one()
        assert loads in {acknowledged, acknowledged + 1}
        if loads:
            assert_equal_watches(read_watch_of(record, WATCH), watches["even" if loads % 2 else "odd"])
        done += acknowledged
    assert done > 0


@pytest.mark.parametrize("points", POINTS)
def test_a_record_is_made_and_brought_up_to_date_whole(tmp_path, points):
    """After each kill every record is there whole, or opens as a new one."""
    chance, done = Random(3), 0  # noqa: S311
    for point in range(points):
        folder = tmp_path / str(point)
        folder.mkdir()
        acknowledged = kill("migrate", folder, chance)
        made = sorted(folder.glob("made-*.sqlite"))
        assert len(made) >= acknowledged
        for path in made:
            assert reopened(path).head.seq == 0
        done += acknowledged
    assert done > 0


@pytest.mark.parametrize("points", POINTS)
def test_a_backup_is_there_whole_or_not_at_all(tmp_path, points):
    """After each kill every backup that has its name is the record, and the record is untouched."""
    record, chance, done = loaded(tmp_path), Random(4), 0  # noqa: S311
    for _ in range(points):
        acknowledged = kill("back_up", tmp_path, chance)
        made = sorted(tmp_path.glob("backup-*.sqlite"))
        assert len(made) in {acknowledged, acknowledged + 1}
        for path in made:
            assert reopened(path).head == record.head
        for path in tmp_path.glob("backup-*"):
            path.unlink()
        done += acknowledged
    assert verify(record) == ()
    assert done > 0
