"""Which passages make the same claim: those that share most of what they speak of.

Passages are joined pair by pair, the most alike first, as long as all of a claim are alike on
average. Pairs come from an index of keys, so passages that share nothing telling are never
compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from lagebild.intervals import parse_interval
from lagebild.stories.keys import rarity, total
from lagebild.stories.passages import Passage
from lagebild.types import Statement

SAME_CLAIM = 0.125  # mean likeness within a claim
ALSO_CARRIES = 0.18  # mean likeness of a passage that carries another claim as well
_SAME_CLASS = 0.05  # two events of one class speak for one claim
_OWN_ARTICLE = 0.1  # an article rarely says one thing twice
_ALONE = 0.3  # and where it is alone, nothing tells which words of it are rare
_SMALL = 3.0  # weight that keeps two short passages from being alike by one shared key
_PARTNERS = 60  # passages that one is compared with, those that share most
_COMMON = 200  # passages that hold a key before it stops finding others

Pairs = dict[int, dict[int, float]]


@dataclass(frozen=True, slots=True, eq=False)
class Web:
    """The passages of a story and how alike they are, as far as they share anything telling."""

    passages: tuple[Passage, ...]
    pairs: Pairs
    places: Mapping[Passage, int]

    def likeness(self, first: Passage, second: Passage) -> float:
        """Return how alike two passages are, 0 if they were never compared."""
        return self.pairs[self.places[first]].get(self.places[second], 0.0)

    def partners(self, passage: Passage) -> Iterator[tuple[Passage, float]]:
        """Yield the passages that one shares something with, and how alike they are."""
        for other, value in self.pairs[self.places[passage]].items():
            yield self.passages[other], value


def compare_passages(passages: Sequence[Passage]) -> Web:
    """Return how alike the passages of a story are; in order of publication and text."""
    places = {passage: place for place, passage in enumerate(passages)}
    return Web(tuple(passages), _alike(passages), places)


def group_passages(web: Web) -> tuple[tuple[Passage, ...], ...]:
    """Return groups of passages, each one claim, in order of first appearance."""
    joined = _join(web.pairs, len(web.passages))
    groups = [_carried(group, web.pairs, web.passages) for group in joined]
    return tuple(tuple(web.passages[index] for index in group) for group in groups)


def _alike(passages: Sequence[Passage]) -> Pairs:
    """Return how alike the pairs are that share a telling key, both ways round."""
    weight = rarity(dict.fromkeys(passage.keys for passage in passages))
    masses = [total(passage.keys, weight) for passage in passages]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    pairs: Pairs = {index: {} for index in range(len(passages))}
    own = _ALONE if len({passage.article for passage in passages}) == 1 else _OWN_ARTICLE
    for index, passage in enumerate(passages):
        shared: Counter[int] = Counter()
        for key in sorted(passage.keys):
            if len(holders[key]) <= _COMMON:
                for other in holders[key]:
                    shared[other] += weight[key]  # type: ignore[assignment]
            holders[key].append(index)
        for other in sorted(shared, key=lambda one: (-shared[one], one))[:_PARTNERS]:
            value = _likeness(shared[other], masses[index], masses[other])
            value += _hints(passage, passages[other], own)
            if value > 0 and not _apart(passage, passages[other]):
                pairs[index][other] = pairs[other][index] = value
    return pairs


def _likeness(shared: float, first: float, second: float) -> float:
    """The mean of what is shared of the smaller and of the larger passage."""
    return (shared / (min(first, second) + _SMALL) + shared / (max(first, second) + _SMALL)) / 2


def _apart(first: Passage, second: Passage) -> bool:
    """Tell whether two passages tell events of one class on different days."""
    pairs = [(a, b) for a in first.statements for b in second.statements if a.type == b.type]
    return bool(pairs) and not any(_compatible(a, b) for a, b in pairs)


def _compatible(first: Statement, second: Statement) -> bool:
    one, two = parse_interval(first.when or ""), parse_interval(second.when or "")
    return one is None or two is None or one.overlaps(two)


def _hints(first: Passage, second: Passage, own: float) -> float:
    classes = {one.type for one in first.statements} & {one.type for one in second.statements}
    return _SAME_CLASS * bool(classes) - own * (first.article == second.article)


def _join(pairs: Pairs, count: int) -> list[list[int]]:
    """Average linkage over the pairs that are known; a pair that is not counts as unlike."""
    members: dict[int, list[int]] = {index: [index] for index in range(count)}
    sums: Pairs = {index: dict(row) for index, row in pairs.items()}
    heap = [(-v, a, b) for a, row in sums.items() for b, v in row.items() if a < b]
    heapify(heap)
    while heap:
        value, first, second = heappop(heap)
        if -value < SAME_CLAIM:
            break
        if first not in members or second not in members or second not in sums[first]:
            continue
        if -value != _mean(sums, members, first, second):
            continue  # one of them has grown since
        _merge(sums, members, first, second)
        for other in sums[first]:
            a, b = min(first, other), max(first, other)
            heappush(heap, (-_mean(sums, members, a, b), a, b))
    return sorted(sorted(group) for group in members.values())


def _carried(group: Sequence[int], pairs: Pairs, passages: Sequence[Passage]) -> list[int]:
    """A group with what else carries its claim, one an article: a long sentence may carry two."""
    if len(group) == 1:
        return list(group)
    best: dict[str, tuple[float, int]] = {}
    for other in sorted({other for index in group for other in pairs[index]} - set(group)):
        mean = sum(pairs[other].get(index, 0.0) for index in group) / len(group)
        if mean >= ALSO_CARRIES:
            article = passages[other].article
            best[article] = max(best.get(article, (0.0, 0)), (mean, -other))
    return sorted([*group, *(-other for _, other in best.values())])


def _mean(
    sums: Mapping[int, Mapping[int, float]],
    members: Mapping[int, list[int]],
    first: int,
    second: int,
) -> float:
    return sums[first][second] / (len(members[first]) * len(members[second]))


def _merge(sums: Pairs, members: dict[int, list[int]], first: int, second: int) -> None:
    members[first] += members.pop(second)
    gone = sums.pop(second)
    for other, value in gone.items():
        del sums[other][second]
        if other != first:
            sums[first][other] = sums[other][first] = sums[first].get(other, 0.0) + value
