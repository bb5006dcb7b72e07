"""OFAC's `sdn.xml` and `consolidated.xml`: one `sdnEntry` per entry, without listing dates."""

from __future__ import annotations

from pathlib import Path

from lagebild.registry.countries import country_codes
from lagebild.registry.days import read_day, read_partial
from lagebild.registry.formats.xmlfile import Element, descendants, text_of, texts_of, walk
from lagebild.registry.records import Entry, NameKind, ParsedList, list_error, unique_names

_SCHEMA = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
_TAGS = frozenset({"publshInformation", "sdnEntry"})
_CONSOLIDATED = "consolidated"


def read_ofac_xml(path: Path) -> ParsedList:
    """Return the list of an `sdnList` file; raises InputError naming file and line."""
    is_rest = _CONSOLIDATED in path.name.lower() or path.name.lower().startswith("cons")
    code = "OFAC-CONS" if is_rest else "SDN"
    parsed = ParsedList(code, "OFAC list in the SDN XML schema")
    for tag, element in walk(path, _TAGS):
        if tag == "sdnEntry":
            parsed.add(_entry(path, code, element, parsed))
        else:
            count = text_of(element, "Record_Count")
            parsed.declared = int(count) if count.isdigit() else None
            day = text_of(element, "Publish_Date")
            parsed.dated = read_day(day, parsed.warnings, month_first=True)
    return parsed


def _entry(path: Path, code: str, element: Element, parsed: ParsedList) -> Entry:
    number = text_of(element, "uid")
    if not number:
        raise list_error(path, element.sourceline, "sdnEntry without uid")
    pairs: list[tuple[str, NameKind]] = [(_name(element), "name")]
    for aka in descendants(element, "aka"):
        pairs.append((_name(aka), _kind(aka)))
    nations = texts_of(element, "nationalityList", "nationality", "country")
    nations += texts_of(element, "citizenshipList", "citizenship", "country")
    nations = nations or texts_of(element, "addressList", "address", "country")
    births = texts_of(element, "dateOfBirthList", "dateOfBirthItem", "dateOfBirth")
    return Entry(
        list=code,
        id=number,
        schema=_SCHEMA.get(text_of(element, "sdnType").lower(), "Organization"),
        names=unique_names(pairs),
        programs=tuple(texts_of(element, "programList", "program")),
        countries=country_codes(nations, parsed.warnings),
        birth_dates=tuple(day for day in map(read_partial, births) if day),
        notes=text_of(element, "remarks"),
    )


def _name(element: Element) -> str:
    return f"{text_of(element, 'firstName')} {text_of(element, 'lastName')}".strip()


def _kind(aka: Element) -> NameKind:
    if text_of(aka, "category").lower() == "weak":
        return "weakAlias"
    return "previousName" if text_of(aka, "type").lower().startswith("f") else "alias"
