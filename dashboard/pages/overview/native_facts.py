"""The week of a family in its native units: two short lines under its chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from dashboard import text_overview as words
from dashboard.components.reasons_bar import reasons_bar
from dashboard.days import day_in_words
from dashboard.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dash.development.base_component import Component

    from dashboard.queries import Family, Queries
    from dashboard.view import SettledView


def native_facts(queries: Queries, view: SettledView, family: Family) -> Component:
    """Say what happened in the week and what stands at its end, in native units."""
    lines = _FACTS.get(family.drawing, _counts)(queries, view, family)
    return html.Div(lines, className="panel__facts")


def _strikes(queries: Queries, view: SettledView, family: Family) -> list[Component]:
    now = queries.strikes(view, family.lead.id)
    before = queries.week_before(view)
    lines: list[Component] = [html.P(_harm(now), className="panel__fact")]
    if before:
        was = queries.strikes(view.but(week=before), family.lead.id)
        is_covered = queries.scores(view).weeks["state"][before] != words.NOT_COVERED_KEY
        none = words.LAST_WEEK_NONE if is_covered else words.LAST_WEEK_NOT_COVERED
        lines.append(_remark(_last_week(was) if was["incidents"] else none))
    return lines


def _harm(now: Mapping[str, Any]) -> list[str | Component]:
    """Set each number bold before its word; what no report gives is said, never 0 or left out."""
    line: list[str | Component] = []
    for place, (name, forms) in enumerate(words.FACTS_STRIKES):
        word = _word(forms, now[name])
        is_unsaid = now[name] is None or (now["incidents"] > 0 and now.get(f"{name}_unsaid", 0) == now["incidents"])
        parts = [f"{word} {words.NOT_SAID}"] if is_unsaid else [html.Strong(str(now[name])), f" {word}"]
        line += [", " if place else "", *parts]
    return line


def _last_week(was: Mapping[str, Any]) -> str:
    return words.LAST_WEEK_STRIKES.format(
        incidents=was["incidents"],
        grave=was["grave"],
        killed=_with_range(was, "killed"),
        wounded=_with_range(was, "wounded"),
    )


def _with_range(was: Mapping[str, Any], harm: str) -> str:
    """Say a number, and the range where reports differ: 3 killed (3–5)."""
    low, high = was[f"{harm}_low"], was[f"{harm}_high"]
    if was[harm] is None:
        return f"{harm} {words.NOT_SAID}"
    spread = "" if low == high else words.RANGE_OF_REPORTS.format(low=low, high=high)
    return f"{was[harm]} {harm}{spread}"


def _measures(queries: Queries, view: SettledView, family: Family) -> list[Component]:
    raised, relaxed, in_force = queries.measures(view, family.id)
    facts = {"raised": raised, "relaxed": relaxed, "in_force": in_force["incident_id"].nunique()}
    oldest = words.NOTHING_IN_FORCE
    if len(in_force):
        oldest = words.NOT_LIFTED.format(day=day_in_words(in_force["since"].min().date()))
    return [_facts(words.FACTS_MEASURES, facts), _remark(oldest)]


def _moves(queries: Queries, view: SettledView, family: Family) -> list[Component]:
    moves = queries.situation(view).moves["week"]
    own = moves[moves["indicator"] == family.lead.id]
    unit = family.unit or words.UNIT_NONE
    sized = own[own["size"] > 0]
    names = family.parts
    parts = [
        (f"{int(size):,}", f"{unit} {names.get(part, part)}")
        for size, part in zip(sized["size"], sized["part"], strict=True)
    ]
    unsized = int(own["unsized"].sum())
    if unsized or not parts:
        forms = words.MOVES_UNSIZED if parts or unsized else words.MOVES
        parts.append((str(unsized), _word(forms, unsized)))
    line: list[str | Component] = []
    for place, (number, word) in enumerate(parts):
        line += [", " if place else "", html.Strong(number), f" {word}"]
    reasons = queries.reasons(view, family.id)
    return [
        html.P(line, className="panel__fact"),
        reasons_bar(rows_of(reasons), words.REASONS_TITLE, words.REASONS_NONE),
    ]


def _stages(queries: Queries, view: SettledView, family: Family) -> list[Component]:
    stages = queries.situation(view).stages
    own = stages[stages["indicator"] == family.lead.id]
    by_part = own["stage"].value_counts()
    names = family.parts
    first, *later = list(names)
    # The farthest stage first; the ending ones last; what is only asked for is said where there is any.
    ordered = [*later[:2][::-1], *([first] if by_part.get(first, 0) else []), *later[2:]]
    line: list[str | Component] = []
    for place, part in enumerate(ordered):
        line += [", " if place else "", html.Strong(str(int(by_part.get(part, 0)))), f" {names[part]}"]
    said = words.NO_SYSTEM_YET
    if len(own):
        oldest = rows_of(own.sort_values("since", kind="stable"))[0]
        said = words.SYSTEM_SINCE.format(
            system=family.names.get(oldest["system"], oldest["system"]),
            stage=names.get(oldest["stage"], oldest["stage"]),
            day=day_in_words(oldest["since"].date()),
        )
        said = f"{said[:1].upper()}{said[1:]}"
    return [html.P(line, className="panel__fact"), _remark(said)]


def _counts(queries: Queries, view: SettledView, family: Family) -> list[Component]:
    table = queries.scores(view).indicators
    now = table[(table["indicator"] == family.lead.id) & (table["week"] == view.week)].iloc[0]
    return [_facts(words.FACTS_COUNTS, {"incidents": int(now["incidents"]), "reports": int(now["reports"])})]


_FACTS: dict[str, Callable[[Queries, SettledView, Family], list[Component]]] = {
    "strikes": _strikes,
    "measures_raised": _measures,
    "measures_relaxed": _measures,
    "moves": _moves,
    "stages": _stages,
}


def _facts(facts: tuple[tuple[str, tuple[str, str]], ...], numbers: Mapping[str, int]) -> Component:
    """Set each number bold before its word: **2** incidents, **0** grave."""
    line: list[str | Component] = []
    for place, (name, forms) in enumerate(facts):
        said = _word(forms, numbers[name])
        line += [", " if place else "", html.Strong(str(numbers[name])), f" {said}"]
    return html.P(line, className="panel__fact")


def _word(forms: tuple[str, str], number: int | None) -> str:
    """Choose the word for one, or the word for any other number."""
    return forms[number != 1]


def _remark(said: str) -> Component:
    return html.P(said, className="panel__remark")
