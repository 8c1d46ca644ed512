"""What a definition may say, and how a wrong value is answered."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from pydantic import ValidationError

from indicators.definition import Definition, WeightSet
from indicators.definition_values import TextField
from indicators.errors import ContradictingKeys, MissingKey, NotAChoice, UnknownKey, WrongValue
from tests.indicators.definition_texts import EVEN, FIRE, changed, definition_of, faults_of

ALERT_LEVEL = changed(
    FIRE[: FIRE.index("[phase]")] + '[state]\nfield = "magnitude"\nmax_level = 4\n',
    ('kind = "flow"', 'kind = "state"'),
)
NORTHERN_WATCH = SimpleNamespace(protected=("mission", "police"), host=("army",))


class TestReading:
    def test_ladder_and_stages_keep_the_order_of_the_file(self, tmp_path):
        """Rungs come ascending, stages as written, both as plain tuples."""
        fire = definition_of(tmp_path)
        assert fire.rungs == (1.0, 2.0, 4.0)
        assert fire.phase_order == ("warned", "fired")
        assert list(fire.native.parts) == ["warned", "fired"]

    def test_conditions_are_read_under_the_key_is(self, tmp_path):
        """`is` in the file is `words` in Python, where `is` cannot be a name."""
        second = definition_of(tmp_path).severity[1]
        assert [(test.field, test.at_least, test.words) for test in second.any] == [
            ("wounded", 1.0, None),
            ("subtype", None, ("airburst",)),
        ]
        assert second.all == ()

    def test_one_word_is_a_list_of_one(self, tmp_path):
        """An analyst need not write brackets around a single word."""
        alone = definition_of(tmp_path, changed(FIRE, ('["shelling"]', '"shelling"')))
        assert alone == definition_of(tmp_path)

    def test_a_definition_without_the_optional_tables_is_plain(self, tmp_path):
        """No phases, no native drawing, no further keys to match: nothing is made up."""
        text = FIRE[: FIRE.index("[match_any]")] + FIRE[FIRE.index("[memory]") : FIRE.index("[native]")]
        plain = definition_of(tmp_path, text)
        assert (plain.match_any, plain.exclude, plain.severity) == ({}, {}, ())
        assert (plain.phase, plain.native, plain.phase_order, plain.rungs) == (None, None, (), ())

    def test_the_short_title_is_the_title_unless_given(self, tmp_path):
        """Axes always have a name to show."""
        assert definition_of(tmp_path, changed(FIRE, ('short = "Border fire"\n', ""))).short == "Cross-border fire"

    def test_a_definition_cannot_be_changed(self, tmp_path):
        """Scores are cached by definition, so none may change under them."""
        with pytest.raises(ValidationError, match="frozen"):
            definition_of(tmp_path).hue = 2

    def test_a_state_needs_neither_memory_nor_scale(self, tmp_path):
        """A state keeps its level and is read up to max_level: 3 of 4 is 75."""
        state = definition_of(tmp_path, ALERT_LEVEL)
        assert state.memory.half_life_weeks == 0
        assert (state.scale.method, state.scale.anchor) == ("linear", state.state.max_level)

    def test_a_state_may_carry_the_tables_of_a_flow(self, tmp_path):
        """They have no effect, which is for lint to say."""
        text = ALERT_LEVEL + FIRE[FIRE.index("[memory]") : FIRE.index("[native]")]
        assert faults_of(tmp_path, text) == ()

    def test_a_weight_set_reads_its_date_as_toml_or_as_text(self, tmp_path):
        """2020-04-26 with or without quotes is the same day."""
        for day in ("2020-04-26", '"2020-04-26"'):
            assert faults_of(tmp_path, changed(EVEN, ("2020-04-26", day)), WeightSet) == ()


class TestResolving:
    def test_sides_of_the_watch_take_the_place_of_the_marked_words(self, tmp_path):
        """@protected and @host become the sides, in match, match_any, exclude and rungs alike."""
        text = changed(
            FIRE,
            ('kind = ["shelling"]', 'kind = ["shelling"]\ntarget_side = ["@host", "other"]'),
            ('{ field = "subtype", is = ["airburst"] }', '{ field = "actor_side", is = ["@host"] }'),
        )
        resolved = definition_of(tmp_path, text).resolved(NORTHERN_WATCH)
        assert resolved.match == {"kind": ("shelling",), "target_side": ("army", "other")}
        assert resolved.match_any == {"target_side": ("mission", "police"), "at_protected_site": ("yes",)}
        assert resolved.exclude == {"actor_side": ("mission", "police", "army")}
        assert resolved.severity[1].any[1].words == ("army",)

    def test_the_definition_itself_stays_as_written(self, tmp_path):
        """Two watches may share one definition."""
        fire = definition_of(tmp_path)
        fire.resolved(NORTHERN_WATCH)
        assert fire == definition_of(tmp_path)

    def test_a_watch_without_a_host_leaves_a_key_that_never_holds(self, tmp_path):
        """An empty list holds for no report; it does not mean any word."""
        text = changed(FIRE, ('actor_side = ["@protected", "@host"]', 'actor_side = ["@host"]'))
        resolved = definition_of(tmp_path, text).resolved(SimpleNamespace(protected=("mission",), host=()))
        assert resolved.exclude == {"actor_side": ()}


# What is changed, the cause, where, and a text that the message must have.
REFUSED = [
    (("saturating", "goalpost"), NotAChoice, "scale.method", "Choose saturating or linear."),
    (("saturating", "linnear"), NotAChoice, "scale.method", "Did you mean linear?"),
    (('axis = "threat"', 'axis = "thret"'), NotAChoice, "axis", "Choose threat, response or exposure."),
    (('kind = "flow"', 'kind = "stream"'), NotAChoice, "kind", "Choose flow or state."),
    (
        ('"coincident"', "3"),
        NotAChoice,
        "timing",
        "3 is not a timing. Choose leading, coincident or lagging.",
    ),
    (("sign = 1", "sign = 0"), NotAChoice, "sign", "Give 1 to add"),
    (("sign = 1", "sign = true"), NotAChoice, "sign", "true is not a sign"),
    (("sign = 1", "sign = 1.0"), NotAChoice, "sign", "1.0 is not a sign"),
    (("hue = 1", "hue = true"), WrongValue, "hue", "found true. Expected a whole number from 1 to 99"),
    (("hue = 1", "hue = 0"), WrongValue, "hue", "found 0"),
    (("hue = 1", "hue = 1.5"), WrongValue, "hue", "found 1.5"),
    (("version = 1", "version = 0"), WrongValue, "version", "a whole number of 1 or more"),
    (("lag_weeks = 0", "lag_weeks = -1"), WrongValue, "lag_weeks", "a number of weeks, 0 or more"),
    (("half_life_weeks = 1", "half_life_weeks = -0.5"), WrongValue, "memory.half_life_weeks", "found -0.5"),
    (
        ("half_life_weeks = 1", "half_life = 1"),
        UnknownKey,
        "memory.half_life",
        "Did you mean half_life_weeks?",
    ),
    (("half_life_weeks = 1", ""), MissingKey, "memory.half_life_weeks", "a number of weeks, 0 or more"),
    (("anchor = 4", "anchor = 0"), WrongValue, "scale.anchor", "found 0. Expected a number above 0"),
    (("anchor = 4", "anchor = nan"), WrongValue, "scale.anchor", "found nan"),
    (("anchor = 4", "anchor = inf"), WrongValue, "scale.anchor", "found inf"),
    (("half_life_weeks = 1", "half_life_weeks = inf"), WrongValue, "memory.half_life_weeks", "found inf"),
    (("anchor = 4", 'anchor = "4"'), WrongValue, "scale.anchor", 'found "4"'),
    (("anchor = 4", "anchor = true"), WrongValue, "scale.anchor", "found true"),
    (("anchor = 4", "anchor = 1" + 400 * "0"), WrongValue, "scale.anchor", "(401 characters)"),
    (("value = 4", "value = 2"), ContradictingKeys, "severity[3].value", "2 is not above 2"),
    (("value = 4", "value = 1.5"), ContradictingKeys, "severity[3].value", "1.5 is not above 2"),
    (("value = 1", "value = 0"), WrongValue, "severity[1].value", "a number above 0"),
    (("at_least = 1", "at_least = -1"), WrongValue, "severity[2].any[1].at_least", "0 or more"),
    (("at_least = 1", 'is = ["1"]'), ContradictingKeys, "severity[2].any[1].is", "wounded is a number"),
    (('is = ["airburst"]', "at_least = 1"), ContradictingKeys, "severity[2].any[2].is", "subtype is a text"),
    (('is = ["airburst"]', "is = []"), ContradictingKeys, "severity[2].any[2].is", "a list of words"),
    (('"wounded"', '"wonded"'), NotAChoice, "severity[2].any[1].field", "Did you mean wounded?"),
    (
        ('"wounded"', '"at_protected_site"'),
        NotAChoice,
        "severity[2].any[1].field",
        "not a field that a rung can test",
    ),
    (
        ('any = [{ field = "wounded", at_least = 1 }, {', "any = [3, {"),
        WrongValue,
        "severity[2].any[1]",
        "a table",
    ),
    (
        ('any = [{ field = "wounded", at_least = 1 }, { field = "subtype", is = ["airburst"] }]', "any = []"),
        WrongValue,
        "severity[2].any",
        "holds no condition",
    ),
    (('kind = ["shelling"]', 'knd = ["shelling"]'), NotAChoice, "match.knd", "Did you mean kind?"),
    (
        ('kind = ["shelling"]', 'summary = ["shelling"]'),
        NotAChoice,
        "match.summary",
        "target_side, magnitude_unit or at",
    ),
    (('["shelling"]', "[]"), WrongValue, "match.kind", "holds no word"),
    (('["shelling"]', '[""]'), WrongValue, "match.kind[1]", "is empty"),
    (('["shelling"]', "[7]"), WrongValue, "match.kind[1]", "found 7. Expected a word or a list of words"),
    (
        ('["shelling"]', '["@protected"]'),
        NotAChoice,
        "match.kind",
        "Use it in actor_side or target_side only",
    ),
    (('"@host"', '"@hosts"'), NotAChoice, "exclude.actor_side", "Choose @protected or @host"),
    (('["yes"]', '["true"]'), NotAChoice, "match_any.at_protected_site", "Choose yes or no"),
    (
        ('kind = ["shelling"]', 'geo_precision = ["city"]'),
        NotAChoice,
        "match.geo_precision",
        "site, town, admin1 or",
    ),
    (
        ('kind = ["shelling"]', 'date_precision = ["hour"]'),
        NotAChoice,
        "match.date_precision",
        "day, week or month",
    ),
    (("warned = 0.25", "warned = 1.25"), WrongValue, "phase.shares.warned", "a share between 0 and 1"),
    (("warned = 0.25", "warned = -0.1"), WrongValue, "phase.shares.warned", "a share between 0 and 1"),
    (("{ warned = 0.25, fired = 0.75 }", "{}"), WrongValue, "phase.shares", "an empty table"),
    (("[phase]", "[phases]"), UnknownKey, "phases", "Did you mean phase?"),
    (
        ("[memory]", '[state]\nfield = "magnitude"\nmax_level = 4\n[memory]'),
        ContradictingKeys,
        "state",
        "Remove [state]",
    ),
    (('"stages"', '"stage"'), NotAChoice, "native.drawing", "Did you mean stages?"),
    (
        ('parts = { warned = "announced", fired = "fired" }', ""),
        MissingKey,
        "native.parts",
        "a term for each",
    ),
    (('"Cross-border fire"', '"Cross\\nborder"'), WrongValue, "title", "a text of one line"),
    (('title = "Cross-border fire"\n', ""), MissingKey, "title", "Expected a title of one line"),
    (('"cross_border_fire"', '"Cross-border"'), WrongValue, "id", "small letters, digits and underscores"),
    (('"cross_border_fire"', '"2_fire"'), WrongValue, "id", "with a letter first"),
]


@pytest.mark.parametrize(("change", "cause", "field", "said"), REFUSED)
def test_a_wrong_value_is_refused_with_its_place_and_what_would_be_right(change, cause, field, said, tmp_path):
    """Each fault has the class of its cause, names file and dotted key, and says what is expected."""
    faults = faults_of(tmp_path, changed(FIRE, change))
    by_field = {fault.field: fault for fault in faults}
    assert field in by_field, [str(fault) for fault in faults]
    assert type(by_field[field]) is cause
    assert str(by_field[field]).startswith(f"cross_border_fire.toml, {field}: ")
    assert said in str(by_field[field])


def test_the_wording_is_the_house_example(tmp_path):
    """What was found, where, the choices: one sentence an analyst can act on."""
    (fault,) = faults_of(tmp_path, changed(FIRE, ("saturating", "goalpost")))
    assert str(fault) == (
        'cross_border_fire.toml, scale.method: "goalpost" is not a scale. Choose saturating or linear.'
    )


def test_several_faults_of_one_file_come_together(tmp_path):
    """An analyst mends a file once, not once per fault."""
    text = changed(
        FIRE,
        ("sign = 1", "sign = 2"),
        ("anchor = 4", "anchor = 0"),
        ("[memory]", "[memry]"),
        ("value = 4", "value = 1"),
    )
    faults = faults_of(tmp_path, text)
    assert {fault.field for fault in faults} == {
        "sign",
        "scale.anchor",
        "memory",
        "memry",
        "severity[3].value",
    }


def test_two_wrong_words_of_one_table_are_two_faults(tmp_path):
    """Faults inside one table are told apart too."""
    faults = faults_of(tmp_path, changed(FIRE, ('["yes"]', '["y"]'), ('["@protected"]', '["@us"]')))
    assert sorted(fault.field for fault in faults) == ["match_any.at_protected_site", "match_any.target_side"]


def test_a_flow_needs_memory_and_scale(tmp_path):
    """Both tables are missed at once; phases and native drawing are optional."""
    faults = faults_of(tmp_path, FIRE[: FIRE.index("[memory]")])
    assert [(type(fault), fault.field) for fault in faults] == [(MissingKey, "memory"), (MissingKey, "scale")]


def test_a_state_needs_its_table(tmp_path):
    """A state says nothing without a field and a highest level."""
    text = changed(ALERT_LEVEL, ('[state]\nfield = "magnitude"\nmax_level = 4\n', ""))
    assert [(type(fault), fault.field) for fault in faults_of(tmp_path, text)] == [(MissingKey, "state")]


def test_a_state_reads_a_number_up_to_a_level_above_0(tmp_path):
    """Only number fields can be averaged over days, and a level of 0 could not be divided by."""
    text = changed(ALERT_LEVEL, ('field = "magnitude"', 'field = "subtype"'), ("max_level = 4", "max_level = 0"))
    assert [fault.field for fault in faults_of(tmp_path, text)] == ["state.field", "state.max_level"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (("= 2\n", "= -2\n"), "weights.cross_border_fire"),
        (("= 2\n", "= nan\n"), "weights.cross_border_fire"),
        (("= 2\n", "= inf\n"), "weights.cross_border_fire"),
        (("= 2\n", '= "2"\n'), "weights.cross_border_fire"),
        (("= 2\n", "= true\n"), "weights.cross_border_fire"),
        (("cross_border_fire = 2\n", ""), "weights"),
        (("[weights]", "[weight]"), "weights"),
        (("2020-04-26", "2020-04-26T00:00:00Z"), "date"),
        (("2020-04-26", "20200426"), "date"),
        (("2020-04-26", '"26 April"'), "date"),
        (('title = "Even"\n', ""), "title"),
        (('"even"', '"Even set"'), "id"),
    ],
)
def test_a_weight_set_with_a_wrong_value_is_refused(change, field, tmp_path):
    """Weights are plain numbers of 0 or more, the date is a day, the reason a text."""
    faults = faults_of(tmp_path, changed(EVEN, change), WeightSet, "even.toml")
    assert field in [fault.field for fault in faults]
    assert all(str(fault).startswith("even.toml, ") for fault in faults)


def test_every_key_says_what_it_expects():
    """A fault without a special sentence is explained by its key's description."""
    for model in (Definition, WeightSet):
        assert [name for name, field in model.model_fields.items() if not field.description] == []


def test_no_field_of_a_report_that_only_identifies_it_can_be_matched():
    """Ids, summaries and grades would make an indicator of an article or of its source."""
    assert not {"event_id", "article_id", "incident_id", "summary", "credibility", "reliability"} & set(TextField)
