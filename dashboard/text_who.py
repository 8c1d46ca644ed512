"""The words about who writes: the header's note, the dialog that asks for a name."""

from __future__ import annotations

from typing import Final

SIGNED_IN_AS: Final = "Signed in as"
SIGNED_IN_HINT: Final = "Change the name, or sign out"
TITLE: Final = "Your name"
WHY: Final = "What you change goes into the record’s ledger with your name and the time, and stays there."
HONEST: Final = "It is a name, not a password: it proves nothing, and whoever reaches this server can give any."
BY_PROXY: Final = (
    "Here a proxy in front of the server says the names, and it has said none for you. "
    "Come through it or sign in there, then do it again."
)
NAME: Final = "Name"
GO_ON: Final = "Go on"
CHANGE: Final = "Change"
SIGN_OUT: Final = "Sign out"
CANCEL: Final = "Cancel"
CLOSE: Final = "Close"
NO_ANSWER: Final = "The server does not answer. Try again when it is back."
TAKEN: Final = "Signed in as {name}."
SIGNED_OUT: Final = "Signed out."
