"""The address and the view it stands for, in both directions: the address is the only view state."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import parse_qsl, quote, urlencode

from dashboard import text

if TYPE_CHECKING:
    from collections.abc import Iterable

GROUPS: Final = ("indicator", "site", "side", "direction")
MOST_CHOSEN: Final = 8
SHOW_WEEK: Final = "week"  # show=week opens all incidents of the week; any other value is an indicator's id

_LONGEST_ADDRESS: Final = 2000
_LONGEST_VALUE: Final = 200
_LONGEST_WEIGHTS: Final = 1500
_LONGEST_ECHO: Final = 60
_WEEK = re.compile(r"[0-9]{4}-W(?:0[1-9]|[1-4][0-9]|5[0-3])")
_DAYS = re.compile(r"0|[1-9][0-9]{0,2}")
_NOT_PLAIN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd\ud800-\udfff]")


@dataclass(frozen=True)
class View:
    """What the reader looks at. None means the default, which is left out of the address.

    week: ISO week label, "2020-W12"; against: the week it is compared with; weights: a weight set, a version of
    one, or weights (weighting.py); base: the set that such weights were changed from; aggregation: how indicators
    are put together, where that can be chosen; as_of: only what was published by that day counts; show: "week"
    or an indicator's id opens the pane with its incidents; incident, article: one of those, opened in the pane;
    watch: id of a watch in the record; record_at: what the record held at that moment, ISO 8601 with an offset,
    or a day, which means its end in UTC; upload: token of a folder that was sent and waits to be loaded; history:
    id of a saved weight set whose versions are open; beside: a set, or a version of one, beside the view's weights;
    group: by what a change is grouped (GROUPS), None = by indicator; maturity: days after its end at which each
    compared week is looked at, None = all that is known; chosen: weeks shown side by side, joined by commas.
    """

    week: str | None = None
    weights: str | None = None
    as_of: date | None = None
    show: str | None = None
    incident: str | None = None
    article: str | None = None
    watch: str | None = None
    record_at: str | None = None
    base: str | None = None
    aggregation: str | None = None
    against: str | None = None
    upload: str | None = None
    history: str | None = None
    beside: str | None = None
    group: str | None = None
    maturity: str | None = None
    chosen: str | None = None

    @property
    def has_pane(self) -> bool:
        """Say whether the evidence pane is open."""
        return any((self.show, self.incident, self.article))

    def but(self, **changes: str | date | None) -> Self:
        """Return this view with some parts changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def without_pane(self) -> Self:
        """Return this view with the evidence pane closed."""
        return self.but(show=None, incident=None, article=None)

    @property
    def address(self) -> str:
        """Return the query of the address, "?week=2020-W12&show=attacks"; "?" when all is default.

        >>> View(week="2020-W12", as_of=date(2020, 4, 26)).address
        '?week=2020-W12&as_of=2020-04-26'
        """
        given = [(part, getattr(self, part)) for part in PARTS]
        return "?" + urlencode([(part, str(value)) for part, value in given if value], quote_via=quote, safe=":,@")


@dataclass(frozen=True)
class SettledView(View):
    """A view with every default filled in and checked against the watch: week, weights and as_of are there."""

    week: str = ""
    weights: str = ""
    as_of: date = date.min


PARTS: Final = tuple(field.name for field in fields(View))


@dataclass(frozen=True)
class Choices:
    """What a watch offers at an as-of date, to check a view against. Empty weeks: nothing was known then."""

    weeks: tuple[str, ...]
    indicators: tuple[str, ...]
    first_day: date  # of the as-of date
    last_day: date


def read_address(search: str | None) -> tuple[View, tuple[str, ...]]:
    """Read the query of an address; return the view and a message for each part that was not understood.

    Only the form is checked here; `choose` checks a view against what the watch has. A part that was not
    understood is left at its default, and of a part given twice the first counts. Nothing is raised, whatever
    the browser sends.
    """
    search = search if isinstance(search, str) else ""
    if len(search) > _LONGEST_ADDRESS:
        return View(), (text.ADDRESS_TOO_LONG.format(found=len(search), longest=_LONGEST_ADDRESS),)
    found: dict[str, str | date] = {}
    messages: list[str] = []
    for part, value in parse_qsl(search.removeprefix("?"), keep_blank_values=True):
        if part not in PARTS:
            messages.append(text.ADDRESS_UNKNOWN_PART.format(found=_echo(part), choices=", ".join(PARTS)))
        elif part in found:
            messages.append(text.ADDRESS_TWICE.format(part=part, used=found[part], found=_echo(value)))
        elif (read := _read_part(part, value)) is not None:
            found[part] = read
        else:
            form = _FORM_MESSAGES.get(part, text.ADDRESS_NOT_PLAIN)
            messages.append(form.format(part=part, found=_echo(value), longest=_LONGEST_VALUE))
    return View(**found), tuple(messages)  # type: ignore[arg-type]


def choose(view: View, choices: Choices) -> tuple[View, tuple[str, ...]]:
    """Return the view with each part that the watch does not have set to its default, and a message for each.

    Incidents and articles are looked up by those who draw the pane: they say so there.
    """
    messages: list[str] = []
    if view.as_of and not choices.first_day <= view.as_of <= choices.last_day:
        messages.append(
            text.ADDRESS_AS_OF_OUTSIDE.format(found=view.as_of, first=choices.first_day, last=choices.last_day)
        )
        view = view.but(as_of=None)
    if view.week and view.week not in choices.weeks:
        messages.append(_week_message(view, choices))
        view = view.but(week=None)
    if view.against and view.against not in choices.weeks:
        messages.append(_week_message(view.but(week=view.against), choices, "against"))
        view = view.but(against=None)
    view, about_chosen = _choose_weeks(view, choices)
    messages += about_chosen
    if view.show and view.show != SHOW_WEEK and view.show not in choices.indicators:
        listed = ", ".join((SHOW_WEEK, *choices.indicators))
        messages.append(text.ADDRESS_NO_SUCH_SHOW.format(found=_echo(view.show), choices=listed))
        view = view.but(show=None)
    return view, tuple(messages)


_FORM_MESSAGES: Final = {
    "week": text.ADDRESS_NOT_A_WEEK,
    "against": text.ADDRESS_NOT_A_WEEK,
    "as_of": text.ADDRESS_NOT_A_DAY,
    "group": text.ADDRESS_NOT_A_GROUP,
    "maturity": text.ADDRESS_NOT_DAYS,
}


def _read_part(part: str, value: str) -> str | date | None:
    """Return the value of a part, or None when it does not have the part's form."""
    if part == "as_of":
        return _read_day(value)
    if part in {"week", "against"}:
        return value if _WEEK.fullmatch(value) and _is_week(value) else None
    if part == "group":
        return value if value in GROUPS else None
    if part == "maturity":
        return value if _DAYS.fullmatch(value) else None
    longest = _LONGEST_WEIGHTS if part == "weights" else _LONGEST_VALUE
    return value if value and len(value) <= longest and not _NOT_PLAIN.search(value) else None


def _read_day(value: str) -> date | None:
    """Read YYYY-MM-DD, and no other of the forms that ISO 8601 allows."""
    try:
        return date.fromisoformat(value) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) else None
    except ValueError:
        return None


def _is_week(label: str) -> bool:
    """Say whether the calendar has this week: most years have no W53."""
    try:
        date.fromisocalendar(int(label[:4]), int(label[6:]), 1)
    except ValueError:
        return False
    return True


def _choose_weeks(view: View, choices: Choices) -> tuple[View, list[str]]:
    """Keep of the weeks side by side those that the watch has, each once and at most as many as fit."""
    if view.chosen is None:
        return view, []
    asked = list(dict.fromkeys(view.chosen.split(",")))
    kept = [week for week in asked if week in choices.weeks][:MOST_CHOSEN]
    if kept == asked:
        return view.but(chosen=",".join(kept)), []
    left = [week for week in asked if week not in kept]
    said = text.ADDRESS_CHOSEN_LEFT.format(found=_echo(",".join(left)), most=MOST_CHOSEN)
    return view.but(chosen=",".join(kept) or None), [said]


def _week_message(view: View, choices: Choices, part: str = "week") -> str:
    """Say why a week is not shown: nothing known at all, or outside the weeks known by the as-of date."""
    if not choices.weeks:
        return text.ADDRESS_NO_WEEKS.format(part=part, found=view.week, as_of=view.as_of or choices.last_day)
    first, last = choices.weeks[0], choices.weeks[-1]
    return text.ADDRESS_NO_SUCH_WEEK.format(part=part, found=view.week, first=first, last=last)


def _echo(value: str) -> str:
    """Return what a browser sent, fit to stand in a sentence: short, and without invisible characters."""
    shown = _NOT_PLAIN.sub("\N{REPLACEMENT CHARACTER}", value)
    return shown if len(shown) <= _LONGEST_ECHO else shown[:_LONGEST_ECHO] + "…"


def messages_of(*groups: Iterable[str]) -> tuple[str, ...]:
    """Return all messages in order, each once."""
    return tuple(dict.fromkeys(message for group in groups for message in group))
