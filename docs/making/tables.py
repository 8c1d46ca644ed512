"""The numbers of the method that are no indicator's own: grades, nearness, levels, weight sets."""

from __future__ import annotations

from docs.making.markdown import code, table
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.scoring.credibility import INFORMATION_CREDIBILITY, NOT_JUDGED, SOURCE_RELIABILITY
from indicators.scoring.levels import DEADBAND, LEVEL_NAMES, THRESHOLDS
from indicators.watch_settings import Relevance

_PLACES = {
    "site": "within {site_km:g} km of a protected site",
    "near": "within {near_km:g} km of one",
    "admin1": "in a governorate or province that holds one on that day",
    "country": "elsewhere in the watch's country",
    "neighbour": "in a neighbouring country",
    "elsewhere": "anywhere else",
}


def grades_block() -> str:
    """Write what each grade of a source and of its information is worth."""
    sources = [(code(grade), f"{worth:g}") for grade, worth in SOURCE_RELIABILITY.items()]
    reports = [(code(str(grade)), f"{worth:g}") for grade, worth in INFORMATION_CREDIBILITY.items()]
    none = ("empty", f"{NOT_JUDGED:g}")
    rows = [(*source, *report) for source, report in zip([*sources, none], [*reports, none], strict=True)]
    return table(("source", "rho", "information", "kappa"), rows)


def nearness_block() -> str:
    """Write the tiers of nearness and what each is worth unless a watch says otherwise."""
    usual = Relevance()
    rows = [(place.format(**usual.model_dump()), f"{getattr(usual, tier):g}") for tier, place in _PLACES.items()]
    return table(("where", "g"), rows)


def levels_block() -> str:
    """Write the levels, the score from which each holds, and how far under it a level is let go."""
    rows = [
        (name, "below " + f"{THRESHOLDS[0]:g}" if level == 0 else f"from {THRESHOLDS[level - 1]:g}")
        for level, name in enumerate(LEVEL_NAMES)
    ]
    rule = (
        f"It rises at once. It falls only when two full weeks running lie more than {DEADBAND:g} points under "
        f"the threshold, so that it does not flicker."
    )
    return f"{table(('level', 'score'), rows)}\n\n{rule}"


def weight_sets_block() -> str:
    """Write the shipped weight sets: the weight of every indicator in each, and each set's reason."""
    catalogue = load_catalogue(SHIPPED)
    sets = catalogue.weight_sets
    weights = {name: catalogue.weights(name) for name in sets}
    rows = [
        (definition.title, *(f"{weights[name][definition.id]:g}" for name in sets))
        for definition in catalogue.definitions
    ]
    reasons = "\n".join(f"- **{chosen.title}** ({code(name)}). {chosen.reason}" for name, chosen in sets.items())
    return f"{table(('indicator', *(code(name) for name in sets)), rows)}\n\n{reasons}"
