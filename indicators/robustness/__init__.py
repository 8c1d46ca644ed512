"""How much of a verdict hangs on the weights: tables in, tables out; no files, no clock, chance only with a seed.

under_weights    score_under: every week under many weightings at once; levels_under: their raw levels
tipping          level_tips, order_tips: the weight of one indicator, moved alone, that turns a level or the order of
                 two weeks; nearest_tip; NoTip: why there is none        (tipping_forms: the closed forms)
dominance        dominance: whether one week stands above another under every weighting
draws            plausible_sets (Dirichlet), swung_sets (a fifth up or down): seeded, one stream an indicator
agreement        level_agreement, direction_agreement: how many plausible sets say the same
fan              fan: 80 % interval of each week's score under weights a fifth up or down
tornado          week_tornado, change_tornado: which weight matters most
readings         read_robustness: all of the above for a week, or two, at once; lost_readings: what an aggregation costs
scorer_tables    scorer_tables: what the browser needs to score by itself (dashboard/assets/scorer.js)

Effective shares are scoring.effective_shares; the readings in words are indicators.robustness_text.
Method, sections 8, 10 and 11.
"""

from indicators.robustness.agreement import DirectionAgreement, direction_agreement, level_agreement
from indicators.robustness.dominance import Dominance, dominance
from indicators.robustness.draws import SETS, SWING, plausible_sets, swung_sets
from indicators.robustness.fan import fan
from indicators.robustness.readings import Reading, Robustness, lost_readings, read_robustness
from indicators.robustness.scorer_tables import scorer_tables
from indicators.robustness.tipping import NoTip, level_tips, nearest_tip, order_tips
from indicators.robustness.tornado import change_tornado, week_tornado
from indicators.robustness.under_weights import levels_under, score_under

__all__ = [
    "SETS",
    "SWING",
    "DirectionAgreement",
    "Dominance",
    "NoTip",
    "Reading",
    "Robustness",
    "change_tornado",
    "direction_agreement",
    "dominance",
    "fan",
    "level_agreement",
    "level_tips",
    "levels_under",
    "lost_readings",
    "nearest_tip",
    "order_tips",
    "plausible_sets",
    "read_robustness",
    "score_under",
    "scorer_tables",
    "swung_sets",
    "week_tornado",
]
