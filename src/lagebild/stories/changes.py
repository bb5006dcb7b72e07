"""What is new since an earlier situation: claims added, confirmed, denied, corrected, retracted.

A claim of today is the claim of then with which it shares a passage; ids and wording may differ.
An article that only passes on what was known changes nothing and is counted apart: a tenth copy is
no news.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lagebild.change_types import Change, ChangeKind, Changes
from lagebild.names import compare_names
from lagebild.stories.figures import moving_figures
from lagebild.story_types import Carrier, Origin, Situation, Stance, Status, StoryClaim
from lagebild.types import Annotations

_SAME_NAME = 0.7


def find_changes(
    before: Situation, after: Situation, analyses: Mapping[str, Annotations], since: str
) -> Changes:
    """Return what `after` tells that `before` did not; `analyses` of its articles by id."""
    known = {id for story in before.stories for id in story.articles}
    fresh = tuple(id for story in after.stories for id in story.articles if id not in known)
    found = tuple(_all_changes(_Earlier(before), after, analyses, frozenset(fresh)))
    telling = {id for change in found for id in change.articles}
    return Changes(since, fresh, tuple(id for id in fresh if id not in telling), found)


class _Earlier:
    """The claims of the earlier situation, found by passage."""

    def __init__(self, situation: Situation) -> None:
        self._by_article: dict[str, list[tuple[Carrier, StoryClaim]]] = {}
        for story in situation.stories:
            for claim in story.claims:
                for carrier in claim.carriers:
                    self._by_article.setdefault(carrier.article, []).append((carrier, claim))

    def of(self, claim: StoryClaim) -> tuple[StoryClaim, ...]:
        """Return the earlier claims that `claim` shares a passage with; several if it joins them.

        Where one passage carries several claims, those of its class are meant.
        """
        found = {
            id(old): old
            for carrier in claim.carriers
            for place, old in self._by_article.get(carrier.article, ())
            if place.span.overlaps(carrier.span)
        }
        same = tuple(old for old in found.values() if old.type == claim.type)
        return same or tuple(found.values())


def _all_changes(
    earlier: _Earlier,
    after: Situation,
    analyses: Mapping[str, Annotations],
    fresh: frozenset[str],
) -> Iterator[Change]:
    for story in after.stories:
        for claim in story.claims:
            new = [one for one in claim.carriers if one.article in fresh]
            if not new:
                continue
            old = earlier.of(claim)
            yield from _changes(story.id, claim, old, new)
            if old:
                yield from _corrections(story.id, claim, old[0].status, analyses, fresh)


def _changes(
    story: str, claim: StoryClaim, old: Sequence[StoryClaim], new: Sequence[Carrier]
) -> Iterator[Change]:
    def change(kind: ChangeKind, articles: Iterable[str], origins: Iterable[Origin] = ()) -> Change:
        names = tuple(dict.fromkeys(one.name for one in origins))
        ids = tuple(dict.fromkeys(articles))
        return Change(kind, story, claim.id, ids, names, before, claim.status)

    before = old[0].status if old else None
    if not old:
        yield change("added", (one.article for one in new), claim.origins)
        return
    known = [one for claim in old for one in claim.origins]
    fresh = frozenset(one.article for one in new)
    affirming = _newly(claim.origins, known, "affirms", fresh)
    denying = _newly(claim.origins, known, "denies", fresh)
    retracting = [one for one in denying if _names(one, known, "affirms")]
    denying = [one for one in denying if one not in retracting]
    groups: tuple[tuple[ChangeKind, list[Origin]], ...] = (
        ("confirmed", affirming),
        ("denied", denying),
        ("retracted", retracting),
    )
    for kind, origins in groups:
        bringing = [one.article for one in new if any(one.article in o.articles for o in origins)]
        if bringing:
            yield change(kind, bringing, origins)


def _corrections(
    story: str,
    claim: StoryClaim,
    before: Status,
    analyses: Mapping[str, Annotations],
    fresh: frozenset[str],
) -> Iterator[Change]:
    """Yield a change for each figure whose last word is a new one."""
    for moving in moving_figures(claim, analyses):
        then = [told for told in moving.told if told.article not in fresh]
        last = moving.told[-1]
        if then and last.article in fresh and last.figure.value != then[-1].figure.value:
            yield Change(
                *("corrected", story, claim.id, (last.article,), (), before, claim.status),
                figures=(then[-1], last),
            )


def _newly(
    origins: Iterable[Origin], known: Iterable[Origin], stance: Stance, fresh: frozenset[str]
) -> list[Origin]:
    """Return the origins of a stance that took it not before; a spelling does not make one new.

    An origin that also rests on an article of then was there, whatever it is called now.
    """
    held = [one for one in known if one.stance == stance]
    return [
        one
        for one in origins
        if one.stance == stance and fresh.issuperset(one.articles) and not _names(one, held, stance)
    ]


def _names(origin: Origin, known: Iterable[Origin], stance: Stance) -> bool:
    return any(
        one.stance == stance and compare_names(one.name, origin.name).score >= _SAME_NAME
        for one in known
    )
