"""The shipped definitions on the shipped watch: the numbers and the rungs that the design was drawn with."""

from __future__ import annotations

import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.scoring import compose, score_incidents
from indicators.watch import read_watch, shipped_watch_folder

CATALOGUE = load_catalogue(SHIPPED)


@pytest.fixture(scope="module")
def watch():
    """Read the shipped watch."""
    return read_watch(shipped_watch_folder())


@pytest.fixture(scope="module")
def matrix(watch):
    """Score the shipped watch with the shipped definitions."""
    return score_incidents(watch, CATALOGUE)


@pytest.mark.parametrize(
    ("weight_set", "week", "score"),
    [
        ("default", "2020-W02", 74.9),
        ("default", "2020-W11", 38.3),
        ("default", "2020-W12", 42.1),
        ("default", "2020-W17", 14.2),
        ("equal", "2020-W11", 15.6),
        ("equal", "2020-W12", 19.9),
        ("threats", "2020-W11", 21.1),
        ("threats", "2020-W12", 16.2),
        ("posture", "2020-W11", 2.0),
        ("posture", "2020-W12", 21.6),
    ],
)
def test_the_posture_scores_are_those_of_the_design(weight_set, week, score, matrix):
    """The scores drawn in the design pages, to the decimal that they show."""
    scores = compose(matrix, CATALOGUE.weights(weight_set))
    assert round(scores.weeks.loc[week, "score"], 1) == score


def test_the_indicator_scores_of_one_week_are_those_of_the_design(matrix):
    """All nine in 2020-W12, as the design's table of indicators gives them."""
    week = matrix.indicator_weeks.query("week == '2020-W12'").set_index("indicator")["score"]
    assert week.round(1).to_dict() == {
        "attacks": 56.6,
        "force_protection_raised": 15.8,
        "troop_relocations": 72.3,
        "air_defense_deployments": 6.3,
        "force_protection_relaxed": 7.9,
        "attacks_elsewhere": 1.7,
        "coalition_strikes": 28.0,
        "threat_rhetoric": 6.2,
        "hostile_surveillance": 0.0,
    }


@pytest.mark.parametrize(
    ("indicator", "incident", "rung"),
    [
        ("attacks", "INC-20200311-TAJI", 4),
        ("attacks", "INC-20200317-GZ", 1),
        ("attacks", "INC-20191231-EMBASSY", 2),
        ("attacks", "INC-20200108-ASAD-BM", 8),
        ("attacks", "INC-20200112-BALAD", 2),
        ("coalition_strikes", "INC-20191229-US-STRIKES", 8),
        ("coalition_strikes", "INC-20191110-MAKHMUR-AIR", 1),
        ("attacks_elsewhere", "INC-20200110-BUKAMAL", 8),
        ("troop_relocations", "INC-20200315-SYRIA-CONVOY", 1),
        ("troop_relocations", "INC-20191114-SARRIN", 1),
        ("troop_relocations", "INC-20191231-MARINES", 2),
        ("troop_relocations", "INC-20200317-QAIM", 4),
        ("troop_relocations", "INC-20200103-82ND-BRIGADE", 8),
        ("air_defense_deployments", "INC-20200310-AD-MOVING", 1),
        ("air_defense_deployments", "INC-20200330-PATRIOT-KUWAIT", 2),
        ("force_protection_raised", "INC-20200101-CONSULAR", 1),
        ("force_protection_raised", "INC-20200316-TRAINING-SUSPEND", 2),
        ("force_protection_relaxed", "INC-202004-BODYARMOUR-NIGHT", 1),
        ("force_protection_relaxed", "INC-20200115-OPS-RESUME", 2),
    ],
)
def test_incidents_reach_the_rung_that_the_method_names(indicator, incident, rung, matrix):
    """A death 4, a storming 2, missiles 8; 62 trucks 1, 100 troops 2, 300 troops 4; a Patriot 2."""
    weights = matrix.incident_weights
    rows = weights[(weights["indicator"] == indicator) & (weights["incident_id"] == incident)]
    assert rows["rung"].tolist() == [rung]


def test_every_untallied_incident_counts_somewhere_or_is_known_not_to(watch, matrix):
    """Host forces' own attacks and own side's threats are watched by no indicator; nothing else is lost."""
    told = watch.reports[~watch.reports["tally"]]
    uncounted = told[~told["incident_id"].isin(matrix.incident_weights["incident_id"])]
    protected, host = set(watch.settings.protected), set(watch.settings.host)
    by_host = (uncounted["kind"] == "attack") & uncounted["actor_side"].isin(host)
    own_threats = (uncounted["kind"] == "threat_rhetoric") & uncounted["actor_side"].isin(protected)
    assert uncounted[~by_host & ~own_threats]["incident_id"].unique().tolist() == []
    assert by_host.any()
    assert own_threats.any()


def test_no_attack_by_the_protected_or_the_host_side_is_a_threat(watch, matrix):
    """Return fire by host forces at a protected site is no attack on it."""
    attacks = watch.reports[watch.reports["kind"] == "attack"]
    own = {*watch.settings.protected, *watch.settings.host}
    is_own = attacks["actor_side"].isin(own).groupby(attacks["incident_id"]).all()
    threats = matrix.incident_weights["indicator"].isin(["attacks", "attacks_elsewhere"])
    counted = set(matrix.incident_weights[threats]["incident_id"])
    assert "INC-20191108-QWEST-RETURNFIRE" in is_own[is_own].index
    assert counted & set(is_own[is_own].index) == set()


def test_no_attack_counts_both_here_and_elsewhere(matrix):
    """The two definitions split the attacks between them; on the shipped data no incident is in both."""
    weights = matrix.incident_weights
    here = set(weights.query("indicator == 'attacks'")["incident_id"])
    elsewhere = set(weights.query("indicator == 'attacks_elsewhere'")["incident_id"])
    assert here & elsewhere == set()
