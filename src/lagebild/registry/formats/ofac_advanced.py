"""OFAC's ADVANCED_XML, the only one of its formats with the day of listing.

Values stand once in reference sets and are pointed to by number; a party's names stand under
`DistinctParty`, its listing under `SanctionsEntry`, joined by the profile's number.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lagebild.registry.countries import country_codes
from lagebild.registry.days import read_partial
from lagebild.registry.formats.xmlfile import Element, children, descendants, text_of, walk
from lagebild.registry.records import Entry, NameKind, ParsedList, list_error, unique_names

_SCHEMA = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
_SETS = frozenset(
    {"PartySubType", "AliasType", "FeatureType", "List", "SanctionsType", "Country", "NamePartType"}
)
_TAGS = _SETS | {"DateOfIssue", "DistinctParty", "SanctionsEntry"}
_NATIONS = ("Nationality", "Nationality Country", "Citizenship", "Citizenship Country")
_NAME_ORDER = ("first", "middle", "maiden", "patronymic", "last", "matronymic")


def read_ofac_advanced(path: Path) -> ParsedList:
    """Return the list of an ADVANCED_XML file; raises InputError naming file and line."""
    parsed = ParsedList("SDN", "OFAC list with listing dates")
    sets: dict[str, dict[str, str]] = {}
    parties: dict[str, Entry] = {}
    listed: dict[str, Entry] = {}
    for tag, element in walk(path, _TAGS):
        if tag == "DateOfIssue":
            parsed.dated = _day(element)
        elif tag == "DistinctParty":
            entry, profile = _party(path, element, sets, parsed)
            parties[profile] = entry
        elif tag == "SanctionsEntry":
            profile = element.get("ProfileID", "")
            if profile not in parties:
                raise list_error(path, element.sourceline, f"no party with profile {profile!r}")
            listed[profile] = _listing(element, listed.get(profile, parties[profile]), sets)
        else:
            sets.setdefault(tag, {})[element.get("ID", "")] = (element.text or "").strip()
    for entry in listed.values():
        parsed.add(entry)
    if len(parties) > len(listed):
        parsed.warnings["party without an entry on a list"] += len(parties) - len(listed)
    return parsed


def _party(
    path: Path, element: Element, sets: dict[str, dict[str, str]], parsed: ParsedList
) -> tuple[Entry, str]:
    profile = next(children(element, "Profile"), None)
    if profile is None:
        raise list_error(path, element.sourceline, "DistinctParty without Profile")
    kind = sets.get("PartySubType", {}).get(profile.get("PartySubTypeID", ""), "").lower()
    nations, births = _features(profile, sets)
    entry = Entry(
        list="SDN",
        id=element.get("FixedRef", ""),
        schema=_SCHEMA.get(kind, "Organization"),
        names=unique_names(_names(profile, sets)),
        countries=country_codes(nations, parsed.warnings),
        birth_dates=tuple(births),
        notes=text_of(element, "Comment"),
    )
    return entry, profile.get("ID", "")


def _names(profile: Element, sets: dict[str, dict[str, str]]) -> list[tuple[str, NameKind]]:
    groups = {
        group.get("ID", ""): sets.get("NamePartType", {}).get(group.get("NamePartTypeID", ""), "")
        for group in descendants(profile, "NamePartGroup")
    }
    found: list[tuple[str, NameKind]] = []
    for alias in descendants(profile, "Alias"):
        primary = alias.get("Primary") == "true" and not found
        for name in children(alias, "DocumentedName"):
            found.append((_full_name(name, groups), "name" if primary else _kind(alias, sets)))
    return found


def _full_name(name: Element, groups: dict[str, str]) -> str:
    """Return the parts of a name in the order in which it is spoken."""

    def rank(part: Element) -> int:
        kind = groups.get(part.get("NamePartGroupID", ""), "").lower()
        places = (place for place, word in enumerate(_NAME_ORDER) if kind.startswith(word))
        return next(places, 0)

    parts = sorted(descendants(name, "NamePartValue"), key=rank)
    return " ".join((part.text or "").strip() for part in parts)


def _kind(alias: Element, sets: dict[str, dict[str, str]]) -> NameKind:
    kind = sets.get("AliasType", {}).get(alias.get("AliasTypeID", ""), "")
    if kind.startswith("f"):
        return "previousName"
    return "weakAlias" if alias.get("LowQuality") == "true" else "alias"


def _features(profile: Element, sets: dict[str, dict[str, str]]) -> tuple[list[str], list[str]]:
    nations, births = [], []
    for feature in children(profile, "Feature"):
        kind = sets.get("FeatureType", {}).get(feature.get("FeatureTypeID", ""), "")
        if kind in _NATIONS:
            nations += [(d.text or "") for d in descendants(feature, "VersionDetail")]
        elif kind in ("Date of Birth", "Birthdate"):
            starts = (day for start in descendants(feature, "Start") for day in start)
            births += [day for day in map(_day, list(starts)[:1]) if day]
    return nations, births


def _listing(element: Element, entry: Entry, sets: dict[str, dict[str, str]]) -> Entry:
    days = [_day(day) for event in children(element, "EntryEvent") for day in event]
    kinds = sets.get("SanctionsType", {})
    programs = [
        text_of(measure, "Comment")
        for measure in children(element, "SanctionsMeasure")
        if kinds.get(measure.get("SanctionsTypeID", ""), "Program") == "Program"
    ]
    name = sets.get("List", {}).get(element.get("ListID", ""), "SDN List")
    since = min((day for day in (*days, entry.since) if day), default=None)
    joined = dict.fromkeys((*entry.programs, *(p for p in programs if p)))
    code = "SDN" if name.startswith("SDN") else "OFAC-CONS"
    return replace(entry, list=code, since=since, programs=tuple(joined))


def _day(element: Element) -> str | None:
    parts = [text_of(element, name) for name in ("Year", "Month", "Day")]
    known = [part.zfill(2) for part in parts if part.isdigit()]
    return read_partial("-".join(known)) if known else None
