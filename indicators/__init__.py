"""The library: coded article data in, weekly indicator scores and what explains them out. It knows no Dash.

    read_watch -> Watch                  a folder of coded articles, read strictly
    load_catalogue -> Catalogue          indicator definitions and weight sets
    score_incidents -> WeeklyMatrix      weekly indicator scores, before any weights
    compose -> Scores                    the posture score under a set of weights
    compare_weeks -> Comparison          why two weeks differ, adding up; change_sentence says it
    gather_evidence -> Evidence          incidents_of, incident_dossier, article_page: down to the articles
    situation -> Situation               what is in force on a day, in native units

>>> watch, catalogue = read_watch(shipped_watch_folder()), load_catalogue()
>>> scores = compose(score_incidents(watch, catalogue), catalogue.weights("default"))
>>> round(float(scores.weeks.at["2020-W02", "score"]), 1)
74.9
"""

from indicators.catalogue import Catalogue, load_catalogue
from indicators.comparison import Comparison, compare_weeks
from indicators.evidence import Evidence, article_page, gather_evidence, incident_dossier, incidents_of
from indicators.phrasebook import Phrasebook
from indicators.scoring import Scores, WeeklyMatrix, compose, score_incidents
from indicators.situation import Situation, situation
from indicators.verdict import change_sentence
from indicators.watch import Watch, read_watch, shipped_watch_folder

__all__ = [
    "Catalogue", "Comparison", "Evidence", "Phrasebook", "Scores", "Situation", "Watch", "WeeklyMatrix",
    "article_page", "change_sentence", "compare_weeks", "compose", "gather_evidence", "incident_dossier",
    "incidents_of", "load_catalogue", "read_watch", "score_incidents", "shipped_watch_folder", "situation",
]  # fmt: skip
