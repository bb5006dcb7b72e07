"""What the page of a story asks: trees, map, what became new, what it could be joined to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lagebild.contract import situation_from_json
from lagebild.edits import revise_analysis
from lagebild.jobs import as_kept
from lagebild.report.situation.tree import Branch, claim_tree
from lagebild.server.looking import place_of
from lagebild.server.maps import Map, map_of
from lagebild.store import Store
from lagebild.store.edits import edits_of_articles
from lagebild.store.filters import Filters
from lagebild.store.pages import StoryLine, page_stories
from lagebild.store.placing import load_analyses, members_of
from lagebild.store.telling import Member, changes_after, load_members, load_story
from lagebild.story_types import Story
from lagebild.types import Annotations

_MOST = 80  # claims that a page shows unless asked for all
_OTHERS = 40  # stories that one can be joined to: those that changed last


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story with all that its page shows; claims as format 3 with modality and last change."""

    story: dict[str, Any]
    claims: tuple[dict[str, Any], ...]
    hidden: int  # claims that are not shown
    members: dict[str, Member]
    trees: dict[str, tuple[Branch, ...]]
    map: Map | None
    places: tuple[str, ...]
    counts: tuple[int, ...]
    news: tuple[dict[str, Any], ...]
    others: tuple[StoryLine, ...]

    @property
    def born(self) -> dict[str, int]:
        """The change with which each claim came that is new."""
        return {one["claim"]: one["seq"] for one in self.news if one["kind"] == "new"}


def view_story(
    store: Store, id: str, *, since: int, origins: int | None, whole: bool = False
) -> StoryView:
    """Return a story for its page; raises NotFoundError.

    `since`: the last change that the reader has seen. `origins`: only claims with so many.
    `whole`: all claims, however many there are.
    """
    story = load_story(store, id)
    members = load_members(store, id)
    fitting = [one for one in story["claims"] if origins in (None, one["independent_origins"])]
    claims = tuple(fitting if whole else fitting[:_MOST])
    places = {one["where"]: place_of(one["where"]) for one in claims if one["where"]}
    known = {name: place for name, place in places.items() if place is not None}
    return StoryView(
        story,
        claims,
        len(fitting) - len(claims),
        members,
        _trees(story | {"claims": claims}, members),
        map_of(known),
        tuple(places),
        tuple(sorted({one["independent_origins"] for one in story["claims"]})),
        _news(changes_after(store, since, story=id, limit=1_000)) if since else (),
        tuple(one for one in page_stories(store, Filters(), limit=_OTHERS).items if one.id != id),
    )


def record_of(story: dict[str, Any]) -> Story:
    """Return the record of a story in format 3."""
    row = {"stories": [story], "designations": [], "open_questions": []}
    return situation_from_json(row).stories[0]


def revised_members(store: Store, id: str) -> tuple[Annotations, ...]:
    """Return the analyses of a story's articles as people corrected them, under their short ids."""
    with store.session() as session:
        keys = members_of(session, [id])
        loaded = load_analyses(session, keys)
        by_hand = edits_of_articles(session, loaded)
    return tuple(
        as_kept(revise_analysis(loaded[key], by_hand[key])) for key in keys if key in loaded
    )


def _trees(story: dict[str, Any], members: dict[str, Member]) -> dict[str, tuple[Branch, ...]]:
    outlets = {id: one.outlet for id, one in members.items() if one.outlet}
    return {claim.id: claim_tree(claim, outlets) for claim in record_of(story).claims}


def _news(changes: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Return what became of each claim since then: the first kind, the last state, newest first."""
    found: dict[str, dict[str, Any]] = {}
    for change in changes:
        if change["claim"] is None:
            continue
        first = found.pop(change["claim"], change)
        kind = "new" if first["kind"] == "new" else change["kind"]
        if first["kind"] == "new" and change["kind"] == "gone":
            continue
        found[change["claim"]] = {**change, "kind": kind, "before": first.get("before")}
    return tuple(reversed(found.values()))
