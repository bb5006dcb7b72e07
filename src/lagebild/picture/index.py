"""Look-ups in one article's annotations that several parts of the picture need."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import timedelta

from lagebild.intervals import parse_interval
from lagebild.picture_types import Claim, Party, Passage
from lagebild.types import Annotations, Claimant, Entity, ParsedSentence, Span, Timex

# Who can speak or act for a state: "Washington", "USA", "US-Regierung", its army, its president.
# A group or a newspaper of the same country never does.
_STATE_TYPES = frozenset({"government", "place", "organisation", "person"})


@dataclass(frozen=True, slots=True)
class Index:
    """The annotations with their entities by id and sentence starts for bisection."""

    annotations: Annotations
    entities: dict[str, Entity]
    starts: tuple[int, ...]
    timexes: dict[int, tuple[Timex, ...]]  # by the sentence in which they start

    @property
    def text(self) -> str:
        """The article's text."""
        return self.annotations.article.text

    def sentence_of(self, position: int) -> ParsedSentence | None:
        """Return the sentence that covers a character, None between sentences."""
        place = bisect_right(self.starts, position) - 1
        if place < 0:
            return None
        sentence = self.annotations.sentences[place]
        return sentence if position < sentence.span.end else None

    def timexes_near(self, position: int) -> tuple[Timex, ...]:
        """Return the time expressions in the sentence that covers a character."""
        return self.timexes.get(bisect_right(self.starts, position) - 1, ())

    def passage(self, span: Span) -> Passage:
        """Return a stretch of the article as a passage."""
        first, last = self.sentence_of(span.start), self.sentence_of(max(span.start, span.end - 1))
        return Passage(
            span,
            span.of(self.text),
            first.index if first else -1,
            first is None or _is_bare(self.text[first.span.start : span.start]),
            last is None or _is_bare(self.text[span.end : last.span.end]),
        )

    def sentence_passage(self, span: Span) -> Passage:
        """Return the sentence in which a span starts, or the span itself outside sentences."""
        sentence = self.sentence_of(span.start)
        return self.passage(sentence.span if sentence else span)


def build_index(annotations: Annotations) -> Index:
    """Return the look-ups for one article."""
    starts = tuple(sentence.span.start for sentence in annotations.sentences)
    timexes: dict[int, list[Timex]] = {}
    for timex in annotations.timexes:
        timexes.setdefault(bisect_right(starts, timex.span.start) - 1, []).append(timex)
    return Index(
        annotations,
        {entity.id: entity for entity in annotations.entities},
        starts,
        {place: tuple(found) for place, found in timexes.items()},
    )


def _is_bare(rest: str) -> bool:
    """Tell whether the rest of a sentence holds no letter and no digit."""
    return not any(character.isalnum() for character in rest)


def calendar_value(timex: Timex) -> str | None:
    """Return the days that an expression stands for as an ISO value, None if it has none.

    A time of day is left out ("2009-01-03TEV"); a length that is tied to a day ("two weeks ago"
    with the value P2W) counts by its interval.
    """
    if timex.value and parse_interval(timex.value):
        return timex.value.partition("T")[0]
    if timex.interval is None:
        return None
    first, last = timex.interval.start.date(), (timex.interval.end - timedelta(seconds=1)).date()
    return first.isoformat() if first == last else f"{first}/{last}"


def party_key(party: Party | Claimant) -> str:
    """Return what makes two parties the same: the entity, else the name without case."""
    return party.entity or party.name.casefold()


def keys(parties: tuple[Party, ...]) -> frozenset[str]:
    """Return the keys of all parties."""
    return frozenset(party_key(party) for party in parties)


def side_keys(parties: tuple[Party, ...], index: Index) -> frozenset[str]:
    """Return the keys of all parties and of the states that they stand for."""
    found = set(keys(parties))
    for party in parties:
        entity = index.entities.get(party.entity or "")
        if entity and entity.country and entity.type in _STATE_TYPES:
            found.add(f"state:{entity.country}")
    return frozenset(found)


def origin_key(claim: Claim) -> str:
    """Return who vouches first for a claim, "" for the article itself."""
    return party_key(claim.chain[0]) if claim.chain else ""


def named_parts(claim: Claim) -> int:
    """Return how many of who, to whom, when and where a claim tells."""
    return sum(map(bool, (claim.actors, claim.recipients, claim.when, claim.where)))


def agree(claim: Claim, other: Claim) -> bool:
    """Tell whether two claims of one kind and certainty agree in all that both of them name.

    A side that one of them leaves empty agrees with anything, but something must be shared.
    """
    if _kind(claim) != _kind(other):
        return False
    if claim.when and other.when and claim.when.value != other.when.value:
        return False
    return all(not a or not b or a == b for a, b in _sides(claim, other)) and any(
        a & b for a, b in _sides(claim, other)
    )


def say_the_same(claim: Claim, other: Claim) -> bool:
    """Tell whether a claim elsewhere in the text repeats another.

    Both sides are the same then; if one claim leaves a side empty, the word must be the same.
    """
    if not agree(claim, other):
        return False
    same_word = claim.trigger.text.casefold() == other.trigger.text.casefold()
    return same_word or all(a == b for a, b in _sides(claim, other))


def _kind(claim: Claim) -> tuple[str, str | None, str]:
    return claim.type, claim.mode, claim.modality


def _sides(claim: Claim, other: Claim) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return (
        (keys(claim.actors), keys(other.actors)),
        (keys(claim.recipients), keys(other.recipients)),
    )
