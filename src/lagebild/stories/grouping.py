"""Which articles tell one story: names and figures in common, published close together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lagebild.stories.words import likeness, name_words, rarity
from lagebild.types import Annotations

ALIKE = 0.09  # mean likeness within a story; bench stories: cluster F1 97 at 0.08, 95 at 0.10
_WEEKS_APART = 3  # later articles that recall an event tell a story of their own


def group_articles(articles: Sequence[Annotations]) -> tuple[tuple[int, ...], ...]:
    """Return groups of indexes, each a story, in order of their first article.

    Groups that are most alike on average are joined first, until none is alike enough. The order
    of the articles does not matter.
    """
    bags = [name_words(one) for one in articles]
    weight = rarity(bags)
    days = [_day(one) for one in articles]
    alike = [
        [likeness(a, b, weight) if _near(days[i], days[j]) else 0.0 for j, b in enumerate(bags)]
        for i, a in enumerate(bags)
    ]
    groups: list[tuple[int, ...]] = [(index,) for index in range(len(articles))]
    while len(groups) > 1:
        best, first, second = max(
            (_mean(alike, a, b), a, b) for i, a in enumerate(groups) for b in groups[:i]
        )
        if best < ALIKE:
            break
        groups = [group for group in groups if group not in (first, second)]
        groups.append(tuple(sorted(first + second)))
    return tuple(sorted(groups))


def _mean(alike: list[list[float]], first: tuple[int, ...], second: tuple[int, ...]) -> float:
    return sum(alike[i][j] for i in first for j in second) / (len(first) * len(second))


def _day(annotations: Annotations) -> date | None:
    published = annotations.article.published
    return date.fromisoformat(published[:10]) if published else None


def _near(first: date | None, second: date | None) -> bool:
    return first is None or second is None or abs((first - second).days) <= 7 * _WEEKS_APART
