"""The records of a situation: many articles as stories, their claims and who stands behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lagebild.types import ClaimantKind, Link, QuestionKind, Span

Stance = Literal["affirms", "denies", "questions"]
Status = Literal["single_source", "corroborated", "disputed", "denied", "open"]


@dataclass(frozen=True, slots=True)
class Carrier:
    """A passage of one article that carries a claim; `copy_of` is the article it was taken from.

    `statement` is "" where the passage tells the claim in words in which no statement was found.
    """

    article: str
    statement: str
    span: Span
    stance: Stance
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The earliest identifiable claimant who vouches for a claim; `via` had it first hand."""

    name: str
    kind: ClaimantKind
    via: tuple[str, ...]
    articles: tuple[str, ...]
    stance: Stance


@dataclass(frozen=True, slots=True)
class StoryClaim:
    """One claim of a story with all that carries it.

    `type` is "" where no statement was found in any carrier.
    """

    id: str
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: str | None
    where: str | None
    summary: str  # the words of the earliest carrier
    status: Status
    carriers: tuple[Carrier, ...]
    origins: tuple[Origin, ...]

    @property
    def independent_origins(self) -> int:
        """How many origins affirm the claim."""
        return sum(origin.stance == "affirms" for origin in self.origins)


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event; `first` and `last` are the days they span, None if undated."""

    id: str
    title: str
    articles: tuple[str, ...]
    first: str | None
    last: str | None
    claims: tuple[StoryClaim, ...]


@dataclass(frozen=True, slots=True)
class Designated:
    """A listed entity and the articles that speak of it."""

    name: str
    link: Link
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something that an article leaves open, in its words."""

    article: str
    span: Span
    kind: QuestionKind
    text: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What a set of articles says."""

    stories: tuple[Story, ...]
    designations: tuple[Designated, ...]
    open_points: tuple[OpenPoint, ...]
