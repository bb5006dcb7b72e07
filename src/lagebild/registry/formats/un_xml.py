"""The consolidated list of the United Nations Security Council (`CONSOLIDATED_LIST`)."""

from __future__ import annotations

from pathlib import Path

from lagebild.registry.countries import country_codes
from lagebild.registry.days import read_day, read_partial
from lagebild.registry.formats.xmlfile import (
    Element,
    children,
    root_of,
    text_of,
    texts_of,
    walk,
)
from lagebild.registry.records import Entry, NameKind, ParsedList, list_error, unique_names

_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_SCHEMA = {"INDIVIDUAL": "Person", "ENTITY": "Organization"}


def read_un_xml(path: Path) -> ParsedList:
    """Return the list; an offset after a day is cut (counted), several updates are all kept.

    Raises InputError naming file and line.
    """
    parsed = ParsedList("UN", "United Nations Security Council consolidated list")
    parsed.dated = (root_of(path).get("dateGenerated") or "")[:10] or None
    for tag, element in walk(path, frozenset(_SCHEMA)):
        parsed.add(_entry(path, tag, element, parsed))
    return parsed


def _entry(path: Path, tag: str, element: Element, parsed: ParsedList) -> Entry:
    number = text_of(element, "REFERENCE_NUMBER")
    if not number:
        raise list_error(path, element.sourceline, f"{tag} without REFERENCE_NUMBER")
    name = " ".join(part for part in (text_of(element, part) for part in _PARTS) if part)
    pairs: list[tuple[str, NameKind]] = [(name, "name")]
    pairs += [(text, "alias") for text in texts_of(element, "NAME_ORIGINAL_SCRIPT")]
    for alias in children(element, f"{tag}_ALIAS"):
        pairs.append((text_of(alias, "ALIAS_NAME"), _kind(text_of(alias, "QUALITY"))))
    updates = texts_of(element, "LAST_DAY_UPDATED", "VALUE")
    amended = (read_day(day, parsed.warnings) for day in updates)
    nations = texts_of(element, "NATIONALITY", "VALUE") or texts_of(
        element, f"{tag}_ADDRESS", "COUNTRY"
    )
    births = texts_of(element, "INDIVIDUAL_DATE_OF_BIRTH", "DATE") + texts_of(
        element, "INDIVIDUAL_DATE_OF_BIRTH", "YEAR"
    )
    return Entry(
        list="UN",
        id=number,
        schema=_SCHEMA[tag],
        names=unique_names(pairs),
        programs=(text_of(element, "UN_LIST_TYPE"),),
        since=read_day(text_of(element, "LISTED_ON"), parsed.warnings),
        amended=tuple(day for day in amended if day),
        countries=country_codes(nations, parsed.warnings),
        birth_dates=tuple(dict.fromkeys(day for day in map(read_partial, births) if day)),
        notes=text_of(element, "COMMENTS1"),
    )


def _kind(quality: str) -> NameKind:
    if quality.lower().startswith("low"):
        return "weakAlias"
    return "previousName" if quality.lower().startswith("f.k.a") else "alias"
