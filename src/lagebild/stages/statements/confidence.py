"""How sure a statement is: the probability that a reader finds its event, and why.

A few signs of the lexicon entry, the roles and the clause are weighed by a small logistic table,
`data/events/confidence.toml`, that `training/confidence.py` fits on read articles. A reason is a
sign that holds and moves the probability; its words stand in `report.toml`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from lagebild.stages.statements.lexicon import Entry, entries_for
from lagebild.stages.statements.scene import Scene
from lagebild.tables import read_toml
from lagebild.types import Participant, Statement

_MANY = 2  # demands that make an entry a narrow one
_LONG = 40  # tokens of a sentence that a parser is easily lost in
_DEEP = 3  # clauses and phrases between the trigger and the head of its sentence


@dataclass(frozen=True, slots=True)
class _Weights:
    start: float
    of: MappingProxyType[str, float]


def find_signs(scene: Scene, index: int, entry: Entry, told: Statement) -> tuple[str, ...]:
    """Return the codes of the signs that hold for a statement, sorted."""
    classes = {one.type for one in entries_for(scene.sentence, index, scene.language)}
    signs = {
        "noun": entry.pos == "NOUN",
        "narrow_entry": len(entry.require) >= _MANY,
        "open_entry": not entry.require,
        "several_classes": len(classes) > 1,
        "hedged": told.modality != "asserted",
        "attributed": bool(told.attribution),
        "when_known": told.when is not None,
        "where_known": told.where is not None,
        "long_sentence": len(scene.tokens) > _LONG,
        "deep_clause": _depth(scene, index) >= _DEEP,
        f"actor_{_kind(told.actors)}": True,
        f"recipient_{_kind(told.recipients)}": True,
    }
    return tuple(sorted(code for code, holds in signs.items() if holds))


def confidence_of(signs: tuple[str, ...]) -> float:
    """Return the probability that a reader finds the event, 0 to 1."""
    weights = _weights()
    total = weights.start + sum(weights.of.get(code, 0.0) for code in signs)
    return round(1 / (1 + math.exp(-total)), 3)


def reasons_among(signs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the signs that carry a weight, the heaviest first."""
    weights = _weights().of
    counted = (code for code in signs if weights.get(code))
    return tuple(sorted(counted, key=lambda code: (-abs(weights[code]), code)))


def _kind(participants: tuple[Participant, ...]) -> str:
    if not participants:
        return "unknown"
    return "named" if any(one.entity for one in participants) else "described"


def _depth(scene: Scene, index: int) -> int:
    depth, node, seen = 0, index, {index}
    while (head := scene.tokens[node].head) >= 0 and head not in seen:
        depth, node = depth + 1, head
        seen.add(head)
    return depth


@cache
def _weights() -> _Weights:
    table = read_toml("events/confidence.toml")
    return _Weights(float(table["start"]), MappingProxyType(dict(table["weights"])))
