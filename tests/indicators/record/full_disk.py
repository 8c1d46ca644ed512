"""Run by test_full_disk in a mount space of its own: a record on a disk of 64 MB that fills up.

For every level of room and every action: the disk is filled, the action tried, everything looked at, the room
given back, and the action tried again by the same open record. Prints one JSON line a case: the action, the
room (pages; -1 = room, but for no further file) and why it was refused, null where it was not.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from indicators.definition import WeightSet
from indicators.errors import RecordFull
from indicators.record import backup, open_record, read_watch_of, save_weight_set, saved_weight_sets, verify
from indicators.record.engine import make_engine
from indicators.record.places import place_named
from indicators.record.schema import bring_up_to_date, drawn_up
from tests.indicators.record.records import WATCH, assert_equal_watches
from tests.indicators.watch_folder import ARTICLES, write_watch

PAGE = 4096
DISK = "size=64m,nr_inodes=100,mode=700"
NO_FURTHER_FILE = -1
SIGNED = {"author": "an analyst", "reason": "a try"}
MANY = [{**ARTICLES[0], "article_id": f"m{number}", "title": "t" * 200} for number in range(200)]


def fill(disk, room):
    """Leave so many pages of room on the disk; give the folder that takes up the rest."""
    ballast = disk / "ballast"
    ballast.mkdir()
    if room == NO_FURTHER_FILE:
        for number in range(os.statvfs(disk).f_favail):
            (ballast / str(number)).touch()
        return ballast
    with (ballast / "all").open("wb") as file:
        left = os.statvfs(disk).f_bavail - room
        if left > 0:
            os.posix_fallocate(file.fileno(), 0, left * PAGE)
    return ballast


class Case:
    """A record on the disk with one action to do."""

    def __init__(self, disk, elsewhere, number):
        """Make the record before the disk is full."""
        self.folder = disk / f"case-{number}"
        self.folder.mkdir(mode=0o700)
        self.elsewhere = elsewhere
        self.path = self.folder / "record.sqlite"
        self.prepare()

    def prepare(self):
        """Load the small watch."""
        self.record = open_record(self.path)
        self.record.load_folder(write_watch(self.elsewhere / "first"), "coder", "first issue")
        self.watch = read_watch_of(self.record, WATCH)
        self.head = self.record.head

    def is_as_before(self):
        """Find that everything reads as it did, and verifies."""
        assert self.record.head == self.head
        assert_equal_watches(read_watch_of(self.record, WATCH), self.watch)
        assert verify(self.record) == ()

    def is_done(self):
        """Find the action there whole."""
        assert self.record.head.seq > self.head.seq
        assert verify(self.record) == ()


class Load(Case):
    """Load two hundred more articles."""

    def act(self):
        """Load them."""
        folder = write_watch(self.elsewhere / "second", articles=[*ARTICLES, *MANY])
        self.record.load_folder(folder, "coder", "second issue")

    def is_done(self):
        """Find all of them there."""
        super().is_done()
        assert len(read_watch_of(self.record, WATCH).articles) == len(ARTICLES) + len(MANY)


class Save(Case):
    """Save a weight set with a long reason."""

    def act(self):
        """Save it."""
        long = WeightSet(id="mine", title="Mine", reason="why " * 20_000, weights={"attacks": 1})
        save_weight_set(self.record, long, seen_version=None, **SIGNED)

    def is_done(self):
        """Find it there once, to the last word."""
        super().is_done()
        (saved,) = saved_weight_sets(self.record)
        assert len(saved.set.reason) == len("why " * 20_000) - 1


class Backup(Case):
    """Copy the record beside itself."""

    def act(self):
        """Copy it."""
        backup(self.record, self.folder / "monday.sqlite")

    def is_done(self):
        """Find the copy to be the record."""
        with open_record(self.folder / "monday.sqlite", read_only=True) as copy:
            assert copy.head == self.head
            assert verify(copy) == ()
            assert_equal_watches(read_watch_of(copy, WATCH), self.watch)


class Migrate(Case):
    """Bring a record of the first version up to date."""

    def prepare(self):
        """Make it as the first version did."""
        self.path.touch(mode=0o600)
        self.engine = make_engine(place_named(self.path), read_only=False)
        bring_up_to_date(self.engine, to="0001")
        self.before = self.drawn()

    def drawn(self):
        """Give its tables and triggers."""
        with self.engine.connect() as connection:
            return drawn_up(connection)

    def act(self):
        """Open it."""
        self.record = open_record(self.path)

    def is_as_before(self):
        """Find no table and no trigger changed, and read what is there."""
        assert self.drawn() == self.before
        with open_record(self.path, read_only=True) as record:
            assert record.head.seq == 0

    def is_done(self):
        """Verify it, which holds its triggers against a new record's."""
        assert verify(self.record) == ()


class Create(Case):
    """Make a record where there is none."""

    def prepare(self):
        """Nothing is there."""

    def act(self):
        """Make it."""
        self.record = open_record(self.path)

    def is_as_before(self):
        """Find no record there."""
        assert not self.path.exists()

    def is_done(self):
        """Find an empty record."""
        assert verify(self.record) == ()


ACTIONS = {"load": Load, "save": Save, "backup": Backup, "migrate": Migrate, "create": Create}


def files_of(case):
    """List the record's folder without the head, which may be there before the record is."""
    return sorted(path.name for path in case.folder.iterdir() if not path.name.endswith(".head"))


def tried(case, disk, room):
    """Try an action with so much room, then with all of it; tell whether and how it was refused."""
    before = files_of(case)
    ballast = fill(disk, room)
    refusal = None
    try:
        case.act()
    except RecordFull as full:
        refusal = str(full)
        case.is_as_before()
        assert files_of(case) == before, files_of(case)
    if refusal is not None:
        shutil.rmtree(ballast)
        case.act()
    case.is_done()
    return refusal


def main(disk, rooms):
    """Try every action at every level of room, on a disk of its own."""
    number = 0
    elsewhere = Path(disk).with_name("elsewhere")
    for name, action in ACTIONS.items():
        for room in rooms:
            number += 1
            subprocess.run(["mount", "-t", "tmpfs", "-o", DISK, "tmpfs", disk], check=True)
            (Path(disk) / "tmp").mkdir()
            case = action(Path(disk), elsewhere / str(number), number)
            sys.stdout.write(json.dumps([name, room, tried(case, Path(disk), room)]) + "\n")
            subprocess.run(["umount", disk], check=True)


if __name__ == "__main__":
    main(sys.argv[1], [int(room) for room in sys.argv[2:]])
