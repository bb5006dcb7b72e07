"""The pinned floors: per set and figure, with the hash of the data they were measured on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sets import PINNED

FLOORS = Path(__file__).resolve().parent / "floors.toml"
# Another processor rounds the model's 8-bit sums differently; a set may move by one decision.
_SLACK = 0.5
_HEAD = """\
# Floors of the evaluation, in percent: tests/test_floors.py fails below them. Measured with
# eval/run.py --quick --raise-floors, half a point taken off. Lowering one needs a word in the
# commit: take the set's section out and measure it anew with --only NAME.
# data: SHA-256 of documents and gold.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """The floors of one set."""

    data: str
    figures: Mapping[str, float]


def load_floors(path: Path = FLOORS) -> dict[str, Floor]:
    """Return the floors by set name; none if the file is not there yet."""
    if not path.exists():
        return {}
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: Floor(entry["data"], entry["figures"]) for name, entry in table.items()}


def raise_floors(path: Path, results: Mapping[str, Mapping[str, Any]]) -> None:
    """Write measured figures as floors where they are higher, or where the data changed."""
    floors = load_floors(path)
    for name, result in results.items():
        old = floors.get(name)
        held = old.figures if old and old.data == result["data"] else {}
        measured = {
            figure: round(result["figures"][figure] - _SLACK, 1)
            for figure in PINNED[result["kind"]]
            if result["figures"].get(figure, 0.0) > _SLACK
        }
        figures = {figure: max(value, held.get(figure, 0.0)) for figure, value in measured.items()}
        floors[name] = Floor(result["data"], figures)
    path.write_text(_HEAD + "".join(map(_written, floors.items())), encoding="utf-8")


def _written(entry: tuple[str, Floor]) -> str:
    name, floor = entry
    rows = "".join(f'"{figure}" = {value}\n' for figure, value in floor.figures.items())
    return f'\n[{name}]\ndata = "{floor.data}"\n[{name}.figures]\n{rows}'
