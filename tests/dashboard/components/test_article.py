"""An article's text with its evidence: no character lost, every mark where it belongs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard import text
from dashboard.components.article import Mark, article_text
from dashboard.view import View
from tests.dashboard.components.drawn import of_kind, of_type, words

WORDS = "One base was handed over. Troops left.\n\nTraining stopped.\n"
FIRST, SECOND, THIRD = (0, 25), (26, 38), (40, 57)


def mark(place: tuple[int, int], event: str = "ev-1", *, is_open: bool = False) -> Mark:
    """Return a mark over a place in the text."""
    return Mark(*place, event, f"INC-{event}", f"title of {event}", 1, is_open)


def drawn_text(drawn: object) -> list[str]:
    """Return the text of each paragraph, pieces joined as a browser joins them."""
    return ["".join(piece if isinstance(piece, str) else piece.children for piece in paragraph.children)
            for paragraph in of_kind(drawn, "article__paragraph")]  # fmt: skip


def test_an_open_incidents_sentence_is_highlighted_and_others_are_underlined() -> None:
    """Highlighting is for the incident that the reader came from."""
    drawn = article_text(WORDS, [mark(FIRST, "ev-1", is_open=True), mark(SECOND, "ev-2")], View())
    (highlighted,) = of_type(drawn, "Mark")
    assert highlighted.children == "One base was handed over."
    underlined = [piece.children for piece in of_kind(drawn, "evidence") if hasattr(piece, "data-evidence")]
    assert underlined == ["One base was handed over.", "Troops left."]


def test_marks_that_share_a_sentence_are_both_known_to_it() -> None:
    """Two reports of one sentence: one piece of text that leads to both notes."""
    drawn = article_text(WORDS, [mark(FIRST, "ev-1"), mark(FIRST, "ev-2")], View())
    (paragraph, _) = of_kind(drawn, "article__paragraph")
    assert [getattr(piece, "data-evidence") for piece in of_kind(paragraph, "evidence")] == ["ev-1 ev-2"]


def test_notes_stand_beside_the_paragraph_in_which_their_sentence_begins() -> None:
    """A mark that runs on into the next paragraph is noted once, where it begins, and marks both."""
    drawn = article_text(WORDS, [mark((26, 57), "ev-2"), mark(THIRD, "ev-3")], View())
    margins = [words(margin) for margin in of_kind(drawn, "article__margin")]
    assert margins == ["title of ev-2 ev-2", "title of ev-3 ev-3"]
    marked = [piece.children for piece in of_kind(drawn, "evidence") if hasattr(piece, "data-evidence")]
    assert marked == ["Troops left.", "Training stopped."]


def test_a_note_leads_to_its_incident_and_closes_the_article() -> None:
    """From the article to what its sentence evidences."""
    drawn = article_text(WORDS, [mark(FIRST)], View(week="2020-W12", article="art-1"))
    (link,) = of_type(drawn, "A")
    assert link.href == "?week=2020-W12&incident=INC-ev-1"


def test_the_key_explains_only_what_occurs() -> None:
    """No legend for a way of marking that is not there."""
    open_only = article_text(WORDS, [mark(FIRST, is_open=True)], View())
    assert words(of_kind(open_only, "article__key")) == text.MARK_OPEN
    assert not of_kind(article_text(WORDS, [], View()), "article__key")


def test_an_article_without_text_says_so() -> None:
    """A blank text is no text."""
    assert words(article_text(" \n\n", [mark(FIRST)], View())) == text.NO_ARTICLE_TEXT


places = st.tuples(st.integers(-5, 80), st.integers(-5, 80))
marks = st.lists(st.tuples(places, st.sampled_from(["ev-1", "ev-2", "ev-3"]), st.booleans()), max_size=6)


@given(st.text(alphabet="ab. \n", max_size=60), marks)
def test_whatever_is_marked_no_character_is_lost(written: str, placed: list[tuple[tuple[int, int], str, bool]]) -> None:
    """Marks that overlap, are empty, reversed or outside the text leave the words as they are, and keep their notes."""
    drawn = article_text(written, [mark(place, event, is_open=is_open) for place, event, is_open in placed], View())
    lines = [line for line in written.split("\n") if line.strip()]
    assert drawn_text(drawn) == lines
    assert len(of_kind(drawn, "article__note")) == (len(placed) if lines else 0)
