"""Claims as files, written while they are read; work by hand as edits and as training data."""

from __future__ import annotations

import csv
import importlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from lagebild.errors import InputError
from lagebild.server.shapes import calendar_lines, entity_lines, place_lines
from lagebild.server.training import training_lines
from lagebild.store import Store
from lagebild.store.edits import list_edits
from lagebild.store.filters import Filters
from lagebild.store.pages import MOST, ClaimLine, page_claims

_COLUMNS = ("id", "story", "type", "mode", "actors", "recipients", "when", "where", "modality",
            "status", "independent_origins", "origins", "carriers", "summary")  # fmt: skip
_NUMBERS = frozenset({"independent_origins", "carriers"})
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run
Pieces = Iterator[str] | Iterator[bytes]


def export(store: Store, wanted: Filters, form: str) -> tuple[str, Pieces]:
    """Return the media type and the pieces of an export; raises InputError for an unknown form."""
    if form in _BY_HAND:
        return "application/x-ndjson", _BY_HAND[form](store)
    if form not in _WRITERS:
        known = ", ".join((*_WRITERS, *_BY_HAND))
        raise InputError(f"no export {form!r}; there are {known}")
    media, write = _WRITERS[form]
    return media, write(_all(store, wanted))


def _all(store: Store, wanted: Filters) -> Iterator[ClaimLine]:
    after: str | None = None
    while True:
        page = page_claims(store, wanted, after=after, limit=MOST)
        yield from page.items
        if page.next is None:
            return
        after = page.next


def _edits(store: Store) -> Iterator[str]:
    for edit in list_edits(store):
        yield json.dumps(asdict(edit), ensure_ascii=False) + "\n"


def _lines(claims: Iterator[ClaimLine]) -> Iterator[str]:
    for claim in claims:
        row = {**claim.body, "story": claim.story, "modality": claim.modality}
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _flat(claim: ClaimLine) -> dict[str, Any]:
    body = claim.body
    cells = {
        **body,
        "story": claim.story,
        "modality": claim.modality,
        "actors": "; ".join(body["actors"]),
        "recipients": "; ".join(body["recipients"]),
        "origins": "; ".join(one["name"] for one in body["origins"]),
        "carriers": len(body["carriers"]),
    }
    return {name: cells.get(name) for name in _COLUMNS}


def _table(claims: Iterator[ClaimLine]) -> Iterator[str]:
    yield _csv_line(_COLUMNS)
    for claim in claims:
        yield _csv_line(tuple(map(_cell, _flat(claim).values())))


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _csv_line(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def _parquet(claims: Iterator[ClaimLine]) -> Iterator[bytes]:
    """Return one file; whether pyarrow is there shows before anything is sent."""
    try:
        arrow: Any = importlib.import_module("pyarrow")
        parquet: Any = importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise InputError(
            "Parquet needs pyarrow where the server runs: pip install 'lagebild[parquet]'"
        ) from error
    kinds = [(name, arrow.int32() if name in _NUMBERS else arrow.string()) for name in _COLUMNS]
    out = io.BytesIO()
    rows = [_flat(claim) for claim in claims]
    parquet.write_table(arrow.Table.from_pylist(rows, schema=arrow.schema(kinds)), out)
    return iter([out.getvalue()])


_BY_HAND: dict[str, Callable[[Store], Iterator[str]]] = {
    "edits.jsonl": _edits,
    "training.jsonl": training_lines,
}
_WRITERS: dict[str, tuple[str, Callable[[Iterator[ClaimLine]], Pieces]]] = {
    "jsonl": ("application/x-ndjson", _lines),
    "csv": ("text/csv; charset=utf-8", _table),
    "parquet": ("application/vnd.apache.parquet", _parquet),
    "geojson": ("application/geo+json", place_lines),
    "ftm": ("application/x-ndjson", entity_lines),
    "ics": ("text/calendar; charset=utf-8", calendar_lines),
}
FORMS = tuple(_WRITERS)
