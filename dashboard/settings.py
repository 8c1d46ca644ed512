"""What can be set from outside, in one model: environment variables named POSTUREWATCH_*, or arguments."""

from __future__ import annotations

import contextlib
import ipaddress
import os
import secrets
import stat
import tempfile
from pathlib import Path
from typing import Annotated, Any, Final, Self

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from dashboard.errors import KeyFileRefused, SettingsRefused
from dashboard.reach import Network, header_name, host_name, network, parts_of
from indicators.commands.record_inputs import FILE_NAME

PREFIX: Final = "POSTUREWATCH_"
_KEY_FILE: Final = "secret-key"
_KEY_BYTES: Final = 32
_SHORTEST_KEY: Final = 32  # characters
_FEWEST_SIGNS: Final = 8  # different ones; of a random key of 32 hexadecimal digits one in 28 million has fewer

_EXPECTED: Final = {
    "port": "a whole number from 0 to 65535 (0: any free port)",
    "debug": "true or false",
    "home": "a folder",
    "definitions": "a folder",
}


class Settings(BaseSettings):
    """Where things are kept and how the server listens. Frozen; unknown arguments are refused.

    home: folder for what must not be lost (default: the platform's user data folder); definitions: folder of
    indicator definitions instead of the shipped ones; database_url: the record's file or postgresql:// address (it may
    hold a password); secret_key: signs what the browser hands back; trusted_hosts: names under which browsers reach
    the server; proxy_user_header: the header in which a proxy says who asks, believed from trusted_proxies only.
    Raises SettingsRefused through `read_settings`: with debug, or without a key or trusted hosts, off loopback;
    with one of header and proxies and not the other.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True)

    home: Path = Field(default_factory=lambda: user_data_path("posturewatch", appauthor=False))
    definitions: Path | None = None
    database_url: SecretStr | None = None
    secret_key: SecretStr | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8050, ge=0, le=65535)
    debug: bool = False
    trusted_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    proxy_user_header: str | None = None
    trusted_proxies: Annotated[tuple[Network, ...], NoDecode] = ()

    @property
    def record(self) -> str:
        """Where the record is: the address given, else a file in `home`."""
        return self.database_url.get_secret_value() if self.database_url else str(self.home / FILE_NAME)

    @property
    def is_local(self) -> bool:
        """Say whether only this machine can reach the server."""
        if self.host == "localhost":
            return True
        with contextlib.suppress(ValueError):
            return ipaddress.ip_address(self.host).is_loopback
        return False

    @field_validator("secret_key")
    @classmethod
    def _check_key_length(cls, key: SecretStr | None) -> SecretStr | None:
        if key is not None and len(key.get_secret_value()) < _SHORTEST_KEY:
            length = len(key.get_secret_value())
            message = f"found {length} characters. Expected {_SHORTEST_KEY} or more, at random."
            raise ValueError(message)
        if key is not None and len(set(key.get_secret_value())) < _FEWEST_SIGNS:
            different = len(set(key.get_secret_value()))
            message = f"found {different} different character(s). Expected {_SHORTEST_KEY} or more, at random."
            raise ValueError(message)
        return key

    @field_validator("trusted_hosts", "trusted_proxies", mode="before")
    @classmethod
    def _split(cls, given: object, about: ValidationInfo) -> object:
        read = host_name if about.field_name == "trusted_hosts" else network
        parts = parts_of(given)
        return tuple(read(str(part)) for part in parts) if isinstance(parts, tuple | list) else parts

    @field_validator("proxy_user_header")
    @classmethod
    def _check_header(cls, name: str | None) -> str | None:
        return None if name is None else header_name(name)

    @model_validator(mode="after")
    def _check_together(self) -> Self:
        faults = [*([] if self.is_local else _faults_of_reach(self)), *_faults_of_proxy(self)]
        if faults:
            raise ValueError(" ".join(faults))
        return self

    def key(self) -> str:
        """Return the key that was given, else the one kept in `home`; the first call there makes it.

        Two processes that start at once end up with the same key. Raises KeyFileRefused when the file
        can be read by others or holds no key.
        """
        if self.secret_key is not None:
            return self.secret_key.get_secret_value()
        file = self.home / _KEY_FILE
        if not file.exists():
            _make_key(file)
        return _kept_key(file)


def read_settings(**arguments: Any) -> Settings:
    """Read the settings: arguments that are not None first, then the environment, then the defaults.

    Raises SettingsRefused with one sentence for each setting that is wrong.
    """
    given = {name: value for name, value in arguments.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingsRefused(tuple(_sentence(fault) for fault in error.errors())) from None


def _sentence(fault: Any) -> str:
    """Turn one fault of pydantic's into our form: setting: found. Expected. Do."""
    if not fault["loc"]:
        return str(fault["ctx"]["error"])
    name = str(fault["loc"][0])
    setting = PREFIX + name.upper()
    if "error" in fault.get("ctx", {}):
        return f"{setting}: {fault['ctx']['error']}"
    if fault["type"] == "extra_forbidden":
        return f"{name}: not a setting. Settings are {', '.join(Settings.model_fields)}."
    expected = _EXPECTED.get(name, "text")
    return f"{setting}: found “{fault['input']}”. Expected {expected}. Correct it or unset it."


def _faults_of_reach(settings: Settings) -> list[str]:
    """Say what is missing or too much where other machines can reach the server."""
    faults = []
    if settings.debug:
        faults.append(
            f"{PREFIX}DEBUG: found true with the host {settings.host}, and the debugger runs code for "
            "whoever reaches it. Expected false, or the host 127.0.0.1. Turn debug off or leave the host out."
        )
    if settings.secret_key is None:
        faults.append(
            f"{PREFIX}SECRET_KEY: found none, and {settings.host} can be reached from other machines. "
            f"Expected {_SHORTEST_KEY} or more random characters. Set it, or leave the host out."
        )
    if not settings.trusted_hosts:
        faults.append(
            f"{PREFIX}TRUSTED_HOSTS: found none, and {settings.host} can be reached from other machines. "
            "Expected the names under which browsers reach it, between commas, like dashboard.example.org. "
            "Set it, or leave the host out."
        )
    return faults


def _faults_of_proxy(settings: Settings) -> list[str]:
    """Say which of the two settings of a proxy is missing: a header without proxies could be anyone's."""
    if settings.proxy_user_header and not settings.trusted_proxies:
        message = (
            f"{PREFIX}TRUSTED_PROXIES: found none with {PREFIX}PROXY_USER_HEADER {settings.proxy_user_header}, which "
            "anyone could send. Expected the addresses of the proxies that write it. Set it, or unset the header."
        )
        return [message]
    if settings.trusted_proxies and not settings.proxy_user_header:
        message = (
            f"{PREFIX}PROXY_USER_HEADER: found none with {PREFIX}TRUSTED_PROXIES set. Expected the header in which "
            "those proxies say who asks, like X-Forwarded-User. Set it, or unset the proxies."
        )
        return [message]
    return []


def _make_key(file: Path) -> None:
    """Write a new key beside its place and link it there, so that nobody ever reads half of one."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, written = tempfile.mkstemp(dir=file.parent, prefix=".key-")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as opened:
            opened.write(secrets.token_hex(_KEY_BYTES))
            opened.flush()
            os.fsync(opened.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(written, file)
    finally:
        Path(written).unlink()


def _kept_key(file: Path) -> str:
    """Read the key; refuse one that others may have read, or that is no key."""
    if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise KeyFileRefused(file, "found a key that other users can read", "a file that only you can read")
    key = file.read_text("ascii", errors="replace").strip()
    if len(key) < _SHORTEST_KEY:
        raise KeyFileRefused(file, f"found {len(key)} characters", f"{_SHORTEST_KEY} or more")
    return key
