"""Edits laid over the grouping of articles into stories.

"apart" takes articles out of whatever story they are in, each set into a story of its own;
"together" joins the stories of its articles. The later edit wins where two disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from lagebild.edits.records import Edit
from lagebild.story_types import Situation, Story
from lagebild.types import Annotations

Build = Callable[[Sequence[Annotations]], Situation]


def arrange_stories(
    analyses: Sequence[Annotations], build: Build, edits: Iterable[Edit]
) -> tuple[Story, ...]:
    """Return the stories of some articles as people arranged them, with ids "story-1", ...

    `build` is `stories.build_situation`; it is called anew for each part of a story that was taken
    apart, so that claims and origins hold for the part alone.
    """
    stories = build(analyses).stories
    for edit in edits:
        named = frozenset(edit.value.get("articles", ()))
        if edit.undone_at or not named:
            continue
        if edit.kind == "apart":
            stories = tuple(
                part for story in stories for part in _parts(story, named, analyses, build)
            )
        elif edit.kind == "together":
            stories = _joined(stories, named)
    return tuple(_numbered(story, number) for number, story in enumerate(stories, 1))


def _parts(
    story: Story, named: frozenset[str], analyses: Sequence[Annotations], build: Build
) -> Iterable[Story]:
    inside = [id for id in story.articles if id in named]
    outside = [id for id in story.articles if id not in named]
    if not inside or not outside:
        return (story,)
    return tuple(_of(ids, analyses, build) for ids in (outside, inside))


def _of(ids: Sequence[str], analyses: Sequence[Annotations], build: Build) -> Story:
    """Return one story of just these articles, even if the program would see several."""
    found = build([one for one in analyses if one.article.id in ids]).stories
    return _union(found)


def _joined(stories: Sequence[Story], named: frozenset[str]) -> tuple[Story, ...]:
    meant = [story for story in stories if named & set(story.articles)]
    if len(meant) < 2:
        return tuple(stories)
    whole = _union(meant)
    kept = [whole if story is meant[0] else story for story in stories]
    return tuple(story for story in kept if story is whole or story not in meant)


def _union(stories: Sequence[Story]) -> Story:
    first = stories[0]
    days = sorted(day for one in stories for day in (one.first, one.last) if day)
    return replace(
        first,
        articles=tuple(id for one in stories for id in one.articles),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        claims=tuple(claim for one in stories for claim in one.claims),
    )


def _numbered(story: Story, number: int) -> Story:
    id = f"story-{number}"
    claims = tuple(
        replace(claim, id=f"{id}-claim-{place}") for place, claim in enumerate(story.claims, 1)
    )
    return replace(story, id=id, claims=claims)
