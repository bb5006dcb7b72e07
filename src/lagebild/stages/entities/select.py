"""From all candidate mentions of a sentence to those that do not overlap."""

from __future__ import annotations

from lagebild.stages.entities.found import Evidence, Found
from lagebild.types import Span


def select(found: list[Found]) -> list[Found]:
    """Return the candidates to keep, in text order: better evidence first, then the longer one.

    A group's own designation wins even inside a longer tagged name; a description never cuts a
    name, but a description that holds a name of a place keeps it ("Regierung Mexikos").
    """
    described = {
        (f.sentence, f.span)
        for f in found
        if f.type == "government" and f.evidence is not Evidence.TAGGED
    }
    found = [f for f in found if not (_is_retold(f, described) or _is_two(f))]
    chosen: list[Found] = []
    for candidate in sorted(found, key=_rank):
        if not any(candidate.overlaps(other) for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda f: (f.sentence, f.span))


def _is_retold(found: Found, described: set[tuple[int, Span]]) -> bool:
    """Tell whether a tag only repeats what the lexicon of bodies knows better."""
    only_tagged = found.evidence is Evidence.TAGGED and found.type in ("organisation", "government")
    return only_tagged and (found.sentence, found.span) in described


def _is_two(found: Found) -> bool:
    """Tell two names in one word, which name nobody and no place: "TEL AVIV/DOHA"."""
    return found.type in ("person", "place") and "/" in found.name


def _rank(found: Found) -> tuple[int, int, int]:
    length = found.span.end - found.span.start
    evidence = int(found.evidence)
    if found.type == "person" and found.kind == "name" and found.last > found.first:
        evidence = int(Evidence.TITLED)  # a tagged person and a known place: the longer one wins
    return (-evidence, -length, found.span.start)
