"""Tables of designated groups with announcement, beginning and end: one row per designation.

Ours (`data/registry/fto.csv`) and those that name the columns designated_on and revoked_on.
"""

from __future__ import annotations

from pathlib import Path

from lagebild.registry.days import read_day
from lagebild.registry.formats.csvfile import read_rows
from lagebild.registry.records import Entry, NameKind, ParsedList, list_error, unique_names

_SINCE = ("since", "designated_on")
_UNTIL = ("until", "revoked_on")


def read_fto_csv(path: Path) -> ParsedList:
    """Return the designations of a table, the list of each row as its program."""
    parsed = ParsedList("FTO", "Foreign Terrorist Organizations and beside them")
    seen: dict[str, int] = {}
    for line, row in read_rows(path, parsed.warnings, first=("name", "list", "aliases")):
        if not row["name"]:
            raise list_error(path, line, "row without a name")
        key = f"{row['list']}-{row.get('entity') or row['name']}"
        seen[key] = seen.get(key, 0) + 1  # a group may come, go and come again
        pairs: list[tuple[str, NameKind]] = [(row["name"], "name")]
        pairs += [(text, "alias") for text in row["aliases"].split("|")]
        parsed.add(
            Entry(
                list="FTO",
                id=f"{key}-{seen[key]}" if seen[key] > 1 else key,
                schema="Organization",
                names=unique_names(pairs),
                programs=(row["list"],) if row["list"] != "FTO" else (),
                since=read_day(_first(row, _SINCE), parsed.warnings),
                announced=read_day(row.get("announced"), parsed.warnings),
                until=read_day(_first(row, _UNTIL), parsed.warnings),
                notes=row.get("source", ""),
            )
        )
    return parsed


def _first(row: dict[str, str], columns: tuple[str, ...]) -> str:
    return next((row[column] for column in columns if row.get(column)), "")
