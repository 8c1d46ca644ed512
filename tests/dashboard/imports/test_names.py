"""Which files belong to a watch is told by their names, and paths are cut off."""

from __future__ import annotations

import pytest

from dashboard.imports.names import kept_name, why_left_out


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("events.csv", "events.csv"),
        ("iraq-2020/watch.toml", "watch.toml"),
        ("..\\..\\sites.csv", "sites.csv"),
        ("000_dc3ee0631ba82992.txt", "000_dc3ee0631ba82992.txt"),
        ("Events.csv", None),
        ("events (1).csv", None),
        ("events.csv.exe", None),
        ("events.csv\0.txt", None),
        (".txt", None),
        ("..", None),
        ("", None),
        (None, None),
        ("a b.txt", None),
        ("x" * 200 + ".txt", None),
        ("watch.zip", None),
    ],
)
def test_a_name_is_kept_or_not(given: str | None, kept: str | None) -> None:
    """Exactly the files that the reader opens."""
    assert kept_name(given) == kept


@pytest.mark.parametrize(
    ("given", "said"),
    [("a/data.zip", "unpack"), ("events.xlsx", "CSV UTF-8"), ("events (1).csv", "events.csv?"),
     ("README.md", "README.md"), ("a\u202eb\n.md", "a?b?.md"), ("", "without a name")],
)  # fmt: skip
def test_it_is_said_why_a_file_is_left_out(given: str, said: str) -> None:
    """With what to do where that can be told; nothing invisible is repeated."""
    assert said in why_left_out(given)
