"""Places by name: countries with their adjectives and seats, regions, cities with coordinates.

One look-up per kind of evidence: a country's name, an adjective or demonym ("mexikanische",
"Mexicans"), a seat that stands for a government ("Kreml"), any place. Inflected forms are made when
the tables are read, by the endings in `data/lang/<code>/inflection.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from lagebild.errors import DataError
from lagebild.inflection import word_forms
from lagebild.lang import Language
from lagebild.names import normalise_name
from lagebild.tables import read_table, split_cell

PlaceKind = Literal["country", "region", "city", "capital"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map. `country` is ISO 3166-1 alpha-2, None for a continent or a sea."""

    name: str
    kind: PlaceKind
    country: str | None
    lat: float | None = None
    lon: float | None = None
    population: int = 0


def find_place(name: str, language: Language) -> Place | None:
    """Return the place of this name as one language writes it, None if the tables hold none.

    Of several the country comes first, then the region, then the largest city.
    """
    key = normalise_name(name)
    own = _country_names(language).get(key)
    if own:
        return _country_places()[own]
    return _regions(language).get(key) or _cities().get(key)


def find_namesakes(name: str, language: Language) -> tuple[str, ...]:
    """Return the other countries that have a town of this name, sorted; () where it is no town's.

    What `find_place` says of such a name is a guess: the largest town has it.
    """
    place = find_place(name, language)
    if place is None or place.kind not in ("city", "capital"):
        return ()
    return tuple(sorted(_countries_of_cities()[normalise_name(name)] - {place.country or ""}))


def find_known_city(name: str) -> Place | None:
    """Return the city of this name only if it is its own name, not an alternate in any language."""
    place = _cities().get(normalise_name(name))
    return place if place and normalise_name(place.name) == normalise_name(name) else None


def country_of_name(name: str, language: Language) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) with this name: "USA", "Vereinigten Staaten"."""
    return _country_names(language).get(normalise_name(name))


def country_name(country: str, language: Language) -> str | None:
    """Return how newspapers call a country, "US" -> "USA"; None for one that is not known."""
    return _spoken_names(language).get(country)


def country_of_adjective(word: str, language: Language) -> str | None:
    """Return the country of an adjective in any inflected form: "mexikanischen" -> "MX"."""
    return _country_words(language, "adjectives").get(normalise_name(word))


def country_of_demonym(word: str, language: Language) -> str | None:
    """Return the country of a demonym in any inflected form: "Mexikanerinnen" -> "MX"."""
    return _country_words(language, "demonyms").get(normalise_name(word))


def country_of_seat(name: str, language: Language) -> str | None:
    """Return the country whose government the building or nickname stands for: "Kreml" -> "RU"."""
    return _country_words(language, "seats").get(normalise_name(name))


def country_of_capital(name: str, language: Language) -> str | None:
    """Return the country whose capital has this name, None for other places."""
    place = find_place(name, language)
    return place.country if place and place.kind == "capital" else None


def written_name(name: str, language: Language) -> str | None:
    """Return the base form of a country's or seat's name: "Vereinigten Staaten" -> with -e."""
    return _written_names(language).get(normalise_name(name))


def is_own_name(name: str, language: Language) -> bool:
    """Tell whether a place is called so without any ending: "Texas", not "Venezuelas"."""
    key = normalise_name(name)
    place = find_place(name, language)
    if place is None or place.kind == "country":
        return normalise_name(_written_names(language).get(key, name)) == key
    return normalise_name(place.name) == key or key not in _regions(language)


def place_names(language: Language) -> frozenset[str]:
    """Return the keys of all countries and regions, to be looked for without other evidence."""
    return frozenset(_country_names(language)) | frozenset(_regions(language))


@cache
def _country_places() -> dict[str, Place]:
    found = {}
    for row in read_table("gazetteer/countries.tsv"):
        lat, lon = (float(row[key]) if row[key] else None for key in ("lat", "lon"))
        found[row["iso2"]] = Place(row["en"], "country", row["iso2"], lat, lon)
    return found


@cache
def _country_names(language: Language) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_table("gazetteer/countries.tsv"):
        if language.code not in row:
            raise DataError(
                f"gazetteer/countries.tsv: no column {language.code!r}; "
                "add it to LANGUAGES in scripts/update_gazetteer.py and run it"
            )
        if row[language.code]:
            found[normalise_name(row[language.code])] = row["iso2"]
    for row in language.rows("countries.tsv"):
        for name in split_cell(row["names"]):
            found[normalise_name(name)] = _known_country(row["iso2"], language)
    return {form: found[name] for name in found for form in word_forms(name, "name", language)}


@cache
def _spoken_names(language: Language) -> dict[str, str]:
    """Return the name by country: the official one, or the first other one if it is shorter."""
    rows = read_table("gazetteer/countries.tsv")
    found = {row["iso2"]: row[language.code] for row in rows if row[language.code]}
    for row in language.rows("countries.tsv"):
        official, others = found.get(row["iso2"], ""), split_cell(row["names"])
        if others and (not official or len(others[0]) < len(official)):
            found[row["iso2"]] = others[0]
    return found


@cache
def _written_names(language: Language) -> dict[str, str]:
    """Return normalised form -> base form as written, for countries, regions and seats."""
    names = [row[language.code] for row in read_table("gazetteer/countries.tsv")]
    for row in language.rows("countries.tsv"):
        names += [*split_cell(row["names"]), *split_cell(row["seats"])]
    bases = {normalise_name(name): name for name in names if name}
    found = {
        form: name for key, name in bases.items() for form in word_forms(key, "noun", language)
    }
    return found | bases  # a name of its own is no inflected form of another


@cache
def _country_words(language: Language, column: str) -> dict[str, str]:
    ending = {"adjectives": "adjective", "demonyms": "demonym", "seats": "noun"}[column]
    found: dict[str, str] = {}
    for row in language.rows("countries.tsv"):
        for word in split_cell(row[column]):
            for form in word_forms(normalise_name(word), ending, language):
                found.setdefault(form, _known_country(row["iso2"], language))
    return found


def _known_country(iso2: str, language: Language) -> str:
    if iso2 not in _country_places():
        raise DataError(f"{language.code}/countries.tsv: {iso2}: no such country in the gazetteer")
    return iso2


@cache
def _regions(language: Language) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for row in read_table("gazetteer/regions.tsv"):
        names = split_cell(row[language.code]) or split_cell(row["en"])
        for name in names:
            place = Place(names[0], "region", row["country"] or None)
            for form in word_forms(normalise_name(name), "name", language):
                found.setdefault(form, place)
    return found


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    """Return countries with the rounded position of their capital."""
    rows = read_table("gazetteer/countries.tsv")
    return frozenset((row["iso2"], row["lat"] + row["lon"]) for row in rows if row["lat"])


@cache
def _cities() -> dict[str, Place]:
    """Return cities by key; the largest keeps its own name, then alternates fill what is free."""
    rows = read_table("gazetteer/cities.tsv")
    found: dict[str, Place] = {}
    places = [_city(row) for row in rows]
    for place in places:
        found.setdefault(normalise_name(place.name), place)
    for row, place in zip(rows, places, strict=True):
        for other in split_cell(row["other"]):
            found.setdefault(normalise_name(other), place)
    return found


@cache
def _countries_of_cities() -> dict[str, frozenset[str]]:
    """Return the countries of all cities of a name, by key."""
    found: dict[str, set[str]] = {}
    for row in read_table("gazetteer/cities.tsv"):
        for name in (row["name"], *split_cell(row["other"])):
            found.setdefault(normalise_name(name), set()).add(row["country"])
    return {key: frozenset(countries) for key, countries in found.items()}


def _city(row: dict[str, str]) -> Place:
    is_capital = (row["country"], row["lat"] + row["lon"]) in _capitals()
    return Place(
        name=row["name"],
        kind="capital" if is_capital else "city",
        country=row["country"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        population=int(row["population"]),
    )
