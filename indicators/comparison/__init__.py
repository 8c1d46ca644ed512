"""Compare two weeks: a bridge from one score to the other that adds up (method, section 12).

Order of reading: `sides` (what is compared: four cells of data and definitions, two weight sets),
`slopes` (score points per unit of memory), `effects` (indicators, weights, data, definitions),
`incidents` (the same points split over incidents), `withholding` (when no comparison is given, and why),
`result` (what comes out), `bridge` (puts these together).
"""

from indicators.comparison.bridge import compare_weeks
from indicators.comparison.result import Comparison
from indicators.comparison.sides import MixedMatrices

__all__ = ["Comparison", "MixedMatrices", "compare_weeks"]
