"""The passages of an article that may carry a claim: its sentences, each with what was found in it.

A claim is carried by passages, not by statements: two articles may tell one thing in words of which
the lexicon of events knows only some.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lagebild.stories.concepts import voices_of
from lagebild.stories.keys import passage_keys
from lagebild.stories.wording import shows
from lagebild.types import (
    Annotations,
    Attribution,
    Claimant,
    ParsedSentence,
    Span,
    Statement,
)

_SPEAKING = frozenset({"person", "government", "organisation", "media", "group"})
_SHORTEST = 4  # words; what is shorter and tells no event is a dateline or a question


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One sentence of an article; `keys` are what it is compared by."""

    annotations: Annotations
    index: int
    span: Span
    keys: frozenset[str]
    statements: tuple[Statement, ...]
    attributions: tuple[Attribution, ...]
    pointed: tuple[Claimant, ...] = ()  # whom the next sentence names: "That is what X said."

    @property
    def article(self) -> str:
        """The id of the article."""
        return self.annotations.article.id

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


def passages_of(annotations: Annotations) -> tuple[Passage, ...]:
    """Return the passages of an article in order of the text.

    A sentence that only answers the one before ("The company denies that.") speaks of the same.
    """
    lang = annotations.article.lang or ""
    passages: list[Passage] = []
    for sentence in annotations.sentences:
        told = tuple(one for one in annotations.statements if one.sentence == sentence.index)
        if not told and len(sentence.text.split()) < _SHORTEST:
            continue
        keys = passage_keys(annotations, sentence.span)
        if passages and shows(sentence.text, "backward", lang):
            keys |= passages[-1].keys
        passages.append(
            Passage(
                annotations,
                sentence.index,
                sentence.span,
                keys,
                told,
                tuple(one for one in annotations.attributions if _speaks_of(one, sentence.span)),
                _pointed(annotations, sentence.index + 1, lang) or _speaker(annotations, sentence),
            )
        )
    return tuple(passages)


def _pointed(annotations: Annotations, index: int, lang: str) -> tuple[Claimant, ...]:
    """Whom a sentence that speaks of the one before names as its claimants."""
    if index >= len(annotations.sentences):
        return ()
    sentence = annotations.sentences[index]
    if not shows(sentence.text, "pointer", lang):
        return ()
    chains = [one.chain for one in annotations.attributions if _speaks_of(one, sentence.span)]
    if chains:
        return chains[0][:1]
    return (
        _unnamed(sentence, lang)
        or tuple(
            Claimant(mention.span, one.name, one.type, one.id)
            for one in annotations.entities
            if one.type in ("person", "government", "organisation", "group", "media", "anonymous")
            for mention in one.mentions
            if mention.sentence == index
        )[:1]
    )


def _unnamed(sentence: ParsedSentence, lang: str) -> tuple[Claimant, ...]:
    """The first word that stands for people whom nobody names: "Kreise", "sources"."""
    for match in re.finditer(r"[^\W\d_]+", sentence.text):
        if "source anonymous" in voices_of(match.group().lower(), lang):
            start = sentence.span.start + match.start()
            span = Span(start, start + len(match.group()))
            return (Claimant(span, match.group(), "anonymous"),)
    return ()


def _speaker(annotations: Annotations, sentence: ParsedSentence) -> tuple[Claimant, ...]:
    """Who is quoted in a sentence, where the quotation has a speaker and no scope of its own."""
    named = {one.id: one for one in annotations.entities}
    for quote in annotations.quotes:
        entity = named.get(quote.entity or "")
        if entity and any(part.overlaps(sentence.span) for part in quote.quote):
            kind = entity.type if entity.type in _SPEAKING else "anonymous"
            return (Claimant(entity.mentions[0].span, entity.name, kind, entity.id),)  # type: ignore[arg-type]
    return ()


def _speaks_of(attribution: Attribution, span: Span) -> bool:
    return any(scope.overlaps(span) for scope in attribution.scope)
