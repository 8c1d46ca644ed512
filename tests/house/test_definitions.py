"""House rules of the shipped definitions: data that is executed, complete, and named nowhere in code."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.lint import lint_catalogue
from indicators.scoring import compose, score_incidents
from indicators.watch import read_watch, shipped_watch_folder
from indicators.watch_settings import WatchSettings

ROOT = Path(__file__).parents[2]
CATALOGUE = load_catalogue(SHIPPED)
SOURCES = sorted(path for package in ("indicators", "dashboard") for path in (ROOT / package).rglob("*.py"))
PLAIN_WORDS = {"attacks"}
"""Ids that are also words of the language, and so may stand in a sentence or head a column."""


def named_in(source: str, ids: set[str]) -> set[str]:
    """Find ids in a source: compound ids anywhere, plain words where something is compared with them."""
    compound = {name for name in ids - PLAIN_WORDS if re.search(rf"\b{name}\b", source)}
    comparisons = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Compare)]
    compared = {
        part.value
        for node in comparisons
        for side in (node.left, *node.comparators)
        for part in ast.walk(side)
        if isinstance(part, ast.Constant)
    }
    return compound | (ids & PLAIN_WORDS & compared)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_indicator_is_named_in_code(path):
    """Adding, renaming or dropping an indicator is a matter of one TOML file."""
    assert named_in(path.read_text(encoding="utf-8"), set(CATALOGUE.ids)) == set()


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ('is_first = definition.id == "attacks"', {"attacks"}),
        ('is_family = name in ("attacks", "moves")', {"attacks"}),
        ('board["attacks"] = counts', set()),
        ('"""Two attacks in a week."""', set()),
        ("# threat_rhetoric weighs nothing", {"threat_rhetoric"}),
        ("threat_rhetorics = 1", set()),
    ],
)
def test_the_search_for_names_finds_them(source, named):
    """The rule above would catch a name in a comment, a key or a test for it, and lets sentences pass."""
    assert named_in(source, set(CATALOGUE.ids)) == named


def test_no_score_hangs_on_the_name_of_an_indicator(tmp_path):
    """Under other ids the same definitions give the same scores: code reads what they say, not names."""
    other = {name: f"x{number}" for number, name in enumerate(CATALOGUE.ids)}
    for path in SHIPPED.glob("*.toml"):
        text = path.read_text(encoding="utf-8").replace(f'id = "{path.stem}"', f'id = "{other[path.stem]}"', 1)
        (tmp_path / f"{other[path.stem]}.toml").write_text(text, encoding="utf-8")
    watch, weights = read_watch(shipped_watch_folder()), CATALOGUE.weights("equal")
    as_shipped = compose(score_incidents(watch, CATALOGUE), weights)
    renamed = compose(
        score_incidents(watch, load_catalogue(tmp_path)),
        {other[name]: weight for name, weight in weights.items()},
    )
    assert as_shipped.weeks["score"].notna().all()
    assert renamed.weeks["score"].tolist() == as_shipped.weeks["score"].tolist()


def test_every_shipped_definition_and_set_lints_clean():
    """What we ship is what we ask of others: full cards, reasons, no rung out of reach."""
    assert [issue.sentence for issue in lint_catalogue(CATALOGUE)] == []


@pytest.mark.parametrize("watch", sorted((ROOT / "data").glob("*/watch.toml")), ids=lambda path: path.parent.name)
def test_every_word_of_a_definition_is_in_the_codebook_of_each_shipped_watch(watch):
    """A word that no report may use would silently count nothing."""
    settings = WatchSettings.model_validate(tomllib.loads(watch.read_text(encoding="utf-8")))
    assert settings.codebook is not None
    assert [issue.sentence for issue in lint_catalogue(CATALOGUE, settings)] == []


@pytest.mark.parametrize("definition", CATALOGUE.definitions, ids=lambda definition: definition.id)
def test_every_card_is_written_out(definition):
    """Question, rationale, diagnosticity and each reason are sentences, not notes."""
    texts = [definition.question, definition.rationale, definition.diagnosticity, definition.source]
    texts += [
        definition.memory.reason,
        definition.scale.reason,
        *(rung.reason for rung in definition.severity),
    ]
    assert [text for text in texts if not re.fullmatch(r"[A-Z].*[.?]", text)] == []
    assert definition.question.endswith("?")
    assert min(len(definition.rationale), len(definition.diagnosticity)) > 120


@pytest.mark.parametrize("path", sorted(SHIPPED.rglob("*.toml")), ids=lambda path: path.stem)
def test_a_comment_is_rare_and_gives_a_reason(path):
    """Comments stand where a reader would go wrong: at most two a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert sum(line.lstrip().startswith("#") for line in lines) <= 2
