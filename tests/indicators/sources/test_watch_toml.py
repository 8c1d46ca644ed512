"""watch.toml: each fault names its key and line, the choices and the nearest."""

from __future__ import annotations

import tomllib

import pytest

from indicators.sources.watch_toml import read_settings
from indicators.watch import WatchSettings
from tests.indicators.watch_folder import SETTINGS

TITLE = 'title = "North Shore: harbour posture"'
PHRASE = 'rocket = "rockets on {place}"'
LIVE = SETTINGS.replace('last_week = "2020-W04"\n', "")


@pytest.fixture
def read(tmp_path):
    """Read a text as watch.toml."""

    def read_text(text):
        content = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "watch.toml").write_bytes(content)
        return read_settings(tmp_path / "watch.toml")

    return read_text


def line_of(text, start):
    """Find the line of a text that begins with something, counted from 1."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if line.startswith(start))


def test_the_settings_are_read(read):
    """Every key arrives; what is left out has the method's value."""
    settings, faults = read(SETTINGS)
    assert faults == []
    assert (settings.id, settings.timezone) == ("north-shore", "Asia/Baghdad")
    assert (settings.first_week, settings.last_week) == ("2020-W01", "2020-W04")
    assert (settings.protected, settings.host) == (("guard",), ("shore_army",))
    assert settings.neighbours == ("Hillmark",)
    assert settings.relevance.model_dump() == {
        "site_km": 1.0, "near_km": 25.0, "site": 1.0, "near": 0.8, "admin1": 0.6, "country": 0.4,
        "neighbour": 0.2, "elsewhere": 0.0,
    }  # fmt: skip
    assert settings.words == {"rocket": "rockets on {place}"}


def test_the_least_that_a_watch_says(read):
    """A live watch needs an id, a title, a zone, a first week, a country and a protected side."""
    keys = ['id = "x"', 'title = "X"', 'timezone = "UTC"', 'first_week = "2020-W01"', 'country = "X"']
    settings, faults = read("\n".join([*keys, "[sides]", 'protected = ["a"]']))
    assert faults == []
    assert (settings.last_week, settings.codebook, settings.weights, settings.host) == (
        None,
        None,
        "default",
        (),
    )


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ('timezone = "Asia/Baghdad"', 'timezone = "Asia/Bagdad"', "timezone", "Did you mean Asia/Baghdad?"),
        ('first_week = "2020-W01"', 'first_week = "2020-W54"', "first_week", "a week of 2020, W01 to W53"),
        ('last_week = "2020-W04"', 'last_week = "2019-W04"', "last_week", "Expected 2020-W01 or later"),
        ('id = "north-shore"', 'id = "North Shore"', "id", "lower-case letters"),
        (TITLE, "title = 3", "title", "found 3. Expected text in double quotes"),
        (TITLE, 'title = ""', "title", "some text"),
        ('neighbours = ["Hillmark"]', 'neighbours = "Hillmark"', "neighbours", "a list in square brackets"),
        ('neighbours = ["Hillmark"]', "neighbours = [1]", "neighbours.0", "text in double quotes"),
        ('weights = "default"', "weights = 1", "weights", "text in double quotes"),
        ('weights = "default"', 'weight = "default"', "weight", "Did you mean weights?"),
        ('weights = "default"', "colour = 1", "colour", "(id, title, timezone, "),
        ('protected = ["guard"]', "protected = []", "sides.protected", "at least one word"),
        ('protected = ["guard"]', 'protected = ["guardd"]', "sides.protected", "Did you mean guard?"),
        ('host = ["shore_army"]', 'hosts = ["shore_army"]', "sides.hosts", "Did you mean host?"),
        ("near_km = 25.0", "near_km = -1", "relevance.near_km", "0"),
        ("near_km = 25.0", "near_km = nan", "relevance.near_km", "a finite number"),
        ("near_km = 25.0", 'near_km = "25"', "relevance.near_km", "a number"),
        ("near_km = 25.0", "near_km = 0.5", "relevance.site_km", "site_km <= near_km"),
        ("near_km = 25.0", "near = 0.3", "relevance.site", "never rise from site"),
        ("near_km = 25.0", "near = 1.5", "relevance.near", "a number of 1"),
        ("near_km = 25.0", "nearkm = 25.0", "relevance.nearkm", "Did you mean near_km?"),
        (PHRASE, f'{PHRASE}\n[credibility]\ncombine = "noisy"', "credibility.combine", "best or noisy_or"),
        (PHRASE, f"{PHRASE}\n[credibility]\ncombine = 1", "credibility.combine", "best or noisy_or"),
        (PHRASE, f'{PHRASE}\n[credibility]\ncombined = "best"', "credibility.combined", "Did you mean combine?"),
        ("[sides]", "[side]", "side", "Did you mean sides?"),
        (PHRASE, 'rocket = "on {where}"', "words.rocket", "only part in braces is {place}"),
        (PHRASE, 'rokcet = "on {place}"', "words.rokcet", "Did you mean rocket?"),
        ('kinds = ["attack"', 'kinds = ["an attack"', "codebook.kinds.0", "a word without spaces"),
    ],
)  # fmt: skip
def test_one_wrong_key_is_one_fault_with_its_place(read, old, new, key, said):
    """A wrong value or key gives one fault that names key and line, and says what is expected."""
    text = SETTINGS.replace(old, new, 1)
    settings, faults = read(text)
    assert settings is None
    (fault,) = faults
    assert (fault.file, fault.column) == ("watch.toml", key)
    assert said in fault.sentence
    if key != "relevance.site":
        set_by = new.splitlines()[-1].partition(" = ")[0]
        assert fault.line == line_of(text, set_by if key != "relevance.site_km" else "site_km")


def test_all_missing_keys_are_listed_with_an_example(read):
    """An empty file misses each needed key, and every message shows how the line looks."""
    _, faults = read("")
    assert [fault.column for fault in faults] == ["id", "title", "timezone", "first_week", "country", "sides"]
    assert 'timezone = "Asia/Baghdad"' in faults[2].expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (SETTINGS.replace('"Asia/Baghdad"', "Asia/Baghdad"), 3),
        (f"{SETTINGS}[sides]\n", SETTINGS.count("\n") + 1),
        ("id = \n", 1),
        ('id = "a"\nid = "b"\n', 2),
        ("\n[sides\n", 2),
    ],
)
def test_what_is_no_toml_is_placed_by_line(read, text, line):
    """A syntax error and a repeated key name their line."""
    settings, (fault,) = read(text)
    assert settings is None
    assert fault.line == line
    assert "no TOML" in fault.found


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("9" * 5000, "no TOML"),
        ("9" * 400, "a number of more than 64 bits"),
        ("0x" + "f" * 4000, "a number of more than 64 bits"),
        ("true", "found true. Expected a number"),
        ("2020-02-28", "found 2020-02-28. Expected a number"),
        ("[[[]]]", "found a list. Expected a number"),
        ("{ a = 1 }", "found a table. Expected a number"),
        ("1e999", "found inf. Expected a finite number"),
    ],
)
def test_values_of_other_kinds_and_sizes_are_faults(read, value, said):
    """A number of any length and a value of any kind is answered in words, never with an exception."""
    settings, (fault,) = read(SETTINGS.replace("near_km = 25.0", f"near_km = {value}"))
    assert settings is None
    assert said in fault.sentence


def test_deep_tables_are_faults(read):
    """A header of thousands of dots builds a table too deep to write out; it is a fault like any other."""
    settings, faults = read(f"{LIVE}\n[relevance.site{'.a' * 4_000}]\n")
    assert settings is None
    assert faults[0].sentence.isprintable()


def test_an_endless_line_is_refused_before_it_is_parsed(read):
    """A line of more than 10,000 characters is refused with its number."""
    settings, (fault,) = read(f"{LIVE}[relevance.site{'.a' * 5_000}]\n")
    assert settings is None
    assert (fault.line, "10,016 characters" in fault.found) == (LIVE.count("\n") + 1, True)


def test_nesting_without_end_is_a_fault(read):
    """A line of nine thousand brackets is a fault, not a crash."""
    settings, (fault,) = read("a = " + "[" * 9_000)
    assert settings is None
    assert "nested" in fault.found or "no TOML" in fault.found


def test_another_encoding_is_refused(read):
    """watch.toml is UTF-8 like the rest."""
    settings, (fault,) = read(SETTINGS.encode("utf-16"))
    assert settings is None
    assert "UTF-16" in fault.found


def test_settings_survive_the_way_through_json():
    """Settings written as JSON and read again are the same settings."""
    settings = WatchSettings.model_validate(tomllib.loads(LIVE))
    assert WatchSettings.model_validate_json(settings.model_dump_json()) == settings
