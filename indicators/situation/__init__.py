"""The situation: what is in force, beside the scores and never in them (method, section 15).

Start from `native_incidents(watch, matrix)`: the reports known on the matrix's as-of day, read in the
native units of each definition's [native] table. Everything else filters and adds up its rows.

    situation         one day: sites, measures, systems, troops, attacks, reasons
    site_board        the same by protected site
    *_weeks, stages_spans   the series that the family charts draw
    watched, coverage_gaps  what is looked for and not found, and where nobody looked
    changes_since     what has come in since an earlier look
"""

from indicators.situation.board import THEATRE, Worst, site_board
from indicators.situation.changes import POSTURE, ChangesSince, changes_since
from indicators.situation.counts import counts_weeks
from indicators.situation.incidents import NOT_NAMED, NativeIncidents, native_incidents
from indicators.situation.measures import measures_in_force, measures_weeks
from indicators.situation.moves import moves_between, moves_weeks, sites_held_weeks
from indicators.situation.reasons import reasons_between, reasons_weeks
from indicators.situation.sites import GIVEN_UP, HELD, NOT_YET, site_states
from indicators.situation.stages import stages_on, stages_spans
from indicators.situation.standing import FOUR_WEEKS, WEEK, Situation, situation
from indicators.situation.strikes import strikes_between, strikes_weeks
from indicators.situation.watched import coverage_gaps, watched, words_never_reported

__all__ = [
    "FOUR_WEEKS", "GIVEN_UP", "HELD", "NOT_NAMED", "NOT_YET", "POSTURE", "THEATRE", "WEEK", "ChangesSince",
    "NativeIncidents", "Situation", "Worst", "changes_since", "counts_weeks", "coverage_gaps",
    "measures_in_force", "measures_weeks", "moves_between", "moves_weeks",
    "native_incidents", "reasons_between", "reasons_weeks", "site_board", "site_states", "sites_held_weeks",
    "situation", "stages_on", "stages_spans", "strikes_between", "strikes_weeks", "watched",
    "words_never_reported",
]  # fmt: skip
