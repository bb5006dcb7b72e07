"""Which articles tell one story: names and figures in common, published close together.

Each article is placed once, in order of time, so that a stream and a batch give the same stories.
It is compared with few others, found by the rarest names that it shares with them; what it costs
does not grow with the number of articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from datetime import date
from math import log

from lagebild.stories.keys import article_keys, likeness
from lagebild.stories.order import day_of, moment_of
from lagebild.types import Annotations

ALIKE = 0.065  # mean likeness within a story
_OTHERS = 300  # articles taken for seen before the first, so that a name tells from the start
_WEEKS_APART = 3  # later articles that recall an event tell a story of their own
_RARE = 16  # keys of an article that are followed, the rarest
_RECENT = 40  # articles remembered for each key, the last
_COMPARED = 12  # articles of a story that a new one is compared with, the last
_STORIES = 8  # stories that a new article is compared with, those that share most


class Grouper:
    """Places articles one after the other; holds an index of what the last ones were about."""

    def __init__(self) -> None:
        self._held: Counter[str] = Counter()
        self._holders: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_RECENT))
        self._bags: list[Mapping[str, int]] = []
        self._days: list[date | None] = []
        self._story_of: list[int] = []
        self._members: list[deque[int]] = []

    def add(self, annotations: Annotations) -> int:
        """Return the number of the story that an article belongs to; numbers start at 0."""
        return self.place(article_keys(annotations), day_of(moment_of(annotations.article)))

    def place(self, bag: Mapping[str, int], day: date | None, known: int | None = None) -> int:
        """Return the number of the story of an article with these keys.

        `known`: what the answer was when the article came; then nothing is decided anew.
        """
        index = len(self._bags)
        self._held.update(bag.keys())
        self._bags.append(bag)
        self._days.append(day)
        rare = sorted(bag, key=lambda key: (self._held[key], key))[:_RARE]
        story = self._best(index, rare) if known is None else known
        if story is None or story == len(self._members):
            story = len(self._members)
            self._members.append(deque(maxlen=_COMPARED))
        self._members[story].append(index)
        self._story_of.append(story)
        for key in rare:
            self._holders[key].append(index)
        return story

    def _best(self, index: int, rare: Sequence[str]) -> int | None:
        shared: Counter[int] = Counter()
        for key in rare:
            for other in self._holders[key]:
                if _near(self._days[index], self._days[other]):
                    shared[self._story_of[other]] += 1
        most = sorted(shared, key=lambda story: (-shared[story], story))[:_STORIES]
        scored = [(self._mean(index, story), -story) for story in most]
        best, story = max(scored, default=(0.0, 0))
        return -story if best >= ALIKE else None

    def _mean(self, index: int, story: int) -> float:
        near = [one for one in self._members[story] if _near(self._days[index], self._days[one])]
        return sum(self._likeness(index, one) for one in near) / len(near) if near else 0.0

    def _likeness(self, first: int, second: int) -> float:
        one, two = self._bags[first], self._bags[second]
        seen = len(self._bags) + _OTHERS
        weight = {key: log(1 + seen / self._held[key]) for key in one.keys() | two.keys()}
        return likeness(one, two, weight)


def group_articles(articles: Sequence[Annotations]) -> tuple[tuple[int, ...], ...]:
    """Return groups of indexes, each a story, in order of their first article.

    `articles` come in order of publication.
    """
    grouper = Grouper()
    groups: dict[int, list[int]] = {}
    for index, one in enumerate(articles):
        groups.setdefault(grouper.add(one), []).append(index)
    return tuple(tuple(group) for group in groups.values())


def _near(first: date | None, second: date | None) -> bool:
    return first is None or second is None or abs((first - second).days) <= 7 * _WEEKS_APART
