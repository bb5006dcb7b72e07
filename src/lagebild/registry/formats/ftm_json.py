"""Files of FollowTheMoney entities, one JSON object a line, such as those of OpenSanctions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lagebild.registry.days import read_day
from lagebild.registry.formats.csvfile import read_text
from lagebild.registry.ftm import THINGS, Row, from_ftm
from lagebild.registry.records import Entry, ParsedList, list_error

_PASSED_OVER = "object of a schema that is no listed thing"


def read_ftm_json(path: Path) -> ParsedList:
    """Return the list of a file, its code from the file's name; raises InputError with the line."""
    code = path.name.split(".")[0].upper()
    parsed = ParsedList(code, "FollowTheMoney entities")
    for entry in from_ftm(_rows(path, parsed), code):
        parsed.add(_with_days(replace(entry, list=code, programs=_programs(entry, code)), parsed))
    return parsed


def _programs(entry: Entry, code: str) -> tuple[str, ...]:
    """Return the programs, the authority first where the file holds several authorities'."""
    own = (entry.list,) if entry.list != code else ()
    return tuple(dict.fromkeys((*own, *entry.programs)))


def _with_days(entry: Entry, parsed: ParsedList) -> Entry:
    warnings = parsed.warnings
    return replace(
        entry,
        since=read_day(entry.since, warnings),
        announced=read_day(entry.announced, warnings),
        until=read_day(entry.until, warnings),
    )


def _rows(path: Path, parsed: ParsedList) -> Iterator[Row]:
    for number, line in enumerate(read_text(path, parsed.warnings).splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise list_error(path, number, f"no JSON: {error}") from error
        if not isinstance(row, dict) or not isinstance(row.get("id"), str) or "schema" not in row:
            raise list_error(path, number, "no FollowTheMoney entity (id, schema, properties)")
        if row["schema"] != "Sanction" and row["schema"] not in THINGS:
            parsed.warnings[_PASSED_OVER] += 1
        yield row
