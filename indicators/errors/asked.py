"""What was asked for and is not there, or cannot be understood: weeks, days, incidents, articles, weights."""

# Errors are named after their cause, as a person would say it; the base class carries the word Error.
# ruff: noqa: N818

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from indicators.errors.message import PosturewatchError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime


class WeekNotUnderstood(PosturewatchError):
    """A text is not the label of an ISO week."""


class WeekOutOfRange(PosturewatchError):
    """Counting weeks ran past the calendar's years."""


class DayNotUnderstood(PosturewatchError):
    """A text is not one unambiguous day."""


class UnknownTimezone(PosturewatchError):
    """A name is not a time zone of the IANA list."""


class UnknownWeek(PosturewatchError):
    """A week was asked for that the scores do not have. Carries .week."""

    def __init__(self, week: str, known: Sequence[str], as_of: date | None = None) -> None:
        """Name the weeks there are."""
        self.week = week
        choices = f"one of {known[0]} to {known[-1]}" if known else "no week: none had begun"
        seen = f" as of {as_of.isoformat()}" if as_of else ""
        super().__init__(
            f'found no week "{week}"{seen}',
            expected=choices,
            advice="Choose a week of the watch",
            field="week",
        )


class AsOfBeforeWatch(PosturewatchError):
    """The as-of date lies before the watch's first week."""

    def __init__(self, as_of: date, first_day: date) -> None:
        """Name the earliest day that gives a score."""
        super().__init__(
            f"found {as_of.isoformat()}, before the watch begins",
            expected=f"{first_day.isoformat()} or later",
            advice="Choose a later as-of date",
            field="as_of",
        )


class WatchNotBegun(PosturewatchError):
    """A live watch is to be shown whose first week is still to come."""

    def __init__(self, first_week: str, first_day: date) -> None:
        """Name the day on which there is something to show."""
        super().__init__(
            f"found a watch that begins with {first_week}, on {first_day.isoformat()}",
            expected="a first week that has begun",
            advice="Serve it from that day on, or correct first_week",
            file="watch.toml",
            field="first_week",
        )


class AsOfMissing(PosturewatchError):
    """A live watch, one without a last week, was scored without saying as of which day."""

    def __init__(self, watch: str) -> None:
        """Name the watch."""
        super().__init__(
            f'found no as-of date for the live watch "{watch}"',
            expected="a day up to which articles are known",
            advice="Give an as-of date, or today's",
            field="as_of",
        )


class WeightsNotFound(PosturewatchError):
    """Neither a named weight set nor a file of one."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        """List the sets there are."""
        super().__init__(
            f'found no weight set "{name}"',
            expected=f"one of {', '.join(known)}, or the path of a weight set's TOML file",
            advice="Choose one of these",
            field="weights",
        )


class WeightSetDeleted(PosturewatchError):
    """A saved weight set was asked for that somebody deleted."""

    def __init__(self, set_id: str, version: int, author: str, at: datetime, reason: str) -> None:
        """Say who deleted it, when and why, and which version there was before."""
        super().__init__(
            f'found the weight set "{set_id}" deleted by {author} at {at:%Y-%m-%d %H:%M:%S} UTC ({reason})',
            expected=f"a set that is there, or an earlier version of this one, such as {set_id}@{version - 1}",
            advice="Restore it, or choose another",
            field="weights",
        )


class UnknownIncident(PosturewatchError):
    """An incident was asked for of which no report is known. Carries .incident_id."""

    def __init__(self, incident_id: str, known: Sequence[str], as_of: date) -> None:
        """Offer the nearest identifier there is."""
        self.incident_id = incident_id
        nearest = get_close_matches(incident_id, known, n=1)
        super().__init__(
            f'found no incident "{incident_id}" in the articles published by {as_of.isoformat()}',
            expected=f"an incident of the watch{_for_example(nearest)}",
            advice="Open it from a list of incidents, or choose a later as-of date",
            field="incident",
        )


class UnknownArticle(PosturewatchError):
    """An article was asked for that the watch does not have, or not yet. Carries .article_id."""

    def __init__(self, article_id: str, known: Sequence[str], as_of: date, published: date | None = None) -> None:
        """Say when it came out, if it is there but later; else offer the nearest identifier."""
        self.article_id = article_id
        nearest = get_close_matches(article_id, known, n=1)
        found = f'found no article "{article_id}"'
        if published is not None:
            found = f'found article "{article_id}" only from {published:%Y-%m-%d} on'
        super().__init__(
            f"{found}, as of {as_of.isoformat()}",
            expected=f"an article of the watch{_for_example(nearest)}",
            advice="Open it from its incident, or choose a later as-of date",
            field="article",
        )


def _for_example(nearest: Sequence[str]) -> str:
    return f", for example {nearest[0]}" if nearest else ""


class MixedMatricesMissing(PosturewatchError):
    """Two sides differ in data and definitions, and the crossed scores that the account needs are missing."""

    def __init__(self, first: date, second: date) -> None:
        """Name the two as-of dates."""
        super().__init__(
            f"found sides as of {first} and {second} that differ in data and definitions",
            expected="the scores of each side's data under the other side's definitions too",
            advice="Score the crossed pairs and hand them over, or change only one of the two",
        )


class NotAdditive(PosturewatchError):
    """Scores that are no arithmetic mean were to be compared; such a change has no exact parts."""

    def __init__(self, aggregation: str) -> None:
        """Name the aggregation that was found."""
        super().__init__(
            f"found scores composed with aggregation {aggregation}",
            expected="aggregation arithmetic on both sides",
            advice="Compose both sides with the arithmetic mean and compare those",
            field="aggregation",
        )


class NoPowerMean(PosturewatchError, ValueError):
    """A power mean was asked for over an indicator of sign -1: its squares would lose the sign."""

    def __init__(self) -> None:
        """Offer the two ways out."""
        super().__init__(
            "found a weight on an indicator of sign -1",
            expected="indicators of sign 1 only: a power mean has no meaning over the others",
            advice="Choose arithmetic, or set its weight to 0",
            field="aggregation",
        )


class UnknownAggregation(PosturewatchError, ValueError):
    """An aggregation was asked for that there is not; the geometric mean is refused on purpose."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        """List those there are."""
        why = ", under which one indicator at zero brings all to zero" if name == "geometric" else ""
        super().__init__(
            f'found the aggregation "{name}"{why}',
            expected=f"one of {', '.join(known)}",
            advice="Choose one of these",
            field="aggregation",
        )
