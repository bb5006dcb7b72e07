"""Where and when "the incident" happened: the sentence that sets the event of a whole article.

"Der Vorfall ereignete sich am 3. Mai in Kara": the noun names no event of a class, but says that
what was told before or will be told has this time and this place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lagebild.stages.statements.circumstances import find_when
from lagebild.stages.statements.frame import load_ties
from lagebild.stages.statements.places import find_where
from lagebild.stages.statements.scene import Scene
from lagebild.tree import base_rel, children


@dataclass(frozen=True, slots=True)
class Anchor:
    """The time and place of the event that an article is about."""

    when: str | None
    where: str | None


def find_anchor(scenes: Iterable[Scene]) -> Anchor | None:
    """Return time and place of the article's event, None where no or more than one is told."""
    found = {anchor for scene in scenes for anchor in _anchors(scene)}
    return found.pop() if len(found) == 1 else None


def _anchors(scene: Scene) -> Iterable[Anchor]:
    for i, token in enumerate(scene.tokens):
        if base_rel(token) == "nsubj" and _is_the_event(scene, i):
            when = find_when(scene, i, frozenset())
            if when:
                yield Anchor(when, find_where(scene, i, frozenset(), "ASSAULT"))


def _is_the_event(scene: Scene, index: int) -> bool:
    ties, token = load_ties(scene.language), scene.tokens[index]
    above = scene.tokens[token.head]
    determiners = {scene.tokens[i].text.lower() for i in children(scene.sentence, index, "det")}
    return (
        token.lemma.lower() in ties.any_event
        and above.lemma.lower() in ties.happening
        and bool(determiners & ties.definite)
    )
