"""Actors and recipients of an event, from the slots that its lexicon entry names."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.stages.statements.lexicon import Entry
from lagebild.stages.statements.participants import is_agent, is_clausal, make_participant
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import expand_coordination, fill_slot
from lagebild.tree import children, feature
from lagebild.types import Participant


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does it and to whom."""

    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]


# Acts in words reach persons and bodies; what they are about is no recipient.
_VERBAL_ACTS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "CONCEDE", "THREATEN", "AGREE"})


def find_roles(scene: Scene, index: int, entry: Entry) -> Roles:
    """Return the participants of the event at `index`; a name fills only one of the two roles."""
    actors = _participants(scene, filled_heads(scene, index, entry.actor))
    names = {actor.name for actor in actors}
    heads = filled_heads(scene, index, entry.recipient)
    if entry.type in _VERBAL_ACTS:
        heads = tuple(dict.fromkeys(j for i in heads for j in _addressed(scene, i)))
    recipients = (one for one in _participants(scene, heads) if one.name not in names)
    return Roles(actors, tuple(recipients))


def filled_heads(scene: Scene, index: int, slots: tuple[str, ...]) -> tuple[int, ...]:
    """Return the heads of the first filled slot with their coordinated partners."""
    heads = first_filled(scene, index, slots)
    return expand_coordination(scene.sentence, heads, scene.grammar.comparison)


def _participants(scene: Scene, heads: tuple[int, ...]) -> tuple[Participant, ...]:
    made = (make_participant(scene, i) for i in heads if not is_clausal(scene, i))
    return tuple({one.name: one for one in made if one}.values())


def _addressed(scene: Scene, index: int) -> tuple[int, ...]:
    """Return who is meant by a thing that is praised or rejected: "die Pläne der Regierung"."""
    if is_agent(scene, index):
        return (index,)
    owners = fill_slot(scene.sentence, index, "gen", scene.grammar)
    return tuple(i for i in owners if is_agent(scene, i))


def first_filled(scene: Scene, index: int, slots: tuple[str, ...]) -> tuple[int, ...]:
    """Return the heads of the first slot that is filled, in the entry's order of preference."""
    for slot in slots:
        if slot == "pre":
            heads = _modifiers(scene, index)
        else:
            heads = fill_slot(scene.sentence, index, slot, scene.grammar)
        if slot.removeprefix("P:") in scene.grammar.locative:
            heads = tuple(i for i in heads if is_agent(scene, i))
        if heads:
            return heads
    return ()


def _modifiers(scene: Scene, index: int) -> tuple[int, ...]:
    """Return the modifier that names an actor: "US strikes", "ataque israelí", "US-Einsatz"."""
    found = [
        i
        for i in children(scene.sentence, index, "compound", "amod", "flat", "nmod")
        if _names_body(scene, i)
        and not children(scene.sentence, i, "case")
        and feature(scene.tokens[i], "Case") != "Gen"
    ]
    token, own = scene.tokens[index], scene.mention_at(index)
    if own and own[1].span != token.span and token.span.contains(own[1].span):
        found.append(index)
    return tuple(found)


def _names_body(scene: Scene, index: int) -> bool:
    """Tell whether a modifier names a country or body; a person's name there is a genitive."""
    mention = scene.mention_at(index)
    return bool(mention and mention[0].type != "person")
