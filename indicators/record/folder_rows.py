"""A watch folder as the record takes it: a copy of its files, and the cells of every row that was accepted.

Everything is read from one private copy, so that the bytes kept are the bytes that were checked, whatever
happens to the folder meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.errors import NotAWatchFolder
from indicators.record.canonical import body_of, canonical, digest, digest_of_bytes
from indicators.record.scratch import in_scratch
from indicators.record.tables import Kind
from indicators.sources.csv_rows import CsvRows, parse_rows
from indicators.sources.seed_texts import LARGEST_SEED, find_text_file, text_file_named
from indicators.sources.text_file import LARGEST_FILE, decode
from indicators.watch import check_watch

if TYPE_CHECKING:
    from indicators.watch import CheckResult

SETTINGS_FILE = "watch.toml"
CSV_KINDS = {
    "articles.csv": (Kind.ARTICLES, "article_id"),
    "events.csv": (Kind.REPORTS, "event_id"),
    "sites.csv": (Kind.SITES, "site"),
    "coverage.csv": (Kind.COVERAGE, "week"),
}
"""Each table's file: the kind of its rows, and the column that identifies them."""


@dataclass(frozen=True)
class FolderRow:
    """One object of a folder: its canonical body, and the place in the folder to name in messages."""

    kind: Kind
    object_id: str
    body: str
    file: str
    line: int | None


@dataclass(frozen=True)
class FolderRows:
    """What a folder holds.

    check: what the strict reader says; rows are only filled in where it could read the watch.
    files: name -> bytes, the texts of articles among them.
    """

    watch_id: str
    check: CheckResult
    rows: tuple[FolderRow, ...]
    files: dict[str, bytes]

    @property
    def content_hash(self) -> str:
        """SHA-256 (hex) of the names and bytes of all files."""
        return digest([[name, digest_of_bytes(content)] for name, content in sorted(self.files.items())])


def read_folder(folder: str | Path) -> FolderRows:
    """Copy a folder, check the copy with the strict reader, and take its rows.

    Rows that the reader rejected are not among the rows. Raises NotAWatchFolder when there is no folder.
    """
    files = _files_of(Path(folder))
    check = _checked(files)
    if check.watch is None:
        return FolderRows("", check, (), files)
    settings = body_of({"text": _text(files, SETTINGS_FILE)})
    rows = [FolderRow(Kind.SETTINGS, SETTINGS_FILE, settings, SETTINGS_FILE, None)]
    for name in CSV_KINDS:
        if name in files:
            rows += _rows_of(name, _text(files, name), check)
    for article_id, text in check.watch.seed_texts.items():
        rows.append(FolderRow(Kind.TEXTS, article_id, body_of({"text": text}), "articles.csv", None))
    return FolderRows(check.watch.settings.id, check, tuple(rows), files)


def _files_of(folder: Path) -> dict[str, bytes]:
    """Take the files that the reader looks at; of a file too large, just too much to be accepted."""
    try:
        if not folder.is_dir():
            found = "is a file" if folder.exists() else "found nothing at this path"
            raise NotAWatchFolder(folder, found)
        names = [name for name in (SETTINGS_FILE, *CSV_KINDS) if (folder / name).is_file()]
        files = {name: _bytes(folder / name, LARGEST_FILE) for name in names}
        return files | _named_texts(folder, files)
    except OSError as error:
        raise NotAWatchFolder(folder, f"cannot be read ({error.strerror})") from error


def _checked(files: dict[str, bytes]) -> CheckResult:
    """Check a private copy."""

    def written_and_read(copy: Path) -> CheckResult:
        for file, content in files.items():
            (copy / file).write_bytes(content)
        return check_watch(copy)

    return in_scratch(written_and_read)


def _named_texts(folder: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    articles = decode("articles.csv", files.get("articles.csv", b""))
    if not isinstance(articles, str):
        return {}
    parsed = parse_rows("articles.csv", articles)
    if "note" not in parsed.header:
        return {}
    column = parsed.header.index("note")
    named = {text_file_named(row.cells[column]) for row in parsed.rows} - {None}
    paths = {name: find_text_file(folder, name) for name in named if name}
    return {name: _bytes(path, LARGEST_SEED) for name, path in paths.items() if path}


def _bytes(path: Path, largest: int) -> bytes:
    with path.open("rb") as file:
        return file.read(largest + 1)


def _text(files: dict[str, bytes], name: str) -> str:
    text = decode(name, files[name])
    return text if isinstance(text, str) else ""


def _rows_of(name: str, text: str, check: CheckResult) -> list[FolderRow]:
    """Take the accepted rows of a file, and its layout: its columns and the order of those rows."""
    kind, key = CSV_KINDS[name]
    refused = {fault.line for fault in check.faults if fault.is_error and fault.file == name}
    parsed: CsvRows = parse_rows(name, text)
    rows = []
    for row in parsed.rows:
        if row.line in refused:
            continue
        cells = dict(zip(parsed.header, row.cells, strict=True))
        rows.append(FolderRow(kind, cells[key], body_of(cells), name, row.line))
    layout = {"columns": canonical(parsed.header), "order": canonical([row.object_id for row in rows])}
    return [*rows, FolderRow(Kind.LAYOUTS, name, body_of(layout), name, None)]
