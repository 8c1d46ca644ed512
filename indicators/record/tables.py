"""The tables of the record, all append-only: what is known of each, and why nothing in them ever changes.

A revision table per kind: one row per version of an object. Its key is the number of the ledger entry
that wrote it, so that a row without an entry, or an entry without its row, shows.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

metadata = MetaData()


class Kind(StrEnum):
    """What the record holds revisions of. The first six belong to a watch, the last two to all of them."""

    ARTICLES = "articles"
    REPORTS = "reports"
    SITES = "sites"
    COVERAGE = "coverage"
    SETTINGS = "settings"  # the text of watch.toml
    TEXTS = "texts"  # the full text of an article
    LAYOUTS = "layouts"  # a file's columns and the order of its rows
    INCIDENTS = "incidents"
    DEFINITIONS = "definitions"
    WEIGHT_SETS = "weight_sets"


BATCHES = "batches"
"""The kind under which the ledger enters a load."""

EVERY_WATCH = ""
"""The watch of what belongs to none: definitions and weight sets."""


def _revision_table(kind: Kind) -> Table:
    return Table(
        kind.value,
        metadata,
        Column("ledger_seq", Integer, ForeignKey("ledger.seq"), primary_key=True, autoincrement=False),
        Column("watch", Text, nullable=False),
        Column("object_id", Text, nullable=False),
        Column("rev", Integer, nullable=False),  # 1, 2, 3 ... of this object
        Column("body", Text, nullable=False),  # canonical JSON: column -> cell as it stood in the file
        Column("deleted", Integer, nullable=False),  # 1 = from here on the object is gone
        Column("recorded_at", Text, nullable=False),  # UTC
        Column("sha256", Text, nullable=False),  # of all the above, revisions.row_hash
        # Two savers can never both write the same revision, whatever else goes wrong.
        UniqueConstraint("watch", "object_id", "rev", name=f"one_revision_of_{kind.value}"),
    )


ledger = Table(
    "ledger",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),  # 1, 2, 3 ... without a gap; the only order
    Column("at", Text, nullable=False),  # UTC, by the clock of the machine that wrote it
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("watch", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("object_id", Text, nullable=False),
    Column("based_on", Integer, nullable=False),  # the revision that the writer had seen; 0 = none
    Column("rev", Integer, nullable=False),
    Column("before_sha", Text, nullable=False),
    Column("after_sha", Text, nullable=False),
    Column("previous", Text, nullable=False),  # hash of the entry before
    Column("hash", Text, nullable=False),  # of all the above, ledger.entry_hash
)

batches = Table(
    BATCHES,
    metadata,
    Column("ledger_seq", Integer, ForeignKey("ledger.seq"), primary_key=True, autoincrement=False),
    Column("watch", Text, nullable=False),
    Column("content_hash", Text, nullable=False),  # of the names and bytes of the folder's files
    Column("rev", Integer, nullable=False),  # which load of this watch
    Column("files", Text, nullable=False),  # canonical JSON: [[name, sha256, bytes], ...]
    Column("rows", Text, nullable=False),  # canonical JSON: file -> [read, accepted, rejected]
    Column("recorded_at", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    UniqueConstraint("watch", "rev", name="one_load_of_a_number"),
)

files = Table(
    "files",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),  # the bytes as they were given
)

revision_tables: dict[Kind, Table] = {kind: _revision_table(kind) for kind in Kind}
"""The revision table of each kind."""

APPEND_ONLY: tuple[str, ...] = ("ledger", BATCHES, "files", *(kind.value for kind in Kind))
