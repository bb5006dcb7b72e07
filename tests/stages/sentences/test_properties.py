"""Laws that hold for any text whatever."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lagebild.lang import available_languages, load_language
from lagebild.stages.sentences import split_sentences
from lagebild.types import Article, Dateline, Sentence, Span
from tests.stages.sentences.texts import texts

ZERO_WIDTH_BLANKS = "\u200b\u2060\ufeff"
languages = st.sampled_from(available_languages())


def split(text: str, code: str) -> tuple[Sentence, ...]:
    return split_sentences(Article("a", text), load_language(code))


@given(texts, languages)
@example("Er kam.\u200b Sie ging.", "de")
def test_offsets_slice_back_to_the_sentence(text: str, code: str) -> None:
    for number, sentence in enumerate(split(text, code)):
        assert sentence.index == number
        assert sentence.span.of(text) == sentence.text
        assert sentence.tokens[0].start == sentence.span.start
        assert sentence.tokens[-1].end == sentence.span.end


@given(texts, languages)
def test_sentences_and_tokens_stand_in_order_and_apart(text: str, code: str) -> None:
    sentences = split(text, code)
    tokens = [token for sentence in sentences for token in sentence.tokens]
    assert all(token.start < token.end for token in tokens)
    assert all(first.end <= second.start for first, second in pairwise(tokens))
    assert all(first.paragraph <= second.paragraph for first, second in pairwise(sentences))


@given(texts, languages)
@example("a\r\n\u2028b", "en")
def test_nothing_but_blanks_is_lost(text: str, code: str) -> None:
    covered = {
        position
        for sentence in split(text, code)
        for token in sentence.tokens
        for position in range(token.start, token.end)
    }
    lost = [char for position, char in enumerate(text) if position not in covered]
    assert all(char.isspace() or char in ZERO_WIDTH_BLANKS for char in lost)


@given(texts, languages, st.integers(0, 40), st.integers(0, 40))
def test_a_dateline_anywhere_loses_nothing(text: str, code: str, start: int, length: int) -> None:
    span = Span(start, start + length)
    article = Article("a", text, dateline=Dateline(span, None, None, None))
    whole = "".join(sentence.text for sentence in split_sentences(article, load_language(code)))
    without = "".join(sentence.text for sentence in split(text, code))
    squeezed = str.maketrans(dict.fromkeys(" \t\n\r\xa0\u2028\x85" + ZERO_WIDTH_BLANKS))
    blankless = "".join(whole.translate(squeezed).split())
    assert blankless == "".join(without.translate(squeezed).split())


@settings(max_examples=30)
@given(texts, languages)
def test_a_blank_line_ends_every_sentence(text: str, code: str) -> None:
    twice = f"{text}\n\n{text}"
    assert all(
        not (sentence.span.start < len(text) and sentence.span.end > len(text) + 2)
        for sentence in split(twice, code)
    )


@pytest.mark.parametrize("unit", ["a", "a.", "1.", "a-", ".", "'", "x@", "(", "[1", "e\u0301"])
def test_a_line_of_a_megabyte_without_blanks_is_one_sentence(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    sentences = split(text, "de")
    assert [sentence.text for sentence in sentences] == [text]
