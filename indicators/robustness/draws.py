"""Other weight sets that a reasonable analyst might have chosen, drawn with a seed.

Every indicator has a stream of chance of its own, from the seed and its id. So the same draws meet
every week and every set (common random numbers): a slider moves what comes out smoothly, and neither
the order of the indicators nor those without a weight change anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

SETS = 1_000
SEED = 2020
CONCENTRATION = 50
"""Of the Dirichlet: a share of .5 is drawn between .39 and .61 in nine sets of ten."""
SWING = 0.2
"""How far a single weight is moved up or down, relative to itself."""
_CANDIDATES = 6  # each is accepted in 95 of 100 cases or more; that none of six is, happens once in 60 million draws


def plausible_sets(weights: Mapping[str, float], sets: int = SETS, seed: int = SEED) -> np.ndarray:
    """Draw shares from Dirichlet(50 share): set x indicator, in the mapping's order, each set summing to 1.

    A weight of 0 stays 0; all weights 0: all zero. Source: METHOD section 10.
    """
    total = sum(weights.values())
    drawn = np.zeros((sets, len(weights)))
    for column, (indicator, weight) in enumerate(weights.items()):
        if weight > 0:
            drawn[:, column] = _gamma(_stream(indicator, seed), CONCENTRATION * weight / total, sets)
    return drawn / drawn.sum(axis=1, keepdims=True) if total > 0 else drawn


def swung_sets(weights: Mapping[str, float], sets: int = SETS, seed: int = SEED) -> np.ndarray:
    """Draw each weight evenly between 20 % less and 20 % more, apart from the others: set x indicator."""
    drawn = np.zeros((sets, len(weights)))
    for column, (indicator, weight) in enumerate(weights.items()):
        drawn[:, column] = weight * _stream(indicator, seed).uniform(1 - SWING, 1 + SWING, sets)
    return drawn


def _stream(indicator: str, seed: int) -> np.random.Generator:
    return np.random.default_rng([seed, crc32(indicator.encode())])


def _gamma(stream: np.random.Generator, shape: float, count: int) -> np.ndarray:
    """Draw from Gamma(shape, 1) with as many numbers of the stream whatever the shape.

    Marsaglia and Tsang 2000, 10.1145/358407.358414; below shape 1 with their power of a uniform number.
    The generator's own gamma takes more numbers after a refusal, and every later draw would jump.
    """
    normal, even = stream.standard_normal((_CANDIDATES, count)), stream.random((_CANDIDATES, count))
    power = stream.random(count) ** (1 / shape) if shape < 1 else 1.0
    d = (shape + (shape < 1)) - 1 / 3
    v = (1 + normal / np.sqrt(9 * d)) ** 3
    with np.errstate(invalid="ignore", divide="ignore"):
        accepted = (v > 0) & (np.log(even) < normal**2 / 2 + d - d * v + d * np.log(v))
    first = accepted.argmax(axis=0)
    return np.asarray(power * d * np.maximum(v[first, np.arange(count)], 0.0))
