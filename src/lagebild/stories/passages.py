"""The passages of an article that may carry a claim: its sentences, each with what was found in it.

A claim is carried by passages, not by statements: two articles may tell one thing in words of which
the lexicon of events knows only some.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lagebild.stories.keys import passage_keys
from lagebild.stories.speakers import pointed_out, quoted_speaker
from lagebild.stories.wording import shows
from lagebild.types import (
    Annotations,
    Attribution,
    Claimant,
    ParsedSentence,
    Span,
    Statement,
)

_SHORTEST = 4  # words; what is shorter and tells no event is a dateline or a question


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A sentence of an article, with the next one if that only says whose word it is.

    `keys` are what it is compared by, `beside` who speaks in it as far as no attribution tells.
    """

    annotations: Annotations
    index: int
    span: Span
    keys: frozenset[str]
    statements: tuple[Statement, ...]
    attributions: tuple[Attribution, ...]
    beside: tuple[Claimant, ...] = ()
    relay: str = ""  # the medium whose report its paragraph is, by such a sentence
    source: Span | None = None  # the sentence after it that only says whose word it is

    @property
    def article(self) -> str:
        """The id of the article."""
        return self.annotations.article.id

    @property
    def is_dateline(self) -> bool:
        """Whether it is what stands before the first sentence, which tells nothing."""
        line = self.annotations.article.dateline
        return line is not None and self.span.end <= line.span.end

    @property
    def outlet(self) -> str:
        """Who published the article, "" if unknown."""
        return self.annotations.article.outlet or ""

    @property
    def lang(self) -> str:
        """The language of the article."""
        return self.annotations.article.lang or ""

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.span.of(self.annotations.article.text)

    @property
    def said(self) -> str:
        """The words of the passage without the sentence that only says whose word it is."""
        end = self.source.start if self.source else self.span.end
        return Span(self.span.start, end).of(self.annotations.article.text)


def passages_of(annotations: Annotations) -> tuple[Passage, ...]:
    """Return the passages of an article in order of the text.

    A sentence that only answers the one before ("The company denies that.") speaks of the same.
    """
    lang = annotations.article.lang or ""
    passages: list[Passage] = []
    for sentence in annotations.sentences:
        if passages and shows(sentence.text, "pointer", lang):
            passages[-1] = _extended(passages[-1], sentence)
            passages = _relayed(passages, sentence)
            continue
        found = _passage(annotations, sentence)
        if passages and shows(sentence.text, "backward", lang):
            found = replace(found, keys=found.keys | passages[-1].keys)
        if found.statements or len(sentence.text.split()) >= _SHORTEST:
            passages.append(found)
    return _with_lead(passages)


def _with_lead(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages; whoever is quoted right after a flat first sentence also speaks there."""
    if len(passages) < 2 or passages[0].attributions or passages[0].beside:
        return tuple(passages)
    lead, after = passages[:2]
    shared = {key for key in lead.keys & after.keys if not key.startswith("n:")}
    if not shared:
        return tuple(passages)
    said = tuple(one.chain[0] for one in after.attributions if one.chain)
    return (replace(lead, beside=said[:1] or after.beside), *passages[1:])


def _passage(annotations: Annotations, sentence: ParsedSentence) -> Passage:
    return Passage(
        annotations,
        sentence.index,
        sentence.span,
        passage_keys(annotations, sentence.span),
        tuple(one for one in annotations.statements if one.sentence == sentence.index),
        attributions_in(annotations, sentence.span),
        quoted_speaker(annotations, sentence),
    )


def _extended(passage: Passage, pointer: ParsedSentence) -> Passage:
    """A passage with the sentence after it: "That is what the ministry said."."""
    span = Span(passage.span.start, pointer.span.end)
    return replace(
        passage,
        span=span,
        source=pointer.span,
        attributions=attributions_in(passage.annotations, span),
        beside=pointed_out(passage.annotations, pointer) or passage.beside,
    )


def _relayed(passages: list[Passage], pointer: ParsedSentence) -> list[Passage]:
    """The passages; those of the paragraph are the report of the medium that a pointer names."""
    entities = {one.id: one for one in passages[-1].annotations.entities}
    media = [
        one.name
        for one in passages[-1].beside
        if one.kind == "media" or (one.entity in entities and entities[one.entity].type == "media")
    ]
    first = min(
        one.index
        for one in passages[-1].annotations.sentences
        if one.paragraph == pointer.paragraph
    )
    return [
        replace(one, relay=media[0]) if media and one.index >= first else one for one in passages
    ]


def attributions_in(annotations: Annotations, span: Span) -> tuple[Attribution, ...]:
    """Return the attributions whose content lies in a stretch of an article."""
    return tuple(
        one for one in annotations.attributions if any(part.overlaps(span) for part in one.scope)
    )
