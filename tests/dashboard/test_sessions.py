"""Sessions: what is kept, who can read it, and when it ends."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time

import pytest

from dashboard import sessions as kept
from dashboard.errors import SessionsUnusable
from dashboard.sessions import LIFETIME, Sessions


@pytest.fixture
def folder(tmp_path):
    """Name a folder that is not there yet."""
    return tmp_path / "home" / "sessions"


def test_a_session_gives_its_name_back_until_it_ends(folder):
    """Each session has its own name; ending one leaves the other."""
    sessions = Sessions(folder)
    one, other = sessions.begin("an analyst"), sessions.begin("d\u00e9sk \u6771")
    assert (sessions.name_of(one), sessions.name_of(other)) == ("an analyst", "d\u00e9sk \u6771")
    sessions.end(one)
    assert (sessions.name_of(one), sessions.name_of(other)) == (None, "d\u00e9sk \u6771")
    sessions.end(one)


def test_reading_makes_no_folder(folder):
    """Who only looks leaves nothing behind."""
    assert Sessions(folder).name_of("x" * 43) is None
    Sessions(folder).end("x" * 43)
    assert not folder.exists()


def test_what_is_on_the_disk_opens_no_session(folder):
    """The file's name is no id, and its owner alone can read it."""
    sessions = Sessions(folder)
    session_id = sessions.begin("an analyst")
    (file,) = folder.iterdir()
    assert session_id not in file.name
    assert sessions.name_of(file.name) is None
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_ids_are_long_and_never_the_same(folder):
    """43 characters of 64 hold 256 bits."""
    sessions = Sessions(folder)
    ids = {sessions.begin("an analyst") for _ in range(50)}
    assert len(ids) == 50
    assert {len(one) for one in ids} == {43}


@pytest.mark.parametrize("odd", [None, 7, "", "../../secret-key", "..", "/etc/passwd", "\x00", "\ud800", ["x"], {}])
def test_what_is_no_id_is_nobodys(folder, odd):
    """Neither a path nor another type leads anywhere, nor raises."""
    sessions = Sessions(folder)
    sessions.begin("an analyst")
    assert sessions.name_of(odd) is None
    sessions.end(odd)
    assert len(list(folder.iterdir())) == 1


def test_a_session_is_over_after_thirty_days_and_its_file_goes(folder):
    """Its time runs from its beginning; the next that begins clears it away."""
    sessions = Sessions(folder)
    session_id = sessions.begin("an analyst")
    (file,) = folder.iterdir()
    os.utime(file, (time.time() - LIFETIME + 60,) * 2)
    assert sessions.name_of(session_id) == "an analyst"
    os.utime(file, (time.time() - LIFETIME - 60,) * 2)
    assert sessions.name_of(session_id) is None
    sessions.begin("another analyst")
    assert not file.exists()


def test_nobody_fills_the_disk_with_sessions(folder, monkeypatch):
    """Past the limit the oldest go."""
    monkeypatch.setattr(kept, "_MOST", 5)
    sessions = Sessions(folder)
    ids = []
    for age in range(8, 0, -1):
        ids.append(sessions.begin("an analyst"))
        os.utime(sessions._file(ids[-1]), (time.time() - age,) * 2)
    assert [one for one in ids if sessions.name_of(one)] == ids[3:]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"a\x00b", b"x" * 5000, "desk\u202e".encode()])
def test_a_file_cut_short_or_written_by_others_is_nobodys(folder, content):
    """What is no name in the file is no name outside either."""
    sessions = Sessions(folder)
    session_id = sessions.begin("an analyst")
    (file,) = folder.iterdir()
    file.write_bytes(content)
    assert sessions.name_of(session_id) is None


def test_a_folder_open_to_others_is_refused(folder):
    """Whoever could look in may not be given sessions to look at."""
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    with pytest.raises(SessionsUnusable, match=r"sessions: found no way .*other users can look.*delete it"):
        Sessions(folder).begin("an analyst")


def test_a_folder_that_cannot_be_made_is_said(folder):
    """With the system's reason."""
    folder.parent.write_text("a file in its place")
    with pytest.raises(SessionsUnusable, match=r"no way to keep who is signed in: (not a directory|file exists)"):
        Sessions(folder).begin("an analyst")


def test_another_process_knows_the_session_and_its_end(folder):
    """What one worker begins, another reads; what one ends, has ended for all."""
    sessions = Sessions(folder)
    session_id = sessions.begin("an analyst")
    program = (
        "import sys, pathlib; from dashboard.sessions import Sessions\n"
        "kept = Sessions(pathlib.Path(sys.argv[1])); print(kept.name_of(sys.argv[2])); kept.end(sys.argv[2])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(folder), session_id], capture_output=True, text=True, check=True
    )
    assert told.stdout == "an analyst\n"
    assert sessions.name_of(session_id) is None
