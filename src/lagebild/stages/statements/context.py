"""Time and place from the context, where it is unmistakable.

An event without a time or place of its own takes that of another mention of the same event; of the
event that an adverb points back to ("damals", "dabei"); of the article's one scene, when all its
violence or protest is set in one place. Anything less is left unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lagebild.gazetteer import find_place
from lagebild.intervals import parse_interval
from lagebild.stages.statements.anchors import Anchor
from lagebild.stages.statements.events import REAL, is_other, is_sum, link_events
from lagebild.stages.statements.frame import frame_of, load_ties
from lagebild.stages.statements.places import coarseness
from lagebild.stages.statements.told import Told, share_party
from lagebild.tree import children
from lagebild.types import Statement

_ON_THE_GROUND = frozenset({"ASSAULT", "PROTEST"})
_LEAD = 3  # sentences in which an article sets its scene
_COUNTRY = 2


def settle(told: tuple[Told, ...], anchor: Anchor | None) -> tuple[Told, ...]:
    """Return the statements, linked to events, with what their context tells of time and place."""
    placed = frozenset(one.statement.id for one in told if one.statement.where)
    found = _from_same_event(link_events(_pointed_back(told)))
    return _in_one_scene(_anchored(found, anchor), placed)


def _from_same_event(told: tuple[Told, ...]) -> tuple[Told, ...]:
    groups: dict[str, list[Told]] = {}
    for one in told:
        groups.setdefault(one.statement.event, []).append(one)
    result = []
    for one in told:
        group = groups[one.statement.event]
        when = _finest_time(other.statement.when for other in group)
        where = _finest_place(group)
        result.append(_filled(one, when, where))
    return tuple(result)


def _anchored(told: tuple[Told, ...], anchor: Anchor | None) -> tuple[Told, ...]:
    """Give violence the time and place at which "the incident" is said to have happened.

    Only where no violence of the article has another time: then the article is about the one.
    """
    violence = [one for one in told if one.statement.type == "ASSAULT"]
    times = {one.statement.when for one in violence} - {None}
    if anchor is None or times - {anchor.when}:
        return told
    meant = {one.statement.id for one in violence if one.statement.modality in REAL}
    return tuple(
        _filled(one, anchor.when, anchor.where)
        if one.statement.id in meant and not is_other(one) and not is_sum(one)
        else one
        for one in told
    )


def _filled(one: Told, when: str | None, where: str | None) -> Told:
    statement = one.statement
    changed = replace(statement, when=statement.when or when, where=statement.where or where)
    return replace(one, statement=changed)


def _finest_time(values: Iterable[str | None]) -> str | None:
    known = sorted({value for value in values if value and parse_interval(value)}, key=_length)
    return known[0] if known else None


def _length(value: str) -> float:
    interval = parse_interval(value)
    return (interval.end - interval.start).total_seconds() if interval else 0.0


def _finest_place(group: list[Told]) -> str | None:
    named = [one for one in group if one.statement.where and _has_name(one)]
    if not named:
        return None
    best = min(named, key=lambda one: coarseness(one.statement.where or "", one.scene))
    return best.statement.where


def _has_name(one: Told) -> bool:
    """Tell a place with a name from "Moschee": only the former tells where other things happen."""
    where, scene = one.statement.where or "", one.scene
    known = find_place(where, scene.language) is not None
    return known or not where.lower().endswith(scene.grammar.location_nouns)


def _pointed_back(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Give events the time and place of the one just told where an adverb points back to it."""
    result: list[Told] = []
    for one in told:
        ties, words = load_ties(one.scene.language), _adverbs(one)
        last = _last_before(result, one)
        both = bool(words & ties.anaphors)
        when = last.when if last and (both or words & ties.then) else None
        where = last.where if last and (both or words & ties.there) else None
        result.append(_filled(one, when, where))
    return tuple(result)


def _adverbs(one: Told) -> set[str]:
    scene = one.scene
    return {
        scene.tokens[i].text.lower()
        for node in frame_of(scene, one.index)
        for i in children(scene.sentence, node, "advmod", "obl")
    }


def _last_before(told: list[Told], one: Told) -> Statement | None:
    """Return the last dated or placed event of the sentence before, or earlier in this one."""
    for other in reversed(told):
        if one.statement.sentence - other.statement.sentence > 1:
            return None
        if other.statement.when or other.statement.where:
            return other.statement
    return None


def _in_one_scene(told: tuple[Told, ...], placed_there: frozenset[str]) -> tuple[Told, ...]:
    """Give the violence and protest of an article its one place, where no other is spoken of.

    `placed_there`: the statements whose own clause names their place.
    """
    deeds = [one for one in told if one.statement.type in _ON_THE_GROUND]
    place = _only_place(deeds, placed_there)
    if place is None:
        return told
    placed = [one for one in deeds if one.statement.where]
    inside = {one.statement.id for one in deeds if _fits_scene(one, place, placed)}
    return tuple(_filled(one, None, place) if one.statement.id in inside else one for one in told)


def _fits_scene(one: Told, place: str, placed: list[Told]) -> bool:
    """Tell whether nothing sets an event apart from the scene: a sum, a plan, a place, an actor."""
    actors = one.statement.actors
    known = [other.statement.actors for other in placed if other.statement.actors]
    return (
        one.statement.modality in REAL
        and not is_sum(one)
        and not _names_elsewhere(one, place)
        and (not actors or not known or any(share_party(actors, side) for side in known))
    )


def _only_place(told: list[Told], placed_there: frozenset[str]) -> str | None:
    """Return the one town or region of these events: named in the lead or more than once."""
    named = [one for one in told if one.statement.where and _has_name(one)]
    places = {one.statement.where for one in named}
    if len(places) != 1 or coarseness(named[0].statement.where or "", named[0].scene) == _COUNTRY:
        return None
    place = named[0].statement.where or ""
    in_lead = named[0].statement.sentence < _LEAD
    own = sum(one.statement.id in placed_there for one in named)
    return place if in_lead or own > 1 else None


def _names_elsewhere(one: Told, place: str) -> bool:
    """Tell whether the sentence speaks of a place that neither is nor holds the scene."""
    held = find_place(place, one.scene.language)
    for i, _ in enumerate(one.scene.tokens):
        referent = one.scene.mention_at(i)
        if not referent or referent[0].type != "place" or referent[0].name == place:
            continue
        holds = held is not None and referent[0].country == held.country
        if not (holds and coarseness(referent[0].name, one.scene) == _COUNTRY):
            return True
    return False
