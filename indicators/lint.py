"""What is poor about definitions that load: thin cards, rungs out of reach, weights without a reason.

A definition that cannot be used is refused when it is read; here it is only complained about. Each
rule is a function of lint_card.py or lint_together.py whose name is the complaint.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.errors import place_of, sentence_of
from indicators.lint_card import DEFINITION_RULES
from indicators.lint_together import CATALOGUE_RULES, WATCH_RULES, WEIGHT_SET_RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indicators.catalogue import Catalogue
    from indicators.lint_card import Case
    from indicators.watch_settings import WatchSettings


@dataclass(frozen=True)
class Issue:
    """One weak point: the rule it breaks, the file and dotted key where, and a sentence on it."""

    rule: str
    file: str
    field: str
    description: str

    @property
    def sentence(self) -> str:
        """Say it in one line, place first."""
        return sentence_of(place_of(self.file, None, self.field), self.description)


def lint_catalogue(catalogue: Catalogue, settings: WatchSettings | None = None) -> tuple[Issue, ...]:
    """List the weak points of definitions and weight sets, ordered by file.

    settings: a watch; with it, definitions are read with its sides, and words that its codebook lacks
    are listed too. No weak point: an empty tuple.
    """
    definitions = [d.resolved(settings) if settings else d for d in catalogue.definitions]
    issues: list[Issue] = []
    for definition in definitions:
        file = f"{definition.id}.toml"
        for on_one in DEFINITION_RULES:
            issues += _issues(on_one.__name__, file, on_one(definition))
        if settings is not None:
            for beside_watch in WATCH_RULES:
                issues += _issues(beside_watch.__name__, file, beside_watch(definition, settings))
    for on_all in CATALOGUE_RULES:
        for definition, field, description in on_all(definitions):
            issues.append(Issue(on_all.__name__, f"{definition.id}.toml", field, description))
    for weight_set in catalogue.weight_sets.values():
        for on_set in WEIGHT_SET_RULES:
            issues += _issues(on_set.__name__, f"weights/{weight_set.id}.toml", on_set(weight_set))
    return tuple(sorted(issues, key=lambda issue: (issue.file, issue.field, issue.rule)))


def _issues(rule: str, file: str, cases: Iterable[Case]) -> list[Issue]:
    return [Issue(rule, file, field, description) for field, description in cases]
