"""What lint complains of in definitions and weight sets beside each other, and beside a watch.

Each rule is a function whose name is the complaint. It yields a case for each place that deserves it:
the dotted key and a sentence that says what is weak and what to do; rules over several definitions
say first which one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.definition_values import TextField
from indicators.faults import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from indicators.definition import Definition, WeightSet
    from indicators.lint_card import Case
    from indicators.watch_settings import WatchSettings


# Definitions beside each other.


def title_used_twice(definitions: Sequence[Definition]) -> Iterator[tuple[Definition, str, str]]:
    """Complain of two definitions that a reader cannot tell apart by title."""
    for first, later in _repeated(definitions, lambda d: d.title.casefold()):
        yield later, "title", f"{first.id}.toml has the same title. Give each a title of its own"


def match_used_twice(definitions: Sequence[Definition]) -> Iterator[tuple[Definition, str, str]]:
    """Complain of two definitions that count the same reports."""
    for first, later in _repeated(definitions, _counted_reports):
        yield (
            later,
            "match",
            f"{first.id}.toml counts the same reports, which then weigh twice. Tell the two apart",
        )


def hue_shared(definitions: Sequence[Definition]) -> Iterator[tuple[Definition, str, str]]:
    """Complain of two definitions drawn in one colour."""
    for first, later in _repeated(definitions, lambda d: d.hue):
        yield (
            later,
            "hue",
            f"{first.id}.toml has hue {first.hue} too, and the two look alike. Choose a free one",
        )


def family_with_two_titles(definitions: Sequence[Definition]) -> Iterator[tuple[Definition, str, str]]:
    """Complain of two titles for the panel that definitions share."""
    titles: dict[str, Definition] = {}
    for definition in definitions:
        if definition.native is None:
            continue
        first = titles.setdefault(definition.native.family, definition)
        if first.native and first.native.family_title != definition.native.family_title:
            yield (
                definition,
                "native.family_title",
                f"{first.id}.toml calls the same panel {quoted(first.native.family_title)}. Use one title",
            )


def _counted_reports(definition: Definition) -> Hashable:
    keys = (definition.match, definition.match_any, definition.exclude)
    return tuple(frozenset((field, frozenset(words)) for field, words in table.items()) for table in keys)


def _repeated(
    definitions: Sequence[Definition], key: Callable[[Definition], Hashable]
) -> Iterator[tuple[Definition, Definition]]:
    """Pair each definition whose key an earlier one has with the first that has it."""
    first: dict[Hashable, Definition] = {}
    for definition in definitions:
        earlier = first.setdefault(key(definition), definition)
        if earlier is not definition:
            yield earlier, definition


# Weight sets.


def weights_without_reason(weight_set: WeightSet) -> Iterator[Case]:
    """Complain of weights that nobody has argued for."""
    if not weight_set.reason:
        yield "reason", "the weights have no reason. Say why these indicators count this much"


def weights_all_zero(weight_set: WeightSet) -> Iterator[Case]:
    """Complain of weights under which the posture score is undefined."""
    if not any(weight_set.weights.values()):
        yield "weights", "every weight is 0, so there is no posture score. Give at least one a weight"


# A definition beside a watch.


def word_outside_the_codebook(definition: Definition, settings: WatchSettings) -> Iterator[Case]:
    """Complain of a word that no report of the watch may use."""
    book = settings.codebook
    if book is None:
        return
    lists: dict[str, tuple[str, ...] | None] = {
        TextField.KIND: book.kinds,
        TextField.SUBTYPE: book.subtypes,
        TextField.DIRECTION: book.directions,
        TextField.ACTOR_SIDE: book.sides,
        TextField.TARGET_SIDE: book.sides,
    }
    for place, field, words in _coded_words(definition):
        known = lists.get(field)
        if known is None:
            continue
        for word in words:
            if word not in known:
                advice = did_you_mean(word, known, "Add it to the codebook or remove it here")
                yield place, f"the codebook of {settings.id} has no {quoted(word)}. {advice}"


def _coded_words(definition: Definition) -> Iterator[tuple[str, str, Iterable[str]]]:
    """List where a definition names words of a field: dotted key, field, words."""
    for table in ("match", "match_any", "exclude"):
        for field, words in getattr(definition, table).items():
            yield f"{table}.{field}", field, words
    for number, rung in enumerate(definition.severity, start=1):
        for key, tests in (("any", rung.any), ("all", rung.all)):
            for place, test in enumerate(tests, start=1):
                yield f"severity[{number}].{key}[{place}].is", test.field, test.words or ()
    if definition.phase:
        yield "phase.shares", definition.phase.field, definition.phase.shares
    if definition.native and definition.native.field:
        yield "native.parts", definition.native.field, definition.native.parts


CATALOGUE_RULES = (title_used_twice, match_used_twice, hue_shared, family_with_two_titles)
WEIGHT_SET_RULES = (weights_without_reason, weights_all_zero)
WATCH_RULES = (word_outside_the_codebook,)
