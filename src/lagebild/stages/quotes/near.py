"""Quotations without a cue: the person of whom the sentence before spoke says them.

'Criticism came from economist Bert Falk. "The plan cannot be funded."' Only one person may be
meant: the only one that the sentence names, or its subject.
"""

from __future__ import annotations

from lagebild.speech.frames import Frame
from lagebild.tree import base_rel
from lagebild.types import Entity, Mention, ParsedSentence

_VOICES = frozenset({"person", "anonymous"})


def speaker_before(
    index: int, sentences: tuple[ParsedSentence, ...], entities: tuple[Entity, ...]
) -> Frame | None:
    """Return a frame without cue for the person of the sentence before, None if none is meant."""
    before = index - 1
    if before < 0 or sentences[before].paragraph != sentences[index].paragraph:
        return None
    sentence = sentences[before]
    mentions = {
        (mention.span.start, mention.span.end): (entity.id, mention)
        for entity in entities
        for mention in entity.mentions
        if entity.type in _VOICES and mention.sentence == before
    }
    persons = {entity for entity, _ in mentions.values()}
    subjects = [m for _, m in mentions.values() if _is_subject(sentence, m)]
    if len(persons) != 1 and len(subjects) != 1:
        return None
    chosen = subjects[0] if len(subjects) == 1 else next(m for _, m in mentions.values())
    tokens = tuple(i for i, t in enumerate(sentence.tokens) if chosen.span.contains(t.span))
    return Frame(before, (), "say", "bare", tokens) if tokens else None


def _is_subject(sentence: ParsedSentence, mention: Mention) -> bool:
    token = sentence.tokens[mention.head]
    if base_rel(token) in ("appos", "flat") and token.head >= 0:
        token = sentence.tokens[token.head]
    return base_rel(token) == "nsubj"
