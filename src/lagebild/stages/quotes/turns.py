"""Interviews: paragraphs that open with who speaks, "Ott: We are working on it."

A label counts when the article takes turns: at least two labels, one of them more than once. Only
a label that names a person gives quotations; the questions are the outlet's own.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lagebild.speech.frames import Frame
from lagebild.types import Entity, ParsedSentence, Span

# Up to four words before the colon, the first with a capital: a name, initials, a title and a name.
_TURN_RE = re.compile(
    r"(?:^|\n)[ \t]*(?P<label>[^\W\d_][^\n:„“\"«»]{0,40}?):[ \t]+(?P<said>[^\n]+)"
)
_FEWEST = 3  # turns that make an interview
_LONGEST = 4  # words of a label


@dataclass(frozen=True, slots=True)
class Turn:
    """What one paragraph of an interview says, and by whom."""

    said: Span
    frame: Frame
    first: int
    last: int


def find_turns(
    text: str, sentences: tuple[ParsedSentence, ...], entities: tuple[Entity, ...]
) -> tuple[Turn, ...]:
    """Return the answers of an interview in text order, () for an article that is none."""
    found = [m for m in _TURN_RE.finditer(text) if len(m["label"].split()) <= _LONGEST]
    labels = Counter(match["label"] for match in found)
    if len(found) < _FEWEST or len(labels) < 2 or max(labels.values()) < 2:
        return ()
    repeated = [match for match in found if labels[match["label"]] > 1]
    turns = (_turn(match, sentences, entities) for match in repeated)
    return tuple(turn for turn in turns if turn is not None)


def _turn(
    match: re.Match[str], sentences: tuple[ParsedSentence, ...], entities: tuple[Entity, ...]
) -> Turn | None:
    label, said = Span(*match.span("label")), Span(*match.span("said"))
    home = next((s for s in sentences if s.span.start <= label.start < s.span.end), None)
    if home is None or not _names_person(label, match["label"], entities):
        return None
    speaker = tuple(i for i, t in enumerate(home.tokens) if label.contains(t.span))
    inside = [s.index for s in sentences if s.span.overlaps(said)]
    if not speaker or not inside:
        return None
    frame = Frame(home.index, (), "say", "bare", speaker)
    return Turn(said, frame, inside[0], inside[-1])


def _names_person(label: Span, text: str, entities: tuple[Entity, ...]) -> bool:
    """Tell whether a label is (the last word of) a person's name in the article."""
    last = text.rsplit(maxsplit=1)[-1]
    return any(
        entity.type == "person"
        and (entity.name.endswith(last) or any(label.overlaps(m.span) for m in entity.mentions))
        for entity in entities
    )
