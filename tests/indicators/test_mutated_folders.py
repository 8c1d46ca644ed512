"""A thousand spoilt watch folders: no exception, every row accounted for, nothing changed in silence."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest

from indicators.errors import WatchRejected
from indicators.reports import check_report_table
from indicators.watch import check_watch, read_watch
from tests.indicators.mutations import MUTATIONS
from tests.indicators.watch_folder import write_watch

if TYPE_CHECKING:
    from pathlib import Path

    from indicators.watch import CheckResult

FILES = ["watch.toml", "articles.csv", "events.csv", "events.csv", "sites.csv", "coverage.csv", "a3.txt"]
TABLES = {
    "articles.csv": "articles",
    "events.csv": "reports",
    "sites.csv": "sites",
    "coverage.csv": "coverage",
}
BATCH = 50


class Spoilt(NamedTuple):
    """A spoilt folder, what was done to which file, and what the reader said."""

    folder: Path
    done: list[tuple[str, str]]
    result: CheckResult


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """Write the small watch once, and give its bytes by file and its report table."""
    folder = write_watch(tmp_path_factory.mktemp("original"))
    result = check_watch(folder)
    assert result.faults == ()
    return {path.name: path.read_bytes() for path in folder.iterdir()}, result.watch.reports


def spoil(folder: Path, contents: dict[str, bytes], seed: int) -> Spoilt:
    """Write the folder with one to three mutations, now and then without a file, and check it."""
    chance = Random(seed)  # noqa: S311 (chance, not secrecy)
    spoilt, done = dict(contents), []
    for _ in range(chance.choice((1, 1, 2, 3))):
        name, mutation = chance.choice(FILES), chance.choice(MUTATIONS)
        spoilt[name] = mutation(spoilt[name], chance)
        done.append((name, mutation.__name__))
    if chance.random() < 0.03:
        lost = chance.choice(FILES)
        spoilt[lost] = b""
        done.append((lost, "lost"))
    for name, content in spoilt.items():
        (folder / name).write_bytes(content)
        if (name, "lost") in done:
            (folder / name).unlink()
    return Spoilt(folder, done, check_watch(folder))


def assert_rows_add_up(spoilt: Spoilt) -> None:
    """Read = accepted + rejected for every file, and the tables have the accepted rows."""
    for file, counts in spoilt.result.counts.items():
        assert counts.read == counts.accepted + counts.rejected
        assert min(counts.read, counts.accepted, counts.rejected) >= 0
        if spoilt.result.watch is not None:
            assert len(getattr(spoilt.result.watch, TABLES[file])) == counts.accepted
        assert counts.read == rows_by_hand(spoilt.folder / file, counts.read)


def rows_by_hand(path: Path, otherwise: int) -> int:
    """Count a file's rows as its lines below the header; `otherwise` where quotes make that no count."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return 0
    lines = [line for line in re.split(r"\r\n|\n|\r", text) if line]
    is_table = lines and '"' not in text and "\0" not in text and "," in lines[0] and not re.search(r"[;\t|]", lines[0])
    return len(lines) - 1 if is_table and len(text) < 10_000 else otherwise


def assert_faults_have_places(spoilt: Spoilt) -> None:
    """Each fault names a file and a line inside it, fits on one line, and a rejected row has one."""
    for fault in spoilt.result.faults:
        assert fault.sentence.startswith(fault.file)
        assert fault.sentence.isprintable()
        assert len(fault.sentence) < 1_000
        if fault.line is not None:
            content = (spoilt.folder / fault.file).read_bytes()
            assert 1 <= fault.line <= len(re.split(rb"\r\n|\n|\r", content))
    for file, counts in spoilt.result.counts.items():
        assert (counts.rejected == 0) or any(f.file == file for f in spoilt.result.errors)


def assert_nothing_changed_in_silence(spoilt: Spoilt, contents: dict[str, bytes], reports) -> None:
    """Where only rows of events.csv were spoilt, each line that is still there gives the same report."""
    if spoilt.result.watch is None or {name for name, _ in spoilt.done} != {"events.csv"}:
        return
    before = contents["events.csv"].splitlines()
    after = (spoilt.folder / "events.csv").read_bytes().splitlines()
    if not after or before[0] != after[0]:
        return
    kept = {line.split(b",")[0].decode() for line in set(before) & set(after) if line.count(b'"') % 2 == 0}
    ids = [i for i in spoilt.result.watch.reports["event_id"] if i in kept and after.count(before[0]) == 1]
    ids = [i for i in ids if sum(line.startswith(f"{i},".encode()) for line in after) == 1]
    found = spoilt.result.watch.reports.set_index("event_id").loc[ids].astype("str")
    assert found.equals(reports.set_index("event_id").loc[ids].astype("str"))


def assert_reading_agrees(spoilt: Spoilt) -> None:
    """read_watch gives what check_watch found: the watch, or an error of ours with the same faults."""
    try:
        watch = read_watch(spoilt.folder)
    except WatchRejected as error:
        said = error.faults
    else:
        said = ()
        assert len(watch.reports) == len(spoilt.result.watch.reports)
    assert said == spoilt.result.errors


def hold(spoilt: Spoilt, contents: dict[str, bytes], reports) -> None:
    """Hold one spoilt folder against everything that is promised."""
    assert_rows_add_up(spoilt)
    assert_faults_have_places(spoilt)
    assert_nothing_changed_in_silence(spoilt, contents, reports)
    if spoilt.result.watch is not None:
        check_report_table(spoilt.result.watch.reports)


@pytest.mark.parametrize("batch", range(1_000 // BATCH))
def test_a_spoilt_folder_never_raises_and_every_row_is_accounted_for(tmp_path, original, batch):
    """Bit flips, cuts, lost and doubled pieces, other encodings, delimiters and cells: read or refused."""
    contents, reports = original
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        try:
            spoilt = spoil(tmp_path, contents, seed)
            hold(spoilt, contents, reports)
            if seed % 10 == 0:
                assert_reading_agrees(spoilt)
        except Exception as error:
            error.add_note(f"seed {seed}")
            raise


def test_the_mutations_reach_every_outcome(tmp_path, original):
    """The generator spoils neither too little nor too much: refused, partly taken and whole watches."""
    outcomes = set()
    for seed in range(60):
        result = spoil(tmp_path, original[0], seed).result
        outcomes.add((result.watch is not None, bool(result.errors)))
    assert outcomes == {(True, False), (True, True), (False, True)}


@pytest.mark.parametrize("name", ["articles.csv", "events.csv", "sites.csv", "coverage.csv", "watch.toml"])
def test_a_file_cut_anywhere(tmp_path, original, name):
    """A file cut at any of forty places is read or refused, and its rows add up."""
    contents, _ = original
    write_watch(tmp_path)
    whole = contents[name]
    for length in range(0, len(whole), max(1, len(whole) // 40)):
        (tmp_path / name).write_bytes(whole[:length])
        spoilt = Spoilt(tmp_path, [(name, "cut")], check_watch(tmp_path))
        assert_rows_add_up(spoilt)
        assert_faults_have_places(spoilt)


@pytest.mark.soak
def test_a_hundred_thousand_spoilt_folders(tmp_path, original):
    """The same promise over a hundred thousand folders."""
    contents, reports = original
    for seed in range(10_000, 110_000):
        hold(spoil(tmp_path, contents, seed), contents, reports)
