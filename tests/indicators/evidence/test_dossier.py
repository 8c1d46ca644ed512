"""One incident and all its reports."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.errors import UnknownIncident
from indicators.evidence import incident_dossier
from tests.indicators.evidence.small_case import FIRE, ORDER, WEAK, case

ONE = {"incident_id": "one", **FIRE}
BEST = {"day": "2020-01-08", **ONE, "killed": 0, "wounded": 5, "summary": "Best."}
LATER = {"day": "2020-01-24", **ORDER}
HEARSAY = {"day": "2020-01-07", **ONE, "killed": 2, **WEAK, "summary": "Hearsay."}


def test_reports_stand_side_by_side_the_best_first():
    """With grade, credibility and what counts them; E5 lies within a step, D1 three apart."""
    reports = [HEARSAY, BEST, {"day": "2020-01-08", **ONE, "reliability": "D"}]
    dossier = incident_dossier(*case([*reports, LATER]), "one")
    assert list(dossier.reports["grade"]) == ["A1", "D1", "E5"]
    assert list(dossier.reports["is_flagged"]) == [False, True, False]
    assert list(dossier.reports["indicators"]) == [("fire",)] * 3
    assert (dossier.text, dossier.event_id) == ("Best.", "r1")


def test_disagreements_give_the_chosen_value_the_range_and_all_that_was_said():
    """On the dead (0 or 2) and on the day; only one report gives the wounded."""
    table = incident_dossier(*case([HEARSAY, BEST, LATER]), "one").disagreements.set_index("about")
    assert set(table.index) == {"dates", "killed", "credibility"}
    killed = table.loc["killed"]
    assert (killed["chosen"], killed["chosen_event_id"], killed["low"], killed["high"]) == ((0,), "r1", 0, 2)
    assert set(killed["given"]) == {(0,), (2,)}
    assert killed["silent"] == 0


def test_dates_and_places_are_chosen_by_precision_first():
    """The weak report alone knows the day and the site; the best one knows the week and the country."""
    vague = {"date_precision": "week", "place": "Iraq", "geo_precision": "country"}
    reports = [BEST | vague | {"last_day": date(2020, 1, 12)}, HEARSAY]
    table = incident_dossier(*case([*reports, LATER]), "one").disagreements.set_index("about")
    assert table.loc["dates", "chosen_event_id"] == "r1"
    assert table.loc["place", "chosen"] == ("Base",)
    assert table.loc["killed", "chosen_event_id"] == "r0"


def test_the_actor_is_chosen_from_the_first_believed_report_that_knows_it():
    """The best report says unknown, the next believed one Reds, a weak one Blues."""
    reports = [
        BEST | {"actor_side": "unknown"},
        BEST | {"actor_side": "red", "actor": "Reds", "credibility": 3},
        HEARSAY | {"actor_side": "blue", "actor": "Blues"},
    ]
    dossier = incident_dossier(*case([*reports, LATER]), "one")
    actor = dossier.disagreements.set_index("about").loc["actor"]
    assert actor["chosen"] == ("red", "Reds")
    assert dossier.attribution.named is not None
    assert dossier.attribution.named.actor == "Reds"


def test_sizes_in_two_units_have_no_range():
    """Five rockets and two salvos cannot be ordered."""
    reports = [BEST | {"magnitude": 5, "magnitude_unit": unit} for unit in ("rockets", "salvos")]
    sizes = incident_dossier(*case([*reports, LATER]), "one").disagreements.set_index("about").loc["size"]
    assert sizes[["low", "high"]].isna().all()
    same = [BEST | {"magnitude": size, "magnitude_unit": "rockets"} for size in (5, 9)]
    sizes = incident_dossier(*case([*same, LATER]), "one").disagreements.set_index("about").loc["size"]
    assert (sizes["low"], sizes["high"]) == (5, 9)


def test_reports_that_agree_have_no_disagreements():
    """Twice the same."""
    assert incident_dossier(*case([BEST, BEST, LATER]), "one").disagreements.empty


def test_the_weeks_show_what_the_incident_adds_and_how_it_fades():
    """New in W02, half of it left in W03, a quarter in W04; contributions are the whole score here."""
    evidence, scores = case([BEST | {"killed": 1}], weights={"fire": 1.0})
    weeks = incident_dossier(evidence, scores, "one").weeks
    assert list(weeks["week"]) == ["2020-W02", "2020-W03", "2020-W04"]
    assert list(weeks["is_new"]) == [True, False, False]
    assert list(weeks["mass"]) == pytest.approx([4 * 14 / 15 / 2**age for age in range(3)])
    assert list(weeks["contribution"]) == pytest.approx(list(weeks["score"]))


def test_links_run_both_ways():
    """What it ends, and what ends it."""
    reports = [BEST | {"ends": "early; earlier"}, {"day": "2020-01-20", **ORDER, "ends": "one"}]
    dossier = incident_dossier(*case([*reports, LATER]), "one")
    assert dossier.ends == ("earlier", "early")
    assert dossier.ended_by == ("r1",)


def test_a_tally_is_evidence_that_no_indicator_counts():
    """It is shown, without weight and without weeks."""
    dossier = incident_dossier(*case([BEST | {"tally": True}, {"day": "2020-01-08", **FIRE}]), "one")
    assert dossier.indicators == ()
    assert dossier.weeks.empty
    assert len(dossier.reports) == 1


def test_independent_sources_are_counted_once():
    """A repost is no second source."""
    evidence, scores = case([BEST, HEARSAY, LATER], publishers={"a0": "Gazette", "a1": "Herald (Gazette)"})
    assert incident_dossier(evidence, scores, "one").independent == 1


def test_an_unknown_incident_is_refused_with_the_nearest_name():
    """A slip of the pen is offered its correction."""
    with pytest.raises(UnknownIncident, match=r'"onee".*for example one'):
        incident_dossier(*case([BEST]), "onee")


def test_an_incident_reported_later_is_not_known_yet():
    """As of the 12th the report of the 15th does not exist."""
    evidence, scores = case(
        [BEST | {"published": "2020-01-15"}, {"day": "2020-01-06", **FIRE}], as_of=date(2020, 1, 12)
    )
    with pytest.raises(UnknownIncident, match="published by 2020-01-12"):
        incident_dossier(evidence, scores, "one")
