"""OFAC's four CSV files without headers: primary names, aliases, addresses, continued remarks.

`sdn.csv` goes with `alt.csv`, `add.csv`, `sdn_comments.csv`; `cons_prim.csv` with `cons_alt.csv`,
`cons_add.csv`, `cons_comments.csv`. Layout: https://ofac.treasury.gov/media/29976/download.
They carry no dates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lagebild.registry.countries import country_codes
from lagebild.registry.days import read_partial
from lagebild.registry.formats.csvfile import read_cells
from lagebild.registry.records import Entry, NameKind, ParsedList, list_error, unique_names

_CELLS = {"prim": 12, "alt": 5, "add": 6, "comments": 2}
_FAMILIES = {
    "sdn.csv": ("SDN", "OFAC Specially Designated Nationals", "alt", "add", "sdn_comments"),
    "cons_prim.csv": (
        "OFAC-CONS",
        "OFAC consolidated list without SDN",
        "cons_alt",
        "cons_add",
        "cons_comments",
    ),
}
_SCHEMA = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane", "": "Organization"}
_KINDS: dict[str, NameKind] = {"aka": "alias", "fka": "previousName", "nka": "alias"}
_BORN_RE = re.compile(r"\bDOB (?:circa )?([^;.]+?)(?: to [^;.]+)?(?=[;.]|$)")
_NATION_RE = re.compile(r"\b(?:nationality|citizen) ([^;.]+)")
_QUOTED_RE = re.compile(r"a\.k\.a\. '([^']+)'")


def read_ofac_csv(path: Path) -> ParsedList:
    """Return the list whose primary file is `path`; the other three are looked for beside it.

    Raises InputError naming file and line for a row with another number of cells.
    """
    code, title, *others = _FAMILIES.get(path.name.lower(), _FAMILIES["sdn.csv"])
    parsed = ParsedList(code, title)
    alt, add, comments = (path.with_name(f"{name}{path.suffix}") for name in others)
    more = _join(_beside(comments, "comments", parsed.warnings), 1)
    aliases = _group(_beside(alt, "alt", parsed.warnings))
    places = _group(_beside(add, "add", parsed.warnings))
    for line, cells in _checked(path, "prim", parsed.warnings):
        if not cells[0].isdigit():
            raise list_error(path, line, f"{cells[0]!r} is no entry number")
        remarks = cells[11] + more.get(cells[0], "")
        parsed.add(_entry(code, cells, remarks, aliases, places, parsed.warnings))
    known = {entry.id for entry in parsed.entries}
    lost = sum(len(rows) for number, rows in aliases.items() if number not in known)
    if lost:
        parsed.warnings["alias of an entry that the list lacks"] += lost
    return parsed


def _entry(
    code: str,
    cells: list[str],
    remarks: str,
    aliases: dict[str, list[list[str]]],
    places: dict[str, list[list[str]]],
    warnings: Counter[str],
) -> Entry:
    number, name, kind, programs = cells[:4]
    person = kind.lower() == "individual"
    pairs: list[tuple[str, NameKind]] = [(turned(name) if person else name, "name")]
    for row in aliases.get(number, ()):
        text = turned(row[3]) if person else row[3]
        pairs.append((text, _KINDS.get(row[2].lower(), "alias")))
    quoted = _QUOTED_RE.findall(remarks)
    pairs += [(turned(text) if person else text, "weakAlias") for text in quoted]
    nations = _NATION_RE.findall(remarks) or [row[4] for row in places.get(number, ())]
    births = (read_partial(text) for text in _BORN_RE.findall(remarks))
    return Entry(
        list=code,
        id=number,
        schema=_SCHEMA.get(kind.lower(), "Organization"),
        names=unique_names(pairs),
        programs=tuple(part for part in re.split(r"\]\s*\[", programs.strip("[]")) if part),
        countries=country_codes(nations, warnings),
        birth_dates=tuple(dict.fromkeys(day for day in births if day)),
        notes=remarks,
    )


def turned(name: str) -> str:
    """Return a person's name as it is spoken: "HANIYA, Ismail" -> "Ismail HANIYA"."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma else name


def _checked(path: Path, kind: str, warnings: Counter[str]) -> Iterator[tuple[int, list[str]]]:
    for line, cells in read_cells(path, warnings):
        if len(cells) != _CELLS[kind]:
            raise list_error(path, line, f"{len(cells)} cells, expected {_CELLS[kind]}")
        yield line, cells


def _beside(path: Path, kind: str, warnings: Counter[str]) -> list[list[str]]:
    if not path.is_file():
        warnings[f"{path.name} is not there"] += 1
        return []
    return [cells for _, cells in _checked(path, kind, warnings)]


def _group(rows: list[list[str]]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return found


def _join(rows: list[list[str]], column: int) -> dict[str, str]:
    return {number: "".join(row[column] for row in group) for number, group in _group(rows).items()}
