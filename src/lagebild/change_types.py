"""The records of what moves in a situation: figures from article to article, news since a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lagebild.story_types import Status
from lagebild.types import Quantity

ChangeKind = Literal["added", "confirmed", "denied", "corrected", "retracted"]


@dataclass(frozen=True, slots=True)
class FigureTold:
    """One figure as one article gives it."""

    article: str
    figure: Quantity


@dataclass(frozen=True, slots=True)
class MovingFigure:
    """What one claim counts, in the order of the articles; copies of a figure are left out."""

    unit: str
    told: tuple[FigureTold, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one claim; `origins` are those who say so anew, in order of appearance.

    `before` is None where the claim was not there. `figures` of a correction: the figure of then
    and that of now.
    """

    kind: ChangeKind
    story: str
    claim: str
    articles: tuple[str, ...]  # those that brought it
    origins: tuple[str, ...]
    before: Status | None
    after: Status
    figures: tuple[FigureTold, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything new since `since` (a day or the name of a file), in the order of the stories."""

    since: str
    articles: tuple[str, ...]  # not there before
    silent: tuple[str, ...]  # those among them that only pass on what was known
    changes: tuple[Change, ...]
