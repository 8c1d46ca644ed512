"""The two weeks: two fields, a swap, the usual pairs, and whether each week is seen as known now or then.

Everything is a link or a field that changes the address, and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from dashboard import text, text_overview
from dashboard import text_compare as words
from dashboard.components.attributes import attributes
from dashboard.components.link import view_link
from dashboard.days import week_in_words
from dashboard.ids import Compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.view import SettledView

THEN_DAYS = "0"
_SHOWN: dict[str, Any] = {"className": "field__shown", "aria-hidden": "true"}


def pickers(queries: Queries, view: SettledView) -> Component:
    """Draw the row above the verdict."""
    pair = queries.pair(view)
    first = pair.first if pair else view.week
    parts: list[Component] = [
        _week_field(queries, view, words.WEEK, "week", view.week),
        html.Span(words.AGAINST, className="pickers__against"),
        _week_field(queries, view, words.WEEK_AGAINST, "against", first),
    ]
    if pair is not None:
        swapped = view.but(week=pair.first, against=pair.second)
        parts.append(view_link(words.SWAP, swapped, kind="button pickers__swap", label=words.SWAP_LABEL))
    return html.Div(
        [
            html.Div(parts, className="pickers__weeks", role="group", **attributes(aria_label=words.PICKERS_LABEL)),
            _presets(queries, view, first),
            _known(view),
        ],
        className="pickers",
    )


def _week_field(queries: Queries, view: SettledView, name: str, part: str, selected: str) -> Component:
    """Step a week back or forth, or jump to one. The week held against is empty where the watch has no other."""
    weeks = queries.scores(view).weeks
    labels = [str(label) for label in weeks.index]
    at = labels.index(selected)
    before = labels[at - 1] if at > 0 else None
    after = labels[at + 1] if at < len(labels) - 1 else None
    field_id = Compare.WEEK if part == "week" else Compare.AGAINST
    return html.Div(
        [
            _step(view, text.STEP_BACK, (part, before), (words.STEP_EARLIER, words.NO_EARLIER), name),
            html.Div(
                [
                    html.Label(name, htmlFor=field_id, className="field__name"),
                    html.Span(
                        [
                            html.Strong(selected),
                            html.Span(week_in_words(weeks["monday"][selected]), className="field__remark"),
                        ],
                        **_SHOWN,
                    ),
                    html.Select(
                        _options(queries, view, selected),
                        id=field_id,
                        className="field__select",
                        **attributes(data_part=part),
                    ),
                ],
                className="field__inner",
            ),
            _step(view, text.STEP_FORTH, (part, after), (words.STEP_LATER, words.NO_LATER), name),
        ],
        className="field field--week",
    )


def _options(queries: Queries, view: SettledView, selected: str) -> list[Component]:
    weeks = queries.scores(view).weeks
    said = [
        (str(label), week_in_words(week["monday"]), text_overview.WEEK_REMARKS.get(week["state"], ""))
        for label, week in weeks.iterrows()
    ]
    return [
        html.Option(" · ".join(part for part in parts if part), value=parts[0], selected=parts[0] == selected)
        for parts in said
    ]


def _step(view: SettledView, sign: str, to: tuple[str, str | None], forms: Sequence[str], name: str) -> Component:
    part, week = to
    step_id = f"{Compare.WEEK if part == 'week' else Compare.AGAINST}-{'back' if sign == text.STEP_BACK else 'forth'}"
    if week is None:
        ended = attributes(aria_disabled="true", aria_label=forms[1].format(name=name))
        return html.A(sign, id=step_id, className="field__step", role="link", tabIndex="0", **ended)
    label = forms[0].format(name=name, week=week)
    return view_link(sign, view.but(**{part: week}), kind="field__step", label=label, link_id=step_id)


def _presets(queries: Queries, view: SettledView, first: str) -> Component:
    """Offer the usual pairs; the one that is shown is marked. Two presets of one pair are said once."""
    links, seen = [], set()
    for preset, (against, week) in queries.presets(view).items():
        if (against, week) in seen:
            continue
        seen.add((against, week))
        is_shown = (against, week) == (first, view.week)
        links.append(_pill(words.PRESETS[preset], view.but(week=week, against=against), is_shown=is_shown))
    return html.Div(links, className="pickers__presets", role="group", **attributes(aria_label=words.PRESETS_LABEL))


def _known(view: SettledView) -> Component:
    """Switch between all that is known and each week as it was known on its own Sunday."""
    choices = [
        _pill(words.KNOWN_NOW, view.but(maturity=None), is_shown=view.maturity is None),
        _pill(words.KNOWN_THEN, view.but(maturity=THEN_DAYS), is_shown=view.maturity == THEN_DAYS),
    ]
    return html.Div(choices, className="switch-row", role="group", **attributes(aria_label=words.KNOWN_LABEL))


def _pill(said: str, view: SettledView, *, is_shown: bool) -> Component:
    if is_shown:
        return html.Span(said, className="pill pill--shown", **attributes(aria_current="true"))
    return view_link(said, view, kind="pill")
