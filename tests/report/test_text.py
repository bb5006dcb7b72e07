"""Excerpts of passages: true to the text, cut at words, without characters that act."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lagebild.picture_types import Passage
from lagebild.report.text import harmless, make_excerpt, one_line, unquoted
from lagebild.types import Span

LONG = "Am Montag haben die Minister nach langem Streit endlich beschlossen, die Hilfe zu kürzen."


def _passage(words: str, *, opens: bool = True, closes: bool = True) -> Passage:
    start = LONG.index(words)
    return Passage(Span(start, start + len(words)), words, 0, opens, closes)


def test_a_short_passage_is_kept_whole() -> None:
    cut = make_excerpt(_passage(LONG), _passage("beschlossen"), 200)
    assert cut.text == LONG
    assert (cut.trigger, cut.cut_start, cut.cut_end) == ("beschlossen", False, False)


def test_a_long_passage_is_cut_at_words_around_its_trigger() -> None:
    cut = make_excerpt(_passage(LONG), _passage("beschlossen"), 40)
    assert cut.trigger == "beschlossen"
    assert cut.text in LONG
    assert len(cut.text) <= 40
    assert cut.cut_start
    assert cut.cut_end
    assert all(word in LONG.split() for word in cut.text.split())


def test_a_passage_inside_its_sentence_shows_that_it_goes_on() -> None:
    cut = make_excerpt(_passage("die Hilfe zu kürzen", opens=False, closes=False), None, 200)
    assert (cut.cut_start, cut.cut_end) == (True, True)


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80), st.integers(1, 60))
def test_excerpts_never_add_words(text: str, start: int, length: int, most: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + length)
    passage = Passage(Span(0, len(text)), text, 0, True, True)
    trigger = Passage(Span(start, end), text[start:end], 0, True, True)
    cut = make_excerpt(passage, trigger, most)
    assert cut.text.strip() in one_line(text)
    assert len(cut.text) <= max(most, len(cut.trigger))


@given(st.text())
def test_harmless_text_keeps_its_length(text: str) -> None:
    assert len(harmless(text)) == len(text)
    assert harmless(harmless(text)) == harmless(text)


def test_quotation_marks_around_a_passage_are_left_to_the_writer() -> None:
    said = "»Es bleibt dabei«"
    cut = make_excerpt(Passage(Span(5, 5 + len(said)), said, 0, True, True), None, 99)
    assert cut.text == "Es bleibt dabei"
    assert unquoted("»Ja« und »Nein«") == "»Ja« und »Nein«"
    assert unquoted("„Es wird") == "Es wird"
