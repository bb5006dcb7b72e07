"""Placing articles in stories one after the other, in order of time, as a batch would.

An article that comes late is placed where it belongs in that order, and those after it anew; what
was decided before it stays and is only remembered. So the order of arrival does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lagebild.store.placing import Keyed
from lagebild.stories.grouping import Grouper
from lagebild.stories.order import day_of


def place_articles(held: Iterable[Keyed], new: Iterable[Keyed]) -> dict[str, Keyed]:
    """Return all articles by key, in order and with their groups; `new` replaces what was held.

    A group is named after its first article.
    """
    before = {one.article: one for one in held}
    after = before | {one.article: one for one in new}
    changed = [one for one in after.values() if _is_new(one, before.get(one.article))]
    moved = [before[one.article] for one in changed if one.article in before]
    start = min((one.place for one in (*changed, *moved)), default=None)
    grouper, names = Grouper(), list[str]()
    numbers: dict[str, int] = {}
    placed: dict[str, Keyed] = {}
    for one in sorted(after.values(), key=lambda one: one.place):
        is_known = start is None or one.place < start
        known = numbers.get(before[one.article].story, len(names)) if is_known else None
        number = grouper.place(one.keys, day_of(one.moment), known)
        if number == len(names):
            numbers[one.article] = number
            names.append(one.article)
        placed[one.article] = replace(one, story=names[number])
    return placed


def _is_new(one: Keyed, held: Keyed | None) -> bool:
    return held is None or (one.place, dict(one.keys)) != (held.place, dict(held.keys))
