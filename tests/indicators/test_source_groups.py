"""Which articles come from one source."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from indicators.source_groups import original_source, source_groups, source_of_articles


@pytest.mark.parametrize(
    ("publisher", "source"),
    [
        ("The Gazette", "The Gazette"),
        ("The Gazette (WIRE)", "WIRE"),
        ("The Gazette (reposted)", "The Gazette"),
        ("The Gazette (via Aggregator)", "The Gazette"),
        ("Aggregator (The Gazette repost)", "The Gazette"),
        ("Aggregator (WIRE-based repost)", "WIRE"),
        ("Aggregator (Ministry release)", "Ministry"),
        ("Jane Doe (author as named in the text; publisher not named)", "Jane Doe"),
    ],
)
def test_the_name_in_brackets_is_the_source_unless_it_is_a_remark(publisher: str, source: str):
    """How a story was taken over is no part of the name; going through another outlet changes nothing."""
    assert original_source(publisher) == source


def sources(*publishers: str | None) -> list[str]:
    """Group articles a0, a1, ... by publisher."""
    ids = [f"a{number}" for number in range(len(publishers))]
    articles = pd.DataFrame({"article_id": ids, "publisher": pd.Series(publishers, dtype="str")})
    return list(source_groups(articles))


def test_reposts_belong_to_the_agency_under_its_full_name():
    """Two reposts by initials and the agency itself are one source."""
    assert sources("Gazette (UNW)", "United News Wire", "Herald (UNW)") == ["United News Wire"] * 3


def test_an_agency_that_is_only_named_in_reposts_keeps_its_initials():
    """Nothing in the list spells it out."""
    assert sources("Gazette (UNW)", "Herald (UNW)") == ["UNW", "UNW"]


def test_initials_that_fit_two_names_are_left_alone():
    """Ulster News World would fit as well: nobody knows which is meant."""
    assert sources("Gazette (UNW)", "United News Wire", "Ulster News World")[0] == "UNW"


def test_a_short_name_is_the_longer_one_only_where_general_words_are_left_out():
    """Meridian is Meridian News; Meridian Gardens is another house."""
    assert sources("Herald (Meridian)", "Meridian News") == ["Meridian News"] * 2
    assert sources("Herald (Meridian)", "Meridian Gardens") == ["Meridian", "Meridian Gardens"]


def test_the_article_before_a_name_and_its_case_are_no_difference():
    """One name, as the list writes it first."""
    assert len(set(sources("The Gazette", "Herald (gazette)"))) == 1


def test_an_article_without_a_publisher_is_a_source_of_its_own():
    """Two of them are two sources."""
    assert sources(None, None) == ["a0", "a1"]


def test_common_words_in_capitals_are_not_taken_for_initials():
    """A name of several letters matches initials only when it is written in capitals."""
    assert sources("Una", "United News Agency") == ["Una", "United News Agency"]
    assert sources("UNA", "United News Agency") == ["United News Agency"] * 2


def test_the_group_that_the_analyst_gives_comes_before_the_name():
    """Two outlets are put together, one outlet is told apart; a given group fills nobody's initials."""
    articles = pd.DataFrame({
        "article_id": ["a0", "a1", "a2", "a3", "a4"],
        "publisher": pd.Series(["Gazette", "Herald", "Gazette", "Post (UNW)", "Mail"], dtype="str"),
        "source_group": pd.Series(["one house", "one house", None, None, "United News Wire"], dtype="str"),
    })  # fmt: skip
    assert list(source_groups(articles)) == ["one house", "one house", "Gazette", "UNW", "United News Wire"]


def test_sources_are_read_from_the_articles_known_by_the_day():
    """The agency's full name is published on the 9th; before, its repost keeps the initials."""
    articles = pd.DataFrame({
        "article_id": ["a0", "a1"],
        "publisher": pd.Series(["Gazette (UNW)", "United News Wire"], dtype="str"),
        "published": pd.to_datetime(["2020-01-08", "2020-01-09"]),
    })  # fmt: skip
    assert source_of_articles(articles, date(2020, 1, 8)).to_dict() == {"a0": "UNW"}
    assert set(source_of_articles(articles, date(2020, 1, 9))) == {"United News Wire"}
