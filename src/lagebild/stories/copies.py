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
from itertools import pairwise

from lagebild.stories.claims import Web
from lagebild.stories.passages import Passage
from lagebild.stories.voices import names_outlets, outlet_named, outlets_in
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
_IN_ORDER = 3  # times that the next passage follows the next one


@dataclass(frozen=True, slots=True, eq=False)
class Copies:
    """What was found on the articles of one story, in order of publication."""

    articles: tuple[Annotations, ...]
    order: Mapping[str, int]
    whole: Mapping[str, str]  # article to the earliest one that it repeats
    follows: Mapping[str, str]  # article to the earliest one that it tells in the same order
    credits: Mapping[str, tuple[str, ...]]  # article to outlets that it credits as a whole
    web: Web = field(repr=False)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The publishers of the articles."""
        return tuple(dict.fromkeys(one.article.outlet or "" for one in self.articles))


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
        web,
    )


def taken_from(group: Sequence[Passage], copies: Copies) -> dict[Passage, str | None]:
    """Return for each passage of a claim the article that it was taken from, None if not shown.

    `group` is in order of publication.
    """
    found: dict[Passage, str | None] = {}
    for passage in group:
        earlier = [one for one in group if _before(one, passage, copies)]
        if told_to_outlet(passage):
            found[passage] = copies.whole.get(passage.article)
            continue
        found[passage] = (
            _named(passage, earlier, copies)
            or _reused(passage, earlier, copies)
            or copies.whole.get(passage.article)
            or _credited_carrier(passage, copies.credits[passage.article], earlier, copies)
            or _followed(passage, earlier, copies)
        )
    return found


def told_to_outlet(passage: Passage) -> bool:
    """Tell whether a passage names its own outlet as the one that was told."""
    text = re.sub(r"\([^()]*\)", "", passage.text)
    return bool(passage.outlet and outlets_in(text, (passage.outlet,)))


def _before(other: Passage, passage: Passage, copies: Copies) -> bool:
    return copies.order[other.article] < copies.order[passage.article]


def _named(passage: Passage, earlier: Sequence[Passage], copies: Copies) -> str | None:
    """The article of the first outlet named: that which carries the claim, else its first one."""
    written = names_outlets(passage.annotations, passage.span, copies.outlets)
    for outlet in written or _in_chains(passage, copies.outlets):
        carrier = _credited_carrier(passage, (outlet,), earlier, copies)
        if carrier:
            return carrier
        for one in copies.articles[: copies.order[passage.article]]:
            if one.article.outlet == outlet:
                return one.article.id
    return None


def _in_chains(passage: Passage, outlets: tuple[str, ...]) -> tuple[str, ...]:
    """The outlets on the way of what is quoted or told in a passage, the closest to it first."""
    chains = [one.chain for one in passage.attributions]
    chains += [one.attribution for one in passage.statements]
    found = (outlet_named(claimant.name, outlets) for chain in chains for claimant in chain)
    return tuple(dict.fromkeys(one for one in found if one and one != passage.outlet))


def _credited_carrier(
    passage: Passage, outlets: Sequence[str], earlier: Sequence[Passage], copies: Copies
) -> str | None:
    """The article of an outlet that carries the claim in the words most alike."""
    for outlet in outlets:
        carriers = [one for one in earlier if one.outlet == outlet]
        if carriers:
            return max(carriers, key=lambda one: copies.web.likeness(one, passage)).article
    return None


def _reused(passage: Passage, earlier: Sequence[Passage], copies: Copies) -> str | None:
    own = _runs(passage.text)
    for other in earlier:
        if other.outlet == passage.outlet:
            continue
        theirs = _runs(other.text)
        short = min(len(own), len(theirs))
        if short >= _SHORT and len(own & theirs) / short >= _REUSED:
            return other.article
        if other.lang == passage.lang and copies.web.likeness(other, passage) >= _REWORDED:
            return other.article
    return None


def _followed(passage: Passage, earlier: Sequence[Passage], copies: Copies) -> str | None:
    source = copies.follows.get(passage.article)
    return source if any(one.article == source for one in earlier) else None


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
