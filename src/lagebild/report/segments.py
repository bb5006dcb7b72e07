"""The article cut where marks begin and end: flat pieces, each with all that holds for it.

Marks overlap freely (a name inside a quotation inside the evidence of a claim), HTML elements may
not. So every piece carries the marks of all layers, and one link: that of the innermost matter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from lagebild.picture_types import Mark, MarkKind, Picture
from lagebild.types import Span

# Which mark a click follows where several lie over each other; evidence and quotes are too wide.
_LINK_ORDER: tuple[MarkKind, ...] = ("trigger", "quantity", "timex", "entity", "question", "quote")
# "evidence" shows only when its claim is chosen.
_SHOWN: tuple[MarkKind, ...] = ("entity", "timex", "quantity", "quote", "trigger", "question")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the article under the same marks throughout."""

    text: str
    anchors: tuple[str, ...]  # ids of the passages that begin here
    kinds: tuple[MarkKind, ...]
    refs: tuple[str, ...]  # anchors of the lines that rest on it
    triggers: tuple[str, ...]  # those whose trigger it is
    link: Mark | None
    value: str | None  # the resolved date of a timex


def passage_anchor(anchor: str, order: int = 0) -> str:
    """Return the id in the article of the passage that a line rests on."""
    return f"t-{anchor}-{order}" if order else f"t-{anchor}"


def cut_sentences(picture: Picture) -> dict[int, tuple[Segment, ...]]:
    """Return the pieces of every sentence, by its number, in order and without gaps."""
    sentences = [s for paragraph in picture.paragraphs for s in paragraph.sentences]
    starts = [sentence.span.start for sentence in sentences]
    marks: list[list[Mark]] = [[] for _ in sentences]
    for mark in picture.marks:
        first = max(0, bisect_right(starts, mark.span.start) - 1)
        for place in range(first, bisect_left(starts, mark.span.end)):
            marks[place].append(mark)
    text = picture.article.text
    return {s.number: _cut(s.span, own, text) for s, own in zip(sentences, marks, strict=True)}


def _cut(span: Span, marks: list[Mark], text: str) -> tuple[Segment, ...]:
    borders = {span.start, span.end}
    for mark in marks:
        if mark.span.overlaps(span):
            borders |= {max(span.start, mark.span.start), min(span.end, mark.span.end)}
    pieces = [Span(a, b) for a, b in pairwise(sorted(borders))]
    return tuple(_segment(piece, marks, text) for piece in pieces)


def _segment(piece: Span, marks: list[Mark], text: str) -> Segment:
    here = [mark for mark in marks if mark.span.contains(piece)]
    begun = [m for m in here if m.span.start == piece.start and m.kind != "evidence" and m.anchor]
    linked = [mark for kind in _LINK_ORDER for mark in here if mark.kind == kind and mark.anchor]
    values = [mark.value for mark in here if mark.kind == "timex" and mark.value]
    return Segment(
        text=piece.of(text),
        anchors=tuple(dict.fromkeys(passage_anchor(m.anchor, m.order) for m in begun)),
        kinds=tuple(kind for kind in _SHOWN if any(mark.kind == kind for mark in here)),
        refs=tuple(dict.fromkeys(mark.anchor for mark in here if mark.anchor)),
        triggers=tuple(dict.fromkeys(m.anchor for m in here if m.kind == "trigger")),
        link=linked[0] if linked else None,
        value=values[0] if values else None,
    )
