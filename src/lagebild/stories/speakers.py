"""Whose word a sentence is, where the analysis has a quotation or a name beside it and no scope."""

from __future__ import annotations

import re

from lagebild.stories.concepts import voices_of
from lagebild.types import Annotations, Claimant, ClaimantKind, Entity, ParsedSentence, Span

_KINDS: dict[str, ClaimantKind] = {
    "person": "person",
    "government": "government",
    "organisation": "organisation",
    "group": "group",
    "media": "media",
    "anonymous": "anonymous",
}
_WORD_RE = re.compile(r"[^\W\d_]+")


def quoted_speaker(annotations: Annotations, sentence: ParsedSentence) -> tuple[Claimant, ...]:
    """Return who is quoted in a sentence, as far as the quotation has a speaker."""
    named = {one.id: one for one in annotations.entities}
    for quote in annotations.quotes:
        entity = named.get(quote.entity or "")
        if entity and any(part.overlaps(sentence.span) for part in quote.quote):
            return (_claimant(entity, entity.mentions[0].span),)
    return ()


def pointed_out(annotations: Annotations, pointer: ParsedSentence) -> tuple[Claimant, ...]:
    """Return whom a sentence names as source of the one before: "That is what X said."."""
    for one in annotations.attributions:
        if one.chain and any(part.overlaps(pointer.span) for part in one.scope):
            return one.chain[:1]
    return _unnamed(pointer, annotations.article.lang or "") or _named(annotations, pointer)


def names_source(annotations: Annotations, span: Span) -> bool:
    """Tell whether a stretch names a medium or unnamed sources: then it is their word."""
    media = any(
        one.type == "media" and mention.span.overlaps(span)
        for one in annotations.entities
        for mention in one.mentions
    )
    lang = annotations.article.lang or ""
    words = _WORD_RE.findall(span.of(annotations.article.text).lower())
    return media or any("source anonymous" in voices_of(word, lang) for word in words)


def _unnamed(sentence: ParsedSentence, lang: str) -> tuple[Claimant, ...]:
    """The first word that stands for people whom nobody names: "Kreise", "sources"."""
    for match in _WORD_RE.finditer(sentence.text):
        if "source anonymous" in voices_of(match.group().lower(), lang):
            start = sentence.span.start + match.start()
            return (Claimant(Span(start, start + len(match.group())), match.group(), "anonymous"),)
    return ()


def _named(annotations: Annotations, sentence: ParsedSentence) -> tuple[Claimant, ...]:
    found = [
        (mention.span, one)
        for one in annotations.entities
        if one.type in _KINDS
        for mention in one.mentions
        if mention.sentence == sentence.index
    ]
    first = min(found, key=lambda pair: pair[0], default=None)
    return (_claimant(first[1], first[0]),) if first else ()


def _claimant(entity: Entity, span: Span) -> Claimant:
    return Claimant(span, entity.name, _KINDS.get(entity.type, "anonymous"), entity.id)
