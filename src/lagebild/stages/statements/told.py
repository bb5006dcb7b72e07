"""A statement together with the sentence and token it was read from, until the article is done."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.stages.statements.scene import Scene
from lagebild.types import Participant, Statement

_SHORTEST = 4  # letters; shorter words of a name are articles and numbers


@dataclass(frozen=True, slots=True)
class Told:
    """One statement, the scene it stands in and its trigger token."""

    statement: Statement
    scene: Scene
    index: int

    @property
    def lemma(self) -> str:
        """The trigger's lemma in lower case."""
        return self.scene.tokens[self.index].lemma.lower()

    @property
    def is_noun(self) -> bool:
        """Whether the event is named by a noun."""
        return self.scene.tokens[self.index].upos in ("NOUN", "PROPN")


def share_party(one: tuple[Participant, ...], other: tuple[Participant, ...]) -> bool:
    """Tell whether two sides name somebody in common: one entity, or one noun in both names."""
    return any(_same_party(x, y) for x in one for y in other)


def _same_party(one: Participant, other: Participant) -> bool:
    if one.entity and other.entity:
        return one.entity == other.entity
    return bool(_words(one.name) & _words(other.name))


def _words(name: str) -> set[str]:
    return {word for word in name.lower().split() if len(word) >= _SHORTEST and word.isalpha()}
