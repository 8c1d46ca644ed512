"""What fills the shell: the header of each view, the pages, the pane."""

from __future__ import annotations

from datetime import date

from dashboard.filling import fill, frame
from dashboard.shelf import always
from dashboard.view import read_address
from tests.dashboard.cases import queries_of


def framed(search, watch="shipped"):
    """Describe what stands around the page for an address."""
    return frame(always(queries_of(watch))(search))


def test_the_header_names_the_watch_and_the_view():
    """Title, week, set and as-of date, every default filled in."""
    one = framed("")
    assert one.watch_title == "Iraq: coalition posture, winter 2019-20"
    assert (one.view.week, one.view.weights, one.as_of) == ("2020-W17", "default", date(2020, 4, 26))
    assert one.as_of_shown == "26 Apr 2020"
    assert one.messages == ()


def test_every_week_can_be_chosen_with_its_days():
    """Twenty-six of them, in order."""
    options = framed("").weeks
    assert len(options) == 26
    assert (options[0].label, options[0].days) == ("2019-W44", "28 Oct – 3 Nov")
    assert {option.remark for option in options} == {""}


def test_weeks_that_are_open_or_were_not_searched_say_so():
    """In the list they are chosen from."""
    remarks = {option.label: option.remark for option in framed("?as_of=2020-03-25", "unsearched").weeks}
    assert {label: remark for label, remark in remarks.items() if remark} == {
        "2020-W12": "not covered", "2020-W13": "provisional",
    }  # fmt: skip


def test_the_sets_and_the_dates_to_choose_from_are_the_watch_s():
    """Ids with titles; from the first Monday to the last Sunday."""
    one = framed("")
    assert list(one.weight_sets)[:4] == ["default", "equal", "posture", "threats"]
    assert one.weight_sets["threats"] == "Threats only"
    assert (one.first_day, one.last_day) == (date(2019, 10, 28), date(2020, 4, 26))


def test_what_was_not_understood_is_said_and_the_rest_is_shown():
    """A message for each part; the other parts hold."""
    one = framed("?week=2020-W12&weights=equl&as_of=18-03-2020&show=atacks&colour=red")
    assert one.view.week == "2020-W12"
    assert (one.view.weights, one.view.as_of, one.view.show) == ("default", date(2020, 4, 26), None)
    assert len(one.messages) == 4
    for found in ("equl", "18-03-2020", "atacks", "colour"):
        assert sum(found in message for message in one.messages) == 1


def test_links_do_not_repeat_what_was_refused():
    """The header's links keep what was asked for and understood, and leave defaults out."""
    asked = framed("?week=2020-W12&weights=equl&as_of=2031-01-01&show=atacks").asked
    assert asked.address == "?week=2020-W12"
    assert framed("?weights=equal&as_of=2020-03-22").asked.address == "?week=2020-W12&weights=equal&as_of=2020-03-22"
    assert read_address(asked.address)[1] == ()


def test_the_foot_of_the_navigation_counts_what_is_known_by_the_date():
    """Fewer articles, reports and incidents at an earlier date; the weeks there are then."""
    now, then = framed("").counts, framed("?as_of=2020-03-22").counts
    assert now[:3] == ("167 articles", "278 reports", "152 incidents")
    assert [int(line.split(" ")[0]) for line in then[:3]] < [167, 278, 152]
    assert (now[3], then[3]) == ("2019-W44 to 2020-W17", "2019-W44 to 2020-W12")
    assert now[4] == "Weeks run Monday to Sunday, Asia/Baghdad"


def test_only_pages_that_exist_are_named():
    """The first stands at the root; its pane opens by the same address."""
    content = fill(always(queries_of()))
    assert [(page.path, page.name) for page in content.pages] == [
        ("/", "Overview"),
        ("/weights", "Weights"),
        ("/compare", "Compare"),
        ("/data", "Data"),
    ]
    assert content.frame("?week=2020-W12").view.week == "2020-W12"
    assert content.pane("?week=2020-W12") is None
    assert content.pane("?week=2020-W12&show=attacks") is not None
