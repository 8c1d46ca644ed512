"""The shape of the house: names that say what is in a file, short files, docstrings, nothing of a machine."""

from __future__ import annotations

import ast
import re
from pathlib import PurePosixPath

import pytest

from tests.house.tracked import read, tracked, tracked_files, tracked_texts

LONGEST = 300
LONG_FOR_A_REASON: dict[str, str] = {
    "dashboard/assets/pane.css": "the evidence pane, list, incident and article, at every width",
    "dashboard/assets/section.css": "what sections are made of: headings, cards, keys, folds, at every width",
}
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "core", "misc", "shared"}
MACHINE = re.compile(r"(?<![\w.:/])/(?:work|root|tmp|home|Users)/\w")
# Put together here, so that this file does not hold what it looks for.
REGISTRY = re.compile("|".join(rf"{name}\.{end}" for name, end in [
    ("pypi", "org"), ("pythonhosted", "org"), ("registry.npmjs", "org"), ("pypi", "python"), ("yarnpkg", "com"),
]) + r"|--(?:index-url|find-links)\b|/simple(?:/)")  # fmt: skip
TELLTALE = re.compile(r"(?i)\b(?:issue|ticket|pull request|PR) ?#?\d+\b|\bTODO\b|\bFIXME\b|\bXXX\b")
CODE = (".py", ".js", ".css")
PUBLIC = ("indicators/", "dashboard/", "docs/", "benchmarks/")
SOURCES = [path for path in tracked(*CODE) if not path.startswith("tests/")]


def definitions(path: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """List the functions and classes of a module and the methods of its public classes."""
    found: list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef] = []
    bodies = [ast.parse(read(path)).body]
    while bodies:
        for node in bodies.pop():
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                found.append(node)
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                bodies.append(node.body)
    return found


def test_no_name_says_nothing():
    """No folder and no file is called utils, helpers, common, core or manager: guess the file from the noun."""
    words = {path: set(re.split(r"[/._-]", path)) for path in tracked_files()}
    assert {path for path, parts in words.items() if parts & EMPTY_WORDS} == set()


def test_files_hold_one_idea():
    """A source of more than 300 lines is listed above with its reason."""
    long = {path for path in SOURCES if len(read(path).splitlines()) > LONGEST}
    assert long - set(LONG_FOR_A_REASON) == set()
    assert set(LONG_FOR_A_REASON) <= set(SOURCES)


@pytest.mark.parametrize("path", tracked("_test.py", under="tests/") + [
    path for path in tracked(".py", under="tests/") if PurePosixPath(path).name.startswith("test_")
])  # fmt: skip
def test_every_test_says_what_behaviour_it_holds(path):
    """Each test function has a docstring of a sentence or more."""
    silent = [
        node.name
        for node in definitions(path)
        if node.name.startswith("test_") and len((ast.get_docstring(node) or "").split()) < 2
    ]
    assert silent == []


@pytest.mark.parametrize("path", [path for path in tracked(".py") if path.startswith(PUBLIC)])
def test_everything_public_is_described(path):
    """Modules, and the public functions, classes and methods in them, have a docstring."""
    bare = [] if ast.get_docstring(ast.parse(read(path))) else ["the module"]
    bare += [node.name for node in definitions(path) if not node.name.startswith("_") and not ast.get_docstring(node)]
    assert bare == []


@pytest.mark.parametrize("path", tracked_texts())
def test_nothing_tells_of_a_machine_or_a_registry(path):
    """No path of somebody's disk, no host of a package index: a clone works anywhere."""
    text = read(path)
    assert [found.group() for found in MACHINE.finditer(text)] == []
    assert [found.group() for found in REGISTRY.finditer(text)] == []


@pytest.mark.parametrize("path", SOURCES)
def test_comments_tell_no_history(path):
    """No ticket number, no note to self: what is to be done is not kept in the code."""
    assert [found.group() for found in TELLTALE.finditer(read(path))] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("open('/" + "root/x')", True),
        ("see /" + "home/anna/watch", True),
        ("https://example.org/" + "home/page", False),
        ("dashboard/work/", False),
    ],
)
def test_the_search_for_machines_finds_them(text, found):
    """Paths from the root of a disk are found; parts of addresses and of relative paths are let through."""
    assert bool(MACHINE.search(text)) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://py" + "pi.org/x", True),
        ("pip install --find" + "-links wheels", True),
        ("uv pip compile --no-emit-index-url", False),
    ],
)
def test_the_search_for_registries_finds_them(text, found):
    """Hosts and options that name an index are found; the option that leaves them out is let through."""
    assert bool(REGISTRY.search(text)) is found
