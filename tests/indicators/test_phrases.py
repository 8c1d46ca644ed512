"""How the library's sentences say numbers, days and lists."""

from __future__ import annotations

from datetime import date

import pytest

from indicators import phrases


@pytest.mark.parametrize(
    ("points", "said"),
    [(6.72, "6.7"), (-6.72, "6.7"), (0.05, "0.1"), (0.049, "<0.1"), (-0.0001, "<0.1"), (0.0, "0.0")],
)
def test_a_size_is_never_shown_as_zero_unless_it_is(points: float, said: str):
    """What rounds to zero is "<0.1"; the sign is left to the words around."""
    assert phrases.size(points) == said


def test_signs_are_true_minus_signs():
    """U+2212, as wide as the plus."""
    assert phrases.signed(-6.72) == "\u22126.7"
    assert phrases.number(-26.0) == "\u221226.0"
    assert phrases.signed(0.01) == phrases.number(-0.01) == "<0.1"


def test_days_of_one_month_share_its_name():
    """Whatever their order, each once."""
    eleven, fourteen = date(2020, 3, 11), date(2020, 3, 14)
    assert phrases.days([(fourteen, fourteen), (eleven, eleven), (eleven, eleven)]) == "11 and 14 March"


def test_days_of_two_months_name_both():
    """Over a new year too, without the year."""
    spans = [(date(2020, 1, 2),) * 2, (date(2019, 12, 30),) * 2, (date(2019, 12, 31),) * 2]
    assert phrases.days(spans) == "30, 31 December and 2 January"


def test_spans_are_said_with_a_dash():
    """Inside a month and across two."""
    assert phrases.days([(date(2020, 3, 16), date(2020, 3, 17))]) == "16–17 March"
    assert phrases.days([(date(2020, 3, 30), date(2020, 4, 5))]) == "30 March–5 April"


def test_a_long_span_gives_way_to_a_day_inside_it():
    """The month would say less than the day in it; a short span stays."""
    month, day = (date(2019, 11, 1), date(2019, 11, 30)), (date(2019, 11, 29),) * 2
    assert phrases.days([month, day]) == "29 November"
    assert phrases.days([month]) == "1–30 November"
    assert phrases.days([(date(2020, 3, 16), date(2020, 3, 17)), (date(2020, 3, 17),) * 2]) == ("16–17 and 17 March")


@pytest.mark.parametrize(
    ("name", "plural"),
    [("attacks", True), ("coalition strikes", True), ("attacks elsewhere", True), ("air defence", False),
     ("protection raised", False), ("duress", False), ("virus", False), ("crisis", False)],
)  # fmt: skip
def test_a_name_takes_the_verb_that_its_words_ask_for(name: str, plural: bool):
    """Attacks add, air defence adds."""
    assert phrases.is_plural(name) is plural


def test_a_title_keeps_an_acronym_inside_a_sentence():
    """Only an ordinary first letter is made small."""
    assert [phrases.inside_sentence(t) for t in ("Attacks", "US strikes", "K-1 raids", "")] == [
        "attacks",
        "US strikes",
        "K-1 raids",
        "",
    ]
