"""A tree in words: what stands in each box, and what a reader who hears the page is told."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.report.situation.tree import BranchKind
from lagebild.story_types import Carrier, Stance


@dataclass(frozen=True, slots=True)
class Node:
    """A branch with its words. `said` tells the whole box with who stands before it.

    `otherwise`: what an article does to the claim where that is not what its origin does.
    """

    kind: BranchKind
    label: str
    note: str
    said: str
    article: str | None = None
    carriers: tuple[Carrier, ...] = ()
    otherwise: Stance | None = None
    below: tuple[Node, ...] = ()
