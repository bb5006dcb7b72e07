"""Restrictive measures of the European Union: CSV of the acts, and the XML of the FSF database.

The CSV (one file per act, or a folder of them) repeats an entity for every measure; its rows are
joined by act, number and name. The XML is the financial sanctions file,
https://webgate.ec.europa.eu/fsd/fsf, schema `export`/`sanctionEntity`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lagebild.registry.countries import country_codes
from lagebild.registry.days import read_day, read_partial
from lagebild.registry.formats.csvfile import read_rows, split_values
from lagebild.registry.formats.xmlfile import (
    Element,
    children,
    root_of,
    text_of,
    walk,
)
from lagebild.registry.records import Entry, NameKind, ParsedList, list_error, unique_names

_HEADER = ("recordId", "programKey", "schema", "name")
_ACT = ("celex", "amendmentCelex")
_NAMES: tuple[tuple[str, NameKind], ...] = (
    ("alias", "alias"),
    ("weakAlias", "weakAlias"),
    ("previousName", "previousName"),
)
_COUNTRIES = ("nationality", "jurisdiction", "country", "flag")
_SCHEMA = {"LegalEntity": "Organization", "Company": "Organization"}


def read_eu_csv(path: Path) -> ParsedList:
    """Return the entities of one act's file or of all files of a folder; raises InputError."""
    parsed = ParsedList("EU", "EU restrictive measures, acts in the Official Journal")
    found: dict[str, Entry] = {}
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    for file in files:
        for line, row in read_rows(file, parsed.warnings, first=_HEADER):
            if not row["name"]:
                raise list_error(file, line, "row without a name")
            entry = _row(row, parsed)
            known = found.get(entry.id)
            found[entry.id] = _joined(known, entry) if known else entry
    for entry in found.values():
        parsed.add(entry)
    return parsed


def _row(row: dict[str, str], parsed: ParsedList) -> Entry:
    act = next(row[column] for column in _ACT if row.get(column))
    pairs: list[tuple[str, NameKind]] = [(row["name"], "name")]
    for column, kind in _NAMES:
        pairs += [(text, kind) for text in split_values(row[column])]
    nations = [text for column in _COUNTRIES for text in split_values(row[column])]
    births = (read_partial(text) for text in split_values(row["birthDate"]))
    return Entry(
        list="EU",
        id="-".join(part for part in (act, row["recordId"], _short(row["name"])) if part),
        schema=_SCHEMA.get(row["schema"], row["schema"]),
        names=unique_names(pairs),
        programs=(row["programKey"],),
        since=read_day(row["startDate"], parsed.warnings),
        countries=country_codes(nations, parsed.warnings),
        birth_dates=tuple(day for day in births if day),
        notes=row["notes"],
    )


def _short(name: str) -> str:
    return "".join(c for c in name if c.isalnum())[:40]


def _joined(one: Entry, other: Entry) -> Entry:
    """Return an entity that stands in several rows; the earliest day counts."""
    days = [day for day in (one.since, other.since) if day]
    return replace(
        one,
        names=tuple(dict.fromkeys((*one.names, *other.names))),
        programs=tuple(dict.fromkeys((*one.programs, *other.programs))),
        since=min(days, default=None),
        countries=tuple(dict.fromkeys((*one.countries, *other.countries))),
    )


def read_eu_xml(path: Path) -> ParsedList:
    """Return the list of an FSF file; raises InputError naming file and line."""
    parsed = ParsedList("EU", "EU financial sanctions file (FSF)")
    parsed.dated = (root_of(path).get("generationDate") or "")[:10] or None
    for _, element in walk(path, frozenset({"sanctionEntity"})):
        parsed.add(_entity(path, element, parsed))
    return parsed


def _entity(path: Path, element: Element, parsed: ParsedList) -> Entry:
    number = element.get("euReferenceNumber") or element.get("logicalId") or ""
    if not number:
        raise list_error(path, element.sourceline, "sanctionEntity without a number")
    kind = next(
        (child.get("classificationCode", "") for child in children(element, "subjectType")), ""
    )
    rules = list(children(element, "regulation"))
    days = [read_day(_effective(rule), parsed.warnings) for rule in rules]
    known = sorted(day for day in days if day)
    own = read_day(element.get("designationDate"), parsed.warnings)
    births = [
        child.get("birthdate") or child.get("year") or ""
        for child in children(element, "birthdate")
    ]
    nations = [child.get("countryIso2Code", "") for child in children(element, "citizenship")]
    return Entry(
        list="EU",
        id=number,
        schema="Person" if kind == "P" else "Organization",
        names=unique_names(
            [_alias(one, first=not n) for n, one in enumerate(children(element, "nameAlias"))]
        ),
        programs=tuple(dict.fromkeys(rule.get("programme", "") for rule in rules)),
        since=own or next(iter(known), None),
        amended=tuple(known[1:]),
        countries=country_codes((n for n in nations if n != "00"), parsed.warnings),
        birth_dates=tuple(day for day in map(read_partial, births) if day),
        notes=text_of(element, "remark"),
    )


def _effective(rule: Element) -> str:
    return rule.get("entryIntoForceDate") or rule.get("publicationDate") or ""


def _alias(alias: Element, *, first: bool) -> tuple[str, NameKind]:
    parts = (alias.get("firstName", ""), alias.get("middleName", ""), alias.get("lastName", ""))
    text = alias.get("wholeName") or " ".join(part for part in parts if part)
    if first:
        return text, "name"
    return text, "weakAlias" if alias.get("strong") == "false" else "alias"
