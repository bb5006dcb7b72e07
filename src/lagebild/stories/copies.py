"""Which passage was taken from which article: shown by the words, or by the outlet that is named.

Runs of words that two writers hardly choose alike are hashed and looked up in an index, so that
articles are compared only where they share some. A translation shows by telling the same things in
the same order. Direction comes from time.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from lagebild.stories.claims import Web
from lagebild.stories.outlets import names_outlets, outlet_named, outlets_in
from lagebild.stories.passages import Passage
from lagebild.types import Annotations

_WORD_RE = re.compile(r"\w+")
_SHINGLE = 4  # words in a row
_COPIED = 0.3  # share of the shorter article
_REUSED = 0.5  # share of the shorter passage
_REWORDED = 0.65  # likeness of two passages in one language
_SHORT = 3  # runs that a passage must hold to be told by them
_MARK = 90  # characters at either end of an article where an agency is credited
_LEAD = 3  # sentences in which an article tells that all of it is another outlet's
_FOLLOWS = 0.2  # mean likeness of an article's passages to those that they follow
_IN_ORDER = 4  # times that the next passage follows the next one


@dataclass(frozen=True, slots=True, eq=False)
class Copies:
    """What was found on the articles of one story, in order of publication."""

    articles: tuple[Annotations, ...]
    order: Mapping[str, int]
    whole: Mapping[str, str]  # article to the earliest one that it repeats
    follows: Mapping[str, str]  # article to the earliest one that it tells in the same order
    credits: Mapping[str, tuple[str, ...]]  # article to outlets that it credits as a whole
    outlets: tuple[str, ...]  # the publishers of the articles
    first_of: Mapping[str, str]  # outlet to its first article
    web: Web = field(repr=False)


def find_copies(articles: Sequence[Annotations], web: Web) -> Copies:
    """Return which articles repeat which, and which outlets they credit."""
    outlets = tuple(dict.fromkeys(one.article.outlet or "" for one in articles))
    order = {one.article.id: place for place, one in enumerate(articles)}
    return Copies(
        tuple(articles),
        order,
        _whole(articles),
        _follows(order, web),
        {one.article.id: _credited(one, outlets) for one in articles},
        outlets,
        {one.article.outlet or "": one.article.id for one in reversed(articles)},
        web,
    )


def taken_from(group: Sequence[Passage], copies: Copies) -> dict[Passage, str | None]:
    """Return for each passage of a claim the article that it was taken from, None if not shown.

    `group` is in order of publication.
    """
    found: dict[Passage, str | None] = {}
    earlier = _Earlier(copies.web)
    waiting: list[Passage] = []  # of the article at hand, which is no source of its own passages
    for passage in group:
        if waiting and waiting[0].article != passage.article:
            earlier.add(waiting)
            waiting = []
        found[passage] = _source(passage, earlier, copies)
        waiting.append(passage)
    return found


class _Earlier:
    """The passages of a claim that were published before the one at hand."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._order: dict[Passage, int] = {}
        self._by_outlet: defaultdict[str, list[Passage]] = defaultdict(list)
        self._by_run: defaultdict[int, list[Passage]] = defaultdict(list)
        self.articles: set[str] = set()

    def add(self, passages: Sequence[Passage]) -> None:
        """Take in the passages of one more article."""
        for passage in passages:
            self._order[passage] = len(self._order)
            self._by_outlet[passage.outlet].append(passage)
            self.articles.add(passage.article)
            for run in _runs(passage.text):
                self._by_run[run].append(passage)

    def of_outlet(self, outlet: str, passage: Passage) -> str | None:
        """Return the article of an outlet that tells what a passage tells, the most alike."""
        carriers = self._by_outlet.get(outlet)
        if not carriers:
            return None
        return max(carriers, key=lambda one: self._web.likeness(one, passage)).article

    def repeated(self, passage: Passage) -> str | None:
        """Return the earliest article of another outlet that has a passage in like words."""
        own = _runs(passage.text)
        shared = Counter(other for run in own for other in self._by_run.get(run, ()))
        same = [
            other
            for other, count in shared.items()
            if min(len(own), len(_runs(other.text))) >= _SHORT
            and count / min(len(own), len(_runs(other.text))) >= _REUSED
        ]
        same += [
            other
            for other, value in self._web.partners(passage)
            if value >= _REWORDED and other in self._order and other.lang == passage.lang
        ]
        others = [one for one in same if one.outlet != passage.outlet]
        return min(others, key=lambda one: self._order[one]).article if others else None


def _source(passage: Passage, earlier: _Earlier, copies: Copies) -> str | None:
    whole = copies.whole.get(passage.article)
    if told_to_outlet(passage):
        return whole
    credited = (earlier.of_outlet(one, passage) for one in copies.credits[passage.article])
    follows = copies.follows.get(passage.article)
    return (
        _named(passage, earlier, copies)
        or earlier.repeated(passage)
        or whole
        or next((article for article in credited if article), None)
        or (follows if follows in earlier.articles else None)
    )


def told_to_outlet(passage: Passage) -> bool:
    """Tell whether a passage names its own outlet as the one that was told."""
    text = re.sub(r"\([^()]*\)", "", passage.text)
    return bool(passage.outlet and outlets_in(text, (passage.outlet,)))


def _named(passage: Passage, earlier: _Earlier, copies: Copies) -> str | None:
    """The article of the first outlet named: that which carries the claim, else its first one."""
    written = names_outlets(passage.annotations, passage.span, copies.outlets)
    for outlet in written or _in_chains(passage, copies.outlets):
        carrier = earlier.of_outlet(outlet, passage)
        first = copies.first_of.get(outlet)
        if carrier or (first and copies.order[first] < copies.order[passage.article]):
            return carrier or first
    return None


def _in_chains(passage: Passage, outlets: tuple[str, ...]) -> tuple[str, ...]:
    """The outlets on the way of what is quoted or told in a passage, the closest to it first."""
    chains = [one.chain for one in passage.attributions]
    chains += [one.attribution for one in passage.statements]
    found = (outlet_named(claimant.name, outlets) for chain in chains for claimant in chain)
    return tuple(dict.fromkeys(one for one in found if one and one != passage.outlet))


@lru_cache(maxsize=8192)
def _runs(text: str) -> frozenset[int]:
    words = _WORD_RE.findall(text.lower())
    return frozenset(hash(tuple(words[i : i + _SHINGLE])) for i in range(len(words) - _SHINGLE + 1))


def _whole(articles: Sequence[Annotations]) -> dict[str, str]:
    """Articles that share runs of words, by an index of the runs."""
    runs = {one.article.id: _runs(one.article.text) for one in articles}
    holders: defaultdict[int, list[str]] = defaultdict(list)
    copies: dict[str, str] = {}
    for id, own in runs.items():
        shared = Counter(other for run in own for other in holders[run])
        repeated = {
            other
            for other, count in shared.items()
            if count / min(len(own), len(runs[other])) >= _COPIED
        }
        if repeated:
            copies[id] = next(other for other in runs if other in repeated)
        for run in own:
            holders[run].append(id)
    return copies


def _follows(order: Mapping[str, int], web: Web) -> dict[str, str]:
    """Articles that tell what an earlier one of another outlet tells, in the same order."""
    own: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in web.passages:
        own[passage.article].append(passage)
    found: dict[str, str] = {}
    for article, passages in own.items():
        best: defaultdict[str, dict[int, tuple[float, int]]] = defaultdict(dict)
        for place, passage in enumerate(passages):
            for other, value in web.partners(passage):
                if other.outlet != passage.outlet and order[other.article] < order[article]:
                    known = best[other.article].get(place, (0.0, 0))
                    best[other.article][place] = max(known, (value, other.index))
        follows = [one for one in best if _in_order(best[one], len(passages))]
        if follows:
            found[article] = min(follows, key=lambda one: order[one])
    return found


def _in_order(best: Mapping[int, tuple[float, int]], count: int) -> bool:
    """Tell whether passages go along with those most alike, one after the other."""
    if sum(value for value, _ in best.values()) / count < _FOLLOWS:
        return False
    rows = [best.get(place, (0.0, 0)) for place in range(count)]
    steps = sum(min(one[0], two[0]) >= _FOLLOWS and two[1] >= one[1] for one, two in pairwise(rows))
    return steps >= _IN_ORDER


def _credited(annotations: Annotations, outlets: tuple[str, ...]) -> tuple[str, ...]:
    """The outlets credited with a whole article: in brackets at either end, or the only one named.

    "(dpa)", "(with material from dpa)".
    """
    text = annotations.article.text
    marks = re.findall(r"\(([^()]{2,60})\)", text[:_MARK] + "\n" + text[-_MARK:])
    parts = [part for mark in marks for part in re.split(r"[/,]| (?:with|von|der|de|from) ", mark)]
    found = [outlet_named(part.strip(), outlets) for part in parts]
    marked = dict.fromkeys(one for one in found if one and one != annotations.article.outlet)
    if marked:
        return tuple(marked)
    named = {
        outlet
        for sentence in annotations.sentences[:_LEAD]
        for outlet in names_outlets(annotations, sentence.span, outlets)
    }
    return tuple(named) if len(named) == 1 else ()
