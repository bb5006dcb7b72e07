"""Claims as files, written while they are read: JSON Lines, CSV, GeoJSON, iCalendar; edits too."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict

from lagebild.errors import InputError
from lagebild.intervals import parse_interval
from lagebild.server.looking import place_of
from lagebild.store import Store
from lagebild.store.edits import list_edits
from lagebild.store.filters import Filters
from lagebild.store.pages import MOST, ClaimLine, page_claims

_COLUMNS = ("id", "story", "type", "mode", "actors", "recipients", "when", "where", "modality",
            "status", "independent_origins", "origins", "carriers", "summary")  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def export(store: Store, wanted: Filters, form: str) -> tuple[str, Iterator[str]]:
    """Return the media type and the text of an export; raises InputError for an unknown form."""
    if form == "edits.jsonl":
        rows = (json.dumps(asdict(edit), ensure_ascii=False) + "\n" for edit in list_edits(store))
        return "application/x-ndjson", rows
    if form not in _WRITERS:
        raise InputError(f"no export {form!r}; there are {', '.join(_WRITERS)} and edits.jsonl")
    media, write = _WRITERS[form]
    return media, write(_all(store, wanted))


def _all(store: Store, wanted: Filters) -> Iterator[ClaimLine]:
    after: str | None = None
    while True:
        page = page_claims(store, wanted, after=after, limit=MOST)
        yield from page.items
        if page.next is None:
            return
        after = page.next


def _lines(claims: Iterator[ClaimLine]) -> Iterator[str]:
    for claim in claims:
        row = {**claim.body, "story": claim.story, "modality": claim.modality}
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _table(claims: Iterator[ClaimLine]) -> Iterator[str]:
    yield _csv_line(_COLUMNS)
    for claim in claims:
        body = claim.body
        cells = {
            **body,
            "story": claim.story,
            "modality": claim.modality,
            "actors": "; ".join(body["actors"]),
            "recipients": "; ".join(body["recipients"]),
            "origins": "; ".join(one["name"] for one in body["origins"]),
            "carriers": len(body["carriers"]),
        }
        yield _csv_line(tuple(_cell(cells.get(name)) for name in _COLUMNS))


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _csv_line(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def _places(claims: Iterator[ClaimLine]) -> Iterator[str]:
    yield '{"type": "FeatureCollection", "features": ['
    first = True
    for claim in claims:
        place = place_of(claim.body["where"]) if claim.body["where"] else None
        if place is None:
            continue
        feature = {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
            "properties": {name: claim.body[name] for name in
                           ("id", "type", "when", "where", "status", "summary")},
        }  # fmt: skip
        yield ("" if first else ",\n") + json.dumps(feature, ensure_ascii=False)
        first = False
    yield "]}\n"


def _calendar(claims: Iterator[ClaimLine]) -> Iterator[str]:
    """RFC 5545: planned events with a day; whole days, since articles rarely give a zone."""
    yield "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Lagebild//EN\r\n"
    for claim in claims:
        when = parse_interval(claim.body["when"]) if claim.body["when"] else None
        if claim.modality != "planned" or when is None:
            continue
        lines = (
            "BEGIN:VEVENT",
            f"UID:{claim.id}@lagebild",
            f"DTSTAMP:{when.start:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{when.start:%Y%m%d}",
            f"DTEND;VALUE=DATE:{when.end:%Y%m%d}",
            f"SUMMARY:{_escaped(claim.body['summary'])}",
            f"LOCATION:{_escaped(claim.body['where'] or '')}",
            "END:VEVENT",
        )
        yield "".join(f"{_fold(line)}\r\n" for line in lines)
    yield "END:VCALENDAR\r\n"


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


def _fold(line: str, width: int = 60) -> str:
    return "\r\n ".join(line[at : at + width] for at in range(0, len(line), width))


_WRITERS: dict[str, tuple[str, Callable[[Iterator[ClaimLine]], Iterator[str]]]] = {
    "jsonl": ("application/x-ndjson", _lines),
    "csv": ("text/csv; charset=utf-8", _table),
    "geojson": ("application/geo+json", _places),
    "ics": ("text/calendar; charset=utf-8", _calendar),
}
