"""What every list is read into: entries with names and one interval, and what was odd on the way.

`ParsedList.warnings` counts by kind what was readable but not as it should be; nothing is dropped
without a count. Days are ISO dates, None if the list gives none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal

from lagebild.errors import InputError

_ID_LENGTH, _CHECKSUM = 64, 12  # characters
NameKind = Literal["name", "alias", "weakAlias", "previousName"]


@dataclass(frozen=True, slots=True)
class EntryName:
    """One name of an entry; abbreviations and low-quality aliases are `weakAlias`."""

    text: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One person, body, vessel or aircraft on one list. `schema` is FollowTheMoney's."""

    list: str  # short code: "SDN", "UN", "EU"
    id: str  # as the list numbers it, unique in the list
    schema: str
    names: tuple[EntryName, ...]
    programs: tuple[str, ...] = ()
    since: str | None = None
    announced: str | None = None
    amended: tuple[str, ...] = ()
    until: str | None = None
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2
    birth_dates: tuple[str, ...] = ()  # ISO, whole or partial
    notes: str = ""

    @property
    def name(self) -> str:
        """The name under which the list carries it."""
        return self.names[0].text

    @property
    def list_name(self) -> str:
        """The list with its programs, as a reader should see it: "SDN SDGT/FTO"."""
        return " ".join(part for part in (self.list, "/".join(self.programs)) if part)


@dataclass(slots=True)
class ParsedList:
    """A list file as read. `declared`: entries that the file itself says it holds."""

    code: str
    title: str
    dated: str | None = None
    declared: int | None = None
    entries: list[Entry] = field(default_factory=list)
    warnings: Counter[str] = field(default_factory=Counter)
    _ids: set[str] = field(default_factory=set)

    def add(self, entry: Entry) -> None:
        """Take an entry; a second one with the same id, or one without a name, is counted."""
        if not entry.names:
            self.warnings["entry without a name, left out"] += 1
        elif entry.id in self._ids:
            self.warnings["id used twice, the first one kept"] += 1
        else:
            self._ids.add(entry.id)
            self.entries.append(entry)


def unique_names(pairs: list[tuple[str, NameKind]]) -> tuple[EntryName, ...]:
    """Return names without blanks around them and without repetitions, the first kind kept."""
    found: dict[str, NameKind] = {}
    for text, kind in pairs:
        clean = " ".join(text.split())
        if clean:
            found.setdefault(clean, kind)
    return tuple(EntryName(text, kind) for text, kind in found.items())


def made_id(*parts: str) -> str:
    """Return an id for an entry of a list that gives none, by its place and name.

    At most 64 characters, as FollowTheMoney's identifiers allow; a longer one ends in a checksum.
    """
    whole = "-".join(clean for part in parts if (clean := re.sub(r"[^\w]+", "", part)))
    if len(whole) <= _ID_LENGTH:
        return whole
    checksum = sha256(whole.encode()).hexdigest()[:_CHECKSUM]
    return f"{whole[: _ID_LENGTH - _CHECKSUM - 1]}-{checksum}"


def list_error(path: Path, line: int | None, problem: str) -> InputError:
    """Return an error that names file, line and problem."""
    place = f"{path}:{line}" if line else str(path)
    return InputError(f"{place}: {problem}")
