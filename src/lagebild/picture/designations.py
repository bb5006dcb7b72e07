"""Groups that official lists name, with the state of the listing on a given day."""

from __future__ import annotations

from datetime import date

from lagebild.picture.index import Index
from lagebild.picture.stated import build_stated
from lagebild.picture_types import Designation, Listing, ListStatus
from lagebild.types import Entity, Link


def build_designations(index: Index, as_of: date, today: date | None) -> tuple[Designation, ...]:
    """Return the listed groups in the order in which the article names them."""
    listed = [entity for entity in index.annotations.entities if entity.links and entity.mentions]
    listed.sort(key=lambda entity: entity.mentions[0].span)
    return tuple(
        Designation(
            f"d{n}",
            entity.id,
            entity.name,
            tuple(_listing(link, as_of, today) for link in _by_date(entity)),
            index.sentence_passage(entity.mentions[0].span),
            build_stated(entity, index, as_of),
        )
        for n, entity in enumerate(listed, 1)
    )


def status_on(link: Link, day: date) -> ListStatus:
    """Return whether a listing holds on a day; "unknown" if its beginning is not on record."""
    if link.until and date.fromisoformat(link.until) <= day:
        return "ended"
    if not link.since:
        return "unknown"
    return "listed" if date.fromisoformat(link.since) <= day else "not_yet"


def _by_date(entity: Entity) -> list[Link]:
    return sorted(entity.links, key=lambda link: (link.since or "9999", link.list))


def _listing(link: Link, as_of: date, today: date | None) -> Listing:
    return Listing(link, status_on(link, as_of), status_on(link, today) if today else None)
