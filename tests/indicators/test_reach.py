"""What a definition's own words rule out."""

from __future__ import annotations

import itertools

import pytest

from indicators.reach import can_match, unreachable_rungs
from tests.indicators.definition_texts import FIRE, changed, definition_of

LADDER = FIRE[FIRE.index("[[severity]]") : FIRE.index("[phase]")]


def with_ladder(tmp_path, *rungs):
    """Read the definition with other rungs, given as what follows value = 1, 2, 3..."""
    tables = "".join(f"[[severity]]\nvalue = {n}\n{rung}\n" for n, rung in enumerate(rungs, start=1))
    return definition_of(tmp_path, changed(FIRE, (LADDER, tables)))


@pytest.mark.parametrize(
    ("rungs", "out_of_reach"),
    [
        (("", 'any = [{field = "killed", at_least = 1}]'), []),
        (("", ""), [1]),
        (('any = [{field = "killed", at_least = 5}]', 'any = [{field = "killed", at_least = 1}]'), [1]),
        (('any = [{field = "killed", at_least = 1}]', 'any = [{field = "killed", at_least = 5}]'), []),
        (('any = [{field = "killed", at_least = 1}]', 'all = [{field = "killed", at_least = 1}]'), [1]),
        (
            (
                'any = [{field = "killed", at_least = 5}, {field = "wounded", at_least = 1}]',
                'any = [{field = "killed", at_least = 1}]',
            ),
            [],
        ),
        (('any = [{field = "subtype", is = ["a"]}]', 'any = [{field = "subtype", is = ["a", "b"]}]'), [1]),
        (('any = [{field = "subtype", is = ["a", "b"]}]', 'any = [{field = "subtype", is = ["a"]}]'), []),
        (("", 'all = [{field = "subtype", is = ["a"]}, {field = "subtype", is = ["b"]}]'), [2]),
        (("", 'any = [{field = "kind", is = ["parade"]}]'), [2]),
        (("", 'any = [{field = "kind", is = ["shelling", "parade"]}]'), [1]),
        (("", 'any = [{field = "actor_side", is = ["@host"]}]'), [2]),
        (("", 'any = [{field = "actor_side", is = ["militia"]}]'), []),
        (
            (
                'any = [{field = "wounded", at_least = 1}]',
                'any = [{field = "wounded", at_least = 1}]\nall = [{field = "subtype", is = ["a"]}]',
            ),
            [],
        ),
    ],
)
def test_rungs_that_no_report_ends_on(rungs, out_of_reach, tmp_path):
    """A rung is out of reach when it contradicts itself or the match, or a higher one always holds too."""
    assert unreachable_rungs(with_ladder(tmp_path, *rungs)) == out_of_reach


def test_reach_agrees_with_trying_every_report(tmp_path):
    """On a ladder of numbers and words, the rungs that some report ends on are exactly those left."""
    definition = with_ladder(
        tmp_path,
        "",
        'any = [{field = "subtype", is = ["a"]}, {field = "killed", at_least = 3}]',
        'all = [{field = "subtype", is = ["a", "b"]}, {field = "killed", at_least = 2}]',
        'any = [{field = "killed", at_least = 2}]',
        'any = [{field = "wounded", at_least = 9}]\nall = [{field = "kind", is = ["parade"]}]',
    )

    def holds(test, report):
        value = report[test.field]
        return value in test.words if test.words is not None else value >= test.at_least

    ends = set()
    for subtype, killed, wounded in itertools.product("abc", range(5), (0, 9)):
        report = {"kind": "shelling", "subtype": subtype, "killed": killed, "wounded": wounded}
        held = [
            number
            for number, rung in enumerate(definition.severity, start=1)
            if all(holds(test, report) for test in rung.all)
            and (not rung.any or any(holds(test, report) for test in rung.any))
        ]
        ends.add(held[-1])
    assert set(unreachable_rungs(definition)) == {1, 2, 3, 4, 5} - ends == {3, 5}


@pytest.mark.parametrize(
    ("change", "possible"),
    [
        ((), True),
        ((('kind = ["shelling"]', 'actor_side = ["@protected", "@host"]'),), False),
        ((('kind = ["shelling"]', 'actor_side = ["@protected", "militia"]'),), True),
        ((('kind = ["shelling"]', 'actor_side = ["mission"]'),), True),
        (
            (('kind = ["shelling"]', 'target_side = ["mission"]'), ('at_protected_site = ["yes"]\n', "")),
            True,
        ),
        ((('["@protected", "@host"]\n', '["@host"]\nkind = ["shelling", "parade"]\n'),), False),
        (
            (('target_side = ["@protected"]\n', ""), ('kind = ["shelling"]', 'at_protected_site = ["no"]')),
            False,
        ),
        ((('kind = ["shelling"]', 'at_protected_site = ["no"]'),), True),
    ],
)
def test_keys_that_rule_each_other_out(change, possible, tmp_path):
    """A side that only the watch knows rules nothing out; the same word in match and exclude does."""
    assert can_match(definition_of(tmp_path, changed(FIRE, *change))) is possible
