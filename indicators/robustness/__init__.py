"""How much of a verdict hangs on the weights: tables in, tables out (method, sections 8, 10 and 11)."""

from indicators.robustness.dominance import Dominance, dominance
from indicators.robustness.scorer_tables import scorer_tables
from indicators.robustness.tipping import NoTip, level_tips, nearest_tip, order_tips
from indicators.robustness.under_weights import levels_under, score_under

__all__ = [
    "Dominance",
    "NoTip",
    "dominance",
    "level_tips",
    "levels_under",
    "nearest_tip",
    "order_tips",
    "score_under",
    "scorer_tables",
]
