"""Noun phrases around a body: where they start, what makes it another body, its own name."""

from __future__ import annotations

from lagebild.stages.entities.lexicon import small_words
from lagebild.stages.entities.reading import Reading


def phrase_start(reading: Reading, first: int) -> int:
    """Return where a noun phrase starts after its article: before its adjectives."""
    while first > 0 and reading.tokens[first - 1].upos == "ADJ":
        first -= 1
    return first


def lesser(reading: Reading, first: int, last: int) -> str:
    """Return the adjective that makes it a body below the state's: "regional government"."""
    words = small_words("lesser", reading.language)
    return next((reading.word(i) for i in (first - 1, last + 1) if reading.word(i) in words), "")


def name_end(reading: Reading, last: int) -> int:
    """Return the last token of a proper name right after a body: "Stadtwerke Vorharz".

    A person's name after it is somebody else's.
    """
    end = last
    while end + 1 < len(reading.tokens):
        token = reading.tokens[end + 1]
        is_part = token.upos == "PROPN" and token.ner[2:] in ("", "LOC", "ORG")
        if not (is_part and reading.starts_upper(end + 1)):
            break
        end += 1
    return end
