"""Scoring: tables in, tables out; no files, no clock, no hidden randomness.

encoding      reports -> whole numbers
weekly        reports -> incident weights -> weekly raw scores (one expression; engine runs it)
  matching, credibility, severity, relevance, phases   the factors of an event's weight
memory, scaling, states   raw scores -> indicator scores
matrix        all of the above for a watch: WeeklyMatrix, before any weights
composite, levels         indicator scores -> posture score and level
scores        a matrix under a set of weights: Scores
"""

from indicators.scoring.composite import Aggregation
from indicators.scoring.effective_shares import effective_shares
from indicators.scoring.levels import LEVEL_NAMES, THRESHOLDS
from indicators.scoring.matrix import WeeklyMatrix, score_incidents
from indicators.scoring.scores import Scores, compose

__all__ = [
    "LEVEL_NAMES",
    "THRESHOLDS",
    "Aggregation",
    "Scores",
    "WeeklyMatrix",
    "compose",
    "effective_shares",
    "score_incidents",
]
