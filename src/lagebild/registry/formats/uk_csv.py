"""Sanctions lists of the United Kingdom: the UK Sanctions List and OFSI's consolidated list.

Both give every name a row of its own; rows are joined by the entry's number. Column names:
https://www.gov.uk/government/publications/the-uk-sanctions-list (format guide).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lagebild.registry.countries import country_codes
from lagebild.registry.days import read_day, read_partial
from lagebild.registry.formats.csvfile import read_rows
from lagebild.registry.records import Entry, NameKind, ParsedList, list_error, unique_names

_PARTS = ("Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6")  # 6 is the family name
_HEADER = ("Name 1", "Name 6")
_NUMBER = ("Unique ID", "Group ID")
_KIND = ("Designation Type", "Individual, Entity, Ship", "Group Type")
_SINCE = ("Date Designated", "UK Sanctions List Date Designated", "Listed On")
_NATION = ("Nationality(/ies)", "Nationality")
_BORN = ("D.O.B", "DOB")
_REGIME = ("Regime Name", "Regime")
_SCRIPT = ("Name non-latin script", "Name Non-Latin Script")
_SCHEMA = {"individual": "Person", "ship": "Vessel"}


def read_uk_csv(path: Path) -> ParsedList:
    """Return the list; raises InputError naming file and line."""
    parsed = ParsedList("UK", "United Kingdom sanctions list")
    found: dict[str, Entry] = {}
    for line, row in read_rows(path, parsed.warnings, first=_HEADER):
        entry = _entry(path, line, row, parsed)
        known = found.get(entry.id)
        found[entry.id] = _joined(known, entry) if known else entry
    for entry in found.values():
        parsed.add(entry)
    return parsed


def _entry(path: Path, line: int, row: dict[str, str], parsed: ParsedList) -> Entry:
    number = _first(row, _NUMBER)
    if not number:
        raise list_error(path, line, "row without a number (Unique ID or Group ID)")
    name = " ".join(row.get(part, "") for part in _PARTS)
    pairs: list[tuple[str, NameKind]] = [(name, _kind(row)), (_first(row, _SCRIPT), "alias")]
    birth = read_partial(_first(row, _BORN).replace("dd/mm/", "").replace("00/00/", ""))
    updated = read_day(row.get("Last Updated"), parsed.warnings)
    return Entry(
        list="UK",
        id=number,
        schema=_SCHEMA.get(_first(row, _KIND).lower(), "Organization"),
        names=unique_names(pairs),
        programs=tuple(part for part in (_first(row, _REGIME),) if part),
        since=read_day(_first(row, _SINCE), parsed.warnings),
        amended=(updated,) if updated else (),
        countries=country_codes(_nations(row), parsed.warnings),
        birth_dates=(birth,) if birth else (),
        notes=row.get("Other Information", ""),
    )


def _kind(row: dict[str, str]) -> NameKind:
    kind = _first(row, ("Name type", "Alias Type")).lower()
    if kind in ("", "primary name", "prime alias"):
        return "name"
    quality = _first(row, ("Alias strength", "Alias Quality")).lower()
    if quality.startswith("low"):
        return "weakAlias"
    return "previousName" if kind.startswith("f") else "alias"


def _nations(row: dict[str, str]) -> list[str]:
    cell = _first(row, _NATION) or row.get("Address Country", "") or row.get("Country", "")
    return [part.strip(" ()0123456789.") for part in cell.split(",")]


def _first(row: dict[str, str], columns: tuple[str, ...]) -> str:
    return next((row[column] for column in columns if row.get(column)), "")


def _joined(one: Entry, other: Entry) -> Entry:
    names = tuple(dict.fromkeys((*one.names, *other.names)))
    return replace(
        one,
        names=tuple(sorted(names, key=lambda name: name.kind != "name")),
        birth_dates=tuple(dict.fromkeys((*one.birth_dates, *other.birth_dates))),
        countries=tuple(dict.fromkeys((*one.countries, *other.countries))),
    )
