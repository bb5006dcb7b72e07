"""One place in the text that may speak of somebody: what every finder returns, what is joined."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from lagebild.tree import token_at
from lagebild.types import EntityType, MentionKind, ParsedSentence, Span


class Evidence(IntEnum):
    """How much a finder knows; where two overlap, the higher one stays."""

    DESCRIPTION = 1  # a common noun for a body or an office
    GAZETTEER = 2
    TAGGED = 3  # the engine's tag alone
    TITLED = 4  # a title before a name, a group word beside a name
    LISTED = 5  # the lexicon of bodies and media
    REGISTERED = 6  # a name on an official list


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate mention. `key` joins mentions of one thing, None if only the name can.

    `country`: that a body or place belongs to, or in whose office a person stands. `concept`: what
    body or office it is ("ministry.defence"), with which descriptions are resolved.
    """

    sentence: int
    first: int  # token index
    last: int  # token index, inclusive
    span: Span
    head: int
    name: str
    type: EntityType
    evidence: Evidence
    kind: MentionKind = "name"
    key: str | None = None
    country: str | None = None
    gender: Literal["m", "f"] | None = None
    concept: str | None = None
    description: str | None = None
    genitive: bool = False  # a name with the -s of one, as its place in the sentence shows
    placed: bool = False  # the text itself says whose body it is: "Peru's Congress"

    def overlaps(self, other: Found) -> bool:
        """Tell whether the two share a character of one sentence."""
        return self.sentence == other.sentence and self.span.overlaps(other.span)


def head_of(sentence: ParsedSentence, first: int, last: int) -> int:
    """Return the token of a stretch that the tree hangs the others on; the last one if unclear."""
    inside = range(first, last + 1)
    outer = [i for i in inside if sentence.tokens[i].head not in inside]
    names = [i for i in outer if sentence.tokens[i].upos in ("PROPN", "NOUN", "PRON")]
    return (names or outer or [last])[0]


def trimmed_span(sentence: ParsedSentence, first: int, last: int, cut: tuple[str, ...]) -> Span:
    """Return the characters of tokens `first` to `last` without a possessive ending at the end."""
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    text = sentence.tokens[last].text
    for ending in cut:
        if text.endswith(ending) and len(text) > len(ending):
            return Span(start, end - len(ending))
    return Span(start, end)


def text_of(sentence: ParsedSentence, span: Span) -> str:
    """Return the written characters of a span inside a sentence, blanks made single."""
    offset = sentence.span.start
    return " ".join(sentence.text[span.start - offset : span.end - offset].split())


def token_of(sentence: ParsedSentence, span: Span) -> int:
    """Return the token at which a span starts, the first one if it starts between tokens."""
    return token_at(sentence, span.start) or 0
