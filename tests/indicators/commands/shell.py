"""Run a command as the shell does, without a new process: its status, its output, its complaints."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from typing import Any

from indicators.cli import main


@dataclass(frozen=True)
class Ran:
    """How a command ended: exit status, standard output, standard error."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Read the output as JSON."""
        return json.loads(self.out)


def run(*arguments: str, err: io.StringIO | None = None) -> Ran:
    """Run a command; argparse leaves by SystemExit, as it does in a shell. err: its standard error."""
    out, err = io.StringIO(), err or io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = main(arguments)
        except SystemExit as leaving:
            status = int(leaving.code or 0)
    return Ran(status, out.getvalue(), err.getvalue())


run_once = cache(run)
"""The same, for commands on shipped data that several tests look at."""


def refused(status: int, *arguments: str) -> str:
    """Run a command that must be refused with this status; give its one complaint.

    Nothing may be on standard output, and no traceback on standard error.
    """
    ran = run(*arguments)
    assert ran.status == status, (ran.status, ran.out[:300], ran.err)
    assert not ran.out
    assert "Traceback" not in ran.err
    return ran.err
