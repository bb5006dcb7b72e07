"""Rows as bytes: tab-separated as POLECAT comes, CSV, JSON Lines, Parquet.

Names and texts are the article's, so a spreadsheet must not run them: a cell that begins like a
formula gets an apostrophe in CSV.
"""

from __future__ import annotations

import csv
import importlib
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lagebild.errors import InputError
from lagebild.exports.rows import COLUMNS, Row

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_rows(rows: Iterable[Row], form: str) -> Iterator[bytes]:
    """Yield an export piece by piece; raises InputError for an unknown form or a missing extra."""
    if form not in _WRITERS:
        raise InputError(f"no export format {form!r}; there are {', '.join(FORMATS)}")
    return _WRITERS[form](rows)


def _polecat(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield tab-separated lines; blanks of all kinds inside a cell become one space."""
    yield ("\t".join(COLUMNS) + "\n").encode()
    for row in rows:
        cells = (" ".join(_text(value).split()) for value in row.values())
        yield ("\t".join(cells) + "\n").encode()


def _csv(rows: Iterable[Row]) -> Iterator[bytes]:
    yield _csv_line(COLUMNS)
    for row in rows:
        yield _csv_line([_harmless(value) for value in row.values()])


def _csv_line(cells: Iterable[Any]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue().encode()


def _harmless(value: Any) -> Any:
    risky = isinstance(value, str) and value.startswith(_FORMULA)
    return f"'{value}" if risky else value


def _jsonl(rows: Iterable[Row]) -> Iterator[bytes]:
    for row in rows:
        yield (json.dumps(row, ensure_ascii=False) + "\n").encode()


def _parquet(rows: Iterable[Row]) -> Iterator[bytes]:
    arrow, parquet = _arrow("pyarrow"), _arrow("pyarrow.parquet")
    numbers = {
        "Quad Code": arrow.int8(),
        "Latitude": arrow.float64(),
        "Longitude": arrow.float64(),
    }
    schema = arrow.schema([(name, numbers.get(name, arrow.string())) for name in COLUMNS])
    out = io.BytesIO()
    parquet.write_table(arrow.Table.from_pylist(list(rows), schema=schema), out)
    yield out.getvalue()


def _arrow(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise InputError(
            "Parquet needs pyarrow: pip install 'lagebild[parquet]', or take --format csv"
        ) from error


def _text(value: Any) -> str:
    return "" if value is None else str(value)


_WRITERS: dict[str, Callable[[Iterable[Row]], Iterator[bytes]]] = {
    "polecat": _polecat,
    "csv": _csv,
    "parquet": _parquet,
    "jsonl": _jsonl,
}
FORMATS = tuple(_WRITERS)
