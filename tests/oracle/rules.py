"""The method's switches: all off is METHOD.md, each one on is a mistake that a test must catch."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rules:
    """How the oracle scores a watch.

    count_articles: every report is its own incident, so copies count.
    interval_on_first_day: an event known only as an interval falls whole on its first day.
    ignore_phase: an announcement weighs as much as the act.
    no_decay: memory is forgotten every week.
    min_max: z is the place of m between its least and greatest week, not a distance to an anchor.
    lend_credibility: the gravest claim of any report is believed as much as the best report.
    count_tallies: a summing-up counts beside the incidents that it sums up.
    mix_groups: the day is the earliest any report gives, the end the latest.
    ignore_until: a site that was handed over goes on protecting.
    memory_skips_uncovered: what is dated into an uncovered week never enters memory.
    """

    count_articles: bool = False
    interval_on_first_day: bool = False
    ignore_phase: bool = False
    no_decay: bool = False
    min_max: bool = False
    lend_credibility: bool = False
    count_tallies: bool = False
    mix_groups: bool = False
    ignore_until: bool = False
    memory_skips_uncovered: bool = False


AS_WRITTEN = Rules()
