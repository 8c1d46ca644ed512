"""Views are settled against the watch; scores are the library's, and nothing is worked out twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboard.queries import Queries
from dashboard.queries import scored as module
from dashboard.view import View
from indicators.errors import UnknownStages, UnknownWeightSet, WatchNotBegun
from indicators.scoring import compose, score_incidents
from tests.dashboard.cases import case, queries_of, view_of
from tests.watches import shipped

W12 = "?week=2020-W12"


@pytest.fixture(scope="module")
def queries():
    """Ask about the shipped watch."""
    return queries_of()


def settled(queries, **asked):
    """Settle a view; give it and the messages."""
    return queries.settle(View(**asked))


class TestSettle:
    """Defaults are filled in and every part is checked against the watch."""

    def test_the_default_is_the_last_closed_week_under_the_watch_s_set_with_all_that_is_known(self, queries):
        """2020-W17, default, 26 April 2020."""
        view, messages = settled(queries)
        assert (view.week, view.weights, view.as_of) == ("2020-W17", "default", date(2020, 4, 26))
        assert messages == ()

    def test_a_week_that_is_not_over_is_no_default(self, queries):
        """As known on a Wednesday the week before is shown; it can be asked for."""
        wednesday = date(2020, 3, 18)
        assert settled(queries, as_of=wednesday)[0].week == "2020-W11"
        assert settled(queries, as_of=wednesday, week="2020-W12")[0].week == "2020-W12"

    def test_a_week_that_was_not_searched_is_no_default(self):
        """The last one that was."""
        late = Queries(shipped.unsearched("2020-W16", "2020-W17"), shipped.shipped_catalogue())
        assert settled(late)[0].week == "2020-W15"

    def test_where_no_week_is_closed_the_last_one_is_shown(self, queries):
        """On the watch's second day."""
        assert settled(queries, as_of=date(2019, 10, 29))[0].week == "2019-W44"

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            ({"week": "2020-W18"}, "2020-W18"),
            ({"week": "2020-W13", "as_of": date(2020, 3, 22)}, "2020-W12"),
            ({"weights": "equl"}, "default, equal"),
            ({"as_of": date(2020, 4, 27)}, "2020-04-26"),
            ({"as_of": date(2019, 10, 27)}, "2019-10-28"),
            ({"show": "atacks"}, "attacks"),
        ],
    )
    def test_what_the_watch_does_not_have_gets_one_message_with_what_it_has(self, asked, said, queries):
        """And its default."""
        view, messages = settled(queries, **asked)
        assert len(messages) == 1
        assert said in messages[0]
        assert view.week in shipped.WEEKS
        assert view.show is None

    def test_the_pane_is_kept(self, queries):
        """Incident and article are looked up by those who draw them."""
        view, messages = settled(queries, show="week", incident="i", article="a")
        assert (view.show, view.incident, view.article, messages) == ("week", "i", "a", ())

    def test_settling_twice_changes_nothing(self, queries):
        """A settled view is a view."""
        view, _ = settled(queries, week="2020-W12", weights="equal")
        assert queries.settle(view) == (view, ())


class TestLoading:
    """What would show nothing is refused before anything is shown."""

    def test_a_stage_without_a_share_is_refused(self):
        """The method calls it an error at load; a report would silently weigh nothing."""
        watch = shipped.shipped_watch()
        reports = watch.reports.assign(direction=watch.reports["direction"].replace("deploy", "deployed"))
        with pytest.raises(UnknownStages, match=r'found "deployed".*Did you mean deploy'):
            Queries(replace(watch, reports=reports), shipped.shipped_catalogue())

    def test_an_opening_set_that_the_definitions_lack_is_refused(self):
        """With the sets there are."""
        watch = shipped.shipped_watch()
        settings = watch.settings.model_copy(update={"weights": "defualt"})
        with pytest.raises(UnknownWeightSet, match="default"):
            Queries(replace(watch, settings=settings), shipped.shipped_catalogue())

    def test_nothing_is_scored_until_it_is_asked_for(self, monkeypatch):
        """Starting is quick."""
        monkeypatch.setattr(module, "score_incidents", None)
        Queries(shipped.shipped_watch(), shipped.shipped_catalogue())


class TestScores:
    """Scores are the library's, kept by date and set."""

    def test_scores_are_what_the_library_composes(self, queries):
        """Bit for bit."""
        catalogue = shipped.with_sets()
        own = compose(score_incidents(shipped.shipped_watch(), catalogue), catalogue.weights("equal"))
        pd.testing.assert_frame_equal(queries.scores(view_of(queries, "?weights=equal")).weeks, own.weeks)

    def test_a_set_is_composed_and_a_date_is_scored_once(self, monkeypatch):
        """Weights are in no key of what is costly."""
        runs = []
        monkeypatch.setattr(module, "score_incidents", lambda *a, **k: runs.append(a) or score_incidents(*a, **k))
        own = Queries(shipped.shipped_watch(), shipped.shipped_catalogue())
        for search in (W12, "?week=2020-W11&weights=threats", "?weights=equal&show=week"):
            own.scores(view_of(own, search))
        assert len(runs) == 1
        own.scores(view_of(own, "?as_of=2020-03-22"))
        assert len(runs) == 2

    def test_the_week_before_is_the_one_to_compare_with_if_both_are_closed(self, queries):
        """Not for the first week, not in an open week, not beside a gap."""
        assert queries.week_before(view_of(queries, W12)) == "2020-W11"
        assert queries.week_to_compare(view_of(queries, W12)) == "2020-W11"
        told = {name: (case(name)[0].week_before(case(name)[1]), case(name)[0].week_to_compare(case(name)[1]))
                for name in ("first", "provisional", "uncovered", "after_the_gap")}  # fmt: skip
        assert told == {
            "first": (None, None), "provisional": ("2020-W11", None), "uncovered": ("2020-W11", None),
            "after_the_gap": ("2020-W12", None),
        }  # fmt: skip

    def test_axes_are_weighed_by_indicators_of_sign_plus_one(self, queries):
        """Relaxation alone is no response."""
        told = {name: [queries.weighs_on(case(name)[1], axis) for axis in ("threat", "response", "exposure")]
                for name in ("usual", "lowered", "no_weight")}  # fmt: skip
        assert told == {"usual": [True] * 3, "lowered": [True, False, False], "no_weight": [False] * 3}

    def test_half_lives_are_grouped_shortest_first(self, queries):
        """Those of indicators with a weight."""
        assert queries.half_lives(view_of(queries, W12)) == {
            1.0: ["attacks", "relocations"], 2.0: ["protection raised", "air defence"],
        }  # fmt: skip
        assert queries.half_lives(view_of(queries, "?weights=nothing")) == {}

    def test_what_was_known_on_the_sunday_is_the_score_of_that_day(self, queries):
        """39.6 then, 42.1 now; in an open week there is only now."""
        then, now = queries.known_then(view_of(queries, W12))
        assert (round(then, 1), round(now, 1)) == (39.6, 42.1)
        then, now = queries.known_then(view_of(queries, f"{W12}&as_of=2020-03-18"))
        assert then == now

    def test_counts_are_those_of_the_as_of_date(self, queries):
        """Everything at the end; at the beginning next to nothing."""
        counts = queries.counts(view_of(queries, ""))
        assert (counts.articles, counts.reports, counts.incidents) == (167, 278, 152)
        early = queries.counts(view_of(queries, "?as_of=2019-11-03"))
        published = shipped.shipped_watch().articles["published"]
        assert early.articles == (published <= pd.Timestamp("2019-11-03")).sum()
        assert (early.first_week, early.last_week) == ("2019-W44", "2019-W44")

    def test_indicator_rows_are_in_stacking_order_with_their_share(self, queries):
        """Shares of the weight sum to one; without any weight they are zero."""
        rows = queries.indicator_rows(view_of(queries, W12))
        assert list(rows["indicator"]) == list(queries.catalogue.ids)
        assert rows["share"].sum() == pytest.approx(1)
        assert queries.indicator_rows(view_of(queries, f"{W12}&weights=nothing"))["share"].sum() == 0


class TestLiveWatch:
    """A watch without a last week ends today."""

    @pytest.fixture
    def live(self, monkeypatch):
        """Look at the shipped watch as if today were Wednesday, 18 March 2020, and it went on."""
        monkeypatch.setattr(module, "today_in", lambda _: date(2020, 3, 18))
        watch = shipped.shipped_watch()
        settings = watch.settings.model_copy(update={"last_week": None})
        return Queries(replace(watch, settings=settings), shipped.shipped_catalogue())

    def test_today_is_the_last_day_and_this_week_is_provisional(self, live):
        """The default week is the last closed one."""
        view, _ = live.settle(View())
        assert (view.as_of, view.week) == (date(2020, 3, 18), "2020-W11")
        assert live.scores(view).weeks["state"].iloc[-1] == "provisional"

    def test_tomorrow_is_not_to_be_asked_about(self, live):
        """As-of dates end today."""
        view, messages = live.settle(View(as_of=date(2020, 3, 19)))
        assert view.as_of == date(2020, 3, 18)
        assert len(messages) == 1

    def test_the_next_day_is_scored_anew(self, live, monkeypatch):
        """What was kept is kept by the date."""
        assert live.scores(live.settle(View())[0]).matrix.as_of == date(2020, 3, 18)
        monkeypatch.setattr(module, "today_in", lambda _: date(2020, 3, 19))
        assert live.scores(live.settle(View())[0]).matrix.as_of == date(2020, 3, 19)


def test_a_live_watch_that_has_not_begun_is_refused_at_once(queries):
    """With the day on which there is something to show, not with a fault in every part of the page."""
    settings = queries.watch.settings.model_copy(update={"first_week": "2099-W01", "last_week": None})
    with pytest.raises(WatchNotBegun, match=r"2099-W01, on 2098-12-29.*Serve it from that day on"):
        Queries(replace(queries.watch, settings=settings), queries.catalogue)
