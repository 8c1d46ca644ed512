"""The example of the page on bringing one's own watch: its files are in the page, and its commands are run.

A file is a bold path on a line of its own, followed by a fenced block; commands are the lines of sh blocks.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
import tempfile
from pathlib import Path

from indicators.catalogue import SHIPPED
from indicators.cli import main

PAGE = Path(__file__).parents[1] / "YOUR_OWN_WATCH.md"
OUTPUTS = {
    "output-check": "posturewatch check --watch harbour",
    "output-score": "posturewatch score --watch harbour",
    "output-own": "posturewatch score --watch harbour --definitions my-definitions --weights with_roadblocks",
}
"""Block -> the command whose output stands in it."""

_FILE = re.compile(r"^\*\*`(?P<path>[\w./-]+)`\*\*\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_SHELL = re.compile(r"^```sh\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)


def files_in(page: str) -> dict[str, str]:
    """Give the text of each file that the page holds, by its path."""
    return {found["path"]: found["text"] for found in _FILE.finditer(page)}


def commands_in(page: str) -> list[str]:
    """List the commands that the page tells the reader to type."""
    return [line for found in _SHELL.finditer(page) for line in found["lines"].splitlines() if line]


def write_example(page: str, folder: Path) -> None:
    """Put the page's files, and a copy of the shipped definitions for it to add to, into a folder."""
    shutil.copytree(SHIPPED, folder / "my-definitions")
    for path, text in files_in(page).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def run_in(folder: Path, command: str) -> str:
    """Run a posturewatch command in a folder; give its output. Raises RuntimeError unless it ends with 0."""
    program, *arguments = shlex.split(command)
    if program != "posturewatch":
        message = f"{command}: expected a posturewatch command"
        raise RuntimeError(message)
    output, complaints = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(output), contextlib.redirect_stderr(complaints):
        status = main(arguments)
    if status:
        message = f"{command}: exit status {status}\n{output.getvalue()}{complaints.getvalue()}"
        raise RuntimeError(message)
    return output.getvalue()


def output_of(block: str) -> str:
    """Run the command of a block on the page's own files; give what it prints, fenced."""
    command = OUTPUTS[block]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_example(PAGE.read_text(encoding="utf-8"), folder)
        return f"```text\n$ {command}\n{run_in(folder, command).strip()}\n```"
