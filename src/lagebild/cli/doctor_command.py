"""`lagebild doctor`: is everything in place, and if not, what to do."""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import click

from lagebild.checks import check_files, check_model
from lagebild.cli.output import today
from lagebild.errors import LagebildError
from lagebild.registry import load_registry
from lagebild.store import is_address, open_store
from lagebild.store.queue import count_jobs

_STALE_DAYS = 90
_EXTRAS = {
    "server": ("fastapi", "uvicorn"),
    "postgres": ("psycopg",),
    "mcp": ("mcp",),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: "ok", "note" (works, but look) or "bad", with what to do."""

    level: str
    told: str


@click.command()
@click.option("--db", default="lagebild.db", show_default=True, metavar="FILE|URL", help="Store.")
@click.option(
    "--port",
    type=click.IntRange(1, 65_535),
    default=8765,
    show_default=True,
    help="The port of the server.",
)
def doctor(db: str, port: int) -> None:
    """Check the installation: model, lists, store, port, extras.

    Prints one line for each; what is wrong comes with the remedy, and the exit code is then 1.

    \b
    Example:
      lagebild doctor --db news.db
    """
    checks: tuple[Callable[[], Iterator[Finding]], ...] = (
        _model,
        _registry,
        lambda: _store(db),
        lambda: _port(port),
        _extras,
    )
    bad = False
    for check in checks:
        for finding in check():
            bad |= finding.level == "bad"
            click.echo(f"{finding.level:<4}  {finding.told}")
    if bad:
        raise SystemExit(1)


def _model() -> Iterator[Finding]:
    for name, check in (("model", check_model), ("data files", check_files)):
        result = check()
        if not result.problems:
            yield Finding("ok", f"{name}: {result.checked} files as they should be")
        for problem in result.problems:
            yield Finding("bad", f"{problem}; reinstall lagebild")


def _registry() -> Iterator[Finding]:
    rows = load_registry()
    newest = max((row.since for row in rows if row.since), default=None)
    told = f"official lists: {len(rows)} designations, the newest of {newest or 'unknown date'}"
    age = (today() - date.fromisoformat(newest)).days if newest else _STALE_DAYS + 1
    if age > _STALE_DAYS:
        yield Finding("note", f"{told}; `lagebild registry update` fetches what came since")
    else:
        yield Finding("ok", told)


def _store(db: str) -> Iterator[Finding]:
    if not is_address(db):
        folder = Path(db).resolve().parent
        if not folder.is_dir() or not os.access(folder, os.W_OK):
            yield Finding("bad", f"{folder} cannot be written; give --db a path where you may")
            return
        if not Path(db).exists():
            yield Finding("ok", f"{db}: not there yet; the first command that keeps makes it")
            return
        if not os.access(db, os.W_OK):
            yield Finding("bad", f"{db} cannot be written; change its owner or give another --db")
            return
    try:
        with open_store(db) as store:
            counts = count_jobs(store)
    except LagebildError as error:
        yield Finding("bad", str(error))
        return
    told = ", ".join(f"{count} {state}" for state, count in counts.items())
    yield Finding("note" if counts["failed"] else "ok", f"{db}: {told}")


def _port(port: int) -> Iterator[Finding]:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            told = f"port {port} is taken ({error.strerror}); give `serve` another --port"
            yield Finding("note", told)
            return
    yield Finding("ok", f"port {port} is free")


def _extras() -> Iterator[Finding]:
    with sqlite3.connect(":memory:") as memory:
        options = {row[0] for row in memory.execute("PRAGMA compile_options")}
    if "ENABLE_FTS5" not in options:
        yield Finding("bad", "SQLite lacks FTS5; use a Python from python.org or your system")
    for extra, modules in _EXTRAS.items():
        missing = [name for name in modules if find_spec(name) is None]
        if missing:
            yield Finding("note", f"{extra}: not installed; pip install 'lagebild[{extra}]'")
        else:
            yield Finding("ok", f"{extra}: installed")
