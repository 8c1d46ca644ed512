"""The words of the Weights page. Templates in LIVE are filled in the browser, the others here."""

# Dashes, quotation marks and the minus sign are those of print: they are meant.

from __future__ import annotations

from typing import Final

WEIGHTS: Final = "Weights"

UNDO: Final = "Undo"
REDO: Final = "Redo"
RESET_ALL: Final = "Reset all"
SAVE: Final = "Save set"

KEY_LEVEL: Final = "{week} changes level"
KEY_ORDER: Final = "{week} and {other} change order"
KEY_BASE: Final = "set in force"
SLIDERS_NOTE: Final = (
    "Only proportions count. Share of the weight, and share of the score’s movement over {weeks} weeks."
)

CHART_NOTE: Final = (
    "Score under these weights (solid) and under {base} (dashed). Grey: every weight up or down by a fifth."
)
HOW_CHART: Final = (
    (
        "The solid line is the posture score under the weights on the left; it moves while you drag. The dashed line "
        "is the same data under the set they were changed from. Bars are what each indicator adds."
    ),
    (
        "The grey band holds 80 of 100 scores when every weight is drawn anew, up to a fifth more or less. Under the "
        "weeks: the level held under either weighting. Numbers and indicators are the same as on the Overview."
    ),
)
CHART_LABEL: Final = "Posture score by week under these weights and under the set in force"

SHARES_NOTE: Final = "Share of the weight under the set in force and under these weights; what each moves."
ROW_BASE: Final = "In force"
ROW_THESE: Final = "These"
ROW_MOVES: Final = "Moves"

TORNADO_NOTE: Final = "{week}: score with one weight a fifth lower (light) and a fifth higher (solid)"
TORNADO_EMPTY: Final = "No weight counts, so there is nothing to move."

LEANS_TITLE: Final = "How much hangs on the weights"
LEANS_NOTE: Final = "1,000 weight sets drawn around these, and the smallest change of one weight"

AGGREGATION: Final = "Indicators are put together by"
AGGREGATIONS: Final = {
    "arithmetic": "the weighted mean",
    "max_pull": "the mean, pulled to the highest",
    "power_mean": "the root of the mean square",
}

HEAD_INDICATOR: Final = "Indicator"
HEAD_LESS: Final = "A fifth lower"
HEAD_MORE: Final = "A fifth higher"
HEAD_WEEK: Final = "Week"
HEAD_THESE: Final = "These"
HEAD_BASE: Final = "In force"
HEAD_LEVEL: Final = "Level, these"
HEAD_LEVEL_BASE: Final = "Level, in force"

# Filled in the browser, {names} by what stands there at the moment.
LIVE: Final = {
    "as_base": "{title}, as it stands",
    "changed": "{title}, changed",
    "verdict_same": "{week} stands at {score}, {level}",
    "verdict_level": "These weights make {week} {level}: {score}, not {was}",
    "verdict_order": "These weights put {other} above {week}: {other_score} and {score}",
    "verdict_stays": "{week} stays {level} under these weights: {score}, not {was}",
    "verdict_held": "These weights put {week} at {score}, not {was}; the level stays {level}",
    "verdict_none": "All weights are zero: there is no score",
    "verdict_unscored": "{week} has no score under these weights",
    "verdict_refused": "The root of the mean square takes no indicator that lowers the score",
    "levels_same": "The level is the same in all {weeks} weeks.",
    "levels_differ": "Level differs in {count} of {weeks} weeks: {list}.",
    "levels_one": "{week} becomes {level}",
    "levels_more": "{count} more",
    "count_none": "No weight is changed",
    "count_one": "One of the {all} weights is changed",
    "count_many": "{count} of the {all} weights are changed",
    "share": "share {share} %",
    "moves": "moves {moves} %",
    "off": "off: adds nothing",
    "beyond": "beyond the slider: {tips}",
    "no_tip": "no tip",
    "no_tips_here": "tips: weighted mean only",
    "tip_level": "{level} {weight}",
    "tip_order": "order {weight}",
    "was": "was {weight}",
    "reset": "Reset",
    "reset_label": "Reset {name} to {weight}",
    "switch_label": "{name} counts",
    "slider_label": "Weight of {name}",
    "number_label": "Weight of {name}, as a number",
    "spoken": "{weight}, share {share} percent; {week} at {score}, {level}",
    "spoken_none": "{weight}; no score",
    "no_level": "no level",
    "chart_higher": "Higher in {higher} weeks, lower in {lower}",
    "chart_same": "The same score in every week",
}
