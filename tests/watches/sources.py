"""The articles of a case given to a handful of sources, and the watch told to combine them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from indicators.watch_settings import Credibility

if TYPE_CHECKING:
    import random

    from indicators.watch import Watch
    from tests.watches.case import Case

PUBLISHERS = ["Gazette", "Herald (UNW)", "United News Wire", "The Gazette", "Meridian (via Herald)", None]
GROUPS = ["one house", "Gazette", None, None, None, None]


def combining(watch: Watch, how: str = "noisy_or") -> Watch:
    """Let a watch combine the credibilities of its sources this way."""
    settings = watch.settings.model_copy(update={"credibility": Credibility.model_validate({"combine": how})})
    return replace(watch, settings=settings)


def with_sources(case: Case, rng: random.Random) -> Case:
    """Spread a case's articles over few sources, some named by the analyst, some by nobody; combine them."""
    articles = case.watch.articles.assign(
        publisher=_drawn(rng, PUBLISHERS, case.watch), source_group=_drawn(rng, GROUPS, case.watch)
    ).astype({"publisher": "str", "source_group": "str"})
    return replace(case, watch=combining(replace(case.watch, articles=articles)))


def _drawn(rng: random.Random, names: list[str | None], watch: Watch) -> list[str | None]:
    return [rng.choice(names) for _ in range(len(watch.articles))]
