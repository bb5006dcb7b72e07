"""The configured addresses of the official lists: nothing else is ever asked over the network."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lagebild.errors import InputError
from lagebild.tables import DATA

DEFAULT = DATA / "registry" / "sources.toml"
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_KEYS = frozenset({"title", "files", "redirects", "max_mb", "stale_days"})


@dataclass(frozen=True, slots=True)
class Source:
    """Where a list comes from, and what may be fetched there."""

    code: str
    title: str
    files: tuple[str, ...]
    redirects: tuple[str, ...]  # hosts to which the publisher may send on
    max_mb: float
    stale_days: int


def load_sources(path: Path = DEFAULT) -> dict[str, Source]:
    """Return the sources by code; raises InputError naming file, source and key."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    return {code: _source(path, code, table) for code, table in tables.items()}


def _source(path: Path, code: str, table: dict[str, object]) -> Source:
    where = f"{path}: [{code}]"
    if not isinstance(table, dict) or set(table) != _KEYS:
        raise InputError(f"{where}: expected the keys {', '.join(sorted(_KEYS))}")
    files, redirects = table["files"], table["redirects"]
    size, days = table["max_mb"], table["stale_days"]
    if not (isinstance(files, list) and files and isinstance(redirects, list)):
        raise InputError(f"{where}: files and redirects are lists, files not empty")
    if not (isinstance(size, (int, float)) and isinstance(days, int)):
        raise InputError(f"{where}: max_mb and stale_days are numbers")
    for address in files:
        _check_address(where, str(address))
    return Source(code, str(table["title"]), tuple(files), tuple(redirects), float(size), days)


def _check_address(where: str, address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        raise InputError(f"{where}: {address}: only https addresses are fetched")
