"""The imported lists in one SQLite file, replaced as a whole or not at all.

A change copies the file beside itself, works on the copy and puts it in place in one step, so that
whoever reads sees the old lists or the new ones, and a broken import changes nothing.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from lagebild.errors import StoreError
from lagebild.names import normalise_name
from lagebild.registry.keys import stored_numbers
from lagebild.registry.records import Entry, EntryName, ParsedList

_VERSION = 1
_CACHE_KB = 4096
_SCHEMA = f"""
PRAGMA user_version = {_VERSION};
CREATE TABLE lists (code TEXT PRIMARY KEY, title TEXT, dated TEXT, imported TEXT, source TEXT,
                    sha256 TEXT, etag TEXT, entries INTEGER, warnings TEXT);
CREATE TABLE entries (id INTEGER PRIMARY KEY, list TEXT NOT NULL, row TEXT NOT NULL);
CREATE INDEX entries_list ON entries (list);
CREATE TABLE names (id INTEGER PRIMARY KEY, entry INTEGER, plain TEXT, text TEXT, kind TEXT);
CREATE INDEX names_entry ON names (entry);
CREATE TABLE keys (number INTEGER, name INTEGER, PRIMARY KEY (number, name)) WITHOUT ROWID;
CREATE INDEX keys_name ON keys (name);
"""
_ENTRIES = "SELECT id FROM entries WHERE list = ?"
_FORGET = (
    f"DELETE FROM keys WHERE name IN (SELECT id FROM names WHERE entry IN ({_ENTRIES}))",  # noqa: S608  # constants
    f"DELETE FROM names WHERE entry IN ({_ENTRIES})",  # noqa: S608  # constants
    "DELETE FROM entries WHERE list = ?",
    "DELETE FROM lists WHERE code = ?",
)


@dataclass(frozen=True, slots=True)
class ImportedList:
    """What is known of a list in force. Days are ISO dates, None if the file gives none."""

    code: str
    title: str
    dated: str | None  # day of issue that the file itself names
    imported: str  # day on which it was read
    source: str  # file or address
    sha256: str
    etag: str | None
    entries: int
    warnings: dict[str, int]

    @property
    def as_of(self) -> str:
        """The day that the list speaks of: its own, else that of the import."""
        return self.dated or self.imported


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield the imported lists, read-only; raises StoreError for another program's file."""
    connection = connect(path)
    try:
        yield connection
    finally:
        connection.close()


def connect(path: Path) -> sqlite3.Connection:
    """Return a read-only connection; raises StoreError naming the file and what to do."""
    try:
        found = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        version = found.execute("PRAGMA user_version").fetchone()[0]
        found.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
    except sqlite3.Error as error:
        raise StoreError(f"{path}: cannot be read as a registry: {error}") from error
    if version != _VERSION:
        found.close()
        raise StoreError(
            f"{path}: written by another version ({version}, expected {_VERSION}); "
            "delete it and import the lists again"
        )
    return found


def imported_lists(path: Path) -> tuple[ImportedList, ...]:
    """Return the lists in force by code, none if nothing was imported yet."""
    if not path.exists():
        return ()
    with reading(path) as connection:
        rows = connection.execute("SELECT * FROM lists ORDER BY code").fetchall()
    return tuple(_about(row) for row in rows)


def _about(row: Sequence[Any]) -> ImportedList:
    code, title, dated, imported, source, sha256, etag, entries, warnings = row
    counts: dict[str, int] = json.loads(warnings)
    return ImportedList(code, title, dated, imported, source, sha256, etag, entries, counts)


def entries_of(path: Path, code: str | None = None) -> Iterator[Entry]:
    """Yield the entries of one list or of all, in the order of import."""
    if not path.exists():
        return
    with reading(path) as connection:
        query = "SELECT row FROM entries WHERE ?1 IS NULL OR list = ?1 ORDER BY id"
        for (row,) in connection.execute(query, (code,)):
            yield entry_from_row(row)


def replace_list(path: Path, parsed: ParsedList, about: ImportedList) -> None:
    """Put a list in the place of the one of that code; raises StoreError, changing nothing."""
    with changing(path) as connection:
        _forget(connection, parsed.code)
        row = (*list(asdict(about).values())[:-1], json.dumps(about.warnings))
        connection.execute("INSERT INTO lists VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        for entry in parsed.entries:
            _insert(connection, parsed.code, entry)


def remove_list(path: Path, code: str) -> bool:
    """Take a list out; return whether it was there."""
    if code not in {one.code for one in imported_lists(path)}:
        return False
    with changing(path) as connection:
        _forget(connection, code)
    return True


def _forget(connection: sqlite3.Connection, code: str) -> None:
    for statement in _FORGET:
        connection.execute(statement, (code,))


@contextmanager
def changing(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a copy to be changed; it takes the place of the file when the block ends well."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".registry-")
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror}") from error
    os.close(handle)
    copy = Path(name)
    try:
        with closing(sqlite3.connect(copy)) as connection:
            if path.exists():
                with reading(path) as old:
                    old.backup(connection)
            else:
                connection.executescript(_SCHEMA)
            with connection:
                yield connection
        copy.replace(path)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{path}: not changed: {error}") from error
    finally:
        copy.unlink(missing_ok=True)


def _insert(connection: sqlite3.Connection, code: str, entry: Entry) -> None:
    query = "INSERT INTO entries (list, row) VALUES (?, ?)"
    number = connection.execute(query, (code, _row(entry))).lastrowid
    person = entry.schema == "Person"
    for name in entry.names:
        query = "INSERT INTO names (entry, plain, text, kind) VALUES (?, ?, ?, ?)"
        row = (number, normalise_name(name.text), name.text, name.kind)
        own = connection.execute(query, row).lastrowid
        keys = ((key, own) for key in stored_numbers(name.text, person=person))
        connection.executemany("INSERT INTO keys VALUES (?, ?)", keys)


def _row(entry: Entry) -> str:
    row = asdict(entry)
    row["names"] = [[name.text, name.kind] for name in entry.names]
    return json.dumps({key: value for key, value in row.items() if value}, ensure_ascii=False)


def entry_from_row(text: str) -> Entry:
    """Return an entry from the form in which the file keeps it."""
    row: dict[str, Any] = json.loads(text)
    row["names"] = tuple(EntryName(*pair) for pair in row["names"])
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return Entry(**fields)
