"""A short fingerprint of what a watch holds: the same tables have the same one, wherever they came from."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from indicators.watch import Watch

_LENGTH: Final = 16  # hexadecimal digits


def watch_digest(watch: Watch) -> str:
    """Return 16 hexadecimal digits of a SHA-256 over the settings, every table and the texts of a watch.

    Rows count in their order; a missing coverage table differs from an empty one.
    """
    parts = [watch.settings.model_dump_json()]
    tables = (watch.articles, watch.reports, watch.sites, watch.coverage)
    parts.extend("none" if table is None else table.to_csv(index=False) for table in tables)
    parts.extend(part for named in sorted(watch.seed_texts.items()) for part in named)
    whole = sha256()
    for part in parts:
        written = part.encode()
        whole.update(len(written).to_bytes(8, "big"))
        whole.update(written)
    return whole.hexdigest()[:_LENGTH]
