"""Lists into the registry: from files, from their addresses; and what two versions differ in."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lagebild.registry.fetching import fetch
from lagebild.registry.formats import read_list
from lagebild.registry.records import Entry, ParsedList
from lagebild.registry.sources import Source
from lagebild.registry.store import ImportedList, imported_lists, replace_list


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two versions of a list: entries that came, went, or changed."""

    came: tuple[Entry, ...]
    went: tuple[Entry, ...]
    changed: tuple[tuple[Entry, Entry], ...]


def import_file(path: Path, registry: Path, today: date, code: str | None = None) -> ImportedList:
    """Read a list file and put it in force; raises InputError or StoreError, changing nothing."""
    parsed = read_list(path)
    return _put(parsed, registry, today, str(path), _checksum(path), None, code)


def update_list(
    source: Source, registry: Path, today: date, timeout_s: float
) -> ImportedList | None:
    """Fetch a list and put it in force; None if the publisher has nothing new. Raises as above."""
    known = {one.code: one for one in imported_lists(registry)}.get(source.code)
    same = known if known and known.source == source.files[0] else None
    with tempfile.TemporaryDirectory(prefix="lagebild-") as folder:
        etag = same.etag if same else None
        fetched = fetch(source, Path(folder), etag=etag, timeout_s=timeout_s)
        if fetched is None or (same and same.sha256 == fetched.sha256):
            return None
        parsed = read_list(fetched.path)
        address, digest = source.files[0], fetched.sha256
        return _put(parsed, registry, today, address, digest, fetched.etag, source.code)


def _put(
    parsed: ParsedList,
    registry: Path,
    today: date,
    source: str,
    sha256: str,
    etag: str | None,
    code: str | None,
) -> ImportedList:
    parsed.code = code or parsed.code
    about = ImportedList(
        code=parsed.code,
        title=parsed.title,
        dated=parsed.dated,
        imported=today.isoformat(),
        source=source,
        sha256=sha256,
        etag=etag,
        entries=len(parsed.entries),
        warnings=dict(parsed.warnings),
    )
    replace_list(registry, parsed, about)
    return about


def _checksum(path: Path) -> str:
    """Return the SHA-256 of a file, or of the files of a folder in the order of their names."""
    digest = hashlib.sha256()
    for file in sorted(path.glob("*.csv")) if path.is_dir() else [path]:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def compare_lists(old: list[Entry], new: list[Entry]) -> Difference:
    """Return who came, who went and whose names or days changed; entries are told by their ids."""
    before = {(entry.list, entry.id): entry for entry in old}
    after = {(entry.list, entry.id): entry for entry in new}
    both = [(before[key], after[key]) for key in before if key in after]
    return Difference(
        came=tuple(entry for key, entry in after.items() if key not in before),
        went=tuple(entry for key, entry in before.items() if key not in after),
        changed=tuple(pair for pair in both if _told(pair[0]) != _told(pair[1])),
    )


def _told(entry: Entry) -> tuple[object, ...]:
    names = frozenset(entry.names)
    return (names, entry.programs, entry.since, entry.until, entry.birth_dates)
