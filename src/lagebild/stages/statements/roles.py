"""Actors and recipients of an event, from the slots that its lexicon entry names."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.stages.statements.lexicon import Entry
from lagebild.stages.statements.participants import is_clausal, make_participant
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import expand_coordination, fill_slot
from lagebild.tree import children
from lagebild.types import Participant


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does it and to whom."""

    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]


def find_roles(scene: Scene, index: int, entry: Entry) -> Roles:
    """Return the participants of the event at `index`; a name fills only one of the two roles."""
    actors = _participants(scene, index, entry.actor)
    names = {actor.name for actor in actors}
    recipients = _participants(scene, index, entry.recipient)
    return Roles(actors, tuple(one for one in recipients if one.name not in names))


def _participants(scene: Scene, index: int, slots: tuple[str, ...]) -> tuple[Participant, ...]:
    heads = expand_coordination(scene.sentence, first_filled(scene, index, slots))
    made = (make_participant(scene, i) for i in heads if not is_clausal(scene, i))
    return tuple({one.name: one for one in made if one}.values())


def first_filled(scene: Scene, index: int, slots: tuple[str, ...]) -> tuple[int, ...]:
    """Return the heads of the first slot that is filled, in the entry's order of preference."""
    for slot in slots:
        if slot == "pre":
            heads = _modifiers(scene, index)
        else:
            heads = fill_slot(scene.sentence, index, slot, scene.grammar)
        if heads:
            return heads
    return ()


def _modifiers(scene: Scene, index: int) -> tuple[int, ...]:
    """Return the modifier that names an actor: "US strikes", "ataque israelí", "US-Einsatz"."""
    found = [
        i
        for i in children(scene.sentence, index, "compound", "amod", "flat", "nmod")
        if scene.mention_at(i) and not children(scene.sentence, i, "case")
    ]
    token, own = scene.tokens[index], scene.mention_at(index)
    if own and own[1].span != token.span and token.span.contains(own[1].span):
        found.append(index)
    return tuple(found)
