"""Whom an incident is laid to."""

from __future__ import annotations

from typing import Any

from indicators.evidence import attribute
from indicators.vocabulary import Axis


def reports(*rows: tuple[str | None, str | None, float]) -> list[dict[str, Any]]:
    """Write reports in speaking order: actor, side, credibility."""
    return [
        {"event_id": f"r{number}", "actor": actor, "actor_side": side, "q": q}
        for number, (actor, side, q) in enumerate(rows)
    ]


def said(*rows: tuple[str | None, str | None, float], axis: Axis = Axis.THREAT, words: dict | None = None) -> str:
    """Say the attribution in one line."""
    return attribute(reports(*rows)).sentence(axis, words)


def test_the_first_believed_report_that_knows_the_side_names_the_actor():
    """The best report does not know; the second does and is believed just enough."""
    found = attribute(reports((None, "unknown", 0.9), ("Reds", "red", 0.5), ("Blues", "blue", 0.5)))
    assert found.named is not None
    assert (found.named.actor, found.named.side, found.named.event_ids) == ("Reds", "red", ("r1",))
    assert [other.actor for other in found.others] == ["Blues"]


def test_a_weak_report_names_nobody_and_is_shown_as_such():
    """Two weak reports of three name one group."""
    rows = [(None, "unknown", 0.9), ("Reds", "red", 0.49), ("Reds", "red", 0.2)]
    assert attribute(reports(*rows)).named is None
    assert said(*rows) == "Unclaimed; two reports name Reds"


def test_an_empty_side_is_as_good_as_unknown():
    """A name without a side attributes nothing."""
    assert said(("Reds", None, 0.9)) == "Unclaimed"


def test_a_report_count_stands_where_not_all_name_the_actor():
    """One of three; all of two need no count."""
    assert (
        said((None, "unknown", 0.9), ("Reds", "red", 0.7), (None, None, 0.1)) == "Reds, named by one of three reports"
    )
    assert said(("Reds", "red", 0.9), ("Reds", "red", 0.2)) == "Reds"


def test_two_groups_of_one_side_are_two_namings():
    """Both are red; they are rivals all the same."""
    rows = [("Reds", "red", 0.9), ("Crimson Guard", "red", 0.2)]
    assert said(*rows) == "Reds, named by one of two reports; one report names Crimson Guard"


def test_remarks_in_brackets_and_longer_forms_are_the_same_name():
    """The first report's form is the one that is said."""
    assert (
        said(("Reds (the army says)", "red", 0.9), ("Reds", "red", 0.6), ("Reds fighters", "red", 0.1))
        == "Reds (the army says)"
    )


def test_an_actor_known_by_its_side_alone_is_said_in_the_watchs_words():
    """The side's phrase, or its coded word without one."""
    assert said((None, "red", 0.9), words={"red": "the red side"}) == "the red side"
    assert said((None, "red", 0.9)) == "red"


def test_of_the_protected_sides_own_acts_only_the_leading_name_is_said():
    """Names for parts of one side are no dispute about who did it."""
    rows = [("Coalition", "blue", 0.9), ("Danish troops", "blue", 0.6)]
    assert said(*rows, axis=Axis.EXPOSURE) == "Coalition"
    assert said((None, None, 0.9), axis=Axis.RESPONSE) == "Not named"
