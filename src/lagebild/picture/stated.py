"""What an article says of a listing, held against the lists: it fits, contradicts, or is news.

Only the authority that the article names is compared, and only listings that are said to have been
made: a plan or a demand can be neither true nor false yet.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from lagebild.intervals import parse_interval
from lagebild.names import normalise_name
from lagebild.picture.index import Index
from lagebild.picture_types import Stated, Verdict
from lagebild.registry import designations_beside
from lagebild.tables import read_table, split_cell
from lagebild.types import Entity, Link, Participant, Statement

_MODE = "designate"
_SAID = frozenset({"asserted", "alleged"})
# Announcement, publication and taking effect of one listing lie some weeks apart.
_LEEWAY = timedelta(days=45)


def build_stated(entity: Entity, index: Index, as_of: date) -> tuple[Stated, ...]:
    """Return the article's statements that this group was put on a list, each with a verdict."""
    found = []
    for statement in index.annotations.statements:
        if statement.mode != _MODE or not _is_about(statement, entity):
            continue
        lists = [name for actor in statement.actors for name in _lists_of(actor, index)]
        links = [link for link in _all_links(entity) if _is_of(link, lists)]
        if lists and statement.modality in (*_SAID, "denied"):
            verdict, link = _judge(statement, links, as_of)
            passage = index.sentence_passage(statement.evidence)
            found.append(Stated(statement.id, verdict, link, passage))
    return tuple(found)


def _is_about(statement: Statement, entity: Entity) -> bool:
    return any(recipient.entity == entity.id for recipient in statement.recipients)


def _all_links(entity: Entity) -> list[Link]:
    """Return the entity's links and those of the same group that the lists give without a day."""
    known = {(link.list, link.entry, link.since) for link in entity.links}
    found = list(entity.links)
    for link in entity.links[:1]:
        for row in designations_beside(link.list, link.entry):
            if (row.list, row.entry, row.since) not in known:
                since, until = row.since, row.until
                found.append(Link(row.list, row.entry, since, until, link.score, link.reason))
    return found


def _is_of(link: Link, lists: list[str]) -> bool:
    words = link.list.replace("/", " ").split()
    return any(word.startswith(name) for word in words[:1] for name in lists)


def _lists_of(actor: Participant, index: Index) -> tuple[str, ...]:
    """Return the lists on which an actor puts groups, by its name or its country."""
    table = _authorities()
    entity = index.entities.get(actor.entity or "")
    names = [actor.name, *([entity.name] if entity else [])]
    by_name = next((table[key] for key in map(normalise_name, names) if key in table), ())
    return by_name or table.get(f"@{entity.country}" if entity and entity.country else "", ())


@cache
def _authorities() -> dict[str, tuple[str, ...]]:
    rows = read_table("registry/authorities.tsv")
    return {row["who"]: split_cell(row["lists"]) for row in rows}


def _judge(statement: Statement, links: list[Link], as_of: date) -> tuple[Verdict, Link | None]:
    """Return how the statement stands to the links of its authority, and the link that tells."""
    if statement.modality == "denied":
        held = [link for link in links if _held(link, as_of)]
        return ("contradicts", held[0]) if held else ("confirms", None)
    if not links:
        return "news", None
    dated = [link for link in links if link.since]
    if not dated:
        return "open", links[0]
    told = parse_interval(statement.when) if statement.when else None
    if told is None:
        held = [link for link in dated if _held(link, as_of + _LEEWAY)]
        return ("confirms", held[0]) if held else ("contradicts", dated[0])
    first, last = told.start.date() - _LEEWAY, told.end.date() + _LEEWAY
    fits = [link for link in dated if first <= date.fromisoformat(link.since or "") <= last]
    if fits:
        return "confirms", fits[0]
    earliest = min(dated, key=lambda link: link.since or "")
    is_later = date.fromisoformat(earliest.since or "") < first
    ended = any(link.until for link in dated)
    # Said to be listed when it had long been: wrong, unless a lifted listing may have come again.
    return ("contradicts" if is_later and not ended else "news"), earliest


def _held(link: Link, day: date) -> bool:
    begun = bool(link.since) and date.fromisoformat(link.since or "") <= day
    return begun and not (link.until and date.fromisoformat(link.until) <= day)
