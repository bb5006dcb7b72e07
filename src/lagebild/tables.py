"""Tab-separated tables: the form of all data files, and those outside the language folders.

UTF-8, a header, one row a line; lines that start with `#` are comments and say source and licence.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lagebild.errors import DataError

DATA = Path(str(files("lagebild"))) / "data"


def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `data/<name>`; raises DataError naming file and line."""
    return read_rows(DATA / name)


def read_toml(name: str) -> dict[str, Any]:
    """Return the TOML file `data/<name>`; raises DataError naming the file."""
    path = DATA / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path}: cannot be read ({error}); reinstall the package") from error


@cache
def read_rows(path: Path) -> tuple[dict[str, str], ...]:
    """Return the rows of a table, missing cells empty; raises DataError naming file and line."""
    lines = read_lines(path)
    if not lines:
        return ()
    header = lines[0][1].split("\t")
    rows = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) > len(header):
            raise DataError(f"{path}:{number}: {len(cells)} cells, the header names {len(header)}")
        rows.append(dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)))
    return tuple(rows)


def read_lines(path: Path) -> list[tuple[int, str]]:
    """Return the lines that hold something, numbered from 1; raises DataError naming the file."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read ({error}); reinstall the package") from error
    numbered = enumerate(text.splitlines(), 1)
    return [(n, line.rstrip()) for n, line in numbered if line.strip() and not line.startswith("#")]


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that holds several values: "a|b"."""
    return tuple(part for part in (p.strip() for p in cell.split("|")) if part)
