"""A tree as boxes and lines: who stands left of whom, in whole pixels, for inline SVG.

Each leaf takes a row; a box stands level with the first one below it, so that the drawing reads
like text: from left to right and from top to bottom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lagebild.report.situation.nodes import Node

BOX_WIDTH, BOX_HEIGHT = 200, 42
_GAP, _ROW = 36, 52  # between columns; from row to row
_LETTERS, _SMALL_LETTERS = 23, 31  # that fit into a box in the two sizes of type


@dataclass(frozen=True, slots=True)
class Box:
    """One node at its place, with the words as far as they fit."""

    x: int
    y: int
    label: str
    note: str
    node: Node


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes in reading order and the lines between them, as SVG path data."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[str, ...]


def draw(roots: Sequence[Node]) -> Drawing:
    """Return the drawing of some trees, one under the other."""
    boxes, lines = [], []
    row = 0
    for root in roots:
        for box, parent in _placed(root, 0, row, None):
            boxes.append(box)
            if parent is not None:
                lines.append(_line(parent, box))
        row += _rows(root)
    width = max((box.x for box in boxes), default=0) + BOX_WIDTH
    return Drawing(
        width + 2, max(row * _ROW - (_ROW - BOX_HEIGHT), 0) + 2, tuple(boxes), tuple(lines)
    )


def _rows(node: Node) -> int:
    return sum(_rows(one) for one in node.below) or 1


def _placed(
    node: Node, column: int, row: int, parent: Box | None
) -> Iterator[tuple[Box, Box | None]]:
    x, y = column * (BOX_WIDTH + _GAP) + 1, row * _ROW + 1
    box = Box(x, y, _cut(node.label, _LETTERS), _cut(node.note, _SMALL_LETTERS), node)
    yield box, parent
    for one in node.below:
        yield from _placed(one, column + 1, row, box)
        row += _rows(one)


def _line(parent: Box, box: Box) -> str:
    start, end = parent.x + BOX_WIDTH, box.x
    level, target = parent.y + BOX_HEIGHT // 2, box.y + BOX_HEIGHT // 2
    if level == target:
        return f"M{start} {level}H{end}"
    return f"M{start} {level}H{start + _GAP // 2}V{target}H{end}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
