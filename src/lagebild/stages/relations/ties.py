"""Ties by the words between two names: "X, ein Ableger von Y", "X, linked to Y".

Only hedges, negations, articles and the copula (`skipped` in the data) may stand between the words
and the names, so that the two are told of each other.
"""

from __future__ import annotations

from lagebild.stages.relations.scene import (
    BODIES,
    RelationScene,
    Rule,
    load_rules,
    make_relation,
    word_list,
)
from lagebild.types import Entity, Relation, Span

_REACH = 4  # tokens between a name and the words of the tie


def find_ties(scene: RelationScene) -> list[Relation]:
    """Return the ties whose words stand between a person or body and a body."""
    found = []
    for rule in load_rules(scene.language):
        for words in rule.ties:
            for i in range(1, len(scene.sentence.tokens) - len(words)):
                if all(scene.word(i + j) == word for j, word in enumerate(words)):
                    found += _tie(scene, rule, i, i + len(words))
    return found


def _tie(scene: RelationScene, rule: Rule, first: int, after: int) -> list[Relation]:
    subject, begin = _beside(scene, first - 1, -1)
    other, end = _beside(scene, after, 1)
    if subject is None or other is None or other.type not in BODIES or subject.id == other.id:
        return []
    tokens = scene.sentence.tokens
    span = Span(tokens[begin].start, tokens[end].end)
    return [make_relation(scene, subject.id, rule.relation, other.id, span)]


def _beside(scene: RelationScene, index: int, step: int) -> tuple[Entity | None, int]:
    """Return the name beside the words and its token; nothing if other words stand between."""
    lists = (word_list(name, scene.language) for name in ("skipped", "hedges", "negations"))
    allowed = frozenset[str]().union(*lists)
    for _ in range(_REACH):
        entity, _mention = scene.at.get(index, (None, None))
        if entity and (entity.type in BODIES or entity.type == "person"):
            return entity, index
        if not 0 <= index < len(scene.sentence.tokens):
            break
        if scene.word(index) not in allowed:
            break
        index += step
    return None, index
