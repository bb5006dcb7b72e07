"""From all candidate mentions of a sentence to those that do not overlap."""

from __future__ import annotations

from lagebild.stages.entities.found import Evidence, Found


def select(found: list[Found]) -> list[Found]:
    """Return the candidates to keep, in text order: better evidence first, then the longer one.

    A group's own designation wins even inside a longer tagged name; a description never cuts a
    name, but a description that holds a name of a place keeps it ("Regierung Mexikos").
    """
    chosen: list[Found] = []
    for candidate in sorted(found, key=_rank):
        if not any(candidate.overlaps(other) for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda f: (f.sentence, f.span))


def _rank(found: Found) -> tuple[int, int, int]:
    length = found.span.end - found.span.start
    evidence = int(found.evidence)
    if found.type == "person" and found.kind == "name":
        evidence = int(Evidence.TITLED)  # a tagged person and a known place: the longer one wins
    return (-evidence, -length, found.span.start)
