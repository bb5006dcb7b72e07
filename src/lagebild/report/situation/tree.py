"""Who has a claim from whom: origins, the outlets that had their word, and the copies below.

A tree holds each article of a claim under each origin it rests on, and under the article it was
taken from where that rests on the same origin. In no language yet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lagebild.names import compare_names
from lagebild.story_types import Carrier, Origin, Story, StoryClaim

BranchKind = Literal["origin", "outside", "article", "unsourced"]
_SAME_NAME = 0.7


@dataclass(frozen=True, slots=True)
class Branch:
    """Somebody who has a claim, and below who has it from there.

    `name`: of the origin, of an outlet that is not among the articles, or the article's id.
    `carriers`: the passages of an article.
    """

    kind: BranchKind
    name: str
    origin: Origin | None = None
    carriers: tuple[Carrier, ...] = ()
    below: tuple[Branch, ...] = ()


def claim_tree(claim: StoryClaim, outlets: Mapping[str, str]) -> tuple[Branch, ...]:
    """Return a branch for each origin, then one for the articles that rest on none.

    `outlets`: who publishes each article.
    """
    told = [_told_by(origin, claim) for origin in claim.origins]
    roots = [
        _origin_branch(origin, carriers, outlets)
        for origin, carriers in zip(claim.origins, told, strict=True)
    ]
    loose = [one for one in claim.carriers if not any(one in carriers for carriers in told)]
    if loose:
        roots.append(Branch("unsourced", "", below=_articles(loose)))
    return tuple(roots)


def story_tree(story: Story) -> tuple[Branch, ...]:
    """Return the articles of a story, each under the one that it took most claims from.

    The carriers of a branch are the passages that it took over.
    """
    taken: dict[str, list[Carrier]] = {id: [] for id in story.articles}
    for claim in story.claims:
        for one in claim.carriers:
            if one.copy_of in taken and one.article in taken:
                taken[one.article].append(one)
    parents = {id: _most_taken(carriers) for id, carriers in taken.items()}
    return _grown(story.articles, parents, {id: tuple(taken[id]) for id in taken})


def _told_by(origin: Origin, claim: StoryClaim) -> list[Carrier]:
    """Return the carriers that rest on an origin; of an article, those of its stance if it can."""
    resting = [one for one in claim.carriers if one.article in origin.articles]
    agreeing = {one.article for one in resting if one.stance == origin.stance}
    return [one for one in resting if one.stance == origin.stance or one.article not in agreeing]


def _origin_branch(origin: Origin, shown: Sequence[Carrier], outlets: Mapping[str, str]) -> Branch:
    articles = _articles(shown)
    outside = [name for name in origin.via if not _is_among(name, shown, outlets)]
    if len(outside) != 1 or not origin.articles:
        return Branch("origin", origin.name, origin, below=articles)
    first_hand = [one for one in articles if is_named(outlets.get(one.name, ""), origin.via)]
    relayed = tuple(one for one in articles if one not in first_hand)
    relay = Branch("outside", outside[0], below=relayed)
    return Branch("origin", origin.name, origin, below=(*first_hand, relay))


def _is_among(name: str, carriers: Sequence[Carrier], outlets: Mapping[str, str]) -> bool:
    return any(is_named(outlets.get(one.article, ""), (name,)) for one in carriers)


def is_named(outlet: str, names: Iterable[str]) -> bool:
    """Tell whether an outlet is one of those named, whatever the spelling."""
    return any(compare_names(outlet, name).score >= _SAME_NAME for name in names)


def _articles(carriers: Sequence[Carrier]) -> tuple[Branch, ...]:
    held: dict[str, list[Carrier]] = {}
    for one in carriers:
        held.setdefault(one.article, []).append(one)
    parents = {id: _most_taken(own) for id, own in held.items()}
    return _grown(tuple(held), parents, {id: tuple(own) for id, own in held.items()})


def _most_taken(carriers: Sequence[Carrier]) -> str | None:
    counts = Counter(one.copy_of for one in carriers if one.copy_of)
    return max(counts, key=lambda id: counts[id], default=None)


def _grown(
    ids: Sequence[str],
    parents: Mapping[str, str | None],
    carriers: Mapping[str, tuple[Carrier, ...]],
) -> tuple[Branch, ...]:
    """Return the articles as branches; one whose parent is not among them stands for itself."""

    def branch(id: str, above: tuple[str, ...]) -> Branch:
        path = (*above, id)
        below = (one for one in ids if parents[one] == id and one not in path)
        return Branch(
            "article", id, carriers=carriers[id], below=tuple(branch(one, path) for one in below)
        )

    return tuple(branch(id, ()) for id in ids if _is_root(id, ids, parents))


def _is_root(id: str, ids: Sequence[str], parents: Mapping[str, str | None]) -> bool:
    """Tell whether no chain of copies leads from an article to another; a circle has one root."""
    seen = [id]
    while (parent := parents[seen[-1]]) in ids and parent is not None:
        if parent in seen:
            return id == min(seen, key=ids.index)
        seen.append(parent)
    return len(seen) == 1
