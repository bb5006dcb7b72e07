"""CSV of the official lists: encodings, line numbers, the nulls of OFAC."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lagebild.registry.records import list_error

_NULL = "-0-"
_DOS_END = "\x1a"


def read_text(path: Path, warnings: Counter[str]) -> str:
    """Return a file's text: UTF-8, else Windows-1252 with a counted warning."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise list_error(path, None, f"cannot be read: {error.strerror}") from error
    if b"\x00" in data:
        line = data[: data.index(b"\x00")].count(b"\n") + 1
        problem = "holds a null byte: not UTF-8 text; save it as UTF-8 or download it again"
        raise list_error(path, line, problem)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        warnings[f"{path.name} is not UTF-8, read as Windows-1252"] += 1
        text = data.decode("cp1252", errors="replace")
    return text.replace(_DOS_END, "")


def read_cells(path: Path, warnings: Counter[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of every row, OFAC's nulls empty; raises InputError.

    Blanks at the ends stay: remarks are cut anywhere and go on in another file.
    """
    reader = csv.reader(read_text(path, warnings).splitlines(keepends=True), strict=True)
    try:
        for row in reader:
            cells = ["" if cell.strip() == _NULL else cell for cell in row]
            if any(cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise list_error(path, reader.line_num, f"broken CSV: {error}") from error


def read_rows(
    path: Path, warnings: Counter[str], *, first: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and cells by header; lines before the header that names `first` are left.

    Raises InputError where there is no such header or a row has another number of cells.
    """
    rows = read_cells(path, warnings)
    header = next((cells for _, cells in rows if set(first) <= set(cells)), None)
    if header is None:
        raise list_error(path, None, f"no header with the columns {', '.join(first)}")
    for line, cells in rows:
        if len(cells) != len(header):
            problem = f"{len(cells)} cells, the header names {len(header)}"
            raise list_error(path, line, problem)
        yield line, dict(zip(header, (cell.strip() for cell in cells), strict=True))


def split_values(cell: str) -> list[str]:
    """Return the values of a cell that separates them with semicolons, quoted ones whole."""
    if ";" not in cell:
        return [cell] if cell else []
    parts = next(csv.reader([cell], delimiter=";", skipinitialspace=True))
    return [part.strip() for part in parts if part.strip()]
