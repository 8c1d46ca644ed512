"""The only door from the screens to the library: a view goes in, tables and sentences come out.

Nothing here draws and nothing here adds up points. What is costly is kept: the weekly matrix per
as-of date, the scores per as-of date and weight set.

    scored      what there is to choose from; scores for a view
    explained   the change in words, the incidents, the articles
    situated    native units: families, sites, the map
    weighed     what hangs on the weights
    compared    two weeks held against each other
"""

from dashboard.queries.compared import Compared, ComparedQueries, Pair
from dashboard.queries.scored import WatchCounts
from dashboard.queries.situated import Family
from indicators.comparison.facts import Fact

__all__ = ["Compared", "Fact", "Family", "Pair", "Queries", "WatchCounts"]


class Queries(ComparedQueries):
    """Everything that the pages ask, for one watch and one catalogue."""
