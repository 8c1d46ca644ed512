"""A full disk refuses in words, halves nothing, stops no reader, and is forgotten once there is room again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
ACTIONS = {"load", "save", "backup", "migrate", "create"}
FEW = (-1, 2)
TWENTY = (-1, 0, 1, 2, 3, 4, 6, 8, 12, 16, 20, 24, 32, 48, 64, 96, 128, 192, 256, 512)
"""Pages of 4 kB that are left; -1 = as many as anyone likes, but no further file can be made."""


def mount_space(disk):
    """Find how a process here gets mounts of its own; skip where nobody may mount, saying what was answered."""
    answers = []
    for wrapper in (["unshare", "--user", "--map-root-user", "--mount"], ["unshare", "--mount"]):
        try:
            probe = [*wrapper, "mount", "-t", "tmpfs", "tmpfs", str(disk)]
            done = subprocess.run(probe, capture_output=True, text=True, check=False)
        except FileNotFoundError as error:
            answers.append(str(error))
            continue
        if done.returncode == 0:
            return wrapper
        answers.append(done.stderr.strip())
    return pytest.skip(f"no disk of a given size can be mounted here: {'; '.join(answers)}")


@pytest.mark.parametrize("levels", [FEW, pytest.param(TWENTY, marks=pytest.mark.soak)], ids=["few", "twenty"])
def test_a_full_disk_is_said_and_survived(tmp_path, levels):
    """Loading, saving, backing up, migrating and making a record on a real file system of 64 MB that is full.

    full_disk.py holds each case: refused in words, everything reads and verifies as before although TMPDIR
    is full too, no file is left behind, and the same open record does it once there is room.
    """
    disk = tmp_path / "disk"
    disk.mkdir()
    inner = [sys.executable, "-m", "tests.indicators.record.full_disk", str(disk), *map(str, levels)]
    env = {**os.environ, "TMPDIR": str(disk / "tmp")}
    run = subprocess.run([*mount_space(disk), *inner], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    cases = [json.loads(line) for line in run.stdout.splitlines()]
    assert {(name, room) for name, room, _ in cases} == {(name, room) for name in ACTIONS for room in levels}
    refused = {(name, room): said for name, room, said in cases if said}
    for said in refused.values():
        assert "found no room to write" in said
        assert "reading goes on" in said
    assert {(name, room) for name in ACTIONS for room in FEW} <= set(refused)
    assert not {name for name, room in refused if room == TWENTY[-1]}
