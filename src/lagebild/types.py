"""All records that cross a module border: frozen, built from literals, free of behaviour.

Reading order: `Article` -> `Sentence` -> `ParsedSentence` -> `Annotations` (the per-article bundle
that grows stage by stage) -> `Statement`. Every `Span` counts Unicode code points of
`Article.text`, end exclusive, so that `article.text[span.start:span.end]` is the quoted string.
Unknown is a value: `None`, with a reason where a reader would ask for one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from lagebild.intervals import Interval

EntityType = Literal[
    "person",
    "government",
    "organisation",
    "group",
    "media",
    "place",
    "document",
    "anonymous",
    "other",
]
ClaimantKind = Literal[
    "person", "government", "organisation", "media", "document", "anonymous", "group"
]
Modality = Literal["asserted", "alleged", "planned", "possible", "denied", "unclear"]
QuoteType = Literal["direct", "indirect", "reported", "free_indirect", "indirect_free_indirect"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
QuestionKind = Literal["unknown", "no_comment", "disputed"]
RelationType = Literal["leads", "member_of", "part_of", "holds_office", "linked_to"]
MentionKind = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` in code points of the article's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence: "Berlin (dpa) -", "WASHINGTON, Aug 8 (Reuters) -"."""

    span: Span
    place: str | None
    agency: str | None
    date: str | None  # ISO date if the line resolves to one by itself, else None


@dataclass(frozen=True, slots=True)
class Article:
    """One news item as it came in. `published` is an ISO date or date-time."""

    id: str
    text: str
    title: str | None = None
    lang: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    dateline: Dateline | None = None
    notes: tuple[
        str, ...
    ] = ()  # what a reader should know: "no publication date", "decoded as cp1252"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its surface tokens ("zum", "don't" stay whole), spans into the article."""

    index: int
    span: Span
    paragraph: int
    text: str  # article.text[span.start:span.end]
    tokens: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """One surface token with its grammar (Universal Dependencies v2)."""

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: str  # "Mood=Sub|Tense=Past|VerbForm=Fin", sorted, "" if none
    head: int  # index of the head token in the sentence, -1 for the root
    deprel: str
    ner: str = "O"  # BIO over PER, ORG, LOC, MISC

    @property
    def span(self) -> Span:
        """The token's characters."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence with its tree. `tokens[i].head` indexes into `tokens`."""

    index: int
    span: Span
    paragraph: int
    text: str
    tokens: tuple[Token, ...]


NO_HEAD = -1  # the head of a mention inside a word for somebody else: "Hisbollah-Chef"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text speaks of an entity."""

    span: Span
    sentence: int
    head: int  # index of the head token in the sentence, or NO_HEAD
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Link:
    """An entity tied to an entry of an official list, with score (0..1) and reason."""

    list: str
    entry: str
    since: str | None  # ISO date from which the designation holds
    until: str | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body, group or place with every mention; `name`: the article's fullest form."""

    id: str
    name: str
    type: EntityType
    mentions: tuple[Mention, ...]
    country: str | None = None  # ISO 3166-1 alpha-2: of the place, body or office
    links: tuple[Link, ...] = ()
    description: str | None = None  # office or apposition as written: "Justizministerin"
    gender: Literal["m", "f"] | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 expression. `value` is None, with `reason`, where it cannot be resolved.

    A length counted from an event ("three days after the raid") keeps its value beside a reason.
    """

    span: Span
    type: TimexType
    value: str | None
    mod: str | None = None
    interval: Interval | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: an ISO 4217 code or the counted noun."""

    span: Span
    value: float
    unit: str
    mod: str | None = None  # APPROX, MORE_THAN, LESS_THAN


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words. Lists of spans, since quotations are interrupted by their cue."""

    type: QuoteType
    quote: tuple[Span, ...]
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Claimant:
    """One link of a sourcing chain."""

    span: Span
    name: str
    kind: ClaimantKind
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who vouches for a stretch of text; `chain` runs from the closest claimant outwards.

    `scope` holds the content only, never the cue or the claimant. `act` is the speech act of the
    cue (say, accuse, deny, demand, promise, threaten, warn, refuse_comment, confirm, announce,
    believe, report). `modality` is what cue and mood make of the content ("denied" for dementi
    verbs, "alleged" for hearsay), None if they leave it alone.
    """

    scope: tuple[Span, ...]
    chain: tuple[Claimant, ...]
    cue: Span | None
    act: str
    modality: Modality | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or recipient of a statement; `name` is the fullest form in the article."""

    span: Span
    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim about one event: who did what to whom, when, where, how certain, on whose word."""

    id: str
    sentence: int
    trigger: Span
    evidence: Span
    type: str  # PLOVER class
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    when: str | None
    where: str | None
    modality: Modality
    attribution: tuple[Claimant, ...]
    quantities: tuple[int, ...] = ()
    rule: str = ""  # the lexicon entry that fired: "de/anweisen"
    event: str = ""  # id of the first statement of the same event; its own id if it stands alone
    confidence: float | None = None  # that a reader finds the event in its sentence, 0 to 1
    confidence_reasons: tuple[str, ...] = ()  # codes, the weightiest first


@dataclass(frozen=True, slots=True)
class Relation:
    """A lasting tie between two entities: leads, member_of, part_of, holds_office, linked_to."""

    subject: str
    relation: RelationType
    object: str
    span: Span
    modality: Modality
    attribution: tuple[Claimant, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something that the article itself leaves open."""

    span: Span
    sentence: int
    kind: QuestionKind


@dataclass(frozen=True, slots=True)
class Annotations:
    """The per-article bundle. Each stage reads what the stages before it found."""

    article: Article
    sentences: tuple[ParsedSentence, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    relations: tuple[Relation, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = field(default=())
