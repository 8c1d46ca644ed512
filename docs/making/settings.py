"""The settings of the dashboard as a table: the names and defaults are the model's."""

from __future__ import annotations

from typing import Final

from pydantic_core import PydanticUndefined

from dashboard.settings import PREFIX, Settings
from docs.making.markdown import code, table

MEANINGS: Final = {
    "home": "folder for what must not be lost; `make run` sets it to `.posturewatch` in the project",
    "definitions": "folder of indicator definitions, instead of the shipped ones",
    "database_url": "the record: a SQLite file's path or a `postgresql://` address; "
    "else `record.sqlite` in the home folder",
    "secret_key": "32 or more random characters that sign what the browser hands back; "
    "demanded when other machines can reach the server, else made once and kept in the home folder",
    "host": "address to listen on",
    "port": "port to listen on; 0 takes any free one",
    "debug": "`true` shows errors in the browser; refused when other machines can reach the server",
    "trusted_hosts": "the names under which browsers reach the server, without ports, between commas; requests under "
    "any other name are refused; demanded when other machines can reach it",
    "proxy_user_header": "the header in which a proxy in front says who asks, like `X-Forwarded-User`; then names come "
    "from there alone and nobody is asked for one",
    "trusted_proxies": "addresses or networks of those proxies, between commas; the header counts from them only; "
    "each of the two settings needs the other",
}
_COMPUTED: Final = {"home": "the user data folder of the system"}


def settings_block() -> str:
    """Write a row for each setting. Raises KeyError for a setting that has no meaning written above."""
    rows = []
    for name, field in Settings.model_fields.items():
        default = _COMPUTED.get(name, "none" if field.default in (None, ()) else code(str(field.default).lower()))
        if field.default is PydanticUndefined and name not in _COMPUTED:
            message = f"{name}: a computed default needs words in _COMPUTED"
            raise KeyError(message)
        rows.append((code(PREFIX + name.upper()), MEANINGS[name], default))
    return table(("variable", "what it sets", "default"), rows)
