"""Leaving out the statements that are not sure enough for a reader's purpose."""

from __future__ import annotations

from dataclasses import replace

from lagebild.types import Annotations, Statement


def without_doubtful(annotations: Annotations, least: float) -> Annotations:
    """Return the annotations without the statements whose confidence is below `least`.

    A statement of an older analysis, without a confidence, stays. Mentions of one event whose first
    statement went are tied to the first that is left.
    """
    kept = [one for one in annotations.statements if _is_sure(one, least)]
    first: dict[str, str] = {}
    for one in kept:
        first.setdefault(one.event, one.id)
    tied = tuple(replace(one, event=first[one.event] if one.event else "") for one in kept)
    return replace(annotations, statements=tied)


def _is_sure(statement: Statement, least: float) -> bool:
    return statement.confidence is None or statement.confidence >= least
