"""Who and what the article speaks of: persons, governments, organisations, groups, media, places.

Finders read each sentence and return candidates, each with its evidence; the best that do not
overlap stay; mentions of one thing become one entity; offices and pronouns are put to their person
where it is clear who is meant. Precision first: what is unclear is no mention.
"""

from __future__ import annotations

from typing import Literal

from lagebild.lang import Language
from lagebild.stages.entities.abbreviated import find_abbreviated
from lagebild.stages.entities.anonymous import find_anonymous
from lagebild.stages.entities.bodies import POSSESSED, find_bodies, settle_bodies
from lagebild.stages.entities.cluster import Cluster, cluster, full_name
from lagebild.stages.entities.found import Found
from lagebild.stages.entities.groups import find_groups, find_registered
from lagebild.stages.entities.media import find_media, find_own_media
from lagebild.stages.entities.offices import resolve_offices, resolve_possessed
from lagebild.stages.entities.persons import find_persons
from lagebild.stages.entities.places import find_places
from lagebild.stages.entities.pronouns import resolve_pronouns
from lagebild.stages.entities.reading import read_sentence
from lagebild.stages.entities.retype import find_repeated, retype
from lagebild.stages.entities.select import select
from lagebild.stages.entities.standins import resolve_standins
from lagebild.stages.entities.tagged import find_tagged
from lagebild.types import Annotations, Entity, Mention

_FINDERS = (
    find_persons,
    find_bodies,
    find_places,
    find_groups,
    find_media,
    find_anonymous,
    find_abbreviated,
    find_tagged,
)


def find_entities(annotations: Annotations, language: Language) -> tuple[Entity, ...]:
    """Return the entities of an article in the order of their first mention.

    `name` is the fullest form that the article gives, `country` ISO 3166-1 alpha-2 of a place or of
    whom a body stands for. Without the engine's tags fewer names are found, none differently.
    """
    sentences = annotations.sentences
    readings = {s.index: read_sentence(s, language) for s in sentences}
    found = find_registered(sentences, readings)
    for reading in readings.values():
        for finder in _FINDERS:
            found += finder(reading)
    found += find_own_media(annotations, readings)
    found = settle_bodies(select(retype([*found, *find_repeated(found, readings)])))
    bare = [f for f in found if f.type == "person" and f.kind == "nominal"]
    possessed = [f for f in found if f.key == POSSESSED]
    named = [f for f in found if f not in bare and f not in possessed]
    clusters = cluster(named, sentences, language)
    clusters = resolve_offices(bare, clusters, readings)
    clusters = resolve_possessed(possessed, clusters, readings)
    clusters = resolve_standins(readings, clusters, language)
    clusters = resolve_pronouns(readings, clusters, annotations.article.text, language)
    clusters.sort(key=_position)
    return tuple(_entity(number, group, language) for number, group in enumerate(clusters, 1))


def _position(group: Cluster) -> tuple[int, int]:
    return group.mentions[0].sentence, group.mentions[0].span.start


def _entity(number: int, group: Cluster, language: Language) -> Entity:
    is_person = group.type == "person"
    return Entity(
        id=f"e{number}",
        name=full_name(group, language),
        type=group.type,
        mentions=tuple(_mention(found) for found in group.mentions),
        country=group.value("country"),
        description=_description(group) if is_person else None,
        gender=_gender(group) if is_person else None,
    )


def _description(group: Cluster) -> str | None:
    """Return the office beside the name, else the one that stands for the person most often."""
    beside = [m.description for m in group.mentions if m.kind == "name" and m.description]
    return beside[0] if beside else group.value("description")


def _gender(group: Cluster) -> Literal["m", "f"] | None:
    gender = group.value("gender")
    return "m" if gender == "m" else "f" if gender == "f" else None


def _mention(found: Found) -> Mention:
    return Mention(found.span, found.sentence, found.head, found.kind)
