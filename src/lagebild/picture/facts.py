"""Figures, open questions and the people, bodies and places of an article."""

from __future__ import annotations

from lagebild.picture.index import Index
from lagebild.picture_types import Claim, Figure, Member, Question, Tie
from lagebild.types import Entity, Relation

_QUESTION_ORDER = {"unknown": 0, "disputed": 1, "no_comment": 2}
_TYPE_ORDER = {
    "person": 0,
    "government": 1,
    "organisation": 2,
    "group": 3,
    "place": 4,
    "media": 5,
    "document": 6,
    "anonymous": 7,
    "other": 8,
}


def build_figures(claims: tuple[Claim, ...], index: Index) -> tuple[Figure, ...]:
    """Return the quantities in text order, each with the claims that use it."""
    users: dict[int, list[str]] = {}
    anchor_of = {claim.statement: claim.id for claim in claims}
    for statement in index.annotations.statements:
        if statement.id in anchor_of:
            for number in statement.quantities:
                users.setdefault(number, []).append(anchor_of[statement.id])
    return tuple(
        Figure(
            f"f{n + 1}",
            quantity.value,
            quantity.unit,
            quantity.mod,
            index.passage(quantity.span),
            index.sentence_passage(quantity.span),
            tuple(users.get(n, ())),
        )
        for n, quantity in enumerate(index.annotations.quantities)
    )


def build_questions(index: Index) -> tuple[Question, ...]:
    """Return the open questions by kind, then in text order."""
    ordered = sorted(
        index.annotations.open_questions, key=lambda q: (_QUESTION_ORDER[q.kind], q.span)
    )
    return tuple(
        Question(f"q{n}", q.kind, index.passage(q.span), index.sentence_passage(q.span))
        for n, q in enumerate(ordered, 1)
    )


def build_members(index: Index) -> tuple[Member, ...]:
    """Return the entities by type, the most mentioned first."""
    ordered = sorted(
        (entity for entity in index.annotations.entities if entity.mentions),
        key=lambda e: (_TYPE_ORDER[e.type], -len(e.mentions), e.mentions[0].span),
    )
    return tuple(_member(entity, f"e{n}", index) for n, entity in enumerate(ordered, 1))


def _member(entity: Entity, anchor: str, index: Index) -> Member:
    return Member(
        id=anchor,
        entity=entity.id,
        name=entity.name,
        type=entity.type,
        description=entity.description,
        country=entity.country,
        mentions=tuple(index.passage(mention.span) for mention in entity.mentions),
        ties=tuple(
            _tie(relation, index)
            for relation in index.annotations.relations
            if relation.subject in (entity.id, entity.name) and not _is_told(relation, entity)
        ),
        listed=bool(entity.links),
    )


def _is_told(relation: Relation, entity: Entity) -> bool:
    """Tell whether an office is already the description beside the name."""
    return relation.relation == "holds_office" and relation.object == entity.description


def _tie(relation: Relation, index: Index) -> Tie:
    other = index.entities.get(relation.object)
    return Tie(
        relation.relation,
        other.name if other else relation.object,
        relation.modality,
        relation.attribution,
        index.passage(relation.span),
    )
