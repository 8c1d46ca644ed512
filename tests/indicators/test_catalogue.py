"""The catalogue: which files make it, in which order, and what is refused."""

from __future__ import annotations

import pytest

from indicators.catalogue import ENVIRONMENT, load_catalogue, read_weight_set
from indicators.errors import (
    DefinitionsMissing,
    DefinitionsRejected,
    IdTaken,
    NotAChoice,
    UnknownIndicator,
    UnknownWeightSet,
    WrongId,
    WrongValue,
)
from tests.indicators.definition_texts import EVEN, FIRE, changed

FAMILIES = {
    "attacks": 4.0,
    "force_protection_raised": 2.0,
    "troop_relocations": 1.0,
    "air_defense_deployments": 1.0,
}
"""The default set as METHOD section 7 gives it."""


@pytest.fixture(autouse=True)
def no_environment(monkeypatch):
    """Let no setting of this machine choose the folder."""
    monkeypatch.delenv(ENVIRONMENT, raising=False)


@pytest.fixture
def folder(tmp_path):
    """Make a folder of two definitions and one weight set."""
    (tmp_path / "weights").mkdir()
    (tmp_path / "cross_border_fire.toml").write_text(FIRE)
    write_second(tmp_path, "patrols", hue=1)
    (tmp_path / "weights" / "even.toml").write_text(EVEN)
    return tmp_path


def write_second(folder, name, hue):
    """Add a definition of another id and colour."""
    text = changed(FIRE, ('"cross_border_fire"', f'"{name}"'), ("hue = 1", f"hue = {hue}"))
    (folder / f"{name}.toml").write_text(text)


def rejected(folder):
    """Load a folder that must be refused, and give its faults."""
    with pytest.raises(DefinitionsRejected) as caught:
        load_catalogue(folder)
    return caught.value.faults


class TestShipped:
    def test_nine_indicators_in_the_order_of_their_hues(self):
        """The four families first, then the five of context: METHOD section 7."""
        catalogue = load_catalogue()
        assert len(catalogue.definitions) == 9
        assert catalogue.ids[:4] == tuple(FAMILIES)
        assert [definition.hue for definition in catalogue.definitions] == list(range(1, 10))

    def test_the_default_set_weighs_the_four_families_and_nothing_else(self):
        """4, 2, 1, 1; the indicators that the set does not name have weight 0."""
        weights = load_catalogue().weights("default")
        assert weights == {**dict.fromkeys(load_catalogue().ids, 0.0), **FAMILIES}

    def test_the_other_sets_are_what_their_titles_say(self):
        """Equal: all alike. Threats: the threat axis. Posture: protection, moves, air defence."""
        catalogue = load_catalogue()
        threats = [d.id for d in catalogue.definitions if d.axis == "threat"]
        named = {name: [i for i, weight in catalogue.weights(name).items() if weight] for name in catalogue.weight_sets}
        assert next(iter(catalogue.weight_sets)) == "default"
        assert set(catalogue.weights("equal").values()) == {1.0}
        assert named["threats"] == threats
        assert named["posture"] == [*list(FAMILIES)[1:], "force_protection_relaxed"]

    @pytest.mark.parametrize(
        ("indicator", "axis", "sign", "half_life", "anchor"),
        [
            ("attacks", "threat", 1, 1, 4),
            ("force_protection_raised", "response", 1, 2, 4),
            ("troop_relocations", "exposure", 1, 1, 3),
            ("air_defense_deployments", "response", 1, 2, 2),
            ("force_protection_relaxed", "response", -1, 2, 4),
            ("attacks_elsewhere", "threat", 1, 1, 4),
            ("coalition_strikes", "response", 1, 1, 4),
            ("threat_rhetoric", "threat", 1, 1, 3),
            ("hostile_surveillance", "threat", 1, 2, 1),
        ],
    )
    def test_each_indicator_has_the_numbers_of_the_method(self, indicator, axis, sign, half_life, anchor):
        """The table of METHOD section 7, row by row."""
        shipped = load_catalogue().by_id(indicator)
        assert (shipped.axis, shipped.sign) == (axis, sign)
        assert (shipped.memory.half_life_weeks, shipped.scale.anchor) == (half_life, anchor)
        assert (shipped.kind, shipped.scale.method) == ("flow", "saturating")


class TestLoading:
    def test_definitions_come_by_hue_and_then_by_id(self, folder):
        """Adding a file needs no code, and its place follows from its hue."""
        write_second(folder, "ambushes", hue=2)
        write_second(folder, "arson", hue=1)
        assert load_catalogue(folder).ids == ("arson", "cross_border_fire", "patrols", "ambushes")

    def test_weights_name_every_indicator(self, folder):
        """The set names one of two indicators; the other weighs 0."""
        assert load_catalogue(folder).weights("even") == {"cross_border_fire": 2.0, "patrols": 0.0}

    def test_the_default_set_comes_first_and_the_others_by_id(self, folder):
        """A list of sets opens with the one in force when nothing is chosen."""
        for name in ("arms", "default"):
            (folder / "weights" / f"{name}.toml").write_text(changed(EVEN, ('"even"', f'"{name}"')))
        assert list(load_catalogue(folder).weight_sets) == ["default", "arms", "even"]

    def test_the_environment_names_the_folder(self, folder, monkeypatch):
        """POSTUREWATCH_DEFINITIONS counts where no folder is given; an empty one counts as unset."""
        monkeypatch.setenv(ENVIRONMENT, str(folder))
        assert load_catalogue().ids == ("cross_border_fire", "patrols")
        monkeypatch.setenv(ENVIRONMENT, "")
        assert len(load_catalogue().ids) == 9

    def test_a_given_folder_goes_before_the_environment(self, folder, monkeypatch, tmp_path_factory):
        """What is asked for in so many words is what is loaded."""
        monkeypatch.setenv(ENVIRONMENT, str(tmp_path_factory.mktemp("elsewhere")))
        assert load_catalogue(folder).ids == ("cross_border_fire", "patrols")

    def test_a_folder_without_sets_uses_the_shipped_ones(self, folder):
        """Names that the folder does not define are left out of them; those it does keep their weight."""
        (folder / "weights" / "even.toml").unlink()
        (folder / "weights").rmdir()
        write_second(folder, "attacks", hue=3)
        catalogue = load_catalogue(folder)
        assert list(catalogue.weight_sets) == ["default", "equal", "posture", "threats"]
        assert catalogue.weights("default") == {"cross_border_fire": 0.0, "patrols": 0.0, "attacks": 4.0}

    def test_other_files_are_left_alone(self, folder):
        """A note beside the definitions is no definition."""
        (folder / "README.md").write_text("How we code border fire.")
        assert load_catalogue(folder).ids == ("cross_border_fire", "patrols")

    def test_the_fingerprint_follows_the_definitions_only(self, folder):
        """Scores are cached by it: it changes with any definition and with no weight."""
        before = load_catalogue(folder).fingerprint
        (folder / "weights" / "even.toml").write_text(changed(EVEN, ("= 2\n", "= 3\n")))
        assert load_catalogue(folder).fingerprint == before
        write_second(folder, "patrols", hue=7)
        assert load_catalogue(folder).fingerprint != before


class TestRefusing:
    def test_faults_of_all_files_come_together(self, folder):
        """One round of mending, whichever files are concerned; nothing is loaded meanwhile."""
        (folder / "cross_border_fire.toml").write_text(changed(FIRE, ("saturating", "goalpost")))
        (folder / "weights" / "even.toml").write_text(changed(EVEN, ("= 2\n", "= -2\n")))
        assert [(type(f), f.file, f.field) for f in rejected(folder)] == [
            (NotAChoice, "cross_border_fire.toml", "scale.method"),
            (WrongValue, "weights/even.toml", "weights.cross_border_fire"),
        ]

    def test_the_error_shows_every_fault_on_a_line(self, folder):
        """What a command prints is the whole list."""
        (folder / "patrols.toml").write_text(changed(FIRE, ("saturating", "goalpost"), ("hue = 1", "hue = 0")))
        with pytest.raises(DefinitionsRejected) as caught:
            load_catalogue(folder)
        heading, *lines = str(caught.value).splitlines()
        assert heading == f"Found {len(lines)} faults in definition files:"
        assert lines == [str(fault) for fault in caught.value.faults]

    def test_the_id_is_the_name_of_the_file(self, folder):
        """A file is found by the id that screens and addresses show."""
        (folder / "patrols.toml").write_text(changed(FIRE, ('"cross_border_fire"', '"patrol"')))
        (fault,) = rejected(folder)
        assert type(fault) is WrongId
        assert 'Set id = "patrols" or rename the file to patrol.toml' in str(fault)

    def test_one_id_in_two_files_is_refused(self, folder):
        """The second file is named, and the one that has the id already."""
        (folder / "patrols.toml").write_text(FIRE)
        faults = [fault for fault in rejected(folder) if type(fault) is IdTaken]
        assert [(fault.file, fault.field) for fault in faults] == [("patrols.toml", "id")]
        assert "is taken by cross_border_fire.toml" in str(faults[0])

    def test_a_weight_of_an_unknown_indicator_is_refused_with_the_nearest(self, folder):
        """A misspelt name would silently weigh nothing."""
        (folder / "weights" / "even.toml").write_text(changed(EVEN, ("cross_border_fire", "cross_border_fires")))
        (fault,) = rejected(folder)
        assert type(fault) is UnknownIndicator
        assert str(fault) == (
            'weights/even.toml, weights.cross_border_fires: "cross_border_fires" is not an indicator. '
            "Did you mean cross_border_fire? Choose cross_border_fire or patrols."
        )

    def test_a_broken_definition_is_not_also_an_unknown_indicator(self, folder):
        """The set that weighs it is right; only the definition is to be mended."""
        (folder / "cross_border_fire.toml").write_text(changed(FIRE, ("saturating", "goalpost")))
        assert [fault.file for fault in rejected(folder)] == ["cross_border_fire.toml"]

    def test_no_folder_and_an_empty_folder_are_told_apart(self, tmp_path):
        """Both leave nothing to score; the message names the path."""
        with pytest.raises(DefinitionsMissing, match="found no folder"):
            load_catalogue(tmp_path / "absent")
        with pytest.raises(DefinitionsMissing, match=r"found no \.toml file") as caught:
            load_catalogue(tmp_path)
        assert caught.value.file == str(tmp_path)


class TestAsking:
    def test_an_unknown_indicator_is_answered_with_the_nearest(self):
        """The list of all follows the nearest."""
        assert load_catalogue().by_id("attacks").title == "Attacks"
        with pytest.raises(UnknownIndicator, match=r'"atacks" is not an indicator\. Did you mean attacks\?'):
            load_catalogue().by_id("atacks")

    def test_an_unknown_set_is_answered_with_the_nearest(self):
        """The list of all follows the nearest."""
        with pytest.raises(UnknownWeightSet, match=r"Did you mean threats\? Choose default, equal, posture or threats"):
            load_catalogue().weights("threat")

    def test_a_set_is_read_from_any_file(self, folder, tmp_path_factory):
        """A colleague's file may have any name and lie anywhere; its names are checked all the same."""
        path = tmp_path_factory.mktemp("mail") / "their set (2).toml"
        path.write_text(changed(EVEN, ("= 2\n", "= 2.5\n")))
        catalogue = load_catalogue(folder)
        assert read_weight_set(path, catalogue).weights == {"cross_border_fire": 2.5}
        path.write_text(changed(EVEN, ("cross_border_fire = 2", "patrol = 1")))
        with pytest.raises(DefinitionsRejected, match=r"Did you mean patrols\?"):
            read_weight_set(path, catalogue)
