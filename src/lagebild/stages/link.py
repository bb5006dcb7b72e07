"""Entities tied to official lists: which group, on which lists, since when, how sure and why.

Only a listed name that the article itself writes is evidence (`listed.find_listed_names`); nothing
is inferred from parts of names. Every dated designation of the group becomes a link, so that a
reader can ask what held on any day; undated ones only where no list gives a day. What the compact
table does not know is looked for in the imported lists, by whole names.
"""

from __future__ import annotations

from dataclasses import replace

from lagebild.lang import Language
from lagebild.listed import ListedMention, find_listed_names
from lagebild.listed.words import countries
from lagebild.registry import Designation, designations_of
from lagebild.registry.linking import imported_links
from lagebild.registry.lookup import Lookup
from lagebild.registry.place import registry_file
from lagebild.types import Annotations, Entity, Link, Span

# What the kind of evidence is worth at most; the comparison of spellings can only lower it.
_SCORE = {"": 1.0, "home": 0.95, "context": 0.85, "expansion": 0.9}
# Bodies of states and media that carry a listed name in theirs are not the group.
_LINKABLE = frozenset({"group", "organisation", "other", "government"})


def link_entities(annotations: Annotations, language: Language) -> tuple[Entity, ...]:
    """Return all entities, those on an official list with their links.

    An entity whose mentions stand for several listed groups gets no link rather than a wrong one.
    """
    listed = find_listed_names(annotations.sentences, language)
    entities = tuple(
        replace(entity, links=_links([m for m in listed if _names(entity, m.span)]))
        if entity.type in _LINKABLE
        else entity
        for entity in annotations.entities
    )
    return _with_imported(entities, annotations, language)


def _with_imported(
    entities: tuple[Entity, ...], annotations: Annotations, language: Language
) -> tuple[Entity, ...]:
    """Return the entities, those without a link tied to imported lists where one names them."""
    path = registry_file()
    if not path.is_file():
        return entities
    named = frozenset(c for s in annotations.sentences for c in countries(s, language))
    lookup = Lookup(path)
    try:
        return tuple(_linked(entity, lookup, named) for entity in entities)
    finally:
        lookup.close()


def _linked(entity: Entity, lookup: Lookup, named: frozenset[str]) -> Entity:
    person = entity.type == "person"
    if entity.links or not (person or entity.type in _LINKABLE):
        return entity
    near = named | {entity.country} if entity.country else named
    return replace(entity, links=imported_links(lookup, entity.name, person=person, countries=near))


def _names(entity: Entity, span: Span) -> bool:
    """Tell whether a listed name is what one of the entity's mentions says, not a part of it."""
    return any(
        mention.kind == "name" and span.contains(mention.span) for mention in entity.mentions
    )


def _links(mentions: list[ListedMention]) -> tuple[Link, ...]:
    groups = {mention.listed.entity for mention in mentions}
    if len(groups) != 1:
        return ()
    best = max(mentions, key=_score)
    rows = designations_of(best.listed.entity)
    dated = [row for row in rows if row.since]
    return tuple(_link(row, best) for row in dated or rows[:1])


def _score(mention: ListedMention) -> float:
    return min(mention.match.score, _SCORE[mention.listed.need])


def _link(row: Designation, mention: ListedMention) -> Link:
    return Link(
        list=row.list,
        entry=row.entry,
        since=row.since,
        until=row.until,
        score=round(_score(mention), 2),
        reason=f"{mention.listed.name}: {mention.match.reason}",
    )
