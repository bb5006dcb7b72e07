"""Actors and recipients of an event, from the slots that its lexicon entry names."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.stages.statements.dropped import find_dropped_subject
from lagebild.stages.statements.lexicon import Entry
from lagebild.stages.statements.participants import (
    is_agent,
    is_clausal,
    is_mere_location,
    make_participant,
)
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import expand_coordination, fill_slot
from lagebild.stages.statements.support import find_doers, find_sufferers
from lagebild.tree import children, feature
from lagebild.types import Participant


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does it and to whom."""

    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]

    def completed(self, other: Roles) -> Roles:
        """Return the roles with those that are empty taken from another telling of the event."""
        known = {one.name for one in (*self.actors, *self.recipients)}
        actors = self.actors or tuple(one for one in other.actors if one.name not in known)
        recipients = self.recipients or tuple(
            one for one in other.recipients if one.name not in known
        )
        return Roles(actors, recipients)


# Only violence and coercion also strike things: a convoy, a town, an account.
_STRIKES_THINGS = frozenset({"ASSAULT", "COERCE"})


def find_roles(scene: Scene, index: int, entry: Entry) -> Roles:
    """Return the participants of the event at `index`; a token fills only one of the two roles."""
    actors = filled_heads(scene, index, entry.actor)
    recipients = filled_heads(scene, index, entry.recipient, without=frozenset(actors))
    owners = fill_slot(scene.sentence, index, "gen", scene.grammar)
    if entry.pos == "NOUN" and recipients and recipients == owners and not actors:
        # "die Invasion der USA in Mexiko": with a target of its own the genitive is who does it.
        targets = tuple(slot for slot in entry.recipient if slot.startswith("P:"))
        aimed = filled_heads(scene, index, targets, without=frozenset(owners))
        if aimed:
            actors, recipients = owners, aimed
    if entry.pos == "NOUN":
        actors = actors or tuple(i for i in find_doers(scene, index) if i not in recipients)
        recipients = recipients or find_sufferers(scene, index)
    if entry.type not in _STRIKES_THINGS:
        recipients = tuple(dict.fromkeys(j for i in recipients for j in _addressed(scene, i)))
    doers = _participants(scene, tuple(i for i in actors if is_agent(scene, i)))
    if entry.pos == "VERB" and not actors and entry.actor[:1] == ("subj",):
        doers = find_dropped_subject(scene, index)
    names = {actor.name for actor in doers}
    others = (one for one in _participants(scene, recipients) if one.name not in names)
    return Roles(doers, tuple(others))


def filled_heads(
    scene: Scene, index: int, slots: tuple[str, ...], without: frozenset[int] = frozenset()
) -> tuple[int, ...]:
    """Return the heads of the first filled slot with their coordinated partners."""
    for slot in slots:
        heads = tuple(i for i in _fill(scene, index, slot) if i not in without)
        if heads:
            return expand_coordination(scene.sentence, heads, scene.grammar.comparison)
    return ()


def written_heads(scene: Scene, index: int, slots: tuple[str, ...]) -> tuple[int, ...]:
    """Return what stands in the first filled slot, whether or not it can be a participant."""
    for slot in slots:
        heads = _written(scene, index, slot)
        if heads:
            return expand_coordination(scene.sentence, heads, scene.grammar.comparison)
    return ()


def _written(scene: Scene, index: int, slot: str) -> tuple[int, ...]:
    if slot == "pre":
        return _modifiers(scene, index)
    return fill_slot(scene.sentence, index, slot, scene.grammar)


def _fill(scene: Scene, index: int, slot: str) -> tuple[int, ...]:
    heads = _written(scene, index, slot)
    preposition = slot.removeprefix("P:")
    if preposition in scene.grammar.locative:
        return tuple(i for i in heads if is_agent(scene, i))
    if preposition in scene.grammar.place:
        return tuple(i for i in heads if not is_mere_location(scene, i))
    return heads


def _participants(scene: Scene, heads: tuple[int, ...]) -> tuple[Participant, ...]:
    made = (make_participant(scene, i) for i in heads if not is_clausal(scene, i))
    return tuple({one.name: one for one in made if one}.values())


def _addressed(scene: Scene, index: int) -> tuple[int, ...]:
    """Return who is meant by a thing that is praised or rejected: "die Pläne der Regierung"."""
    if is_agent(scene, index):
        return (index,)
    owners = fill_slot(scene.sentence, index, "gen", scene.grammar)
    return tuple(i for i in owners if is_agent(scene, i))


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
