"""The pages say what the program does: commands, settings, numbers, links and examples are held to the code."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from PIL import Image

from dashboard import serve
from dashboard.settings import Settings
from docs.making import example
from docs.making.blocks import refreshed
from docs.making.commands import command_parsers
from docs.making.pages import MAKERS, PAGES
from docs.making.pictures import FOLDER, PICTURES
from docs.making.settings import MEANINGS
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.cli import COMMANDS, build_parser
from indicators.scoring import compose, score_incidents
from indicators.watch import read_watch, shipped_watch_folder
from tests.house.tracked import ROOT, read, tracked
from tests.watches.worked_example import WEIGHTS, worked_catalogue, worked_watch

MARKDOWN = tracked(".md")
PARSERS = command_parsers()
LINK = re.compile(r"""\]\((?P<link>[^)\s]+)\)|\b(?:src|srcset)="(?P<source>[^"]+)\"""")


def slug(heading: str) -> str:
    """Turn a heading into the anchor that a Markdown page gives it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    """List the anchors of a page."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {slug(heading) for heading in headings}


def section(page: str, heading: str) -> str:
    """Cut out one section of a page."""
    return page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


# --- what is made is fresh ---


@pytest.mark.parametrize("path", PAGES)
def test_what_the_code_makes_of_a_page_is_what_stands_there(path):
    """Commands, settings, definitions, tables and outputs are those of today; else: make docs."""
    assert refreshed(read(path), MAKERS) == read(path), "run make docs"


def test_every_maker_has_a_place():
    """Nothing is made for no page, and nothing is made twice."""
    made = [name for path in MARKDOWN for name in re.findall(r"^<!-- made: (\S+) -->$", read(path), re.MULTILINE)]
    assert sorted(made) == sorted(MAKERS)


# --- commands ---


def test_the_documented_commands_are_the_commands_there_are():
    """A section for each command, and none for anything else."""
    headings = re.findall(r"^## posturewatch (.+)$", read("docs/COMMANDS.md"), re.MULTILINE)
    assert headings == list(PARSERS)
    assert {"serve", "score", "compare", "check"} <= set(headings)


@pytest.mark.parametrize("command", PARSERS)
def test_the_documented_options_are_those_of_help(command):
    """Each option that --help prints has a row, and each row is an option."""
    printed = set(re.findall(r"--[a-z][a-z-]*", PARSERS[command].format_usage()))
    rows = re.findall(r"^\| `(--[a-z-]+)", section(read("docs/COMMANDS.md"), f"posturewatch {command}"), re.MULTILINE)
    assert sorted(rows) == sorted(printed)


@pytest.mark.parametrize("path", MARKDOWN)
def test_every_command_line_in_a_page_is_understood(path):
    """What a reader copies from a page is not refused as wrong use."""
    for line in example.commands_in(read(path)):
        program, *arguments = shlex.split(line)
        if program.endswith("posturewatch"):
            build_parser((serve, *COMMANDS)).parse_args(arguments)
        else:
            assert program in {"make", "cp"}


@pytest.mark.parametrize("path", MARKDOWN)
def test_every_recipe_named_in_a_page_is_in_the_makefile(path):
    """`make something` is a target."""
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", read(path), re.MULTILINE))
    assert named <= set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))


def test_the_readme_names_the_two_recipes_that_everybody_needs():
    """Run it, test it."""
    assert set(re.findall(r"^make ([a-z]+)$", read("README.md"), re.MULTILINE)) == {"run", "test"}


# --- settings ---


def test_every_setting_is_documented_with_its_meaning():
    """The table of the README has a row for each field of the model, with words of its own."""
    rows = re.findall(r"^\| `POSTUREWATCH_([A-Z_]+)` \| (.+?) \| .+ \|$", read("README.md"), re.MULTILINE)
    assert [name.lower() for name, _ in rows] == list(Settings.model_fields) == list(MEANINGS)
    assert len({meaning for _, meaning in rows}) == len(rows)


# --- links and pictures ---


@pytest.mark.parametrize("path", MARKDOWN)
def test_every_link_to_a_file_leads_to_it(path):
    """Files are there, and headings after # are in them."""
    here = ROOT / path
    broken = []
    for found in LINK.finditer(read(path)):
        target, _, anchor = (found["link"] or found["source"]).partition("#")
        if target.startswith(("http://", "https://")):
            continue
        file = (here.parent / target).resolve() if target else here
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(found.group())
    assert broken == []


def test_every_picture_is_shown_and_has_the_size_it_is_taken_in():
    """No picture is left over, none is missing; width and height are those of the window."""
    assert {file.stem for file in FOLDER.glob("*")} == {picture.name for picture in PICTURES}
    for picture in PICTURES:
        assert f"docs/pictures/{picture.name}.png" in read("README.md")
        with Image.open(FOLDER / f"{picture.name}.png") as taken:
            assert taken.width == picture.width * picture.scale
            assert picture.until or taken.height == picture.height * picture.scale


# --- the method page ---


def test_every_section_that_the_code_cites_is_in_the_method_page():
    """A docstring that cites METHOD section 5 means the section of that number in docs/METHOD.md."""
    numbers = {int(n) for n in re.findall(r"^## (\d+)\. ", read("docs/METHOD.md"), re.MULTILINE)}
    missing = []
    for path in tracked(".py"):
        for cited in re.findall(r"METHOD,? sections? ([\d, andto]*\d)", read(path)):
            ends = [int(n) for n in re.findall(r"\d+", cited)]
            missing += [(path, n) for n in ends if n not in numbers]
    assert missing == []


def test_the_worked_example_of_the_page_is_what_the_scorer_gives():
    """Every z and every score of the table, to its four decimals."""
    rows = re.findall(
        r"^\| (2020-W\d\d) \| (.+) \|$", section(read("docs/METHOD.md"), "13. A worked example"), re.MULTILINE
    )
    scores = compose(score_incidents(worked_watch(), worked_catalogue()), WEIGHTS)
    table = scores.indicators.pivot_table(index="week", columns="indicator", values="score")
    assert len(rows) == 3
    for week, cells in rows:
        told = [float(cell) for cell in cells.split(" | ")]
        given = [*table.loc[week, list(WEIGHTS)], scores.weeks.at[week, "score"]]
        assert told == pytest.approx(given, abs=5.001e-5)


def test_what_pages_say_of_the_shipped_watch_is_so():
    """Articles, reports, incidents, weeks, and the score and level in the words for the picture."""
    watch, catalogue = read_watch(shipped_watch_folder()), load_catalogue(SHIPPED)
    weeks = compose(score_incidents(watch, catalogue), catalogue.weights("default")).weeks
    articles, reports = len(watch.articles), len(watch.reports)
    incidents = watch.reports["incident_id"].nunique()
    assert f"{reports} reports from {articles} articles" in read("README.md")
    told = f"{len(weeks)} weeks, {reports} reports on {incidents} incidents from {articles} articles"
    assert told in read("CHANGELOG.md")
    shown = weeks.loc["2020-W12"]
    assert f"week 2020-W12: the posture score {shown['score']:.1f}, {shown['level_name']}" in read("README.md")


# --- the example of one's own watch ---


@pytest.fixture(scope="module")
def guide():
    """Give the page that the example stands in."""
    return read("docs/YOUR_OWN_WATCH.md")


@pytest.fixture(scope="module")
def folder(guide, tmp_path_factory):
    """Follow the page: its files, and the copy of the definitions that it tells to make."""
    made = tmp_path_factory.mktemp("example")
    example.write_example(guide, made)
    return made


def points(output: str, week: str) -> list[float]:
    """Read the numbers of a week's line."""
    (line,) = [line for line in output.splitlines() if line.startswith(week)]
    return [float(number) for number in re.findall(r"\d+\.\d", line)]


def test_the_example_has_every_file_of_a_watch_and_an_indicator(guide):
    """Settings and four tables, one definition, one weight set."""
    files = set(example.files_in(guide))
    assert {Path(file).name for file in files if file.startswith("harbour/")} == {
        "watch.toml", "sites.csv", "articles.csv", "events.csv", "coverage.csv",
    }  # fmt: skip
    assert {file for file in files if not file.startswith("harbour/")} == {
        "my-definitions/roadblocks.toml", "my-definitions/weights/with_roadblocks.toml",
    }  # fmt: skip


def test_every_command_of_the_example_runs(guide, folder):
    """Each ends well, except `serve`, which would not end, and `cp`, whose copy is already there."""
    commands = [line for line in example.commands_in(guide) if not re.search(r"\bserve\b|^cp ", line)]
    assert len(commands) == 4
    for command in commands:
        assert example.run_in(folder, command)


def test_the_example_shows_the_outputs_of_commands_that_it_tells_to_type(guide):
    """Each output follows a command of the page."""
    assert set(example.OUTPUTS.values()) <= set(example.commands_in(guide))


def test_the_copy_of_the_definitions_is_the_one_that_the_page_describes(guide, tmp_path):
    """`cp -r indicators/definitions my-definitions` gives the folder that the other commands use."""
    (copy,) = [line for line in example.commands_in(guide) if line.startswith("cp ")]
    program, recursive, source, target = shlex.split(copy)
    assert (program, recursive) == ("cp", "-r")
    shutil.copytree(ROOT / source, tmp_path / target)
    example.write_example(guide, tmp_path / "other")
    copied = {path.name for path in (tmp_path / target).rglob("*.toml")}
    followed = {path.name for path in (tmp_path / "other" / "my-definitions").rglob("*.toml")}
    assert followed - copied == {"roadblocks.toml", "with_roadblocks.toml"}


def test_the_example_scores_what_the_page_says(folder):
    """The attack counts once, at grade B2 with one wounded; the week nobody searched has no score."""
    output = example.run_in(folder, "posturewatch score --watch harbour")
    weight = 2 * (2 * 0.7 + 0.75) / 3
    assert points(output, "2024-W01")[1] == round(0.5 * 100 * (1 - 2 ** (-weight / 4)), 1)
    assert points(output, "2024-W03") == []


def test_the_added_indicator_counts_what_no_other_does(folder):
    """The barricade, B2 at the site: without the file it adds nothing, with it a ninth of its score."""
    score = "posturewatch score --watch harbour"
    with_it = example.run_in(folder, f"{score} --definitions my-definitions --weights with_roadblocks")
    weight = (2 * 0.7 + 0.75) / 3
    assert points(with_it, "2024-W04")[-1] == round(100 * (1 - 2 ** (-weight / 2)) / 9, 1)
    assert points(example.run_in(folder, score), "2024-W04")[-1] == 0.0
