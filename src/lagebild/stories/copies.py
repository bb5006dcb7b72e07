"""Which passage was taken from which article: shown by the words, or by the outlet that is named.

Runs of words that two writers hardly choose alike are hashed and looked up in an index, so that
articles are compared only where they share some. Direction comes from time.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lagebild.stories.passages import Passage
from lagebild.stories.voices import outlet_named
from lagebild.types import Annotations

_WORD_RE = re.compile(r"\w+")
_SHINGLE = 4  # words in a row
_COPIED = 0.3  # share of the shorter article
_REUSED = 0.5  # share of the shorter passage
_SHORT = 3  # runs that a passage must hold to be told by them
_MARK = 90  # characters at either end of an article where an agency is credited


@dataclass(frozen=True, slots=True, eq=False)
class Copies:
    """What was found on the articles of one story, in order of publication."""

    articles: tuple[Annotations, ...]
    order: Mapping[str, int]
    whole: Mapping[str, str]  # article to the earliest one that it repeats
    credits: Mapping[str, tuple[str, ...]]  # article to outlets that it credits as a whole
    runs: Mapping[str, frozenset[int]] = field(repr=False)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The publishers of the articles."""
        return tuple(dict.fromkeys(one.article.outlet or "" for one in self.articles))


def find_copies(articles: Sequence[Annotations]) -> Copies:
    """Return which articles repeat which in their words, and which outlets they credit."""
    outlets = tuple(dict.fromkeys(one.article.outlet or "" for one in articles))
    runs = {one.article.id: _runs(one.article.text) for one in articles}
    return Copies(
        tuple(articles),
        {one.article.id: place for place, one in enumerate(articles)},
        _whole(articles, runs),
        {one.article.id: _credited(one, outlets) for one in articles},
        runs,
    )


def taken_from(
    group: Sequence[Passage], named: Mapping[Passage, Sequence[str]], copies: Copies
) -> dict[Passage, str | None]:
    """Return for each passage of a claim the article that it was taken from, None if not shown.

    `named` are the outlets that a passage names as its source. `group` is in order of publication.
    """
    found: dict[Passage, str | None] = {}
    for passage in group:
        earlier = [one for one in group if _before(one, passage, copies)]
        found[passage] = (
            _named(passage, named[passage], earlier, copies)
            or _reused(passage, earlier)
            or copies.whole.get(passage.article)
            or _named(passage, copies.credits[passage.article], earlier, copies)
        )
    return found


def _before(other: Passage, passage: Passage, copies: Copies) -> bool:
    return copies.order[other.article] < copies.order[passage.article]


def _named(
    passage: Passage, outlets: Sequence[str], earlier: Sequence[Passage], copies: Copies
) -> str | None:
    """The earlier article of the outlet named whose passage is most alike, else its first one."""
    for outlet in outlets:
        if outlet == passage.outlet:
            continue
        carriers = [one for one in earlier if one.outlet == outlet]
        if carriers:
            return max(carriers, key=lambda one: len(one.keys & passage.keys)).article
        for one in copies.articles[: copies.order[passage.article]]:
            if one.article.outlet == outlet:
                return one.article.id
    return None


def _reused(passage: Passage, earlier: Sequence[Passage]) -> str | None:
    own = _runs(passage.text)
    if len(own) < _SHORT:
        return None
    for other in earlier:
        theirs = _runs(other.text)
        if len(theirs) >= _SHORT and len(own & theirs) / min(len(own), len(theirs)) >= _REUSED:
            return other.article
    return None


def _runs(text: str) -> frozenset[int]:
    words = _WORD_RE.findall(text.lower())
    return frozenset(hash(tuple(words[i : i + _SHINGLE])) for i in range(len(words) - _SHINGLE + 1))


def _whole(articles: Sequence[Annotations], runs: Mapping[str, frozenset[int]]) -> dict[str, str]:
    holders: defaultdict[int, list[str]] = defaultdict(list)
    place = {one.article.id: number for number, one in enumerate(articles)}
    copies: dict[str, str] = {}
    for one in articles:
        id = one.article.id
        shared = Counter(other for run in runs[id] for other in holders[run])
        repeated = [
            other
            for other, count in shared.items()
            if count / min(len(runs[id]), len(runs[other])) >= _COPIED
        ]
        if repeated:
            copies[id] = min(repeated, key=lambda other: place[other])
        for run in runs[id]:
            holders[run].append(id)
    return copies


def _credited(annotations: Annotations, outlets: tuple[str, ...]) -> tuple[str, ...]:
    """The outlets whose name or sign stands in brackets at either end: "(dpa)", "(with X)"."""
    text = annotations.article.text
    marks = re.findall(r"\(([^()]{2,60})\)", text[:_MARK] + "\n" + text[-_MARK:])
    names = [part for mark in marks for part in re.split(r"[/,]| (?:with|von|der|de) ", mark)]
    found = [outlet_named(name.strip(), outlets) for name in names]
    return tuple(dict.fromkeys(one for one in found if one and one != annotations.article.outlet))
