"""Imported entries by name: the same name first, else another spelling, else one letter wrong.

A hit says how the names differ and how well they fit; it never says that both are one person.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lagebild.names import normalise_name
from lagebild.registry.keys import loose_numbers, pairs_of, sounds_of, strict_numbers
from lagebild.registry.records import Entry, EntryName
from lagebild.registry.slips import differs_by_one
from lagebild.registry.store import connect, entry_from_row

_WEAK = 0.1  # what a low-quality alias or an abbreviation takes away
_SAME, _GENITIVE, _SOUND, _PART, _SLIP = 1.0, 0.95, 0.85, 0.8, 0.75
_MOST = 400  # entries that a half may bring before it tells nothing


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a name fits, with the name that fits, how well (0..1) and in what way."""

    entry: Entry
    name: EntryName
    score: float
    reason: str


class Lookup:
    """Looks names up in the imported lists; holds the file open, keeps nothing in memory."""

    def __init__(self, path: Path) -> None:
        self._connection = connect(path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def find(self, name: str, *, loose: bool = True) -> tuple[Hit, ...]:
        """Return the entries that a name fits, best first; `loose`: also by spelling and slips."""
        if not normalise_name(name):
            return ()
        found = tuple(self._hits(name, strict_numbers(name)))
        if not found and loose:
            found = tuple(self._hits(name, loose_numbers(name)))
        return tuple(sorted(found, key=lambda hit: (-hit.score, hit.entry.list, hit.entry.id)))

    def _hits(self, name: str, numbers: tuple[int, ...]) -> Iterator[Hit]:
        plain = normalise_name(name)
        best: dict[int, tuple[float, str, EntryName]] = {}
        for entry, other, text, kind in self._connection.execute(_query(len(numbers)), numbers):
            score, reason = _fit(plain, other)
            if kind == "weakAlias":
                score, reason = round(score - _WEAK, 2), f"{reason}; weak alias"
            if score > 0 and score > best.get(entry, (0.0,))[0]:
                best[entry] = (score, reason, EntryName(text, kind))
        for entry, (score, reason, listed) in best.items():
            query = "SELECT row FROM entries WHERE id = ?"
            row = self._connection.execute(query, (entry,)).fetchone()[0]
            yield Hit(entry_from_row(row), listed, score, reason)


@cache
def _query(numbers: int) -> str:
    marks = ",".join("?" * numbers)
    return (
        "SELECT entry, plain, text, kind FROM names WHERE id IN "  # noqa: S608  # marks only
        f"(SELECT name FROM keys WHERE number IN ({marks}) LIMIT {_MOST})"
    )


def _fit(one: str, two: str) -> tuple[float, str]:
    """Return how well two normalised names fit, and in what way."""
    if one == two:
        return _SAME, "same name"
    if one in (two + "s", two + "es"):
        return _GENITIVE, "same but for a genitive ending"
    if sorted(one.split()) == sorted(two.split()):
        return _GENITIVE, "same words in another order"
    sound = sounds_of(one)
    if sound and sound == sounds_of(two):
        return _SOUND, "another transliteration"
    if differs_by_one(one, two):
        return _SLIP, "one letter differs"
    if pairs_of(one) & pairs_of(two) and len(one.split()) < len(two.split()):
        return _PART, "first and family name"
    return 0.0, "different names"


def find_by_scan(connection: sqlite3.Connection, part: str, limit: int) -> tuple[Entry, ...]:
    """Return entries of which a name holds all words of `part`, for a reader who searches."""
    words = normalise_name(part).split()
    found: list[Entry] = []
    for (row,) in connection.execute("SELECT row FROM entries ORDER BY id"):
        entry = entry_from_row(row)
        if any(set(words) <= set(normalise_name(name.text).split()) for name in entry.names):
            found.append(entry)
            if len(found) == limit:
                break
    return tuple(found)
