"""A small watch with the articles that its evidence needs: publishers, grades, texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indicators.evidence import Evidence, gather_evidence
from indicators.scoring import Scores, compose, score_incidents
from tests.watches.definitions import ATTACK_LADDER, catalogue, definition
from tests.watches.small import small_watch

if TYPE_CHECKING:
    from datetime import date

    from indicators.watch import Watch

DEFINITIONS = (
    definition("fire", match={"kind": ["fire"]}, severity=ATTACK_LADDER),
    definition("orders", match={"kind": ["order"]}, axis="response"),
)
WEIGHTS = {"fire": 3.0, "orders": 1.0}
FIRE = {"kind": "fire"}
ORDER = {"kind": "order", "actor_side": "coalition"}
WEAK = {"reliability": "E", "credibility": 5}  # believed .0667


def case(
    reports: list[dict[str, Any]],
    weights: dict[str, float] | None = None,
    publishers: dict[str, str] | None = None,
    texts: dict[str, str] | None = None,
    as_of: date | None = None,
) -> tuple[Evidence, Scores]:
    """Gather and score reports (report number n is r<n> in article a<n>).

    publishers: article_id -> publisher (left out: none); texts: article_id -> text.
    """
    watch = _with_articles(small_watch(reports), publishers or {}, texts or {})
    matrix = score_incidents(watch, catalogue(*DEFINITIONS), as_of)
    return gather_evidence(watch, matrix), compose(matrix, weights or WEIGHTS)


def _with_articles(watch: Watch, publishers: dict[str, str], texts: dict[str, str]) -> Watch:
    named = watch.articles["article_id"].map(publishers).astype("str")
    articles = watch.articles.assign(publisher=named)
    return type(watch)(**{**vars(watch), "articles": articles, "seed_texts": texts})
