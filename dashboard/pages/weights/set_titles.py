"""The sentence above the list of sets, made from its numbers: which sets give the week the level that is in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import text
from dashboard import text_weight_sets as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.queries.named_sets import ListedSet

_LEAN: Final = 1 / 3  # the least share that a set which leans on an indicator gives it
_MOST_NAMED: Final = 2


def title_of(one: ListedSet) -> str:
    """Name a set; weights that are no set's are "These weights"."""
    return one.title or words.THESE


def list_title(sets: Sequence[ListedSet], names: Mapping[str, str], week: str) -> str:
    """Say what the sets make of the week. The first set in view counts: the changed weights, else the one in force.

    Where one indicator's share parts those that agree from those that do not, that is said; else they are named,
    or counted. names: indicator -> its short name.
    """
    first = next((one for one in sets if not one.id), None) or next((one for one in sets if one.is_in_force), sets[0])
    if first.level is None:
        return words.TITLE_NO_LEVEL.format(set=title_of(first), week=week)
    said = {"week": week, "level": text.LEVEL_NAMES[first.level]}
    agree = [one for one in sets if one.level == first.level]
    others = [one for one in sets if one.level != first.level]
    if not others:
        form = words.TITLE_ALL if len(agree) > 1 else words.TITLE_ALONE
        return form.format(set=title_of(first), **said)
    parting = _parting(agree, others)
    if parting:
        return words.TITLE_LEAN.format(indicator=_inside(names[parting]), **said)
    if len(agree) <= _MOST_NAMED:
        return words.TITLE_ONLY[len(agree) > 1].format(sets=_named(agree), **said)
    if len(others) <= _MOST_NAMED:
        return words.TITLE_BUT.format(sets=_named(others), **said)
    return words.TITLE_COUNT.format(count=len(agree), all=len(sets), **said)


def _parting(agree: Sequence[ListedSet], others: Sequence[ListedSet]) -> str:
    """Find the indicator that every set which agrees gives a third or more, and more than any other set does.

    Of several the one with the widest gap; empty where there is none, or a single set agrees.
    """
    if len(agree) < 2:  # noqa: PLR2004 (of one set it would only be a description)
        return ""
    gaps = {}
    for name in agree[0].shares:
        least = min(one.shares.get(name, 0.0) for one in agree)
        most = max(one.shares.get(name, 0.0) for one in others)
        if least >= _LEAN and least > most:
            gaps[name] = least - most
    return max(gaps, key=lambda name: gaps[name], default="")


def _named(sets: Sequence[ListedSet]) -> str:
    titles = [title_of(one) for one in sets]
    return titles[0] if len(titles) == 1 else words.LIST_AND.format(first=titles[0], last=titles[1])


def _inside(name: str) -> str:
    """Write a name inside a sentence: small, unless it is written in capitals."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
