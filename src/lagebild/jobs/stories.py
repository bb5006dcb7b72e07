"""Keeping the stories up to date: new articles are placed, stories that changed are drawn anew.

What stands in the store afterwards is what a batch of all its articles would give, whatever order
they came in. A round is kept whole or not at all: after a crash it is done again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lagebild.contract import content_id
from lagebild.edits import Edit, arrange_stories, revise_analysis
from lagebild.jobs.stream import place_articles
from lagebild.store import Session, Store
from lagebild.store.edits import arranging_edits, edits_of_articles, keys_of_all
from lagebild.store.placing import (
    Keyed,
    articles_to_place,
    forget_notes,
    ids_of,
    index_missing,
    load_analyses,
    load_keyed,
    members_of,
    stories_of,
    write_keyed,
)
from lagebild.store.stories import replace_stories
from lagebild.stories import draw_story
from lagebild.stories.keys import article_keys
from lagebild.stories.order import moment_of
from lagebild.story_types import Situation
from lagebild.types import Annotations

_ROUND = 50  # new articles that are placed together


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a round works on.

    `analyses`: the articles whose stories are drawn anew, by key, in order of time. `stories`: the
    ids under which these stood. `placed`: articles with their groups, those that changed.
    """

    noted: Mapping[str, int]
    analyses: Mapping[str, Annotations]
    stories: frozenset[str]
    groups: Mapping[str, str]
    placed: Sequence[Keyed]
    edits: tuple[Edit, ...]

    def draw(self, analyses: Sequence[Annotations]) -> Situation:
        """Return the stories of some of the articles, grouped as they were placed."""
        keys = {one.article.id: key for key, one in self.analyses.items()}
        told: dict[str, list[Annotations]] = {}
        for one in analyses:
            told.setdefault(self.groups[keys[one.article.id]], []).append(one)
        return Situation(
            tuple(draw_story(n, one) for n, one in enumerate(told.values(), 1)), (), ()
        )


def keep_stories(store: Store, now: Callable[[], str]) -> int:
    """Place some articles that no story knows yet; return how many, 0 when all are placed."""
    with store.session() as session:
        index_missing(session, _ROUND)
        scene = _scene(session)
    if not scene.noted:
        return 0
    keys = {one.article.id: key for key, one in scene.analyses.items()}
    found = arrange_stories(tuple(scene.analyses.values()), scene.draw, scene.edits)
    with store.session() as session:
        write_keyed(session, scene.placed)
        replace_stories(
            session,
            scene.stories,
            found,
            keys,
            groups=_groups(scene.analyses.values()),
            modalities=_modalities(scene.analyses.values()),
            at=now(),
        )
        forget_notes(session, scene.noted)
    return len(scene.noted)


def _scene(session: Session) -> _Scene:
    noted = articles_to_place(session, _ROUND)
    if not noted:
        return _Scene(noted, {}, frozenset(), {}, (), ())
    held = load_keyed(session)
    placed = place_articles(held, _keyed(session, noted))
    before = {one.article: one.story for one in held}
    groups = {key: one.story for key, one in placed.items()}
    edits = arranging_edits(session)
    touched = _touched(session, noted, before, groups, edits)
    loaded = _revised(session, [key for key in placed if key in touched])
    changed = [one for key, one in placed.items() if key in noted or before.get(key) != one.story]
    stories = frozenset(stories_of(session, touched).values())
    return _Scene(noted, loaded, stories, groups, changed, edits)


def _keyed(session: Session, keys: Iterable[str]) -> list[Keyed]:
    """Return what articles are grouped by, as corrected by hand."""
    loaded = _revised(session, list(keys))
    ids = ids_of(session, loaded)
    return [
        Keyed(key, moment_of(one.article), ids[key], article_keys(one), "")
        for key, one in loaded.items()
    ]


def _revised(session: Session, keys: Sequence[str]) -> dict[str, Annotations]:
    """Return analyses in the order of their keys, as corrected by hand."""
    loaded = load_analyses(session, keys)
    by_hand = edits_of_articles(session, loaded)
    return {key: as_kept(revise_analysis(loaded[key], by_hand[key])) for key in keys}


def _touched(
    session: Session,
    noted: Iterable[str],
    before: Mapping[str, str],
    groups: Mapping[str, str],
    edits: Iterable[Edit],
) -> frozenset[str]:
    """Return the articles of all stories that change: groups that moved, and what is bound to them.

    Where people joined stories, all their groups are drawn together.
    """
    members: dict[str, set[str]] = {}
    for key, group in groups.items():
        members.setdefault(group, set()).add(key)
    bound = [set(keys_of_all(session, edit.value.get("articles", ()))) for edit in edits]
    found = set(noted) | {key for key, group in groups.items() if before.get(key) != group}
    left = {before.get(key) for key in found}
    found |= {key for key, group in before.items() if group in left}
    size = -1
    while size != len(found):
        size = len(found)
        found |= {one for key in list(found) for one in members[groups[key]]}
        found |= set(members_of(session, stories_of(session, found).values()))
        for keys in bound:
            if keys & found:
                found |= keys & groups.keys()
    return frozenset(found)


def as_kept(annotations: Annotations) -> Annotations:
    """Return an analysis under the id that is unique in the store, whatever it was called."""
    article = annotations.article
    return replace(annotations, article=replace(article, id=content_id(article)))


def _groups(analyses: Iterable[Annotations]) -> frozenset[str]:
    return frozenset(
        entity.name
        for one in analyses
        for entity in one.entities
        if entity.type == "group" or entity.links
    )


def _modalities(analyses: Iterable[Annotations]) -> dict[tuple[str, str], str]:
    return {
        (one.article.id, statement.id): statement.modality
        for one in analyses
        for statement in one.statements
    }
