"""Sentences and surface tokens of an article, with exact offsets.

Three passes: paragraphs by line ends, tokens by what stands between blanks, sentence ends by the
token before and the word after a full stop. What a language writes differently (abbreviations,
ordinals, hyphens, words that open sentences) is data: `language.toml`, `abbreviations.tsv` and
`sentence_starters.txt` in its folder. Tokens follow Universal Dependencies before the splitting
of contractions: "zum", "al", "don't", "Trump's" stay whole, punctuation stands alone.
"""

from __future__ import annotations

from itertools import pairwise

from lagebild.lang import Language
from lagebild.stages.sentences.boundaries import split_tokens
from lagebild.stages.sentences.conventions import load_conventions
from lagebild.stages.sentences.joins import Piece
from lagebild.stages.sentences.paragraphs import find_paragraphs
from lagebild.stages.sentences.tokens import find_tokens
from lagebild.types import Article, Sentence, Span

__all__ = ["split_sentences"]


def split_sentences(article: Article, language: Language) -> tuple[Sentence, ...]:
    """Return the sentences of an article in text order, none overlapping another.

    Every character that is not blank lies in exactly one token of exactly one sentence. A
    dateline is a sentence of its own, so that what follows it parses as it would without.
    """
    conventions = load_conventions(language)
    text = article.text
    found: list[Sentence] = []
    cuts = (article.dateline.span.start, article.dateline.span.end) if article.dateline else ()
    for number, paragraph in enumerate(find_paragraphs(text)):
        for start, end in _cut(paragraph, cuts):
            tokens = find_tokens(text, start, end, conventions)
            for piece in split_tokens(text, tokens, conventions):
                found.append(_sentence(text, len(found), number, piece))
    return tuple(found)


def _cut(paragraph: tuple[int, int], cuts: tuple[int, ...]) -> list[tuple[int, int]]:
    start, end = paragraph
    edges = [start, *(cut for cut in cuts if start < cut < end), end]
    return list(pairwise(edges))


def _sentence(text: str, index: int, paragraph: int, piece: Piece) -> Sentence:
    start, end = piece[0][0], piece[-1][1]
    tokens = tuple(Span(first, last) for first, last in piece)
    return Sentence(index, Span(start, end), paragraph, text[start:end], tokens)
