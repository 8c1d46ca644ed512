"""Answers are kept by the parts of the view that they depend on, each asker's for itself."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.kept import kept
from dashboard.view import SettledView

VIEW = SettledView(week="2020-W12", weights="default", as_of=date(2020, 4, 26), show="week")


class Asker:
    """Counts how often its methods are worked out."""

    def __init__(self):
        """Nothing has been asked yet."""
        self.worked = []

    @kept("week", "as_of")
    def seen(self, view, indicator=None):
        """Answer with what the method is given."""
        self.worked.append((view, indicator))
        return {"week": view.week, "as_of": view.as_of, "weights": view.weights, "indicator": indicator}

    @kept("as_of")
    def fails(self, view):
        """Fail, the first time it is asked."""
        self.worked.append(view)
        if len(self.worked) == 1:
            raise LookupError
        return "answered"


def test_the_same_view_is_worked_out_once():
    """And the very same answer is given again."""
    asker = Asker()
    assert asker.seen(VIEW) is asker.seen(VIEW)
    assert len(asker.worked) == 1


def test_parts_that_the_answer_does_not_depend_on_make_no_difference():
    """Other weights, another pane: one answer."""
    asker = Asker()
    answers = [asker.seen(VIEW), asker.seen(VIEW.but(weights="equal")), asker.seen(VIEW.but(show=None, incident="i"))]
    assert answers[0] is answers[1] is answers[2]


def test_parts_that_it_depends_on_do():
    """Another week, another date, another indicator: worked out each time."""
    asker = Asker()
    asker.seen(VIEW)
    asker.seen(VIEW.but(week="2020-W11"))
    asker.seen(VIEW.but(as_of=date(2020, 3, 22)))
    assert asker.seen(VIEW, "attacks")["indicator"] == "attacks"
    assert len(asker.worked) == 4


def test_a_method_sees_only_the_parts_it_names():
    """So none can depend on a part that its answers are not kept by."""
    answer = Asker().seen(VIEW)
    assert answer["week"] == "2020-W12"
    assert answer["weights"] == ""


def test_two_askers_share_nothing():
    """Each watch has its own queries."""
    first, second = Asker(), Asker()
    first.seen(VIEW)
    second.seen(VIEW)
    assert (len(first.worked), len(second.worked)) == (1, 1)


def test_a_failure_is_not_kept():
    """The next one who asks may have more luck."""
    asker = Asker()
    with pytest.raises(LookupError):
        asker.fails(VIEW)
    assert asker.fails(VIEW) == "answered"
