"""The weight set that an option names: built-in, a file, or one that was saved in the record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.catalogue import read_weight_set
from indicators.commands.record_inputs import record_named
from indicators.errors import RecordNotFound, UnknownWeightSet, WeightSetDeleted, WeightsNotFound

if TYPE_CHECKING:
    import argparse
    from datetime import datetime

    from indicators.catalogue import Catalogue
    from indicators.definition import WeightSet
    from indicators.record import SavedWeightSet
    from indicators.watch import Watch

WEIGHTS_FORM = "SET|FILE"
WEIGHTS_HELP = "a built-in weight set, a set's TOML file, or a set saved in the record: its id, or ID@VERSION"


@dataclass(frozen=True)
class NamedSet:
    """A weight set with the name it was asked for by. saved: its version in the record, None for the others."""

    name: str
    set: WeightSet
    saved: SavedWeightSet | None = None


def choose_weights(
    choice: str | None, args: argparse.Namespace, watch: Watch, catalogue: Catalogue
) -> dict[str, float]:
    """Give the weight of every indicator in the set that was chosen, else in the watch's own.

    args: --record and --record-at where the command has them. Raises what named_set raises.
    """
    place, record_at = getattr(args, "record", None), getattr(args, "record_at", None)
    chosen = named_set(choice or watch.settings.weights, catalogue, place, record_at)
    return {indicator: chosen.set.weights.get(indicator, 0.0) for indicator in catalogue.ids}


def named_set(name: str, catalogue: Catalogue, record: str | None, record_at: datetime | None = None) -> NamedSet:
    """Find a set: a built-in id goes before a file of that name, and a file before a saved set.

    record: as --record has it; looked into only for a name that is neither. Raises WeightsNotFound with the
    sets there are, WeightSetDeleted, UnknownVersion, or what reading a set's file raises.
    """
    if name in catalogue.built_in:
        return NamedSet(name, catalogue.weight_sets[name])
    if Path(name).is_file():
        return NamedSet(name, read_weight_set(Path(name), catalogue))
    saved = _saved_set(name, catalogue, record, record_at)
    if saved.deleted:
        raise WeightSetDeleted(saved.id, saved.version, saved.author, saved.saved_at, saved.reason)
    return NamedSet(f"{saved.id}@{saved.version}", saved.set, saved)


def _saved_set(name: str, catalogue: Catalogue, place: str | None, record_at: datetime | None) -> SavedWeightSet:
    from indicators.record import open_record, saved_weight_set, saved_weight_sets  # noqa: PLC0415 (see record_inputs)

    set_id, at, version = name.partition("@")
    known = sorted(catalogue.built_in)
    if at and not version.isdecimal():
        raise WeightsNotFound(name, known)
    try:
        with open_record(record_named(place), read_only=True) as record:
            known += [saved.id for saved in saved_weight_sets(record, record_at)]
            return saved_weight_set(record, set_id, int(version) if at else None, record_at)
    except (RecordNotFound, UnknownWeightSet):
        raise WeightsNotFound(name, known) from None
