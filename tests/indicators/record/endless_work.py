"""What a process does until it is killed, over and over, acknowledging each piece of work once it is done."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from indicators.record import open_record
from indicators.record.backups import backup
from indicators.record.engine import make_engine
from indicators.record.places import place_named
from indicators.record.schema import bring_up_to_date

SET = 'id = "mine"\ntitle = "Mine"\nreason = "turn {}"\nauthor = "me"\ndate = 2026-01-05\n[weights]\nattacks = 1\n'


def save(folder, acknowledge):
    """Save one weight set, version after version."""
    record = open_record(folder / "record.sqlite")
    for turn in range(1_000_000):
        record.save("weight_sets", "mine", {"text": SET.format(turn)}, turn, author="saver", reason="his turn")
        acknowledge()


def load(folder, acknowledge):
    """Load two issues of a watch in turn, each over the other."""
    record = open_record(folder / "record.sqlite")
    for turn in range(1_000_000):
        record.load_folder(folder / ("odd" if turn % 2 else "even"), "loader", "his turn")
        acknowledge()


def migrate(folder, acknowledge):
    """Make one record after the other, and bring every second one up from the first version."""
    for turn in range(1_000_000):
        path = folder / f"made-{turn}.sqlite"
        if turn % 2:
            path.touch(mode=0o600)
            with closing(make_engine(place_named(path), read_only=False).raw_connection()):
                bring_up_to_date(make_engine(place_named(path), read_only=False), to="0001")
        open_record(path)
        acknowledge()


def back_up(folder, acknowledge):
    """Back the record up under one name after the other."""
    record = open_record(folder / "record.sqlite")
    for turn in range(1_000_000):
        backup(record, folder / f"backup-{turn}.sqlite")
        acknowledge()


WORK = {"save": save, "load": load, "migrate": migrate, "back_up": back_up}


def work_until_killed(name, folder, pipe):
    """Do a kind of work; a byte into the pipe acknowledges each piece, the first one that work begins."""
    descriptor = os.dup(pipe.fileno())
    os.write(descriptor, b".")
    WORK[name](Path(folder), lambda: os.write(descriptor, b"."))
