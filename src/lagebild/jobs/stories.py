"""Keeping the stories up to date: new articles meet their neighbours, their stories are redrawn.

Only the stories that a new article could belong to are drawn anew, so the cost of an article does
not grow with the number of articles kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lagebild.contract import content_id
from lagebild.edits import Edit, arrange_stories, revise_analysis
from lagebild.store import Session, Store
from lagebild.store.edits import arranging_edits, edits_of_articles, keys_of_all
from lagebild.store.placing import (
    articles_to_place,
    forget_notes,
    index_missing,
    load_analyses,
    members_of,
    neighbours,
    stories_of,
)
from lagebild.store.stories import replace_stories
from lagebild.stories import build_situation
from lagebild.types import Annotations

_ROUND = 25  # new articles that are placed together
_NEIGHBOURS = 12  # articles whose stories a new one may join
_STORIES = 3  # stories drawn anew for one article
_LARGEST = 60  # articles of a story that are drawn anew; the rest of a longer one stays as it is


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a round works on: the articles to place, all articles involved, what was there."""

    noted: Mapping[str, int]
    analyses: Mapping[str, Annotations]
    stories: frozenset[str]
    edits: tuple[Edit, ...]


def keep_stories(store: Store, now: Callable[[], str]) -> int:
    """Place some articles that no story knows yet; return how many, 0 when all are placed."""
    with store.session() as session:
        index_missing(session, _ROUND)
        scene = _scene(session)
    if not scene.noted:
        return 0
    keys = {one.article.id: key for key, one in scene.analyses.items()}
    found = arrange_stories(tuple(scene.analyses.values()), build_situation, scene.edits)
    with store.session() as session:
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
    edits = arranging_edits(session)
    stories = _touched(session, list(noted), edits)
    members = dict.fromkeys([*noted, *members_of(session, stories)])
    loaded = load_analyses(session, list(members))
    by_hand = edits_of_articles(session, loaded)
    analyses = {
        key: _as_kept(revise_analysis(loaded[key], by_hand[key]))
        for key in members
        if key in loaded
    }
    return _Scene(noted, analyses, stories, edits)


def _touched(session: Session, noted: Sequence[str], edits: Iterable[Edit]) -> frozenset[str]:
    """Return the stories that the new articles are in or could join."""
    own = stories_of(session, noted)
    found = set(own.values())
    for key in noted:
        near = neighbours(session, key, _NEIGHBOURS)
        held = Counter(stories_of(session, near).values())
        fit = [story for story, _ in held.most_common() if _is_open(session, story)]
        found.update(fit[:_STORIES])
    refs = [ref for edit in edits for ref in edit.value.get("articles", ())]
    if refs:
        bound = set(keys_of_all(session, refs))
        if bound & set(noted) or found & set(stories_of(session, bound).values()):
            found.update(stories_of(session, bound).values())
    return frozenset(found)


def _is_open(session: Session, story: str) -> bool:
    return len(members_of(session, [story])) < _LARGEST


def _as_kept(annotations: Annotations) -> Annotations:
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
