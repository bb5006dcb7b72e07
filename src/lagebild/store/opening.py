"""Opening a store: the file is created, checked and brought to the present schema.

Whatever is wrong with the file becomes a StoreError that names it and the way out, before
anything is written into it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.orm import Session

from lagebild.errors import StoreError

_MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT_S = 30  # how long a writer waits for another process to finish
_CONNECTIONS = 20  # kept open at once; more are opened and closed as needed


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Use as a context manager, or call `close` when done."""

    path: Path | str  # the file, or the address of a PostgreSQL database without its password
    engine: Engine

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the file."""
        self.engine.dispose()

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Yield a session whose work is kept whole or not at all; raises StoreError."""
        try:
            with Session(self.engine, expire_on_commit=False) as session, session.begin():
                yield session
        except DatabaseError as error:
            raise _explained(self.path, error) from error


def open_store(place: Path | str, *, shared: bool = False) -> Store:
    """Return the store at `place`, created if there is none, with all migrations applied.

    `place` is a file, or "postgresql+psycopg://..." for a PostgreSQL database. `shared` is for a
    store that several processes read and write at once: readers then never wait for a writer.
    Raises StoreError for a folder that does not exist, a file that is no database, one of another
    program, one of a newer Lagebild, and a damaged one; each message says what to do.
    """
    name, engine = _server(str(place)) if is_address(place) else _file(Path(place), shared)
    try:
        with engine.begin() as connection:
            _migrate(name, connection)
    except DatabaseError as error:
        engine.dispose()
        raise _explained(name, error) from error
    except StoreError:
        engine.dispose()
        raise
    return Store(name, engine)


def is_address(place: Path | str) -> bool:
    """Tell whether a place is the address of a database server, not a file."""
    return isinstance(place, str) and "://" in place


def _file(path: Path, shared: bool) -> tuple[Path | str, Engine]:
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist; create it first")
    if path.is_dir():
        raise StoreError(f"{path} is a folder; name a file inside it, such as {path / 'news.db'}")
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": _WAIT_S},
        pool_size=_CONNECTIONS,
    )
    if shared:
        event.listen(engine, "connect", _write_ahead)
    return path, engine


def _write_ahead(connection: sqlite3.Connection, _: object) -> None:
    """Let readers go on while somebody writes; the mode stays with the file."""
    connection.execute("PRAGMA journal_mode=WAL")


def _server(address: str) -> tuple[Path | str, Engine]:
    try:
        url = make_url(address)
        engine = create_engine(url, pool_size=_CONNECTIONS, pool_pre_ping=True)
    except ArgumentError as error:
        raise StoreError(f"{address!r} is no database address ({error})") from error
    except ModuleNotFoundError as error:
        raise StoreError(
            f"{address}: {error.name} is not installed; pip install 'lagebild[postgres]'"
        ) from error
    return url.render_as_string(hide_password=True), engine


def _migrate(path: Path | str, connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    script = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    if current == script.get_current_head():
        return
    if current is None and inspect(connection).get_table_names():
        raise StoreError(f"{path} is a database of another program; give --db another path")
    if current is not None and current not in {step.revision for step in script.walk_revisions()}:
        raise StoreError(
            f"{path} was written by a newer Lagebild (schema {current}, this one knows up to "
            f"{script.get_current_head()}); upgrade Lagebild or give --db another path"
        )
    command.upgrade(config, "head")


def _explained(path: Path | str, error: DatabaseError) -> StoreError:
    """Return what SQLite's complaint means for the reader."""
    said = str(error.orig)
    if "not a database" in said:
        return StoreError(f"{path} is not a database; give --db another path")
    if "malformed" in said:
        return StoreError(
            f"{path} is damaged ({said}); restore a copy, or delete it and read the articles again"
        )
    if isinstance(error, OperationalError) and "locked" in said:
        return StoreError(
            f"{path} has been in use by another program for {_WAIT_S} s; try again when it is done"
        )
    if isinstance(path, str):
        return StoreError(f"{path}: {said}; check that the database runs and takes this user")
    return StoreError(f"{path}: {said}; check that the file and its folder can be written")
