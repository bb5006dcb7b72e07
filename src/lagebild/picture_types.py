"""The records of a drawn picture: one article's claims, sorted for a reader, in no language yet.

Nothing here is a phrase. A record holds what the article says (spans and names as written), codes
(PLOVER class, modality, kind) and dates in ISO form; `report/` turns codes into words. Every
record carries the passage it rests on and an anchor id that is unique within the picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from lagebild.types import (
    Article,
    Claimant,
    EntityType,
    Link,
    Modality,
    QuestionKind,
    RelationType,
    Span,
)

Phase = Literal["past", "day", "future"]
# What a reader is told: a modality, where "asserted" is kept for the article's own voice.
Certainty = Literal["asserted", "claimed", "alleged", "planned", "possible", "denied", "unclear"]
MarkKind = Literal["entity", "timex", "quantity", "quote", "trigger", "evidence", "question"]
ListStatus = Literal["listed", "not_yet", "ended", "unknown"]
Verdict = Literal["confirms", "contradicts", "news", "open"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the article that a line rests on. `text` is `article.text` at `span`."""

    span: Span
    text: str
    sentence: int  # index of the sentence where it starts, -1 if outside all sentences
    opens: bool  # it starts where a sentence starts
    closes: bool  # it ends where a sentence ends


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted upon: `name` is the article's fullest form, `as_written` the text's."""

    name: str
    as_written: str
    span: Span
    entity: str | None


@dataclass(frozen=True, slots=True)
class When:
    """A resolved time. `value`: ISO date, month, year or "A/B"; `as_written`: its expression."""

    value: str
    mod: str | None = None  # START, MID, END, APPROX, BEFORE, AFTER
    as_written: str | None = None  # "vor zwei Wochen"; None if it comes from the context
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement as a line: who - class - to whom, when, where, how certain, on whose word."""

    id: str  # anchor: "c1", in text order
    statement: str
    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    trigger: Passage
    passage: Passage
    when: When | None
    where: str | None
    modality: Modality
    chain: tuple[Claimant, ...]  # from the closest claimant outwards; () is the article's own voice
    echoes: tuple[Passage, ...] = ()  # further words of the sentence that name the same event

    @property
    def certainty(self) -> Certainty:
        """The modality, or "claimed" for what only somebody else presents as a fact."""
        return "claimed" if self.modality == "asserted" and self.chain else self.modality


@dataclass(frozen=True, slots=True)
class BriefLine:
    """A main claim with the other passages that say the same."""

    claim: Claim
    also: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the timeline: one claim with a resolved time, placed against the article's day."""

    id: str
    claim: Claim
    when: When
    phase: Phase | None  # None if the article is undated


@dataclass(frozen=True, slots=True)
class OtherDate:
    """A resolved date that no claim uses, with the sentence in which it stands."""

    id: str
    when: When
    as_written: Passage
    passage: Passage


@dataclass(frozen=True, slots=True)
class UnresolvedTime:
    """A time expression without a value, and the reason as the time stage gives it."""

    id: str
    passage: Passage
    reason: str | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated claims in order of time, and what could not be placed."""

    moments: tuple[Moment, ...]
    undated: tuple[Claim, ...]
    other_dates: tuple[OtherDate, ...]
    unresolved: tuple[UnresolvedTime, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """All claims that rest on one chain of claimants; an empty chain is the article itself."""

    id: str
    chain: tuple[Claimant, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words given as somebody's own, in the order of the text."""

    id: str
    speaker: str
    entity: str | None
    parts: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Denial:
    """Something said not to be so, everything that says it, and what is told otherwise."""

    id: str
    claim: Claim
    also: tuple[Claim, ...]
    otherwise: tuple[Claim, ...]  # same class, overlapping participants, another modality


@dataclass(frozen=True, slots=True)
class Listing:
    """One entry of an official list with its state on two days."""

    link: Link
    at_article: ListStatus
    at_today: ListStatus | None  # None if no day was given


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement that a group was put on a list, held against the lists.

    `news`: the lists here hold no such entry; `open`: they hold one without a day. `link` is the
    entry that tells, None if there is none.
    """

    statement: str
    verdict: Verdict
    link: Link | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Designation:
    """A group of the article that an official list names."""

    id: str
    entity: str
    name: str
    listings: tuple[Listing, ...]
    passage: Passage  # the sentence of its first mention
    stated: tuple[Stated, ...] = ()  # what the article itself says of a listing


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit and the sentence it stands in."""

    id: str
    value: float
    unit: str  # ISO 4217 code or counted noun
    mod: str | None
    as_written: Passage
    passage: Passage
    claims: tuple[str, ...]  # anchors of the claims that use it


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the article itself leaves open."""

    id: str
    kind: QuestionKind
    passage: Passage
    sentence: Passage


@dataclass(frozen=True, slots=True)
class Tie:
    """A lasting tie of an entity, told with a certainty: leads, member_of, part_of, ..."""

    relation: RelationType
    object: str
    modality: Modality
    chain: tuple[Claimant, ...]
    passage: Passage


@dataclass(frozen=True, slots=True)
class Member:
    """A person, body, group or place of the article with every mention."""

    id: str  # anchor: "e1"
    entity: str
    name: str
    type: EntityType
    description: str | None
    country: str | None
    mentions: tuple[Passage, ...]
    ties: tuple[Tie, ...]
    listed: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """What the article pane shows at a span. `anchor` leads to the line that rests on it."""

    kind: MarkKind
    span: Span
    anchor: str
    order: int  # numbers the marks that lead to the same line, from 0
    value: str | None = None  # the resolved date of a timex


@dataclass(frozen=True, slots=True)
class BodySentence:
    """A sentence of the article, numbered from 1 for readers."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the article."""

    span: Span
    sentences: tuple[BodySentence, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture of one article as of a date."""

    article: Article
    as_of: date
    today: date | None
    claims: tuple[Claim, ...]
    brief: tuple[BriefLine, ...]
    timeline: Timeline
    voices: tuple[Voice, ...]  # other people's words, most claims first
    own: tuple[Claim, ...]  # in the article's own voice
    quotations: tuple[Quotation, ...]
    denials: tuple[Denial, ...]
    designations: tuple[Designation, ...]
    figures: tuple[Figure, ...]
    questions: tuple[Question, ...]
    members: tuple[Member, ...]
    paragraphs: tuple[Paragraph, ...]
    marks: tuple[Mark, ...] = ()
