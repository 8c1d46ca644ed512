"""A new indicator is one TOML file: added at run time, it is scored, charted and in the address."""

from __future__ import annotations

import shutil

import numpy as np
import pytest

from dashboard.evidence_pane import open_pane
from dashboard.pages.overview.families import families_section
from dashboard.pages.overview.indicators import indicators_section
from dashboard.pages.overview.weeks import weeks_section
from dashboard.queries import Queries
from dashboard.theme import THEMES
from dashboard.view import View, read_address
from indicators.catalogue import SHIPPED, load_catalogue
from tests.dashboard.reading import by_class, charts_of, links_of, only, rows_of, titles_of, words_of
from tests.indicators.commands.shell import run
from tests.watches.shipped import shipped_watch

LIGHT = THEMES["light"]
WEEK = "2020-W11"
DRONES = """\
id = "drone_use"
title = "Drones in use"
short = "Drones"
hue = 10
question = "How often are drones reported over the theatre, to watch or to strike?"
axis = "threat"
sign = 1
kind = "flow"
timing = "leading"
lag_weeks = 1
rationale = "Drones find targets before others fire at them."
diagnosticity = "Low for who flies them, fair for what comes next."
source = "A test."
version = 1

[match]
subtype = ["drone_strike", "drone_footage"]

[[severity]]
value = 1
reason = "Seen, or said to have been."

[[severity]]
value = 4
reason = "It struck."
any = [{ field = "subtype", is = ["drone_strike"] }]

[memory]
half_life_weeks = 3
reason = "A site that was filmed stays filmed."

[scale]
method = "saturating"
anchor = 0.5
reason = "One strike in a neighbouring country is well past half way."

[native]
family = "drones"
family_title = "Drones"
drawing = "counts"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Copy the shipped definitions, add the one file, and give it a weight in the default set."""
    copied = tmp_path_factory.mktemp("own") / "definitions"
    shutil.copytree(SHIPPED, copied)
    (copied / "drone_use.toml").write_text(DRONES, encoding="utf-8")
    default = copied / "weights" / "default.toml"
    default.write_text(default.read_text(encoding="utf-8") + "drone_use = 2\n", encoding="utf-8")
    return copied


@pytest.fixture(scope="module")
def scored(folder):
    """Score the shipped watch with it, by the command; week by week."""
    document = run("score", "--definitions", str(folder), "--json").document
    assert document["weights"]["drone_use"] == 2.0
    return {week["week"]: week for week in document["weeks"]}


@pytest.fixture(scope="module")
def queries(folder):
    """Serve the shipped watch with it."""
    return Queries(shipped_watch(), load_catalogue(folder))


@pytest.fixture(scope="module")
def view(queries):
    """Look at the week of the one strike."""
    return queries.settle(View(week=WEEK))[0]


def test_it_is_checked(folder):
    """Without a fault and without a weak point."""
    ran = run("check", "--definitions", str(folder))
    assert ran.status == 0
    assert "drone_use" not in ran.out


def test_it_is_scored(scored):
    """From the strike on, fading by half every three weeks; quiet before; a tenth of the weight and more."""
    rows = {label: week["indicators"]["drone_use"] for label, week in scored.items()}
    assert rows["2020-W10"]["score"] == 0.0
    assert rows[WEEK]["incidents"] == 1
    assert rows[WEEK]["score"] > rows["2020-W12"]["score"] > 0
    assert rows["2020-W12"]["memory"] == pytest.approx(
        rows["2020-W12"]["raw"] + rows[WEEK]["memory"] * 0.5 ** (1 / 3), abs=1e-12
    )
    assert rows[WEEK]["share"] == pytest.approx(0.2)
    assert [label for label, row in rows.items() if row["warming_up"]] == list(rows)[:6]


def test_contributions_still_sum_to_each_score(scored):
    """To 1e-9, its own among them."""
    for week in scored.values():
        parts = [row["contribution"] for row in week["indicators"].values()]
        assert sum(parts) == pytest.approx(week["score"], abs=1e-9)


def test_it_stands_in_a_comparison(folder):
    """With its effect, in the JSON and in the table."""
    asked = ("compare", "2020-W10", WEEK, "--definitions", str(folder))
    assert run(*asked, "--json").document["indicators"]["drone_use"]["new"] > 0
    assert any(line.startswith("Drones in use") for line in run(*asked).out.splitlines())


def test_it_stands_in_the_table_of_indicators(queries, view, scored):
    """With its score, its points and its shares of the weight and of the movement, above the context."""
    rows = {row[0]: row for row in rows_of(indicators_section(queries, view, LIGHT))}
    told = scored[WEEK]["indicators"]["drone_use"]
    assert rows["Drones in use"][1] == f"{told['score']:.1f}"
    assert rows["Drones in use"][3] == f"+{told['contribution']:.1f}"
    score = [week["score"] for week in scored.values()]
    points = [week["indicators"]["drone_use"]["contribution"] for week in scored.values()]
    assert rows["Drones in use"][7] == f"20 % → {100 * np.polyfit(score, points, 1)[0]:.0f} %"
    named = list(rows)
    assert named.index("Drones in use") < next(place for place, name in enumerate(named) if name.startswith("Context"))


def test_it_is_drawn_in_the_main_chart_and_told_in_its_table(queries, view):
    """A part of every column, under its short name."""
    section = weeks_section(queries, view, LIGHT)
    traces = {trace.get("name"): trace for trace in charts_of(section)["weeks"]["data"]}
    assert traces["Drones"]["type"] == "bar"
    head, *rows = rows_of(section)
    assert {row[0]: row[head.index("Drones")] for row in rows}["2020-W10"] == "0"
    assert {row[0]: row[head.index("Drones")] for row in rows}[WEEK] not in ("0", "–")


def test_it_has_its_own_panel(queries, view):
    """By incidents a week, since its file asks for no other drawing."""
    section = families_section(queries, view, LIGHT)
    (panel,) = [one for one in by_class(section, "panel") if words_of(by_class(one, "score-card__name")) == "Drones"]
    assert words_of(by_class(panel, "panel__fact")).startswith("1 incident, ")
    assert set(charts_of(panel)) == {"family-drone_use"}
    assert links_of(panel)[0][1].endswith("show=drone_use")


def test_its_address_opens_its_incidents(queries):
    """?show=drone_use: understood without a message, and down to the report."""
    asked, form = read_address(f"?week={WEEK}&show=drone_use")
    view, refused = queries.settle(asked)
    assert (form, refused, view.show) == ((), (), "drone_use")
    pane = open_pane(queries, view.address)
    assert words_of(only(pane, "pane__title")).startswith("Drones in use: ")
    (row,) = by_class(pane, "incidents__row")
    opened = open_pane(queries, row.href)
    assert "Drones in use" in words_of(opened).partition("What it adds")[2]


def test_the_page_speaks_of_it_by_its_short_name(queries):
    """In the sentence of the weeks where it moved."""
    view, _ = queries.settle(View(week=WEEK))
    assert "drones" in " ".join([queries.change_sentence(view), *queries.titles(view).values()]).lower()
    assert titles_of(indicators_section(queries, view, LIGHT))


def test_without_the_file_nobody_knows_it():
    """It is nowhere else: no code names it."""
    shipped = Queries(shipped_watch(), load_catalogue())
    settled, messages = shipped.settle(View(week=WEEK, show="drone_use"))
    assert settled.show is None
    assert "drone_use" in messages[0]
