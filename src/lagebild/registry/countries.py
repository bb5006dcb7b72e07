"""Countries as list files name them, as ISO 3166-1 alpha-2 codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from lagebild import gazetteer
from lagebild.lang import Language
from lagebild.names import normalise_name
from lagebild.tables import read_table

_LISTS_SPEAK = Language("en")  # all official lists that we read give countries in English


def country_codes(names: Iterable[str], warnings: Counter[str]) -> tuple[str, ...]:
    """Return the codes of countries given by name or code; unknown names are counted."""
    found: dict[str, None] = {}
    for name in (" ".join(one.split()) for one in names):
        if not name:
            continue
        code = _code(name)
        if code:
            found[code] = None
        else:
            warnings["country that is not known"] += 1
    return tuple(found)


@cache
def _code(name: str) -> str | None:
    if name.upper() in _codes() and len(name) == len("DE"):
        return name.upper()
    other = _other_names().get(normalise_name(name))
    return (
        other
        or gazetteer.country_of_name(name, _LISTS_SPEAK)
        or gazetteer.country_of_demonym(name, _LISTS_SPEAK)
        or gazetteer.country_of_adjective(name, _LISTS_SPEAK)
    )


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["iso2"] for row in read_table("gazetteer/countries.tsv"))


@cache
def _other_names() -> dict[str, str]:
    rows = read_table("registry/countries.tsv")
    return {normalise_name(row["name"]): row["iso2"] for row in rows}
