"""Entries as FollowTheMoney entities and back: https://followthemoney.tech.

An entry becomes its own entity (Person, Organization, Vessel, Airplane) and one Sanction that
points to it. `listingDate` is the day on which a listing was announced or, where only that is
known, began; `startDate` and `endDate` bound the time in which it held; `modifiedAt` the changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lagebild.registry.records import Entry, EntryName, NameKind

Row = dict[str, Any]
_BODIES = ("Person", "Organization", "Company", "LegalEntity", "PublicBody")
THINGS = (*_BODIES, "Vessel", "Airplane", "Asset")
_KINDS: tuple[NameKind, ...] = ("name", "alias", "weakAlias", "previousName")
_BORN = "Person"
_NAME_LENGTH = 384  # followthemoney's registry.name.max_length


def to_ftm(entry: Entry, dataset: str) -> tuple[Row, Row]:
    """Return the entity and its sanction as FollowTheMoney JSON objects."""
    key = "-".join((entry.list, entry.id)).lower()
    own_id = "lb-" + re.sub(r"[^a-z0-9]+", "-", key).strip("-")
    thing: dict[str, list[str]] = {}
    # A "name" longer than FollowTheMoney's longest is a description and goes to the notes.
    long = [name.text for name in entry.names if len(name.text) > _NAME_LENGTH]
    for kind in _KINDS:
        thing[kind] = [n.text for n in entry.names if n.kind == kind and n.text not in long]
    if entry.schema not in _BODIES:
        thing["alias"] += thing.pop("weakAlias")
    thing["country"] = [code.lower() for code in entry.countries]
    thing["birthDate"] = list(entry.birth_dates) if entry.schema == _BORN else []
    thing["notes"] = [text for text in (entry.notes, *long) if text]
    thing["topics"] = ["sanction"]
    sanction = {
        "entity": [own_id],
        "authority": [entry.list],
        "authorityId": [entry.id],
        "program": list(entry.programs),
        "listingDate": [day for day in (entry.announced or entry.since,) if day],
        "startDate": [entry.since] if entry.since else [],
        "endDate": [entry.until] if entry.until else [],
        "modifiedAt": list(entry.amended),
    }
    return (
        _row(own_id, entry.schema, thing, dataset),
        _row(f"{own_id}-listing", "Sanction", sanction, dataset),
    )


def _row(own_id: str, schema: str, properties: dict[str, list[str]], dataset: str) -> Row:
    kept = {name: values for name, values in properties.items() if values}
    return {"id": own_id, "schema": schema, "datasets": [dataset], "properties": kept}


def from_ftm(rows: Iterable[Row], default_list: str) -> Iterator[Entry]:
    """Yield entries from FollowTheMoney objects, one per sanction; other schemata are passed over.

    An entity without a sanction of its own becomes an entry without days.
    """
    things: dict[str, Row] = {}
    sanctions: dict[str, list[Row]] = {}
    for row in rows:
        if row["schema"] == "Sanction":
            for target in _values(row, "entity"):
                sanctions.setdefault(target, []).append(row)
        elif row["schema"] in THINGS:
            things[row["id"]] = row
    for own_id, thing in things.items():
        found = sanctions.get(own_id)
        for number, sanction in enumerate(found or [{}]):
            yield _entry(
                thing, sanction, own_id if not number else f"{own_id}-{number}", default_list
            )


def _entry(thing: Row, sanction: Row, own_id: str, default_list: str) -> Entry:
    names = [EntryName(text, kind) for kind in _KINDS for text in _values(thing, kind)]
    start, listed = _first(sanction, "startDate"), _first(sanction, "listingDate")
    return Entry(
        list=_first(sanction, "authority") or default_list,
        id=_first(sanction, "authorityId") or own_id,
        schema=thing["schema"],
        names=tuple(names),
        programs=tuple(_values(sanction, "program")),
        since=start or listed,
        announced=listed if start and listed and listed < start else None,
        amended=tuple(_values(sanction, "modifiedAt")),
        until=_first(sanction, "endDate"),
        countries=tuple(code.upper() for code in _values(thing, "country")),
        birth_dates=tuple(_values(thing, "birthDate")),
        notes=" ".join(_values(thing, "notes")),
    )


def _values(row: Row, name: str) -> list[str]:
    found = row.get("properties", {}).get(name, [])
    return [value for value in found if isinstance(value, str)]


def _first(row: Row, name: str) -> str | None:
    return next(iter(_values(row, name)), None)
