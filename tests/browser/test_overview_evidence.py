"""From every number to its incidents, from there to the reports and the articles, and back again."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from indicators.shipped import shipped_watch_folder
from tests.browser.looking import USUAL, click_here, closed, drawn_in, pane, show
from tests.indicators.commands.shell import run_once
from tests.watches.shipped import shipped_watch

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

INDICATORS = {
    "attacks": "Attacks",
    "force_protection_raised": "Force protection raised",
    "troop_relocations": "Troop relocations",
    "air_defense_deployments": "Air-defence deployments",
    "force_protection_relaxed": "Force protection relaxed",
    "attacks_elsewhere": "Attacks elsewhere",
    "coalition_strikes": "Coalition strikes",
    "threat_rhetoric": "Threat rhetoric",
    "hostile_surveillance": "Hostile surveillance",
}
FAMILIES = {
    "Attacks": "attacks",
    "Force protection": "force_protection_raised",
    "Troop relocations": "troop_relocations",
    "Air defence": "air_defense_deployments",
}
WITHOUT_INCIDENTS = {"hostile_surveillance"}
SEED, SEED_WEEK, SEED_INCIDENT = "seed-0001", "2020-W15", "INC-20200407-ABUGHRAIB"


def leads_to(link: Locator) -> str:
    """Return what a link opens in the pane."""
    return (link.get_attribute("href") or "").rpartition("show=")[2]


def incidents_of(listed: Locator) -> Locator:
    """Return the incidents of the open list."""
    return listed.locator(".incidents__row")


class TestTwoClicks:
    def test_every_number_is_a_link_or_stands_in_a_row_that_is(self, overview: Page) -> None:
        """The headline leads to the week's incidents, a family to its first indicator's, a row to its own."""
        assert leads_to(overview.locator(".verdict__score a")) == "week"
        assert leads_to(overview.get_by_role("link", name="reports behind this week")) == "week"
        for name, indicator in FAMILIES.items():
            card = overview.locator(".score-card").filter(has=overview.get_by_role("heading", name=name, exact=True))
            assert {leads_to(link) for link in card.locator("a").all()} == {indicator}
            assert card.locator(".score-card__value a").count() == 1
        rows = overview.locator(".table--indicators tbody tr:has(a)")
        assert [leads_to(link) for link in rows.locator("th a").all()] == list(INDICATORS)

    @pytest.mark.parametrize("shown", ["week", *INDICATORS])
    def test_a_number_leads_to_incidents_and_these_to_articles(self, overview: Page, shown: str) -> None:
        """First click: the list, ending in the number. Second: an incident. Third: an article, its link safe."""
        name = "Posture score" if shown == "week" else INDICATORS[shown]
        week = next(one for one in run_once("score", "--json").document["weeks"] if one["week"] == "2020-W12")
        points = week["score"] if shown == "week" else week["indicators"][shown]["contribution"]
        opener = overview.locator(f".page a[href$='show={shown}']").first
        opener.click()
        listed = pane(overview)
        expect(listed.get_by_role("heading", level=2)).to_contain_text(name)
        if shown in WITHOUT_INCIDENTS:
            expect(listed).to_contain_text("No incident stands behind this number.")
            closed(overview)
            return
        total = listed.locator(".incidents__total strong")
        expect(total).to_have_text(f"{points:.1f}" if points else "0")
        first = incidents_of(listed).first
        title = first.locator(".incidents__title").inner_text()
        first.click()
        incident = pane(overview)
        expect(incident.get_by_role("heading", level=2)).to_have_text(title)
        check_sources(incident)
        incident.locator(".reports thead a").first.click()
        article = pane(overview)
        expect(article.locator(".pane__about")).to_contain_text("Article")
        assert "article=" in overview.url
        check_sources(article)
        closed(overview)
        assert "?week=2020-W12" in overview.url
        assert not any(part in overview.url for part in ("show=", "incident=", "article="))

    def test_a_row_leads_where_its_name_does_from_any_of_its_numbers(self, overview: Page) -> None:
        """The pointer need not find the words; selected text is not a click."""
        row = overview.locator(".table--indicators tbody tr", has_text="Coalition strikes")
        row.locator("td").nth(0).click()
        expect(pane(overview).get_by_role("heading", level=2)).to_contain_text("Coalition strikes")
        closed(overview)
        expect(row.locator("th a")).to_be_focused()
        reason = overview.locator(".table--indicators tbody tr", has_text="Troop relocations").locator("td").last
        reason.scroll_into_view_if_needed()
        box = reason.bounding_box()
        assert box
        overview.mouse.move(box["x"] + 10, box["y"] + 12)
        overview.mouse.down()
        overview.mouse.move(box["x"] + 90, box["y"] + 12, steps=4)
        overview.mouse.up()
        assert overview.evaluate("String(window.getSelection()).length") > 3
        assert "show=" not in overview.url
        overview.mouse.click(box["x"] + 10, 200)

    def test_the_sum_of_the_list_is_the_headline(self, overview: Page) -> None:
        """This week's and remembered incidents together, as shown, to what rounding leaves."""
        overview.locator(".verdict__score a").click()
        expect(pane(overview).locator(".incidents__total strong")).to_have_text("42.1")
        shown = pane(overview).locator(".incidents__points").all_inner_texts()
        points = [float(words.split()[0].replace("−", "-").replace("<0.1", "0")) for words in shown if words[0] in "+−"]
        assert len(points) > 30
        assert sum(points) == pytest.approx(42.1, abs=0.05 * len(points))
        closed(overview)


class TestMap:
    def test_a_mark_on_the_map_opens_its_incident(self, overview: Page) -> None:
        """The mark under the pointer says what it is, and a click opens its reports."""
        incident = "INC-20200316-BASMAYA"
        marks = [one for trace in drawn_in(overview, "week-map") for one in trace.get("customdata") or []]
        assert incident in marks
        mark = overview.locator("#week-map").evaluate(_PLACE_OF, incident)
        overview.mouse.move(*mark)
        expect(overview.locator("#week-map .hovertext")).to_contain_text("Basmaya")
        expect(overview.locator(".chart--map.chart--leads")).to_be_attached()
        click_here(overview)
        expect(pane(overview).locator(".pane__about")).to_have_text(f"Incident {incident}")
        closed(overview)
        expect(overview.locator("#content")).to_be_focused()

    def test_the_bare_ground_leads_nowhere(self, overview: Page) -> None:
        """A click beside every mark changes nothing."""
        plot = overview.locator("#week-map")
        plot.scroll_into_view_if_needed()
        plot.click(position={"x": 12, "y": 60})
        overview.wait_for_timeout(200)
        assert overview.url.endswith(USUAL)


_PLACE_OF = """(graph, incident) => {
  graph.scrollIntoView({ block: "center" });
  const chart = graph.querySelector(".js-plotly-plot");
  const at = chart._fullData.map((trace) => (trace.customdata || []).indexOf(incident));
  const number = at.findLastIndex((place) => place >= 0);
  const trace = chart._fullData[number], plot = chart._fullLayout._plots[trace.xaxis + trace.yaxis];
  const box = chart.getBoundingClientRect(), axes = [plot.xaxis, plot.yaxis];
  return [trace.x, trace.y].map((values, i) =>
    (i ? box.top : box.left) + axes[i]._offset + axes[i].l2p(values[at[number]]));
}"""


class TestArticle:
    def test_the_sentences_of_the_incident_are_highlighted_in_the_seed_article(self, overview: Page) -> None:
        """Reached from the incident's report; the words are those between the coder's marks, letter by letter."""
        show(overview, f"?week={SEED_WEEK}&incident={SEED_INCIDENT}")
        pane(overview).locator(f".reports thead a[href*='article={SEED}']").first.click()
        expect(pane(overview).locator(".pane__about")).to_have_text(f"Article {SEED}")
        text = shipped_watch().seed_texts[SEED]
        with (shipped_watch_folder() / "events.csv").open(encoding="utf-8", newline="") as file:
            reports = [row for row in csv.DictReader(file) if row["article_id"] == SEED and row["char_start"]]
        assert len(reports) > 20
        for report in reports:
            words = text[int(report["char_start"]) : int(report["char_end"])]
            pieces = pane(overview).locator(f".article__paragraph [data-evidence~='{report['event_id']}']")
            assert squeezed("".join(pieces.all_text_contents())) == squeezed(words)
            is_open = report["incident_id"] == SEED_INCIDENT
            marks = pieces.evaluate_all("(pieces) => pieces.map((one) => one.classList.contains('evidence--open'))")
            assert all(marks) or not is_open
        own = [report for report in reports if report["incident_id"] == SEED_INCIDENT]
        shown = "".join(pane(overview).locator("mark.evidence--open").all_text_contents())
        expected = "".join(text[int(one["char_start"]) : int(one["char_end"])] for one in own)
        assert squeezed(shown) == squeezed(expected)
        highlight = pane(overview).locator("mark.evidence--open").first
        expect(highlight).to_have_css("background-color", "rgb(255, 241, 184)")
        closed(overview)


class TestPane:
    def test_escape_closes_it_and_the_focus_returns(self, overview: Page) -> None:
        """The focus goes to the title; Escape drops the pane's part of the address; the page stays where it was."""
        opener = overview.locator(".table--incidents th a").nth(2)
        opener.scroll_into_view_if_needed()
        before = overview.evaluate("window.scrollY")
        opener.click()
        expect(pane(overview).get_by_role("heading", level=2)).to_be_focused()
        assert "incident=" in overview.url
        closed(overview)
        expect(opener).to_be_focused()
        assert "incident=" not in overview.url
        assert overview.evaluate("window.scrollY") == before

    def test_back_closes_it_and_forward_opens_it_again(self, overview: Page) -> None:
        """Opening is a step in the history like any other."""
        overview.locator(".verdict__score a").click()
        expect(pane(overview)).to_be_visible()
        overview.go_back()
        expect(pane(overview)).to_have_count(0)
        overview.go_forward()
        expect(pane(overview)).to_be_visible()
        closed(overview)

    def test_what_the_watch_does_not_have_is_said_in_it(self, overview: Page) -> None:
        """An address with an unknown incident or article is answered in words."""
        for part in ("incident=INC-NOWHERE", "article=art-nowhere"):
            show(overview, f"{USUAL}&{part}")
            expect(pane(overview).get_by_role("heading", level=2)).to_have_text("Not in this watch")
            expect(pane(overview)).to_contain_text(part.partition("=")[2])
        closed(overview)


def check_sources(shown: Locator) -> None:
    """Every link that leaves the app is http(s), opens elsewhere and tells the other side nothing."""
    links = shown.locator("a:not([data-view-link])").evaluate_all(
        "(links) => links.map((link) => [link.protocol, link.rel, link.target, link.host])"
    )
    for protocol, rel, target, host in links:
        assert protocol in {"http:", "https:"}
        assert rel == "noopener noreferrer"
        assert target == "_blank"
        expect(shown).to_contain_text(f"({host})")


def squeezed(words: str) -> str:
    """Leave out the spaces, which fall away between paragraphs."""
    return "".join(words.split())
