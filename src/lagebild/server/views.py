"""What the article page asks about one analysis: the text cut where statements begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from lagebild.errors import InputError
from lagebild.types import Annotations, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; `anchors`: statements whose trigger begins here.

    `begins` is the offset in the text where a sentence begins with the piece, else None.
    """

    text: str
    statements: tuple[str, ...]
    anchors: tuple[str, ...]
    is_trigger: bool
    begins: int | None = None


def article_pieces(annotations: Annotations) -> tuple[tuple[Piece, ...], ...]:
    """Return the article's paragraphs as pieces, in order and without gaps."""
    text = annotations.article.text
    found, start = [], 0
    for block in text.split("\n\n"):
        span = Span(start, start + len(block))
        start = span.end + 2
        if block.strip():
            found.append(_cut(annotations, span))
    return tuple(found)


def _cut(annotations: Annotations, span: Span) -> tuple[Piece, ...]:
    own = [one for one in annotations.statements if one.evidence.overlaps(span)]
    begins = {one.span.start for one in annotations.sentences if one.span.overlaps(span)}
    borders = {span.start, span.end} | {start for start in begins if start > span.start}
    for one in own:
        for mark in (one.evidence, one.trigger):
            borders |= {min(max(edge, span.start), span.end) for edge in (mark.start, mark.end)}
    pieces = []
    for start, end in pairwise(sorted(borders)):
        piece = Span(start, end)
        triggers = [one for one in own if one.trigger.contains(piece)]
        pieces.append(
            Piece(
                piece.of(annotations.article.text),
                tuple(one.id for one in own if one.evidence.contains(piece)),
                tuple(one.id for one in triggers if one.trigger.start == start),
                bool(triggers),
                start if start in begins else None,
            )
        )
    return tuple(pieces)


def day_of(value: str) -> date:
    """Return the day of an ISO date or date-time; raises InputError showing the form."""
    try:
        return datetime.fromisoformat(value).date()
    except ValueError as error:
        raise InputError(f"{value!r} is no day; write it as 2026-03-02") from error
