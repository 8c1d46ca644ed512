"""Triggers that refuse to change or delete a row of any of the record's tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KINDS = (
    "articles", "reports", "sites", "coverage", "settings", "texts", "layouts", "incidents", "definitions",
    "weight_sets",
)  # fmt: skip
# SQLite's INSERT OR REPLACE deletes a row without firing the trigger that refuses deletion.
KEYS: dict[str, tuple[str, tuple[str, ...]]] = {
    "ledger": ("seq", ()),
    "files": ("sha256", ()),
    "batches": ("ledger_seq", ("watch", "rev")),
    **dict.fromkeys(KINDS, ("ledger_seq", ("watch", "object_id", "rev"))),
}
"""The columns of which each table has every value once."""

_SQLITE = (
    """CREATE TRIGGER %(table)s_refuses_update BEFORE UPDATE ON %(table)s
BEGIN SELECT RAISE(ABORT, 'the record is append-only: a row cannot be changed'); END""",
    """CREATE TRIGGER %(table)s_refuses_delete BEFORE DELETE ON %(table)s
BEGIN SELECT RAISE(ABORT, 'the record is append-only: a row cannot be deleted'); END""",
    """CREATE TRIGGER %(table)s_refuses_replace BEFORE INSERT ON %(table)s
WHEN EXISTS (SELECT 1 FROM %(table)s WHERE %(same)s)
BEGIN SELECT RAISE(ABORT, 'the record is append-only: a row cannot be replaced'); END""",
)
_POSTGRESQL_FUNCTION = """
CREATE FUNCTION posturewatch_append_only() RETURNS trigger LANGUAGE plpgsql AS
$body$ BEGIN RAISE EXCEPTION 'the record is append-only: a row cannot be changed or deleted'; END $body$
"""
_POSTGRESQL = (
    """CREATE TRIGGER %(table)s_refuses_change BEFORE UPDATE OR DELETE ON %(table)s
FOR EACH ROW EXECUTE FUNCTION posturewatch_append_only()""",
    """CREATE TRIGGER %(table)s_refuses_truncate BEFORE TRUNCATE ON %(table)s
FOR EACH STATEMENT EXECUTE FUNCTION posturewatch_append_only()""",
)


def upgrade() -> None:
    """Create the triggers of the dialect in use."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if not is_sqlite:
        op.execute(sa.text(_POSTGRESQL_FUNCTION))
    for name, (key, revision_key) in KEYS.items():
        table = sa.Table(name, sa.MetaData())
        for statement in _SQLITE if is_sqlite else _POSTGRESQL:
            op.execute(sa.DDL(statement, context={"same": _same(key, revision_key)}).against(table))  # type: ignore[no-untyped-call]


def _same(key: str, revision_key: tuple[str, ...]) -> str:
    """Say that a row with a new row's key stands already. Every name comes from KEYS above."""
    by_key = f"{key} = NEW.{key}"
    by_revision = " AND ".join(f"{column} = NEW.{column}" for column in revision_key)
    return f"{by_key} OR ({by_revision})" if by_revision else by_key
