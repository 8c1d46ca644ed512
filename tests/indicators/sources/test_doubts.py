"""Warnings on events.csv: rows that are kept, and what is odd about them."""

from __future__ import annotations

import pytest

from indicators.vocabulary import Reliability
from tests.indicators.watch_folder import ARTICLES, EVENTS, changed, check, only_fault


def warning(tmp_path, position=0, **cells):
    """Give the one warning that a changed event makes, and see that the row was kept."""
    result = check(tmp_path, events=changed(EVENTS, position, **cells))
    fault = only_fault(result)
    assert fault.severity == "warning"
    assert result.counts["events.csv"].rejected == 0
    assert result.watch.warnings == (fault,)
    return fault


@pytest.mark.parametrize("letter", [*Reliability, ""])
@pytest.mark.parametrize("digit", ["1", "2", "3", "4", "5", "6", ""])
def test_grades_three_steps_apart_are_flagged(tmp_path, letter, digit):
    """Exactly A4, A5, B5, D1, E1 and E2 are flagged; F, 6 and empty grades judge nothing."""
    articles = changed(ARTICLES, 1, reliability=letter)
    result = check(tmp_path, articles=articles, events=changed(EVENTS, 1, credibility=digit))
    flagged = [fault.line for fault in result.faults if fault.column == "credibility"]
    assert flagged == ([3] if letter + digit in {"A4", "A5", "B5", "D1", "E1", "E2"} else [])


def test_an_unknown_incident_in_ends_is_a_warning_with_the_nearest(tmp_path):
    """The set has parts that are kept apart, so an unknown incident costs no row."""
    fault = warning(tmp_path, 5, ends="i1;i9")
    assert (fault.line, fault.column) == (7, "ends")
    assert '"i9"' in fault.found


def test_an_incident_cannot_end_itself(tmp_path):
    """An incident in its own ends is odd, also when it is the report's own identifier."""
    assert "own incident" in warning(tmp_path, 0, ends="i1").found
    assert "own incident" in warning(tmp_path, 2, ends="e3").found


def test_an_event_after_its_article_is_doubted(tmp_path):
    """An event two days after its article is flagged, one day after (a newsroom to the west) is not."""
    fault = warning(tmp_path, 0, event_date="2020-01-11", event_date_end="")
    assert (fault.column, "came out on 2020-01-09" in fault.found) == ("event_date", True)
    assert check(tmp_path, events=changed(EVENTS, 0, event_date="2020-01-10", event_date_end="")).faults == ()


def test_a_site_without_a_point_is_doubted(tmp_path):
    """A place known to its site needs a point to be near anything; a country does not."""
    fault = warning(tmp_path, 0, latitude="", longitude="")
    assert (fault.column, "known to its site" in fault.found) == ("latitude", True)


def test_a_size_without_a_unit_is_doubted(tmp_path):
    """A number without a unit is flagged: three of what."""
    assert "size 3 without a unit" in warning(tmp_path, 0, magnitude_unit="").found


def test_half_marked_tallies_are_doubted(tmp_path):
    """A tally row of an incident whose other row is none is flagged on the tally row."""
    fault = warning(tmp_path, 5, incident_id="i1", ends="i2")
    assert (fault.line, fault.column) == (7, "tally")


def test_a_strange_country_is_named_once(tmp_path):
    """A country that watch.toml does not know is flagged once, with its rows and the nearest name."""
    events = changed(changed(EVENTS, 0, country="Shorelnd"), 1, country="Shorelnd")
    fault = only_fault(check(tmp_path, events=events))
    assert (fault.line, fault.column) == (2, "country")
    assert '"Shorelnd" on 2 rows' in fault.found
    assert "Did you mean Shoreland?" in fault.advice


def test_offsets_into_a_text_that_is_not_there_are_doubted(tmp_path):
    """Offsets are kept when the watch has no text of the article, and said aloud."""
    fault = warning(tmp_path, 0, char_start="0", char_end="5")
    assert (fault.column, fault.line) == ("char_start", 2)
