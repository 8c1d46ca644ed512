"""The address and the view: both directions, and a message for whatever is not understood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.view import Choices, View, choose, messages_of, read_address

CHOICES = Choices(
    weeks=("2020-W11", "2020-W12"),
    indicators=("attacks", "troop_relocations"),
    first_day=date(2019, 10, 28),
    last_day=date(2020, 4, 26),
)

days = st.dates(min_value=date(1000, 1, 1))
plain_words = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"], exclude_characters="\ufffd"),
    min_size=1,
    max_size=40,
)
weeks = days.map(lambda day: "{:04d}-W{:02d}".format(*day.isocalendar()))
views = st.builds(
    View,
    week=st.none() | weeks,
    weights=st.none() | plain_words,
    as_of=st.none() | days,
    show=st.none() | plain_words,
    incident=st.none() | plain_words,
    article=st.none() | plain_words,
    watch=st.none() | plain_words,
    base=st.none() | plain_words,
    against=st.none() | weeks,
)


@given(views)
def test_an_address_gives_back_the_view_it_was_made_from(view: View) -> None:
    """Writing a view as an address and reading it again loses nothing and complains about nothing."""
    assert read_address(view.address) == (view, ())


@given(st.text(max_size=300))
def test_whatever_the_browser_sends_is_read_without_an_exception(search: str) -> None:
    """Any text gives a view whose own address is stable: reading it once settles it."""
    view, _ = read_address(search)
    assert read_address(view.address) == (view, ())


@pytest.mark.parametrize("search", [None, "", "?"])
def test_an_empty_address_is_the_default_view(search: str | None) -> None:
    """Without a query everything is default, the pane is closed and nothing is to be said."""
    view, messages = read_address(search)
    assert (view, messages, view.has_pane) == (View(), (), False)


def test_the_default_is_left_out_of_the_address() -> None:
    """Only what differs from the default is written, in the order of the parts."""
    assert View().address == "?"
    assert View(show="attacks", week="2020-W12").address == "?week=2020-W12&show=attacks"


@pytest.mark.parametrize(
    ("search", "message"),
    [
        ("?week=12", "Address, week: “12” is not a week. Write it like 2020-W12."),
        ("?week=2019-W53", "“2019-W53” is not a week"),
        ("?week=2020-W1٢", "is not a week"),
        ("?as_of=2020-02-30", "Address, as_of: “2020-02-30” is not a day. Write it like 2020-04-26."),
        ("?as_of=20200426", "“20200426” is not a day"),
        ("?show=", "Address, show: “” is empty"),
        ("?incident=a%00b", "“a\N{REPLACEMENT CHARACTER}b” is empty, over 200 characters or has invisible"),
        ("?article=" + "x" * 201, "x…” is empty, over 200 characters"),
        ("?wek=2020-W12", "“wek” is not a part of it and is left out. Parts are week, weights, as_of, show"),
        ("?week=" + "2" * 2000, "Address: 2006 characters. Expected at most 2000."),
    ],
)
def test_what_is_not_understood_is_said_and_left_at_its_default(search: str, message: str) -> None:
    """The message names the part, what was found and how it should look; the view stays at its default."""
    view, (said,) = read_address(search)
    assert view == View()
    assert message in said


def test_a_part_given_twice_counts_once_and_is_said() -> None:
    """The first of two values is used; the message shows both."""
    view, messages = read_address("?week=2020-W11&week=2020-W12")
    assert view.week == "2020-W11"
    assert messages == ("Address, week: given twice. 2020-W11 is used, “2020-W12” is left out.",)


def test_week_53_exists_in_the_years_that_have_it() -> None:
    """2020 has 53 ISO weeks."""
    assert read_address("?week=2020-W53") == (View(week="2020-W53"), ())


def test_a_view_that_the_watch_has_is_kept() -> None:
    """Every part that is among the choices stays as it is."""
    view = View("2020-W12", "equal", date(2020, 4, 26), "attacks")
    assert choose(view, CHOICES) == (view, ())
    assert choose(View(show="week"), CHOICES) == (View(show="week"), ())


@pytest.mark.parametrize(
    ("view", "message"),
    [
        (View(week="2021-W01"), "week: 2021-W01 is not among the weeks shown here, 2020-W11 to 2020-W12"),
        (View(show="rockets"), "show: “rockets” is not an indicator. Choose one of week, attacks, troop_rel"),
        (View(as_of=date(2030, 1, 1)), "as_of: 2030-01-01 lies outside 2019-10-28 to 2020-04-26"),
    ],
)
def test_what_the_watch_does_not_have_falls_back_and_lists_the_choices(view: View, message: str) -> None:
    """An unknown week, set, indicator or day becomes the default, with the choices in the message."""
    chosen, (said,) = choose(view, CHOICES)
    assert chosen == View()
    assert message in said


def test_a_week_asked_for_before_anything_was_known_says_so() -> None:
    """When no week had begun by the as-of date, the message advises a later one."""
    choices = Choices((), (), date(2019, 10, 28), date(2020, 4, 26))
    view = View(week="2020-W12", as_of=date(2019, 10, 28))
    _, (said,) = choose(view, choices)
    assert said.endswith("no week had begun by 2019-10-28. Choose a later as-of date.")


def test_closing_the_pane_keeps_week_weights_and_date() -> None:
    """Only what opened the pane is dropped."""
    view = View("2020-W12", "equal", date(2020, 4, 26), "attacks", "INC-1", "art-1")
    assert view.has_pane
    assert view.without_pane() == View("2020-W12", "equal", date(2020, 4, 26))


def test_messages_are_joined_in_order_without_repeats() -> None:
    """Two sources of messages may say the same thing; the page says it once."""
    assert messages_of(["a", "b"], ["b", "c"]) == ("a", "b", "c")
