"""Tables outside the language folders: `data/gazetteer`, `data/registry`, `data/names`.

Same form as in `lang`: UTF-8, tab-separated with a header, lines that start with `#` are comments.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from lagebild.errors import DataError

DATA = Path(str(files("lagebild"))) / "data"


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `data/<name>`; raises DataError naming file and line."""
    path = DATA / name
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read ({error}); reinstall the package") from error
    header: list[str] | None = None
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        if len(cells) > len(header):
            raise DataError(f"{path}:{number}: {len(cells)} cells, the header names {len(header)}")
        rows.append(dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)))
    return tuple(rows)


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that holds several values: "a|b"."""
    return tuple(part for part in (p.strip() for p in cell.split("|")) if part)
