"""Stages that reports name and a definition does not know are refused, not weighed as nothing."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.errors import UnknownStages
from indicators.reports import report_table
from indicators.stages_known import require_known_stages, stage_faults
from indicators.watch import read_watch, shipped_watch_folder
from tests.indicators.definition_texts import FIRE, changed, definition_of

NORTH = SimpleNamespace(protected=("mission",), host=("army",))


def reports(*rows):
    """Build reports of shelling of the mission, each with the stage and the changes given."""
    return report_table(
        [
            {
                "event_id": f"e{number}",
                "kind": "shelling",
                "direction": stage,
                "target_side": "mission",
                "tally": False,
                **changes,
            }
            for number, (stage, changes) in enumerate(rows, start=1)
        ]
    )


def faults(tmp_path, *rows, text=FIRE):
    """List the faults of reports under the definition of border fire."""
    return stage_faults(reports(*rows), [definition_of(tmp_path, text).resolved(NORTH)])


def test_a_stage_without_a_share_is_a_fault_that_names_the_reports(tmp_path):
    """One fault a word: which reports, which stages there are, which is nearest."""
    (fault,) = faults(tmp_path, ("fired", {}), ("fird", {}), (None, {}), ("fird", {}))
    assert fault.sentence == (
        'events.csv, direction: found "fird" in e2, e4. Expected a stage that cross_border_fire.toml '
        "gives a share: warned or fired. Did you mean fired?"
    )


def test_many_reports_are_counted(tmp_path):
    """A message stays short however many reports are wrong."""
    (fault,) = faults(tmp_path, *[("aimed", {})] * 5)
    assert 'found "aimed" in e1, e2, e3 and 2 more' in fault.sentence


@pytest.mark.parametrize(
    "changes",
    [{"kind": "parade"}, {"actor_side": "army"}, {"actor_side": "mission"}, {"tally": True}],
)
def test_a_report_that_does_not_count_may_name_any_stage(changes, tmp_path):
    """Other kinds have directions of their own; tallies and excluded reports are never scored."""
    assert faults(tmp_path, ("raise", changes)) == ()
    assert len(faults(tmp_path, ("raise", {}))) == 1


def test_a_key_that_needs_the_sites_is_left_open(tmp_path):
    """Whether a report lies at a protected site is not known here, so it is asked about."""
    elsewhere = ("raise", {"target_side": "militia"})
    assert len(faults(tmp_path, elsewhere)) == 1
    assert faults(tmp_path, elsewhere, text=changed(FIRE, ('at_protected_site = ["yes"]\n', ""))) == ()


def test_the_error_says_all_faults(tmp_path):
    """Scoring stops with every unknown stage named."""
    table = reports(("fird", {}), ("aimed", {}))
    with pytest.raises(UnknownStages) as caught:
        require_known_stages(table, [definition_of(tmp_path).resolved(NORTH)])
    assert [fault.sentence in str(caught.value) for fault in caught.value.faults] == [True, True]


def test_a_definition_without_stages_and_a_table_without_reports_ask_nothing(tmp_path):
    """Nothing to check is no fault."""
    bare = changed(
        FIRE[: FIRE.index("[native]")],
        ('[phase]\nfield = "direction"\nshares = { warned = 0.25, fired = 0.75 }\n', ""),
    )
    assert faults(tmp_path, ("anything", {}), text=bare) == ()
    assert faults(tmp_path) == ()


def test_the_shipped_watch_names_only_known_stages():
    """Every direction of an air-defence report has its share."""
    watch = read_watch(shipped_watch_folder())
    definitions = [d.resolved(watch.settings) for d in load_catalogue(SHIPPED).definitions]
    require_known_stages(watch.reports, definitions)
