"""sites.csv: points, protection and its days."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.indicators.watch_folder import SITES, changed, check, only_fault


def test_sites_become_a_typed_table(tmp_path):
    """A site is protected or not, an empty day is open, an empty short name is missing."""
    sites = check(tmp_path).watch.sites
    assert sites["protected"].tolist() == [True, True, False]
    assert sites["until_day"].tolist() == [pd.NaT, pd.Timestamp("2020-01-16"), pd.NaT]
    assert sites["from_day"].isna().all()
    assert sites["short"].tolist()[0] == "Pier"
    assert sites["short"].isna().tolist() == [False, True, True]


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"latitude": ""}, "latitude", "found an empty cell"),
        ({"longitude": "181"}, "longitude", "from -180 to 180"),
        ({"protected": "maybe"}, "protected", "yes or no, or an empty cell"),
        ({"until": "2020-01-01", "from_": "2020-01-02"}, "until", "Expected 2020-01-02 or later"),
        ({"from_": "2020-1-2"}, "from", "Write 2020-01-02"),
        ({"site": "Mill camp"}, "site", "a second time (first on line 2)"),
        ({"country": ""}, "country", "found an empty cell"),
    ],
)
def test_faults(tmp_path, cells, column, said):
    """A wrong cell is placed; a repeated site is refused on its second line."""
    fault = only_fault(check(tmp_path, sites=changed(SITES, 0, **cells)))
    assert (fault.file, fault.line, fault.column) == ("sites.csv", 3 if column == "site" else 2, column)
    assert said in fault.sentence


def test_short_names_and_notes_may_be_left_out_quietly(tmp_path):
    """A sites file without short names and notes is whole."""
    kept = [{name: cell for name, cell in site.items() if name not in {"short", "note"}} for site in SITES]
    result = check(tmp_path, sites=kept)
    assert result.faults == ()
    assert result.watch.sites["short"].isna().all()
