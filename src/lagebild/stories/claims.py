"""Which statements make the same claim: one class, and names and figures in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lagebild.intervals import parse_interval
from lagebild.names import normalise_name
from lagebild.stories.words import name_words, overlap, rarity
from lagebild.types import Annotations, Participant, Statement

SAME_CLAIM = 0.25  # weighed share of names and figures of the smaller statement


@dataclass(frozen=True, slots=True)
class Told:
    """A statement in the article that tells it."""

    statement: Statement
    annotations: Annotations


def group_statements(articles: Sequence[Annotations]) -> tuple[tuple[Told, ...], ...]:
    """Return groups of statements, each one claim, in order of first appearance.

    `articles` come in order of publication. A statement joins the group that shares most with it.
    """
    told = [Told(one, article) for article in articles for one in article.statements]
    bags = [_bag(one) for one in told]
    weight = rarity(bags)
    groups: list[list[int]] = []
    for index, one in enumerate(told):
        scored = [
            (max(overlap(bags[index], bags[other], weight) for other in group), -place)
            for place, group in enumerate(groups)
            if all(_compatible(one.statement, told[other].statement) for other in group)
        ]
        best, place = max(scored, default=(0.0, 0))
        if best >= SAME_CLAIM:
            groups[-place].append(index)
        else:
            groups.append([index])
    return tuple(tuple(told[index] for index in group) for group in groups)


def _bag(told: Told) -> Counter[str]:
    """Names and figures of the passage, and the words of the participants' names."""
    words = name_words(told.annotations, told.statement.evidence)
    for one in _participants(told.statement):
        words.update(normalise_name(one.name).split())
    return words


def _participants(statement: Statement) -> tuple[Participant, ...]:
    return statement.actors + statement.recipients


def _compatible(first: Statement, second: Statement) -> bool:
    if first.type != second.type:
        return False
    if first.when is None or second.when is None:
        return True
    one, two = parse_interval(first.when), parse_interval(second.when)
    return one is None or two is None or one.overlaps(two)
