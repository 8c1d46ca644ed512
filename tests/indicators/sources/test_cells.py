"""One cell to one value: taken exactly, or refused with what was expected and what to do."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.errors import CellRefused, PosturewatchError
from indicators.sources import cells


def refusal(parse, cell):
    """Give the message with which a cell is refused."""
    with pytest.raises(CellRefused) as caught:
        parse(cell)
    return str(caught.value)


class TestText:
    @pytest.mark.parametrize(
        "cell", ["NA", "010", " a ", "\u202eabc", "é", "e\u0301", "\ufeff", "=1+1", "<b>", "😀", "1\t2"]
    )
    def test_a_text_is_stored_as_it_is(self, cell):
        """Nothing is trimmed, normalised, escaped or read as a number."""
        assert cells.text(cell) == cell


class TestIdentifier:
    @pytest.mark.parametrize("cell", ["e1", "INC-2020", "010", "NA", "rapport 7", "حدث-a", "x" * 200])
    def test_visible_texts_are_identifiers(self, cell):
        """Letters of any script, digits and inner spaces make an identifier; 010 is no ten."""
        assert cells.identifier(cell) == cell

    @pytest.mark.parametrize(
        ("cell", "said"),
        [
            (" e1", "with a space at its end"),
            ("e1\u00a0", "with a space at its end"),
            ("e1;e2", "without semicolons"),
            ("e\u200b1", r"e\u200b1"),
            ("e\n1", r"e\n1"),
            ("x" * 201, "201 characters"),
        ],
    )
    def test_what_cannot_be_told_apart_is_refused(self, cell, said):
        """Edge spaces, invisible characters and semicolons would make two identifiers look like one."""
        assert said in refusal(cells.identifier, cell)

    def test_lists_of_identifiers(self):
        """Identifiers joined by semicolons stay as they stand; an empty one is refused."""
        assert cells.identifiers("i1;i2") == "i1;i2"
        assert "extra semicolon" in refusal(cells.identifiers, "i1;;i2")
        assert "extra semicolon" in refusal(cells.identifiers, "i1;")


class TestWords:
    def test_a_listed_word_is_taken_and_another_answered_with_choices_and_nearest(self):
        """A word that is not listed is refused with all choices and the one that was meant."""
        parse = cells.word(["attack", "claim"], listed_in="[codebook] kinds")
        assert parse("claim") == "claim"
        assert refusal(parse, "attacc") == 'Found "attacc". Expected one of attack or claim. Did you mean attack?'
        assert "add the word to [codebook] kinds" in refusal(parse, "parade")

    @pytest.mark.parametrize("cell", ["Attack", "attack ", "ATTACK"])
    def test_case_and_spaces_matter_and_the_advice_helps(self, cell):
        """A word is taken exactly as listed."""
        assert "Did you mean attack?" in refusal(cells.word(["attack", "claim"]), cell)

    def test_without_a_list_any_word_is_taken(self):
        """A watch without a codebook takes any word."""
        assert cells.word(None)("parade") == "parade"

    def test_joined_words(self):
        """Joined words are each listed, each once, and the exclusive one stands alone."""
        parse = cells.words(["threat", "virus", "unstated"], alone="unstated")
        assert [parse(cell) for cell in ("threat;virus", "unstated", "virus")] == [
            "threat;virus",
            "unstated",
            "virus",
        ]
        assert "Did you mean virus?" in refusal(parse, "threat;virsu")
        assert "each word once" in refusal(parse, "threat;threat")
        assert "Take unstated out" in refusal(parse, "threat;unstated")
        assert "one of threat" in refusal(parse, "threat;")

    def test_flags(self):
        """A flag is yes (or no where it may be), and nothing that only looks like it."""
        assert cells.flag()("yes") is True
        assert cells.flag()("no") is False
        assert "yes, or an empty cell" in refusal(cells.flag(yes_only=True), "no")
        for cell in ("Yes", "true", "1", "y"):
            assert "yes or no, or an empty cell" in refusal(cells.flag(), cell)


class TestNumbers:
    @pytest.mark.parametrize(("cell", "number"), [("0", 0), ("7", 7), ("100", 100)])
    def test_whole_numbers(self, cell, number):
        """Digits between the bounds, both included, are a whole number."""
        assert cells.whole(0, 100)(cell) == number

    @pytest.mark.parametrize(
        ("cell", "advice"),
        [
            ("-1", "digits only"),
            ("101", "from 0 to 100"),
            ("010", "Write 10, without leading zeros"),
            ("00", "Write 0, without"),
            ("1.0", "digits only"),
            ("1e2", "digits only"),
            ("NaN", "Leave the cell empty"),
            ("NA", "Leave the cell empty"),
            ("-", "Leave the cell empty"),
            ("inf", "digits only"),
            ("1,200", "Write 1200"),
            ("1 200", "Write 1200"),
            ("٣", "digits only"),
            ("²", "digits only"),
            ("1_0", "digits only"),
            (" 1", "digits only"),
            ("+1", "digits only"),
            ("9" * 400, "digits only"),
        ],
    )
    def test_other_whole_numbers_are_refused(self, cell, advice):
        """Signs, leading zeros, exponents, NaN, infinity, separators and foreign digits are refused."""
        assert advice in refusal(cells.whole(0, 100), cell)

    @pytest.mark.parametrize(("cell", "number"), [("-90", -90.0), ("33.3089", 33.3089), ("0.5", 0.5), ("90.0", 90.0)])
    def test_decimals(self, cell, number):
        """A decimal has a point and lies between the bounds, both included."""
        assert cells.decimal(-90, 90)(cell) == number

    @pytest.mark.parametrize(
        ("cell", "said"),
        [
            ("90.0001", "from -90 to 90 degrees north"),
            ("-91", "from -90 to 90 degrees north"),
            ("33,3", "Write 33.3 with a point"),
            ("033.3", "Write 33.3, without leading zeros"),
            ("nan", "Leave the cell empty"),
            ("inf", "digits only"),
            ("1e1", "digits only"),
            (".5", "digits only"),
            ("33.3N", "digits only"),
        ],
    )
    def test_other_decimals_are_refused(self, cell, said):
        """A decimal comma, exponents, NaN, infinity and numbers past the bounds are refused."""
        assert said in refusal(cells.decimal(-90, 90, unit="degrees north"), cell)


def test_days_and_weeks_are_those_of_the_calendar():
    """A day is local to the watch's zone and a week a label; what is neither keeps its own advice."""
    assert cells.day("Asia/Baghdad")("2020-01-05T22:30Z") == date(2020, 1, 6)
    assert cells.week("2020-W53") == "2020-W53"
    with pytest.raises(PosturewatchError, match="two ways"):
        cells.day("UTC")("01/02/2020")


GOOD_URLS = [
    "https://example.org",
    "http://example.org:8080/a?b=c#d",
    "HTTPS://EXAMPLE.ORG/A,B",
    "https://example.org/@name/status/1",
    "https://пример.рф/новости",
    "https://192.0.2.1/x",
    "https://[2001:db8::1]/x",
    "https://example.org/" + "x" * 2028,
]
BAD_URLS = [
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "data:text/html,x"),
    *("vbscript:x",),
    *("file:///etc/passwd", "ftp://example.org", "mailto:a@b.c", "blob:https://example.org/x", "about:blank"),
    *("//example.org/x", "/x", "example.org", "https:", "https://", "https:///x", "https:example.org", "http://?x"),
    *("https://user@example.org", "https://user:word@example.org", "https://example.org@evil.test"),
    *("https://@example.org", "https:\\\\example.org", "https://example.org\\@evil.test", "https://example.org/a\\b"),
    *("https://exa mple.org", " https://example.org", "https://example.org ", "https://example.org/\n", "https://example.org/\0"),
    *("https://exam\u202eple.org", "https://example.org/\u200b", "https://example.org/\u2028"),
    *("https://example.org:99999/", "https://example.org:x/", "https://[::1", "https://[zz]/"),
    *("https://exa%6dple.org", "https://.example.org", "https://a..b", "https://example.org\u2044x", "https://<b>"),
    *("https://exam\u00adple.org", "https://example.org/" + "x" * 2029),
]  # fmt: skip


@pytest.mark.parametrize("url", GOOD_URLS)
def test_web_addresses(url):
    """Addresses of http and https with a host are taken as they stand, up to 2,048 characters."""
    assert cells.url(url) == url


@pytest.mark.parametrize("url", BAD_URLS)
def test_what_is_no_safe_link_is_refused(url):
    """Other schemes, missing hosts, user names, invisible characters and long addresses are refused."""
    assert "http:// or https://" in refusal(cells.url, url)
