"""The catalogue: every definition and weight set of a folder, loaded together or refused together.

Definitions are the TOML files of a folder, weight sets those of its subfolder `weights`. Which folder:
the one given, else POSTUREWATCH_DEFINITIONS, else the shipped one. Adding an indicator is adding a file.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from indicators.definition import Definition, WeightSet
from indicators.definition_file import read_model
from indicators.definition_values import not_a
from indicators.errors import (
    DefinitionFault,
    DefinitionsMissing,
    DefinitionsRejected,
    IdTaken,
    UnknownIndicator,
    UnknownWeightSet,
    WrongId,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

SHIPPED = Path(__file__).parent / "definitions"
ENVIRONMENT = "POSTUREWATCH_DEFINITIONS"
WEIGHTS = "weights"

Model = TypeVar("Model", Definition, WeightSet)


@dataclass(frozen=True)
class Catalogue:
    """Definitions ordered by (hue, id), and weight sets by id, the default first and saved ones last.

    saved: the ids of the sets that somebody saved in the record; every other set came with the definitions.
    """

    definitions: tuple[Definition, ...]
    weight_sets: dict[str, WeightSet]
    saved: frozenset[str] = frozenset()

    @property
    def ids(self) -> tuple[str, ...]:
        """The indicators' ids in the catalogue's order."""
        return tuple(definition.id for definition in self.definitions)

    @property
    def built_in(self) -> tuple[str, ...]:
        """The ids of the sets that came with the definitions."""
        return tuple(name for name in self.weight_sets if name not in self.saved)

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex) of all definitions; weight sets do not enter it."""
        text = "\n".join(definition.model_dump_json() for definition in self.definitions)
        return hashlib.sha256(text.encode()).hexdigest()

    def by_id(self, indicator: str) -> Definition:
        """Find a definition. Raises UnknownIndicator, naming the nearest id and all of them."""
        for definition in self.definitions:
            if definition.id == indicator:
                return definition
        complaint = not_a(indicator, "an indicator", self.ids)
        raise UnknownIndicator(complaint.found, advice=complaint.advice)

    def weights(self, set_id: str) -> dict[str, float]:
        """Give a set's weight of every indicator, 0 for those that the set does not name.

        Raises UnknownWeightSet, naming the nearest set and all of them.
        """
        if set_id not in self.weight_sets:
            complaint = not_a(set_id, "a weight set", self.weight_sets)
            raise UnknownWeightSet(complaint.found, advice=complaint.advice)
        return {i: self.weight_sets[set_id].weights.get(i, 0.0) for i in self.ids}

    def with_saved(self, sets: Iterable[WeightSet]) -> Catalogue:
        """Give the same catalogue with these saved sets, by id, in place of those that it had.

        Indicators that it does not define are left out of them. A built-in set keeps its id.
        """
        built_in = {name: self.weight_sets[name] for name in self.built_in}
        added = {each.id: _only(each, self.ids) for each in sorted(sets, key=lambda s: s.id) if each.id not in built_in}
        return replace(self, weight_sets={**built_in, **added}, saved=frozenset(added))


def load_catalogue(folder: str | Path | None = None) -> Catalogue:
    """Read all definitions and weight sets of a folder.

    folder: None for POSTUREWATCH_DEFINITIONS, and where that is unset or empty the shipped definitions.
    A folder without `weights` uses the shipped sets; the names it does not define are left out of them.
    Raises DefinitionsMissing when there is no folder or no definition in it, DefinitionsRejected with
    the faults of all files when any file cannot be used.
    """
    root = Path(folder or os.environ.get(ENVIRONMENT) or SHIPPED)
    files = _toml_files(root)
    if not files:
        found = "found no folder" if not root.is_dir() else "found no .toml file in the folder"
        raise DefinitionsMissing(
            found,
            expected="one TOML file an indicator",
            advice="Give a folder of definitions",
            file=str(root),
        )
    faults: list[DefinitionFault] = []
    definitions = _read_all(files, Definition, faults)
    faults += _taken_ids(definitions)
    named = {path.stem for path in files} | {definition.id for definition, _ in definitions}
    own_sets = (root / WEIGHTS).is_dir()
    sets = _read_all(_toml_files((root if own_sets else SHIPPED) / WEIGHTS), WeightSet, faults)
    if own_sets:
        faults += [fault for weight_set, file in sets for fault in _unknown_names(weight_set, file, named)]
    if faults:
        raise DefinitionsRejected(faults)
    ordered = sorted((definition for definition, _ in definitions), key=lambda d: (d.hue, d.id))
    by_id = {weight_set.id: _only(weight_set, named) for weight_set, _ in sets}
    return Catalogue(tuple(ordered), dict(sorted(by_id.items(), key=lambda item: (item[0] != "default", item[0]))))


def read_weight_set(path: str | Path, catalogue: Catalogue) -> WeightSet:
    """Read one weight-set file, wherever it lies and whatever its name.

    Raises DefinitionsRejected with all faults, among them weights of indicators that the catalogue lacks.
    """
    path = Path(path)
    weight_set = read_model(path, WeightSet)
    require_known_indicators(weight_set, catalogue, path.name)
    return weight_set


def require_known_indicators(weight_set: WeightSet, catalogue: Catalogue, file: str) -> None:
    """Refuse weights of indicators that the catalogue lacks. file: how errors call the set.

    Raises DefinitionsRejected, each fault with the nearest indicator and all of them.
    """
    faults = _unknown_names(weight_set, file, catalogue.ids)
    if faults:
        raise DefinitionsRejected(faults)


def _toml_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _read_all(files: Iterable[Path], model: type[Model], faults: list[DefinitionFault]) -> list[tuple[Model, str]]:
    """Read each file under its name, adding what is wrong to faults."""
    read = []
    for path in files:
        file = f"{WEIGHTS}/{path.name}" if model is WeightSet else path.name
        try:
            entry = read_model(path, model, file)
        except DefinitionsRejected as rejected:
            faults += rejected.faults
            continue
        read.append((entry, file))
        if entry.id != path.stem:
            found = f'id "{entry.id}" is not the name of the file'
            faults.append(
                WrongId(
                    found,
                    advice=f'Set id = "{path.stem}" or rename the file to {entry.id}.toml',
                    file=file,
                    field="id",
                )
            )
    return read


def _taken_ids(definitions: Iterable[tuple[Definition, str]]) -> list[DefinitionFault]:
    first_file: dict[str, str] = {}
    faults: list[DefinitionFault] = []
    for definition, file in definitions:
        first = first_file.setdefault(definition.id, file)
        if first != file:
            faults.append(
                IdTaken(
                    f'id "{definition.id}" is taken by {first}',
                    advice="Give each file an id of its own",
                    file=file,
                    field="id",
                )
            )
    return faults


def _unknown_names(weight_set: WeightSet, file: str, ids: Iterable[str]) -> list[DefinitionFault]:
    known = sorted(ids)
    unknown = [not_a(name, "an indicator", known, name) for name in weight_set.weights if name not in known]
    return [UnknownIndicator(c.found, advice=c.advice, file=file, field=f"weights.{c.at}") for c in unknown]


def _only(weight_set: WeightSet, ids: Iterable[str]) -> WeightSet:
    kept = {name: weight for name, weight in weight_set.weights.items() if name in set(ids)}
    return weight_set.model_copy(update={"weights": kept})
