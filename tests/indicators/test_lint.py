"""Lint: every rule complains of its case, at its place, and of nothing else."""

from __future__ import annotations

import pytest

from indicators.catalogue import load_catalogue
from indicators.lint import lint_catalogue
from indicators.lint_card import DEFINITION_RULES
from indicators.lint_together import CATALOGUE_RULES, WATCH_RULES, WEIGHT_SET_RULES
from indicators.watch_settings import Codebook, Sides, WatchSettings
from tests.indicators.definition_texts import EVEN, FIRE, changed

STATE = '[state]\nfield = "magnitude"\nmax_level = 4\n'
ONE_FILE = {
    "no_question": (('question = "How much fire crosses the border?"\n', ""),),
    "no_rationale": (('rationale = "It is aimed at the mission."\n', ""),),
    "no_diagnosticity": (('"Little else explains it."', '"  "'),),
    "no_source": (('source = "A test."\n', ""),),
    "scale_without_reason": (('reason = "One death is half way."\n', ""),),
    "rung_without_reason": (('reason = "Someone hurt."\n', ""),),
    "short_title_too_long": (('"Border fire"', '"Fire that crosses a border"'),),
    "no_ladder": ((FIRE[FIRE.index("[[severity]]") : FIRE.index("[phase]")], ""),),
    "unreachable_rung": (('all = [{ field = "killed", at_least = 1 }, { field = "subtype", is = ["aimed"] }]\n', ""),),
    "nothing_can_match": (('kind = ["shelling"]', 'kind = ["shelling"]\nactor_side = ["@host"]'),),
    "phases_do_not_add_up": (("warned = 0.25", "warned = 0.5"),),
    "stage_not_drawn": (('parts = { warned = "announced", ', "parts = { "),),
    "lag_without_timing": (("lag_weeks = 0", "lag_weeks = 2"),),
    "timing_without_lag": (('"coincident"', '"leading"'),),
    "table_without_effect": (('kind = "flow"', 'kind = "state"'), ("[memory]", f"{STATE}[memory]")),
}
"""For each rule on one definition, a change that breaks it."""

PLACES = {
    "rung_without_reason": ["severity[2].reason"],
    "unreachable_rung": ["severity[1]", "severity[2]"],
    "table_without_effect": ["memory", "scale"],
    "no_ladder": ["severity"],
    "phases_do_not_add_up": ["phase.shares"],
    "stage_not_drawn": ["native.parts"],
}
NORTH = WatchSettings(
    id="north",
    title="The north",
    timezone="Asia/Baghdad",
    first_week="2020-W01",
    country="Northland",
    sides=Sides(protected=("mission",), host=("army",)),
    codebook=Codebook(
        kinds=("shelling",),
        subtypes=("airburst", "aimed"),
        sides=("mission", "army", "militia"),
        directions=("warned", "fired"),
    ),
)


@pytest.fixture
def folder(tmp_path):
    """Make a folder with one definition and one set in which nothing is poor."""
    (tmp_path / "weights").mkdir()
    (tmp_path / "cross_border_fire.toml").write_text(FIRE)
    (tmp_path / "weights" / "even.toml").write_text(EVEN)
    return tmp_path


def issues_of(folder, settings=None):
    """Lint a folder: rule, file and key of each issue."""
    return [(i.rule, i.file, i.field) for i in lint_catalogue(load_catalogue(folder), settings)]


def test_a_full_card_and_a_reasoned_set_are_clean(folder):
    """The definition that the other tests break has no issue itself, with or without a watch."""
    assert issues_of(folder) == []
    assert issues_of(folder, NORTH) == []


@pytest.mark.parametrize("rule", ONE_FILE)
def test_each_rule_on_a_definition_complains_of_its_case_only(rule, folder):
    """The definition still loads; one rule complains, and names the key."""
    (folder / "cross_border_fire.toml").write_text(changed(FIRE, *ONE_FILE[rule]))
    found = issues_of(folder)
    assert {(name, file) for name, file, _ in found} == {(rule, "cross_border_fire.toml")}
    assert [field for _, _, field in found] == PLACES.get(rule, [field for _, _, field in found])


def test_every_rule_has_its_case():
    """A new rule comes with a test that makes it complain."""
    assert {rule.__name__ for rule in DEFINITION_RULES} == set(ONE_FILE)
    others = {rule.__name__ for rule in (*CATALOGUE_RULES, *WEIGHT_SET_RULES, *WATCH_RULES)}
    assert others == {
        "title_used_twice",
        "match_used_twice",
        "hue_shared",
        "family_with_two_titles",
        "weights_without_reason",
        "weights_all_zero",
        "word_outside_the_codebook",
    }


@pytest.mark.parametrize(
    ("rule", "field", "kept"),
    [
        ("title_used_twice", "title", 'title = "Cross-border fire"'),
        ("match_used_twice", "match", 'kind = ["shelling"]'),
        ("hue_shared", "hue", "hue = 1"),
        ("family_with_two_titles", "native.family_title", 'family = "fire"'),
    ],
)
def test_two_definitions_that_cannot_be_told_apart(rule, field, kept, folder):
    """A second definition that differs in all but one thing is complained of for that one thing."""
    differences = [
        ('"Cross-border fire"', '"Cross-Border Fire"' if rule == "title_used_twice" else '"Patrols"'),
        ('kind = ["shelling"]', 'kind = ["patrol"]'),
        ("hue = 1", "hue = 2"),
        ('family = "fire"', 'family = "patrols"'),
        ('family_title = "Fire"', 'family_title = "Patrols"'),
    ]
    text = changed(FIRE, ('"cross_border_fire"', '"patrols"'), *(d for d in differences if d[0] != kept))
    (folder / "patrols.toml").write_text(text)
    assert issues_of(folder) == [(rule, "patrols.toml", field)]


def test_two_definitions_without_native_drawing_share_no_panel(folder):
    """Having no panel is not having the same one."""
    bare = FIRE[: FIRE.index("[native]")]
    (folder / "cross_border_fire.toml").write_text(bare)
    other = (
        ('"cross_border_fire"', '"patrols"'),
        ('"Cross-border fire"', '"Patrols"'),
        ("hue = 1", "hue = 2"),
    )
    (folder / "patrols.toml").write_text(changed(bare, *other, ('["shelling"]', '["patrol"]')))
    assert issues_of(folder) == []


@pytest.mark.parametrize(
    ("change", "rule", "field"),
    [
        (('reason = "A test."\n', ""), "weights_without_reason", "reason"),
        (("= 2\n", "= 0\n"), "weights_all_zero", "weights"),
    ],
)
def test_a_poor_weight_set_is_complained_of(change, rule, field, folder):
    """Weights need a reason, and at least one of them must count."""
    (folder / "weights" / "even.toml").write_text(changed(EVEN, change))
    assert issues_of(folder) == [(rule, "weights/even.toml", field)]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (('kind = ["shelling"]', 'kind = ["shelling", "shellings"]'), "match.kind"),
        (
            ('target_side = ["@protected"]', 'target_side = ["@protected", "missions"]'),
            "match_any.target_side",
        ),
        (('actor_side = ["@protected", "@host"]', 'actor_side = ["@host", "police"]'), "exclude.actor_side"),
        (('is = ["airburst"]', 'is = ["airbrst"]'), "severity[2].any[2].is"),
        (('is = ["aimed"]', 'is = ["amied"]'), "severity[3].all[2].is"),
        (
            ("shares = { warned = 0.25, fired = 0.75 }", "shares = { warned = 0.25, shot = 0.75 }"),
            "phase.shares",
        ),
    ],
)
def test_a_word_that_the_codebook_lacks_is_listed_with_the_nearest(change, field, folder):
    """No report of that watch can use it, so it would silently count nothing."""
    (folder / "cross_border_fire.toml").write_text(changed(FIRE, change))
    found = [i for i in lint_catalogue(load_catalogue(folder), NORTH) if i.rule == "word_outside_the_codebook"]
    assert [issue.field for issue in found] == [field]
    assert found[0].sentence.startswith(f"cross_border_fire.toml, {field}: the codebook of north has no ")


def test_the_sentence_says_where_what_and_what_to_do(folder):
    """An issue reads like an error, place first."""
    (folder / "cross_border_fire.toml").write_text(changed(FIRE, ('is = ["airburst"]', 'is = ["airbrst"]')))
    (issue,) = lint_catalogue(load_catalogue(folder), NORTH)
    assert issue.sentence == (
        'cross_border_fire.toml, severity[2].any[2].is: the codebook of north has no "airbrst". Did you mean airburst?'
    )


def test_a_codebook_that_leaves_a_list_out_takes_any_word(folder):
    """Only the lists that a watch gives are held against a definition."""
    open_book = NORTH.model_copy(update={"codebook": Codebook(kinds=("shelling",))})
    no_book = NORTH.model_copy(update={"codebook": None})
    (folder / "cross_border_fire.toml").write_text(changed(FIRE, ('["airburst"]', '["any word"]')))
    assert issues_of(folder, open_book) == issues_of(folder, no_book) == []


def test_sides_are_read_as_the_watch_names_them(folder):
    """Fire by the mission may count in some watch, but not in one whose protected side is the mission."""
    (folder / "cross_border_fire.toml").write_text(
        changed(FIRE, ('kind = ["shelling"]', 'kind = ["shelling"]\nactor_side = ["mission"]'))
    )
    assert issues_of(folder) == []
    assert [rule for rule, _, _ in issues_of(folder, NORTH)] == ["nothing_can_match"]
