"""Writing a weight set: what is written reads back as the same set, to the last bit."""

from __future__ import annotations

import datetime as dt
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.catalogue import SHIPPED
from indicators.definition import WeightSet
from indicators.definition_file import read_model, read_text
from indicators.errors import DefinitionsRejected
from indicators.weight_set_text import weight_set_text

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
lines = texts.map(str.strip).filter(lambda text: text and text.isprintable())
weights = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.floats(min_value=0, allow_infinity=False, allow_nan=False),
    min_size=1,
    max_size=4,
)
sets = st.builds(
    WeightSet,
    id=st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True),
    title=lines,
    reason=texts,
    author=texts,
    date=st.none() | st.dates(),
    weights=weights,
)


@given(sets)
def test_a_set_reads_back_as_it_was(weight_set):
    """Any title, reason, name, date and number, quotes and control signs among them, and the same order."""
    back = read_text(weight_set_text(weight_set), WeightSet, "any.toml")
    assert back == weight_set
    assert list(back.weights.items()) == list(weight_set.weights.items())


@pytest.mark.parametrize("path", sorted((SHIPPED / "weights").glob("*.toml")), ids=lambda path: path.stem)
def test_a_shipped_set_is_written_as_its_file_stands(path):
    """The form that people edit is the form that is written: byte for byte."""
    assert weight_set_text(read_model(path, WeightSet)) == path.read_text("utf-8")


def test_what_is_empty_is_left_out():
    """No reason, author or date: no such line; a text of TOML's own reader agrees."""
    bare = WeightSet(id="mine", title="Mine", weights={"attacks": 0.5, "a key": 3})
    assert weight_set_text(bare) == 'id = "mine"\ntitle = "Mine"\n\n[weights]\nattacks = 0.5\n"a key" = 3\n'
    dated = bare.model_copy(update={"date": dt.date(2020, 3, 15)})
    assert tomllib.loads(weight_set_text(dated))["date"] == dt.date(2020, 3, 15)


@pytest.mark.parametrize(
    ("text", "said"),
    [("id = 'a'\n# \ud800", "line 2: found half a character"), ("#" * 300_000, "more than 256 kB")],
)
def test_a_text_that_no_file_could_be_is_refused(text, said):
    """A lone surrogate, as a browser may send it, and a text of any length."""
    with pytest.raises(DefinitionsRejected, match=said):
        read_text(text, WeightSet, "mine.toml")
