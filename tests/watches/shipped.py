"""The shipped watch and changes to it: weeks nobody searched, no sites, no words, no reports."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from indicators.catalogue import load_catalogue
from indicators.definition import WeightSet
from indicators.watch import read_watch, shipped_watch_folder

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.watch import Watch

WEEKS = tuple([f"2019-W{n}" for n in range(44, 53)] + [f"2020-W{n:02d}" for n in range(1, 18)])


@cache
def shipped_watch() -> Watch:
    """Read the shipped watch, once for all tests: nobody may change its tables."""
    return read_watch(shipped_watch_folder())


@cache
def shipped_catalogue() -> Catalogue:
    """Load the shipped definitions and sets."""
    return load_catalogue()


def with_sets(**weights: dict[str, float]) -> Catalogue:
    """Give the shipped catalogue further weight sets: name -> weights."""
    made = {
        name: WeightSet.model_validate({"id": name, "title": name.capitalize(), "weights": own})
        for name, own in weights.items()
    }
    shipped = shipped_catalogue()
    return replace(shipped, weight_sets={**shipped.weight_sets, **made})


def unsearched(*weeks: str) -> Watch:
    """Give the shipped watch with some weeks that nobody searched."""
    coverage = shipped_watch().coverage.copy()
    coverage.loc[coverage["week"].isin(weeks), ["status", "articles"]] = ["not_searched", 0]
    return replace(shipped_watch(), coverage=coverage)


def without_coverage() -> Watch:
    """Give the shipped watch without a record of what was searched."""
    return replace(shipped_watch(), coverage=None)


def without_sites() -> Watch:
    """Give the shipped watch without its list of sites."""
    return replace(shipped_watch(), sites=shipped_watch().sites.iloc[:0])


def without_words() -> Watch:
    """Give the shipped watch without phrases, codebook and short names: reports alone speak."""
    shipped = shipped_watch()
    settings = shipped.settings.model_copy(update={"words": {}, "codebook": None})
    return replace(shipped, settings=settings, sites=shipped.sites.assign(short=None))


def without_reports() -> Watch:
    """Give the shipped watch before anything was coded: weeks were searched, and nothing was found."""
    shipped = shipped_watch()
    return replace(shipped, reports=shipped.reports.iloc[:0], articles=shipped.articles.iloc[:0], seed_texts={})
