"""Run by Alembic: migrates over the connection that schema.py hands in, in one transaction for all steps."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    # SQLite can take tables back too, when the transaction is begun by hand as engine.py does.
    transactional_ddl=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
