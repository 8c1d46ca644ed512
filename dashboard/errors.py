"""What can go wrong when the dashboard starts, one class per cause; each message says what to do."""

# Errors are named after their cause, as a person would say it.
# ruff: noqa: N818

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from indicators.errors import PosturewatchError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class SettingsRefused(PosturewatchError):
    """One or more settings are wrong; each has its sentence."""

    def __init__(self, sentences: Sequence[str]) -> None:
        """Put all sentences into one message."""
        self.sentences = tuple(sentences)
        super().__init__(" ".join(sentences))


class KeyFileRefused(PosturewatchError):
    """The kept secret key cannot be trusted."""

    def __init__(self, file: Path, found: str, expected: str) -> None:
        """Say what is wrong with the file; a new one costs nothing."""
        super().__init__(found, expected=expected, advice="Delete it: the next start makes a new one", file=str(file))


class PortTaken(PosturewatchError):
    """Another program listens where the server should."""

    def __init__(self, host: str, port: int) -> None:
        """Say where, and how to go elsewhere."""
        super().__init__(
            f"found another program listening on {host}, port {port}",
            expected="a free port",
            advice="Stop that program, or choose another port with --port (0: any free one)",
        )


class AddressUnusable(PosturewatchError):
    """The machine does not have the address, or may not listen on it."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        """Say where, and what the system answered."""
        super().__init__(
            f"found no way to listen on {host}, port {port}: {reason}",
            expected="an address of this machine and a port from 1024",
            advice="Choose others with --host and --port",
        )


class NameRefused(PosturewatchError):
    """What was given cannot stand as a name in the ledger."""

    status: Final = 400

    def __init__(self, found: str) -> None:
        """Say what is wrong with it."""
        super().__init__(
            found,
            expected="1 to 80 characters that can be seen, a letter or digit among them",
            advice="Write it again",
        )


class NameNeeded(PosturewatchError):
    """Something is to be written and nobody has said who they are."""

    status: Final = 401

    def __init__(self, *, by_proxy: bool) -> None:
        """Say how to: where a proxy says the names, they cannot be given here."""
        asked = "Give your name when the page asks for it, then do it again"
        proxied = "Come through the proxy that asks for your password: it says the names here"
        super().__init__(
            "found no name to write into the ledger",
            expected="who you are",
            advice=proxied if by_proxy else asked,
        )


class NameFromProxy(PosturewatchError):
    """A name was given by hand where the proxy in front says the names."""

    status: Final = 403

    def __init__(self) -> None:
        """Say where names come from."""
        super().__init__(
            "found a name given by hand",
            expected="the name that the proxy in front of this server says",
            advice="Sign in or out there",
        )


class SessionsUnusable(PosturewatchError):
    """The folder of sessions cannot be used."""

    status: Final = 503

    def __init__(self, folder: Path, reason: str) -> None:
        """Say why, and what makes it usable."""
        super().__init__(
            f"found no way to keep who is signed in: {reason}",
            expected="a folder that only you can read and write",
            advice="Mend it or delete it: a new one is made. Reading goes on",
            file=str(folder),
        )
