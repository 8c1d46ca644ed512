"""Systems and how far each has come."""

from __future__ import annotations

import pandas as pd

from indicators.situation import NOT_NAMED, stages_on, stages_spans
from tests.indicators.situation.theatre_of_words import COUNTRY, SHIELD, day, read


def stages(native, on: str) -> list[tuple[str, str, str]]:
    """Give system, place and stage on a day."""
    table = stages_on(native, day(on))
    return list(zip(table["system"], table["place"], table["stage"], strict=True))


def test_the_latest_stage_by_event_date_holds_at_each_place():
    """Asked for on the 2nd, shipped on the 8th, at work on the 20th."""
    reports = [
        {"day": "2020-01-20", **SHIELD, "direction": "work"},
        {"day": "2020-01-02", **SHIELD, "direction": "ask"},
        {"day": "2020-01-08", **SHIELD, "direction": "ship"},
    ]
    native = read(reports)
    assert stages(native, "2020-01-01") == []
    assert [stages(native, f"2020-01-{d:02}")[0][2] for d in (2, 7, 8, 19, 20)] == [
        "ask",
        "ask",
        "ship",
        "ship",
        "work",
    ]


def test_a_stage_is_not_moved_by_an_older_event_that_is_told_later():
    """Published last, but it happened before: withdrawn stays withdrawn."""
    reports = [
        {"day": "2020-01-10", **SHIELD, "direction": "gone"},
        {"day": "2020-01-05", **SHIELD, "direction": "work", "published": "2020-01-20"},
    ]
    assert stages(read(reports), "2020-01-26") == [("dome", "Base", "gone")]


def test_systems_and_places_are_kept_apart():
    """The same system at two places, and another one without a name."""
    reports = [
        {"day": "2020-01-08", **SHIELD},
        {"day": "2020-01-09", **SHIELD, **COUNTRY, "direction": "work"},
        {"day": "2020-01-09", **SHIELD, "subtype": None},
    ]
    assert stages(read(reports), "2020-01-26") == [
        ("dome", "Base", "ship"), ("dome", "Iraq", "work"), (NOT_NAMED, "Base", "ship"),
    ]  # fmt: skip


def test_what_completes_a_stage_elsewhere_removes_nothing():
    """`ends` links the system at work on the base to the one announced for the country; both stand."""
    reports = [
        {"day": "2020-01-02", **SHIELD, **COUNTRY},
        {"day": "2020-01-20", **SHIELD, "direction": "work", "ends": "r0"},
    ]
    assert stages(read(reports), "2020-01-26") == [("dome", "Base", "work"), ("dome", "Iraq", "ship")]


def test_one_incident_seen_in_two_stages_passes_through_both():
    """Each stage is dated by its own reports; the report without a stage joins the first coded one."""
    reports = [
        {"day": "2020-01-02", **SHIELD, "incident_id": "one", "direction": "ship", "reliability": "B"},
        {"day": "2020-01-04", **SHIELD, "incident_id": "one", "direction": None},
        {"day": "2020-01-20", **SHIELD, "incident_id": "one", "direction": "work"},
    ]
    native = read(reports)
    assert [stages(native, f"2020-01-{d:02}") for d in (3, 4, 20)] == [
        [], [("dome", "Base", "ship")], [("dome", "Base", "work")],
    ]  # fmt: skip


def test_names_of_one_site_are_one_place():
    """The base under two names within a kilometre: one lane, moved on by the later report."""
    reports = [
        {"day": "2020-01-02", **SHIELD, "place": "The base"},
        {"day": "2020-01-20", **SHIELD, "direction": "work", "place": "Base, east gate"},
    ]
    assert stages(read(reports), "2020-01-26") == [("dome", "Base, east gate", "work")]


def test_a_stage_told_again_goes_back_to_its_first_day():
    """Shipped on the 2nd and, by another report, on the 9th: on its way since the 2nd."""
    reports = [{"day": "2020-01-02", **SHIELD}, {"day": "2020-01-09", **SHIELD}]
    assert list(stages_on(read(reports), day("2020-01-10"))["since"]) == [pd.Timestamp("2020-01-02")]


def test_of_two_stages_on_one_day_the_later_in_the_definitions_order_holds():
    """Shipped and at work on the 2nd: at work."""
    reports = [{"day": "2020-01-02", **SHIELD, "direction": word} for word in ("work", "ship")]
    assert stages(read(reports), "2020-01-02") == [("dome", "Base", "work")]


def test_spans_run_until_the_next_stage_and_stay_open_at_the_end():
    """Asked 2-8, shipped 8-20, at work since the 20th."""
    reports = [
        {"day": "2020-01-02", **SHIELD, "direction": "ask"},
        {"day": "2020-01-08", **SHIELD},
        {"day": "2020-01-20", **SHIELD, "direction": "work"},
    ]
    spans = stages_spans(read(reports), "shields")
    assert list(spans["stage"]) == ["ask", "ship", "work"]
    assert [str(d.date()) for d in spans["from_day"]] == ["2020-01-02", "2020-01-08", "2020-01-20"]
    assert [str(d.date()) for d in spans["until_day"].dropna()] == ["2020-01-08", "2020-01-20"]


def test_spans_of_one_stage_at_several_places_are_joined_and_those_of_several_stages_overlap():
    """On its way to the country from the 2nd on for good; at work on the base from the 20th."""
    reports = [
        {"day": "2020-01-02", **SHIELD, **COUNTRY},
        {"day": "2020-01-05", **SHIELD},
        {"day": "2020-01-20", **SHIELD, "direction": "work"},
    ]
    spans = stages_spans(read(reports), "shields")
    assert [(row.stage, str(row.from_day.date())) for row in spans.itertuples()] == [
        ("ship", "2020-01-02"), ("work", "2020-01-20"),
    ]  # fmt: skip
    assert spans["until_day"].isna().all()


def test_a_stage_told_again_is_one_span():
    """Shipped on the 2nd and again on the 9th: on its way without a break."""
    spans = stages_spans(read([{"day": "2020-01-02", **SHIELD}, {"day": "2020-01-09", **SHIELD}]), "shields")
    assert [str(d.date()) for d in spans["from_day"]] == ["2020-01-02"]
    assert spans["until_day"].isna().all()


def test_a_stage_that_comes_back_has_two_spans():
    """At work 2-8, gone 8-20, at work again."""
    reports = [
        {"day": f"2020-01-{d:02}", **SHIELD, "direction": word} for d, word in ((2, "work"), (8, "gone"), (20, "work"))
    ]
    spans = stages_spans(read(reports), "shields")
    assert [(row.stage, str(row.from_day.date())) for row in spans.itertuples()] == [
        ("work", "2020-01-02"), ("work", "2020-01-20"), ("gone", "2020-01-08"),
    ]  # fmt: skip


def test_without_reports_there_are_no_systems():
    """Empty tables with their columns."""
    native = read([])
    assert list(stages_spans(native, "shields").columns) == ["system", "stage", "from_day", "until_day"]
    assert stages_on(native, day("2020-01-26")).empty
