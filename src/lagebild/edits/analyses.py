"""Edits laid over the analysis of one article.

An edit names its statement by the trigger's place and the class it had. After a new analysis the
statement whose trigger overlaps that place is meant, whatever its number is now; where there is
none any more, the edit stays kept and is reported as without effect.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from lagebild.edits.records import Edit
from lagebild.types import Annotations, Entity, Participant, Span, Statement


@dataclass(frozen=True, slots=True)
class Marks:
    """What people said of the statements of an article, by the statement's id."""

    of: dict[str, tuple[Edit, ...]] = field(default_factory=dict)
    lost: tuple[Edit, ...] = ()  # edits whose statement is not found any more


def revise_analysis(annotations: Annotations, edits: Iterable[Edit]) -> Annotations:
    """Return the analysis as corrected by hand: rejected statements gone, corrected ones changed.

    Edits are applied in order; undone ones and those without effect change nothing.
    """
    for edit in edits:
        if edit.undone_at:
            continue
        if edit.kind in ("reject", "correct"):
            annotations = _revise_statement(annotations, edit)
        elif edit.kind == "rename":
            annotations = _rename(annotations, edit)
        elif edit.kind == "split":
            annotations = _split(annotations, edit)
    return annotations


def marks_of(annotations: Annotations, edits: Iterable[Edit]) -> Marks:
    """Return which edits in force speak of which statement of the machine's analysis."""
    found: dict[str, tuple[Edit, ...]] = {}
    lost = []
    for edit in edits:
        if edit.undone_at or "trigger" not in edit.target:
            continue
        statement = _meant(annotations.statements, edit)
        if statement is None:
            lost.append(edit)
        else:
            found[statement.id] = (*found.get(statement.id, ()), edit)
    return Marks(found, tuple(lost))


def _meant(statements: Iterable[Statement], edit: Edit) -> Statement | None:
    place = Span(*edit.target["trigger"])
    near = [one for one in statements if one.trigger.overlaps(place)]
    same = [one for one in near if one.type == edit.target["type"]]
    return min(same or near, key=lambda one: abs(one.trigger.start - place.start), default=None)


def _revise_statement(annotations: Annotations, edit: Edit) -> Annotations:
    meant = _meant(annotations.statements, edit)
    if meant is None:
        return annotations
    changed = () if edit.kind == "reject" else (_corrected(annotations, meant, edit.value),)
    statements = (
        new for one in annotations.statements for new in (changed if one is meant else (one,))
    )
    return replace(annotations, statements=tuple(statements))


def _corrected(annotations: Annotations, statement: Statement, value: Any) -> Statement:
    plain: dict[str, Any] = {
        name: value[name] for name in ("type", "mode", "modality", "when", "where") if name in value
    }
    if "type" in plain and plain["type"] != statement.type:
        plain.setdefault("mode", None)  # the mode belonged to the class that was wrong
    sides: dict[str, Any] = {
        side: tuple(_participant(annotations, statement, name) for name in value[side])
        for side in ("actors", "recipients")
        if side in value
    }
    return replace(statement, **plain, **sides)


def _participant(annotations: Annotations, statement: Statement, name: str) -> Participant:
    """Return a participant by name: a known entity's nearest mention, else the trigger's place."""
    entity = next((one for one in annotations.entities if one.name == name), None)
    if entity is None or not entity.mentions:
        return Participant(statement.trigger, name, None)
    nearest = min(entity.mentions, key=lambda one: abs(one.span.start - statement.trigger.start))
    return Participant(nearest.span, name, entity.id)


def _rename(annotations: Annotations, edit: Edit) -> Annotations:
    """Give an entity its right name; one that has that name already takes in its mentions."""
    old, new = edit.target["name"], edit.value["name"]
    moved = [one for one in annotations.entities if one.name == old]
    if not moved or old == new:
        return annotations
    home = next((one for one in annotations.entities if one.name == new), moved[0])
    others = [one for one in moved if one is not home]
    mentions = sorted(
        {mention for one in (home, *others) for mention in one.mentions}, key=lambda m: m.span
    )
    whole = replace(home, name=new, mentions=tuple(mentions))
    gone = {one.id for one in others}
    entities = tuple(
        whole if one is home else one for one in annotations.entities if one.id not in gone
    )
    ids = {one.id: home.id for one in moved} | {home.id: home.id}
    return _renamed_participants(replace(annotations, entities=entities), ids, new)


def _renamed_participants(annotations: Annotations, ids: dict[str, str], name: str) -> Annotations:
    def party(one: Participant) -> Participant:
        if one.entity not in ids:
            return one
        return replace(one, name=name, entity=ids[one.entity])

    statements = tuple(
        replace(
            one,
            actors=tuple(map(party, one.actors)),
            recipients=tuple(map(party, one.recipients)),
            attribution=tuple(
                replace(claimant, name=name, entity=ids[claimant.entity])
                if claimant.entity in ids
                else claimant
                for claimant in one.attribution
            ),
        )
        for one in annotations.statements
    )
    return replace(annotations, statements=statements)


def _split(annotations: Annotations, edit: Edit) -> Annotations:
    """Make the named mentions of an entity somebody else, in statements too."""
    spans = {Span(*span) for span in edit.value["spans"]}
    entity = next((one for one in annotations.entities if one.name == edit.target["name"]), None)
    if entity is None:
        return annotations
    taken = tuple(one for one in entity.mentions if one.span in spans)
    if not taken or len(taken) == len(entity.mentions):
        return annotations
    rest = replace(entity, mentions=tuple(one for one in entity.mentions if one.span not in spans))
    other = Entity(f"{entity.id}-edit{edit.id}", edit.value["name"], entity.type, taken)
    entities = tuple(
        new for one in annotations.entities for new in ((rest, other) if one is entity else (one,))
    )

    def party(one: Participant) -> Participant:
        if one.entity != entity.id or one.span not in spans:
            return one
        return replace(one, name=other.name, entity=other.id)

    statements = tuple(
        replace(
            one,
            actors=tuple(map(party, one.actors)),
            recipients=tuple(map(party, one.recipients)),
        )
        for one in annotations.statements
    )
    return replace(annotations, entities=entities, statements=statements)
