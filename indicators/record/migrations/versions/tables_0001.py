"""The ledger, the loads with their files, and a revision table per kind."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KINDS = (
    "articles", "reports", "sites", "coverage", "settings", "texts", "layouts", "incidents", "definitions",
    "weight_sets",
)  # fmt: skip


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "ledger",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        *(_text(name) for name in ("at", "author", "reason", "action", "watch", "kind", "object_id")),
        _number("based_on"),
        _number("rev"),
        *(_text(name) for name in ("before_sha", "after_sha", "previous", "hash")),
    )
    op.create_table(
        "batches",
        _entry(),
        _text("watch"),
        _text("content_hash"),
        _number("rev"),
        *(_text(name) for name in ("files", "rows", "recorded_at", "sha256")),
        sa.UniqueConstraint("watch", "rev", name="one_load_of_a_number"),
    )
    op.create_table(
        "files",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    for kind in KINDS:
        op.create_table(
            kind,
            _entry(),
            _text("watch"),
            _text("object_id"),
            _number("rev"),
            _text("body"),
            _number("deleted"),
            _text("recorded_at"),
            _text("sha256"),
            sa.UniqueConstraint("watch", "object_id", "rev", name=f"one_revision_of_{kind}"),
        )


def _entry() -> sa.Column[int]:
    return sa.Column("ledger_seq", sa.Integer, sa.ForeignKey("ledger.seq"), primary_key=True, autoincrement=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)
