"""Canada's autonomous sanctions (SEMA, JVCFOA): `data-set` of `record`s with a day of listing."""

from __future__ import annotations

import re
from pathlib import Path

from lagebild.registry.countries import country_codes
from lagebild.registry.days import read_day, read_partial
from lagebild.registry.formats.xmlfile import Element, text_of, walk
from lagebild.registry.records import Entry, NameKind, ParsedList, list_error, made_id, unique_names


def read_canada_xml(path: Path) -> ParsedList:
    """Return the list; raises InputError naming file and line."""
    parsed = ParsedList("CA", "Consolidated Canadian autonomous sanctions list")
    for _, element in walk(path, frozenset({"record"})):
        parsed.add(_entry(path, element, parsed))
    parsed.dated = max((e.since for e in parsed.entries if e.since), default=None)
    return parsed


def _entry(path: Path, element: Element, parsed: ParsedList) -> Entry:
    country = text_of(element, "Country").split(" / ")[0]
    person = f"{text_of(element, 'GivenName')} {text_of(element, 'LastName')}".strip()
    body = text_of(element, "EntityOrShip")
    if not person and not body:
        raise list_error(path, element.sourceline, "record without a name")
    pairs: list[tuple[str, NameKind]] = [(person or body, "name")]
    pairs += [(text, "alias") for text in re.split(r"[;,]", text_of(element, "Aliases"))]
    parts = (country, text_of(element, "Schedule"), text_of(element, "Item"), person or body)
    birth = read_partial(text_of(element, "DateOfBirthOrShipBuildDate"))
    ship = bool(text_of(element, "ShipIMONumber"))
    return Entry(
        list="CA",
        id=made_id(*parts),
        schema="Person" if person else "Vessel" if ship else "Organization",
        names=unique_names(pairs),
        programs=(country,),
        since=read_day(text_of(element, "DateOfListing"), parsed.warnings),
        countries=() if ship else country_codes([country], parsed.warnings),
        birth_dates=(birth,) if birth and person else (),
        notes=text_of(element, "TitleOrShip"),
    )
