"""Full texts of articles: found by the note, and what the reports point at in them."""

from __future__ import annotations

import pytest

from indicators.shipped import seed_folders
from tests.indicators.watch_folder import ARTICLES, EVENTS, TEXT, changed, check, only_fault


def test_the_note_names_the_text(tmp_path):
    """The article whose note names a text file has that text, unchanged, and its reports point into it."""
    watch = check(tmp_path).watch
    assert watch.seed_texts == {"a3": TEXT}
    report = watch.reports.set_index("event_id").loc["e4"]
    assert TEXT[report["char_start"] : report["char_end"]] == "The guard left Pier base on Thursday."


def test_a_text_may_lie_in_the_projects_seeds(tmp_path):
    """A file that is not in the watch folder is taken from the shipped seeds."""
    name = next(path.name for path in seed_folders()[0].glob("*.txt"))
    watch = check(tmp_path, articles=changed(ARTICLES, 2, note=f"file {name}; date inferred")).watch
    assert watch.seed_texts["a3"] == (seed_folders()[0] / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("note", ["file ../a3.txt", "file /etc/a3.txt", r"file C:\a3.txt", "file x/a3.txt"])
def test_a_note_cannot_lead_out_of_the_folder(tmp_path, note):
    """A path is no file name: nothing is read for it."""
    watch = check(tmp_path, articles=changed(ARTICLES, 2, note=note)).watch
    assert watch.seed_texts == {}


def test_a_missing_text_is_a_warning(tmp_path):
    """A note that names a file which is nowhere costs no row; its offsets cannot be held against anything."""
    result = check(tmp_path, articles=changed(ARTICLES, 2, note="file b3.txt"))
    assert [(f.file, f.line, f.column, f.severity) for f in result.faults] == [
        ("articles.csv", 4, "note", "warning"),
        ("events.csv", 5, "char_start", "warning"),
    ]


def test_a_text_in_another_encoding_is_a_warning(tmp_path):
    """A text that is not UTF-8 is left out, with the encoding that it looks like."""
    (tmp_path / "b3.txt").write_bytes("Café au port".encode("cp1252"))
    fault = check(tmp_path, articles=changed(ARTICLES, 2, note="file b3.txt")).faults[0]
    assert (fault.file, fault.severity) == ("articles.csv", "warning")
    assert "b3.txt: found the byte 0xE9" in fault.found


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("0", str(len(TEXT) + 1), f"at most {len(TEXT)}, the characters"),
        ("5", "5", "more than char_start, 5"),
        ("9", "3", "more than char_start, 9"),
        ("-1", "3", "a whole number from 0"),
    ],
)
def test_offsets_outside_the_text_are_refused(tmp_path, start, end, said):
    """Offsets are characters from 0, the end exclusive, inside the text and in order."""
    fault = only_fault(check(tmp_path, events=changed(EVENTS, 3, char_start=start, char_end=end)))
    assert (fault.line, fault.severity) == (5, "error")
    assert said in fault.sentence


def test_offsets_may_reach_the_last_character(tmp_path):
    """The end of the text itself is inside."""
    assert check(tmp_path, events=changed(EVENTS, 3, char_end=str(len(TEXT)))).faults == ()


def test_offsets_count_characters_not_bytes(tmp_path):
    """A text of three letters with accents ends at three, whatever its bytes."""
    (tmp_path / "b3.txt").write_text("éàü", encoding="utf-8")
    articles = changed(ARTICLES, 2, note="file b3.txt")
    assert check(tmp_path, articles=articles, events=changed(EVENTS, 3, char_end="3")).faults == ()
    assert check(tmp_path, articles=articles, events=changed(EVENTS, 3, char_end="4")).errors
