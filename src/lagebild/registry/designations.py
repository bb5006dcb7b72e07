"""The compact table inside the package: groups on lists of terrorist organisations.

`fto.csv` holds one row per designation (script: scripts/update_fto.py). A designation is an
interval: it may be announced before it takes effect, and be revoked.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

from lagebild.errors import DataError
from lagebild.tables import DATA, split_cell

_TABLE = DATA / "registry" / "fto.csv"
_DATES = ("announced", "since", "until")


@dataclass(frozen=True, slots=True)
class Designation:
    """One group on one list. All days are ISO dates, None if unknown.

    `since` is the day from which it holds (for FTOs the publication in the Federal Register),
    `announced` the day on which it was made known, where that differs or is all that is known;
    `until` is the first day on which it no longer held, None if still in force or unknown.
    """

    entity: str  # the same group on all lists
    entry: str  # the name that the list gives
    aliases: tuple[str, ...]
    list: str
    since: str | None
    until: str | None
    status: str
    source: str
    announced: str | None = None


@cache
def load_registry() -> tuple[Designation, ...]:
    """Return all designations in the order of the table; raises DataError naming the row."""
    try:
        text = _TABLE.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"{_TABLE}: cannot be read ({error}); reinstall the package") from error
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(_designation(row) for row in csv.DictReader(lines))


def _designation(row: dict[str, str]) -> Designation:
    for key in _DATES:
        if row[key]:
            try:
                date.fromisoformat(row[key])
            except ValueError as error:
                raise DataError(f"{_TABLE}: {row['name']}: {key}: {row[key]!r}") from error
    return Designation(
        entity=row["entity"],
        entry=row["name"],
        aliases=split_cell(row["aliases"]),
        list=row["list"],
        since=row["since"] or None,
        until=row["until"] or None,
        status=row["status"],
        source=row["source"],
        announced=row["announced"] or None,
    )


def is_designated(designation: Designation, day: date) -> bool | None:
    """Tell whether a designation was in force on a day; None if its first day is not known."""
    if designation.until and date.fromisoformat(designation.until) <= day:
        return False
    if designation.since is None:
        return None
    return date.fromisoformat(designation.since) <= day


def designations_as_of(day: date) -> tuple[Designation, ...]:
    """Return the designations known to be in force on a day."""
    return tuple(row for row in load_registry() if is_designated(row, day))


@cache
def _by_entity() -> dict[str, tuple[Designation, ...]]:
    found: dict[str, list[Designation]] = {}
    for row in load_registry():
        found.setdefault(row.entity, []).append(row)
    return {
        entity: tuple(sorted(rows, key=lambda row: row.since is None))
        for entity, rows in found.items()
    }


def designations_of(entity: str) -> tuple[Designation, ...]:
    """Return all designations of one group, dated ones first, else in the order of the table."""
    return _by_entity().get(entity, ())


@cache
def _group_of_entry() -> dict[tuple[str, str], str]:
    return {(row.list, row.entry): row.entity for row in load_registry()}


def designations_beside(list_name: str, entry: str) -> tuple[Designation, ...]:
    """Return all designations of the group that has this entry on this list, () if none has."""
    return designations_of(_group_of_entry().get((list_name, entry), ""))
