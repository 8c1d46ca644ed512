"""Which weights an address names: a set, one version of a saved set, or the weights themselves.

default                              a set by its id: built in, or the newest version of a saved one
mine@3                               the third version of a saved set
    fires:5,moves:0.5                    the weights themselves, by indicator; what is not named weighs nothing
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard import text
from indicators.errors import PosturewatchError
from indicators.weight_set_text import weight_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from indicators import Catalogue
    from indicators.record.weight_sets import SavedWeightSet

LARGEST: Final = 1000.0
"""No weight needs to be larger: only their proportions count."""


@dataclass(frozen=True)
class Weighting:
    """The weights that an address names.

    ref: as the address writes them; base: the set that they were changed from, itself where they are a set;
    title: of that set; weights: of every indicator. version: of a saved set, None for one that is built in.
    """

    ref: str
    base: str
    title: str
    weights: Mapping[str, float]
    version: int | None = None

    @property
    def is_changed(self) -> bool:
        """Say whether they are no set's, but somebody's changes to one."""
        return self.ref != self.base


class Weightings:
    """Finds the weights that addresses name. version_of: gives one version of a saved set, or raises."""

    def __init__(self, catalogue: Catalogue, version_of: Callable[[str, int], SavedWeightSet] | None = None) -> None:
        """Keep the catalogue, for the built-in sets and the indicators that can be weighed."""
        self._catalogue = catalogue
        self._version_of = version_of

    def find(self, ref: str, base: str | None, default: str) -> tuple[Weighting, tuple[str, ...]]:
        """Give the weights of an address, or those of the default with a message that says what is wrong.

        Weights that are those of their base are that set.
        """
        if ":" not in ref:
            found, refusal = self._set(ref)
            return (found, ()) if found else (self._default(default), (refusal,))
        given, refusal = self._written(ref)
        if given is None:
            return self._default(default), (refusal,)
        changed_from, refusal = self._set(base or default)
        of = changed_from or self._default(default)
        said = (refusal,) if refusal else ()
        if given == of.weights:
            return of, said
        return Weighting(self.written(given), of.ref, of.title, given), said

    def written(self, weights: Mapping[str, float]) -> str:
        """Write weights as an address has them: in the catalogue's order, without those of 0."""
        parts = [f"{name}:{weight_number(weights[name])}" for name in self._catalogue.ids if weights.get(name)]
        return ",".join(parts) or f"{self._catalogue.ids[0]}:0"

    def _default(self, default: str) -> Weighting:
        found, refusal = self._set(default)
        if found is None:
            raise ValueError(refusal)
        return found

    def _set(self, ref: str) -> tuple[Weighting | None, str]:
        name, _, number = ref.partition("@")
        if not number and name in self._catalogue.weight_sets:
            title = self._catalogue.weight_sets[name].title
            return Weighting(name, name, title, self._catalogue.weights(name)), ""
        listed = ", ".join(self._catalogue.weight_sets)
        if self._version_of is None or not number.isdecimal():
            return None, text.ADDRESS_NO_SUCH_SET.format(found=ref, choices=listed)
        try:
            saved = self._version_of(name, int(number))
        except PosturewatchError as error:
            return None, text.ADDRESS_NO_SUCH_VERSION.format(reason=str(error).rstrip("."))
        weights = {one: float(saved.set.weights.get(one, 0.0)) for one in self._catalogue.ids}
        title = saved.set.title or name
        return Weighting(ref, ref, title, weights, saved.version), ""

    def _written(self, ref: str) -> tuple[dict[str, float] | None, str]:
        """Read weights that are written out; None with a message for the first that cannot be read."""
        weights = dict.fromkeys(self._catalogue.ids, 0.0)
        for part in ref.split(","):
            name, _, number = part.partition(":")
            if name not in weights:
                return None, text.ADDRESS_NO_SUCH_WEIGHT.format(found=name, choices=", ".join(weights))
            weight = _number(number)
            if weight is None:
                return None, text.ADDRESS_NOT_A_WEIGHT.format(indicator=name, found=number, largest=f"{LARGEST:g}")
            weights[name] = weight
        return weights, ""


def _number(text_of: str) -> float | None:
    """Read a weight: a plain decimal number from 0 to the largest."""
    try:
        number = float(text_of) if text_of.isascii() and "_" not in text_of else math.nan
    except ValueError:
        return None
    return number + 0.0 if 0 <= number <= LARGEST else None
