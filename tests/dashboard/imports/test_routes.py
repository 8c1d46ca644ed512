"""The doors of imports: what comes in is looked at, loaded as it was seen, or leaves nothing behind."""

from __future__ import annotations

import csv
import io
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from dashboard.imports import limits
from dashboard.imports.routes import IMPORTS
from indicators.record import read_watch_of, verify
from indicators.watch_digest import watch_digest
from tests.dashboard.imports.served import Doors, doors
from tests.indicators.record.records import WATCH
from tests.indicators.watch_folder import EVENTS, FILES, SETTINGS, SITES, changed, write_watch

if TYPE_CHECKING:
    from pathlib import Path

SECOND = changed(EVENTS, 0, wounded="5")
FAULTY = [*changed(EVENTS, 0, killed="many"), {**EVENTS[0], "event_id": "e9", "kind": "=cmd", "summary": "@SUM(A1)"}]


@pytest.fixture
def there(tmp_path: Path) -> Doors:
    """Serve the doors around a new record."""
    return doors(tmp_path)


class TestLoading:
    def test_a_dry_run_writes_nothing(self, there: Doors, tmp_path: Path) -> None:
        """Uploading and looking leave the ledger's head where it is."""
        before = there.record.head
        token = there.send(write_watch(tmp_path / "w", events=SECOND))
        assert there.desk.preview(token).total("changed") == 1
        assert there.record.head == before

    def test_a_load_is_that_of_the_command(self, there: Doors, tmp_path: Path) -> None:
        """The record then holds the very watch that `posturewatch load` of the folder gives, and verifies."""
        folder = write_watch(tmp_path / "w", events=SECOND)
        answer = there.load(there.send(folder))
        assert (answer.status_code, answer.json["watch"], answer.json["counts"]["changed"]) == (200, WATCH, 1)
        other = doors(tmp_path / "other") if (tmp_path / "other").mkdir() is None else there
        by_command = other.record.load_folder(folder, "an analyst", "second issue")
        assert watch_digest(read_watch_of(there.record, WATCH)) == watch_digest(read_watch_of(other.record, WATCH))
        assert by_command.batch == there.desk.loads(WATCH)[0].content_hash
        assert verify(there.record) == ()

    def test_the_ledger_names_who_and_why(self, there: Doors, tmp_path: Path) -> None:
        """The session's name, whatever the request says, and the reason that was given."""
        token = there.send(write_watch(tmp_path / "w", events=SECOND))
        there.load(token, author="somebody else", reason=" a correction ")
        last = there.record.history("reports", "e1", watch=WATCH)[-1]
        assert (last.author, last.reason) == ("an analyst", "a correction")

    def test_the_files_go_when_they_are_loaded(self, there: Doors, tmp_path: Path) -> None:
        """The address still tells what was done; a second load is refused."""
        token = there.send(write_watch(tmp_path / "w", events=SECOND))
        seen = there.desk.preview(token)
        assert there.load(token).status_code == 200
        assert not list((there.home / "uploads").rglob("*.csv"))
        assert (there.desk.uploads.loaded(token) or {})["counts"]["changed"] == 1
        again = {"seq": seen.seen.seq, "head": seen.seen.hash, "batch": seen.batch, "reason": "again"}
        assert there.client.post(f"{IMPORTS}/{token}/load", json=again).status_code == 404

    def test_a_record_that_moved_is_told(self, there: Doors, tmp_path: Path) -> None:
        """Nothing is written, and the page is asked to show the new dry run."""
        token = there.send(write_watch(tmp_path / "w", events=SECOND))
        seen = there.desk.preview(token)
        site = {**SITES[2], "note": "closed"}
        there.record.save("sites", "Market", site, 1, author="another analyst", reason="seen", watch=WATCH)
        before = there.record.head
        answer = there.load(token, seq=seen.seen.seq, head=seen.seen.hash)
        assert (answer.status_code, answer.headers.get("X-Record-Moved")) == (409, "1")
        assert there.record.head == before
        assert there.load(token).status_code == 200  # by the dry run of now

    def test_a_new_watch_becomes_one(self, there: Doors, tmp_path: Path) -> None:
        """Another id is another watch; the first stays as it is."""
        first = watch_digest(read_watch_of(there.record, WATCH))
        settings = SETTINGS.replace("north-shore", "south-shore")
        answer = there.load(there.send(write_watch(tmp_path / "w", settings=settings)))
        assert (answer.json["watch"], answer.json["is_new"]) == ("south-shore", True)
        assert watch_digest(read_watch_of(there.record, WATCH)) == first

    def test_rejects_must_be_decided(self, there: Doors, tmp_path: Path) -> None:
        """Without a decision nothing is written; with it the accepted rows are."""
        token = there.send(write_watch(tmp_path / "w", events=changed(EVENTS, 0, killed="many")))
        before = there.record.head
        assert there.load(token).status_code == 409
        assert there.record.head == before
        assert there.load(token, accepted_only=True).json["counts"]["gone"] == 1

    def test_edits_in_the_way_must_be_decided(self, there: Doors, tmp_path: Path) -> None:
        """The edit stands when that is chosen, and goes when that is."""
        cells = {**EVENTS[0], "wounded": "9"}
        there.record.save("reports", "e1", cells, 1, author="another analyst", reason="a call", watch=WATCH)
        token = there.send(write_watch(tmp_path / "w", events=SECOND))
        assert there.load(token).status_code == 409
        assert there.load(token, edits="replace").status_code == 200
        assert there.record.history("reports", "e1", watch=WATCH)[-1].cells["wounded"] == "5"

    @pytest.mark.parametrize(
        "wrong",
        [{"seq": "1"}, {"seq": None}, {"head": 7}, {"reason": " "}, {"reason": None}, {"edits": "both"}, {"batch": []},
         {"accepted_only": "yes"}, {"batch": "0" * 64}, {"seq": True, "head": ""}, {"reason": "a\u202eb"}],
    )  # fmt: skip
    def test_a_decision_of_another_form_writes_nothing(
        self, there: Doors, tmp_path: Path, wrong: dict[str, object]
    ) -> None:
        """Every value is checked; the answer is a sentence."""
        token = there.send(write_watch(tmp_path / "w", events=SECOND))
        before = there.record.head
        answer = there.load(token, **wrong)
        assert answer.status_code in {409, 422}
        assert answer.text.count("\n") == 1
        assert there.record.head == before


class TestWhoMay:
    @pytest.mark.parametrize("door", ["", "/{token}/load", "/{token}/drop"])
    def test_without_a_name_nothing_is_written(self, there: Doors, tmp_path: Path, door: str) -> None:
        """Neither into the record nor into the folder of uploads."""
        token = there.send(write_watch(tmp_path / "w", events=SECOND))
        before, kept = there.record.head, there.kept
        data = {"file": [(io.BytesIO(b"a"), "events.csv")]}
        answer = there.stranger.post(IMPORTS + door.format(token=token), data=data)
        assert answer.status_code == 401
        assert (there.record.head, there.kept) == (before, kept)

    @pytest.mark.parametrize(
        "token", ["", "a", "../secret-key", "%2e%2e", "A" * 22, "A" * 23, "..%2Fhome", "\x00" * 22]
    )
    def test_a_token_that_leads_nowhere_is_not_found(self, there: Doors, token: str) -> None:
        """Nothing of the disk shows through it."""
        for door in ("rejects.csv", "changes.csv"):
            assert there.client.get(f"{IMPORTS}/{token}/{door}").status_code in {404, 308}


class TestSize:
    def test_ten_times_too_much_is_refused_before_a_byte_is_read(self, there: Doors) -> None:
        """By the size it announces: at once, in no memory, with words, and nothing is kept."""

        class Unread(io.RawIOBase):
            def readable(self) -> bool:
                return True

            def readinto(self, _: object) -> int:
                raise AssertionError("the body was read")

        tracemalloc.start()
        began = time.perf_counter()
        announced = {"CONTENT_LENGTH": str(10 * limits.LARGEST_UPLOAD), "wsgi.input": Unread()}
        answer = there.client.post(IMPORTS, content_type="multipart/form-data; boundary=x", environ_overrides=announced)
        took, (_, peak) = time.perf_counter() - began, tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert (answer.status_code, answer.headers["Connection"]) == (413, "close")
        assert "320 MB" in answer.text
        assert "32 MB" in answer.text
        assert took < 0.5
        assert peak < 2_000_000
        assert there.kept == []

    def test_a_body_of_unsaid_length_is_refused(self, there: Doors) -> None:
        """It could go on for ever."""
        unsaid = {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input": io.BytesIO(b"x")}
        answer = there.client.post(IMPORTS, content_type="multipart/form-data; boundary=x", environ_overrides=unsaid)
        assert answer.status_code == 411
        assert there.kept == []

    def test_more_than_was_announced_is_not_read(self, there: Doors, monkeypatch: pytest.MonkeyPatch) -> None:
        """The limit holds for what is read too."""
        monkeypatch.setattr("dashboard.imports.routes.LARGEST_UPLOAD", 5_000)
        answer = there.post([("events.csv", b"a,b\n" * 2_000)])
        assert answer.status_code == 413
        assert there.kept == []

    @pytest.mark.parametrize(
        ("limit", "content"),
        [("MOST_LINES", b"a,b\n" * 30), ("LONGEST_LINE", b"a" * 30), ("LONGEST_LINE", b"\n\n" + b"a" * 30)],
    )
    def test_too_many_lines_or_too_long_ones_are_refused_unparsed(
        self, there: Doors, monkeypatch: pytest.MonkeyPatch, limit: str, content: bytes
    ) -> None:
        """The file is named, and nothing is kept."""
        monkeypatch.setattr(limits, limit, 20)
        answer = there.post([("watch.toml", b"x"), ("events.csv", content)])
        assert (answer.status_code, there.kept) == (413, [])
        assert "events.csv" in answer.text

    def test_too_many_files_are_refused(self, there: Doors) -> None:
        """The parts of the body are counted while it is read."""
        answer = there.post((f"t{number}.txt", b"a") for number in range(limits.MOST_FILES + 1))
        assert (answer.status_code, there.kept) == (413, [])


class TestNames:
    def test_paths_lead_nowhere(self, there: Doors) -> None:
        """Whatever folders a name has, the file lies in the upload's own folder, or nowhere."""
        names = [
            "../../../etc/watch.toml",
            "C:\\watch\\events.csv",
            "/articles.csv",
            "a/../sites.csv",
            "../.txt",
            "%2e%2e/x",
        ]
        token = there.post((name, b"x") for name in names).json["upload"]
        kept = {path.name for path in there.desk.uploads.files_of(token).iterdir()}
        assert (
            {"articles.csv", "sites.csv", "watch.toml"}
            <= kept
            <= {"articles.csv", "sites.csv", "watch.toml", "events.csv"}
        )
        assert there.kept == [token]
        assert [path.name for path in there.home.iterdir() if path.suffix == ".csv"] == []

    def test_packed_files_are_not_unpacked(self, there: Doors) -> None:
        """The answer says what to do instead."""
        answer = there.post([("watch.zip", b"PK\x03\x04" + b"\0" * 99)])
        assert (answer.status_code, there.kept) == (422, [])
        assert "unpack" in answer.text

    def test_two_files_of_a_name_are_refused(self, there: Doors) -> None:
        """Which of them was meant cannot be known."""
        answer = there.post([("a/events.csv", b"x"), ("b/events.csv", b"y")])
        assert (answer.status_code, there.kept) == (422, [])

    def test_an_upload_lies_behind_a_closed_door(self, there: Doors, tmp_path: Path) -> None:
        """Only the server's own user can look into it."""
        there.send(write_watch(tmp_path / "w"))
        for folder in (there.home / "uploads", *(there.home / "uploads").iterdir()):
            assert folder.stat().st_mode & 0o077 == 0


class TestDownloads:
    def test_the_rejects_account_for_every_row(self, there: Doors, tmp_path: Path) -> None:
        """Accepted and rejected make up the rows of the file, and each rejected row is in the table."""
        token = there.send(write_watch(tmp_path / "w", events=FAULTY))
        read = there.desk.preview(token).read["events.csv"]
        answer = there.client.get(f"{IMPORTS}/{token}/rejects.csv")
        rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
        rejected = {(row["file"], row["line"]) for row in rows if row["file"] == "events.csv"}
        assert rejected == {("events.csv", "2"), ("events.csv", str(len(FAULTY) + 2))}
        assert read.accepted + len(rejected) == len(FAULTY)
        assert rows[0]["column"] == "killed"
        assert "many" in rows[0]["line_as_it_stands"]
        assert "attachment" in answer.headers["Content-Disposition"]

    def test_no_cell_of_a_download_is_a_formula(self, there: Doors, tmp_path: Path) -> None:
        """Whatever stands in the files: no text begins as a formula does."""
        odd = [
            {**EVENTS[0], "event_id": f"x{number}", "summary": f"{start}1+1"} for number, start in enumerate("=+-@\t")
        ]
        faulty = {**EVENTS[1], "event_id": "=HYPERLINK(0)", "killed": "=1"}
        token = there.send(write_watch(tmp_path / "w", events=[*EVENTS, *odd, faulty]))
        for door in ("rejects.csv", "changes.csv"):
            text = there.client.get(f"{IMPORTS}/{token}/{door}").data.decode("utf-8-sig")
            cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
            assert cells
            assert [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}] == []

    def test_changes_list_every_cell(self, there: Doors, tmp_path: Path) -> None:
        """As the page shows them, but all."""
        token = there.send(write_watch(tmp_path / "w", events=SECOND, sites=SITES[:-1]))
        text = there.client.get(f"{IMPORTS}/{token}/changes.csv").data.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        assert [row for row in rows if row["outcome"] == "changed"] == [
            {"outcome": "changed", "file": "events.csv", "line": "2", "table": "reports", "row": "e1",
             "column": "wounded", "before": "2", "after": "5"}
        ]  # fmt: skip
        gone = {row["column"]: row["before"] for row in rows if row["outcome"] == "gone"}
        assert gone == {column: cell for column, cell in SITES[-1].items() if cell}
        assert (
            sum(len(rows) for rows in FILES.values()) == 17
        )  # what the small watch has, so that "every" means something
