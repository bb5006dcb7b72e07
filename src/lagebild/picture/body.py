"""The article itself: paragraphs with numbered sentences, and every mark with its line."""

from __future__ import annotations

from itertools import groupby

from lagebild.picture.index import Index, calendar_value
from lagebild.picture_types import BodySentence, Mark, MarkKind, Paragraph, Picture, Timeline
from lagebild.types import Span


def build_paragraphs(index: Index) -> tuple[Paragraph, ...]:
    """Return the paragraphs in text order; sentences are numbered from 1 throughout."""
    found = []
    for _, group in groupby(index.annotations.sentences, key=lambda s: s.paragraph):
        sentences = tuple(BodySentence(s.index + 1, s.span) for s in group)
        found.append(Paragraph(Span(sentences[0].span.start, sentences[-1].span.end), sentences))
    return tuple(found)


def build_marks(picture: Picture, index: Index) -> tuple[Mark, ...]:
    """Return all marks that the lines of a picture leave in the article, by place.

    They may overlap. `picture.marks` itself is not read.
    """
    marks: list[Mark] = []
    for claim in picture.claims:
        marks += _several("trigger", [w.span for w in (claim.trigger, *claim.echoes)], claim.id)
    marks += [Mark("evidence", claim.passage.span, claim.id, 0) for claim in picture.claims]
    for member in picture.members:
        marks += _several("entity", [m.span for m in member.mentions], member.id)
    for quotation in picture.quotations:
        marks += _several("quote", [part.span for part in quotation.parts], quotation.id)
    marks += [Mark("quantity", figure.as_written.span, figure.id, 0) for figure in picture.figures]
    marks += [Mark("question", q.passage.span, q.id, 0) for q in picture.questions]
    marks += _times(picture.timeline, index)
    return tuple(sorted(marks, key=lambda m: (m.span.start, -m.span.end, m.kind, m.anchor)))


def _several(kind: MarkKind, spans: list[Span], anchor: str) -> list[Mark]:
    return [Mark(kind, span, anchor, n) for n, span in enumerate(spans)]


def _times(timeline: Timeline, index: Index) -> list[Mark]:
    """Return one mark per time expression, leading to the first line that uses it."""
    lines = {moment.when.span: moment.id for moment in reversed(timeline.moments)}
    lines |= {other.when.span: other.id for other in timeline.other_dates}
    lines |= {time.passage.span: time.id for time in timeline.unresolved}
    return [
        Mark("timex", timex.span, lines.get(timex.span, ""), 0, calendar_value(timex))
        for timex in index.annotations.timexes
    ]
