"""What a question about one sentence needs at hand: its tree, who is mentioned, the language."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lagebild.lang import Language
from lagebild.stages.statements.slots import Grammar
from lagebild.types import (
    NO_HEAD,
    Annotations,
    Attribution,
    Entity,
    Mention,
    ParsedSentence,
    Span,
    Timex,
    Token,
)

_BACK = 2  # sentences before one in which its understood subject may stand


@dataclass(frozen=True, slots=True)
class MentionIndex:
    """Which entity a token stands for, per sentence and token."""

    by_token: dict[tuple[int, int], tuple[Entity, Mention]]


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with what its article holds and the language's grammar."""

    sentence: ParsedSentence
    annotations: Annotations
    mentions: MentionIndex
    grammar: Grammar
    language: Language
    is_accident: bool = False  # the article tells of a mishap, so its victims are nobody's

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def mention_at(self, index: int) -> tuple[Entity, Mention] | None:
        """Return entity and mention at a token, None where the text names none."""
        return self.mentions.by_token.get((self.sentence.index, index))


def around_each(annotations: Annotations) -> Iterator[Annotations]:
    """Yield the annotations once per sentence, with the times and sources near it alone.

    So that the work on a sentence does not grow with the length of its article.
    """
    starts = [sentence.span.start for sentence in annotations.sentences]
    times: dict[int, list[Timex]] = {}
    for timex in annotations.timexes:
        times.setdefault(bisect_right(starts, timex.span.start) - 1, []).append(timex)
    sources: dict[int, list[Attribution]] = {}
    for attribution in annotations.attributions:
        for i in _touched(attribution, starts):
            sources.setdefault(i, []).append(attribution)
    for i in range(len(starts)):
        near = range(max(0, i - _BACK), i + 1)
        yield replace(
            annotations,
            timexes=tuple(timex for j in near for timex in times.get(j, ())),
            attributions=tuple(dict.fromkeys(one for j in near for one in sources.get(j, ()))),
        )


def _touched(attribution: Attribution, starts: list[int]) -> list[int]:
    """Return the positions of the sentences in which an attribution holds."""
    found: set[int] = set()
    for scope in attribution.scope:
        first = bisect_right(starts, scope.start) - 1
        found.update(range(max(0, first), bisect_left(starts, scope.end)))
    return sorted(found)


def closest_attribution(annotations: Annotations, span: Span) -> Attribution | None:
    """Return the attribution with the smallest scope around a span, None for the outlet's voice."""
    around = [
        (scope.end - scope.start, sum(s.end - s.start for s in attribution.scope), number)
        for number, attribution in enumerate(annotations.attributions)
        for scope in attribution.scope
        if scope.contains(span)
    ]
    return annotations.attributions[min(around)[-1]] if around else None


def index_mentions(annotations: Annotations) -> MentionIndex:
    """Return the lookup from tokens to entities; where mentions nest, the head's own one wins."""
    found: dict[tuple[int, int], tuple[Entity, Mention]] = {}
    for entity in annotations.entities:
        for mention in entity.mentions:
            if mention.head == NO_HEAD:
                continue
            sentence = annotations.sentences[mention.sentence]
            for i, token in enumerate(sentence.tokens):
                if not mention.span.overlaps(token.span):
                    continue
                key = (sentence.index, i)
                if key not in found or _is_closer(mention, found[key][1], i):
                    found[key] = (entity, mention)
    return MentionIndex(found)


def _is_closer(mention: Mention, other: Mention, index: int) -> bool:
    if (mention.head == index) != (other.head == index):
        return mention.head == index
    return mention.span.end - mention.span.start < other.span.end - other.span.start
