"""Claims in the shapes of other programs: GeoJSON, FollowTheMoney, iCalendar."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from lagebild.intervals import parse_interval
from lagebild.names import normalise_name
from lagebild.server.looking import place_of
from lagebild.store.pages import ClaimLine

_TOLD = ("id", "type", "when", "where", "status", "independent_origins", "summary")
_DATASET = "lagebild"
_LINE = 75  # octets of a line in a calendar


def place_lines(claims: Iterator[ClaimLine]) -> Iterator[str]:
    """Yield GeoJSON (RFC 7946): claims whose place is known, as points."""
    yield '{"type": "FeatureCollection", "features": ['
    first = True
    for claim in claims:
        place = place_of(claim.body["where"]) if claim.body["where"] else None
        if place is None:
            continue
        feature = {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
            "properties": {name: claim.body[name] for name in _TOLD}
            | {"modality": claim.modality, "story": claim.story},
        }
        yield ("" if first else ",\n") + json.dumps(feature, ensure_ascii=False)
        first = False
    yield "]}\n"


def entity_lines(claims: Iterator[ClaimLine]) -> Iterator[str]:
    """Yield FollowTheMoney entities, one a line: each claim an Event, each name a LegalEntity.

    A claim says what somebody reports: its certainty and its origins stand in `notes`, the outlets
    in `publisher`. Names are kept once; LegalEntity stands for persons and bodies alike.
    """
    known: set[str] = set()
    for claim in claims:
        names = [*claim.body["actors"], *claim.body["recipients"]]
        for name in names:
            if (id := _entity_id(name)) not in known:
                known.add(id)
                yield _entity(id, "LegalEntity", {"name": [name]})
        yield _entity(f"lb-{claim.id}", "Event", _event(claim, [_entity_id(one) for one in names]))


def _event(claim: ClaimLine, involved: list[str]) -> dict[str, list[str]]:
    body = claim.body
    when = parse_interval(body["when"]) if body["when"] else None
    told = [f"{claim.modality}, {body['status']}, {body['independent_origins']} origins"]
    told += [f"{one['stance']}: {one['name']}" for one in body["origins"]]
    days = [when.start.date(), when.end.date() - timedelta(days=1)] if when else []
    return {
        "name": [" ".join(body["summary"].split())[:200] or body["type"]],
        "summary": [body["summary"]],
        "startDate": [day.isoformat() for day in days[:1]],
        "endDate": [day.isoformat() for day in days[1:] if day >= days[0]],
        "location": [body["where"]] if body["where"] else [],
        "involved": list(dict.fromkeys(involved)),
        "keywords": [body["type"], *([body["mode"]] if body["mode"] else [])],
        "publisher": list(dict.fromkeys(name for one in body["origins"] for name in one["via"])),
        "recordId": [claim.id],
        "notes": told,
    }


def _entity_id(name: str) -> str:
    return f"lb-n-{hashlib.sha256(normalise_name(name).encode()).hexdigest()[:20]}"


def _entity(id: str, schema: str, properties: dict[str, list[str]]) -> str:
    kept = {name: values for name, values in properties.items() if values}
    row: dict[str, Any] = {"id": id, "schema": schema, "datasets": [_DATASET], "properties": kept}
    return json.dumps(row, ensure_ascii=False) + "\n"


def calendar_lines(claims: Iterator[ClaimLine]) -> Iterator[str]:
    """Yield iCalendar (RFC 5545): planned events, as whole days, since articles give no zone."""
    yield "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Lagebild//EN\r\n"
    for claim in claims:
        when = parse_interval(claim.body["when"]) if claim.body["when"] else None
        if claim.modality != "planned" or when is None:
            continue
        last = max(when.end.date(), when.start.date() + timedelta(days=1))
        lines = (
            "BEGIN:VEVENT",
            f"UID:{claim.id}@lagebild",
            f"DTSTAMP:{when.start:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{when.start:%Y%m%d}",
            f"DTEND;VALUE=DATE:{last:%Y%m%d}",
            f"SUMMARY:{_escaped(claim.body['summary'])}",
            f"LOCATION:{_escaped(claim.body['where'] or '')}",
            f"DESCRIPTION:{_escaped('; '.join(one['name'] for one in claim.body['origins']))}",
            "END:VEVENT",
        )
        yield "".join(f"{_folded(line)}\r\n" for line in lines)
    yield "END:VCALENDAR\r\n"


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


def _folded(line: str) -> str:
    """Return a line cut after at most 75 octets, never inside a character."""
    parts, size = [""], 0
    for letter in line:
        size += len(letter.encode("utf-8", "replace"))
        if size > _LINE:
            parts.append("")
            size = 1 + len(letter.encode("utf-8", "replace"))
        parts[-1] += letter
    return "\r\n ".join(parts)
