"""Stories and claims on disk: written as a whole per story, with a note of each change.

Ids stay the same as long as a story keeps most of its articles and a claim one of its carriers, so
that links, edits and watch lists hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session

from lagebild.contract import claim_to_json, story_to_json
from lagebild.names import normalise_name
from lagebild.store.words import put_words
from lagebild.store.workbench_tables import (
    ChangeRow,
    ClaimNameRow,
    ClaimRow,
    StoryArticleRow,
    StoryRow,
)
from lagebild.store.writing import shown
from lagebild.story_types import Story, StoryClaim

Row = dict[str, Any]
_TOLD = 3  # claims that stand under a story in a list


def replace_stories(
    session: Session,
    old: Iterable[str],
    new: Sequence[Story],
    keys: Mapping[str, str],
    groups: frozenset[str],
    modalities: Mapping[tuple[str, str], str],
    at: str,
) -> int:
    """Put `new` in the place of the stories `old`; return how many changes that made.

    `keys`: content hash of each article id. `groups`: names that are groups. `modalities`: of
    each statement by article and id. Whatever is the same afterwards leaves no change.
    """
    old = sorted(set(old))
    held = {row.id: row for row in session.scalars(select(StoryRow).where(StoryRow.id.in_(old)))}
    claims = list(session.scalars(select(ClaimRow).where(ClaimRow.story.in_(old))))
    named = _kept_ids(new, held)
    kept_claims = _ClaimIds(claims)
    count, used, left = 0, set(), set(old)
    session.execute(delete(StoryArticleRow).where(StoryArticleRow.story.in_(old)))
    for story, id in zip(new, named, strict=True):
        found = replace(
            story, id=id, claims=tuple(kept_claims.take(claim) for claim in story.claims)
        )
        used |= {claim.id for claim in found.claims}
        left.discard(id)
        count += _write_story(session, found, held.get(id), claims, groups, modalities, at)
        session.add_all(StoryArticleRow(article=keys[one], story=id) for one in story.articles)
    count += _drop_claims(session, [row for row in claims if row.id not in used], at)
    for id in sorted(left):
        session.delete(held[id]) if id in held else None
    session.flush()
    return count


def _kept_ids(new: Sequence[Story], held: Mapping[str, StoryRow]) -> list[str]:
    """Return an id for each story: that of the old one it shares most articles with."""
    articles = {id: set(json.loads(row.body)["articles"]) for id, row in held.items()}
    pairs = sorted(
        (-len(articles[id] & set(story.articles)), id, place)
        for place, story in enumerate(new)
        for id in articles
        if articles[id] & set(story.articles)
    )
    ids: dict[int, str] = {}
    for _, id, place in pairs:
        if place not in ids and id not in ids.values():
            ids[place] = id
    return [ids.get(place) or _new_id(story, held, ids) for place, story in enumerate(new)]


def _new_id(story: Story, held: Mapping[str, StoryRow], ids: Mapping[int, str]) -> str:
    """Return an id that no story has: from its first article, unless that names another one."""
    for article in story.articles:
        id = f"s{article[:12]}"
        if id not in held and id not in ids.values():
            return id
    return f"s{'-'.join(sorted(article[:6] for article in story.articles))}"[:80]


class _ClaimIds:
    """Hands each claim the id that its carriers had before, and each id once."""

    def __init__(self, rows: Iterable[ClaimRow]) -> None:
        self._known: dict[tuple[str, int, int], str] = {}
        self._taken: set[str] = set()
        for row in rows:
            for carrier in json.loads(row.body)["carriers"]:
                self._known.setdefault((carrier["article"], *carrier["span"]), row.id)

    def take(self, claim: StoryClaim) -> StoryClaim:
        places = [(one.article, one.span.start, one.span.end) for one in claim.carriers]
        ids = [self._known[place] for place in places if place in self._known]
        first = claim.carriers[0]
        fresh = f"c{first.article[:12]}-{first.span.start}-{first.statement}"
        for id in (*ids, fresh, *(f"{fresh}-{number}" for number in range(2, 99))):
            if id not in self._taken:
                self._taken.add(id)
                return replace(claim, id=id)
        raise AssertionError("ninety-eight claims begin with one statement")


def _write_story(
    session: Session,
    story: Story,
    held: StoryRow | None,
    old_claims: Sequence[ClaimRow],
    groups: frozenset[str],
    modalities: Mapping[tuple[str, str], str],
    at: str,
) -> int:
    rows = {row.id: row for row in old_claims}
    count = 0
    for place, claim in enumerate(story.claims, 1):
        carrier = claim.carriers[0]
        modality = modalities.get((carrier.article, carrier.statement), "unclear")
        count += _write_claim(
            session, story.id, place, claim, modality, rows.get(claim.id), groups, at
        )
    body = story_to_json(story)
    del body["claims"]
    body["told"] = [_told(claim) for claim in _foremost(story.claims)]
    dumped = json.dumps(body, ensure_ascii=False)
    if held is not None and held.body == dumped and not count:
        held.moved = held.moved or _last_change(session)
        return 0
    if not count:
        count += 1
        _note(session, at, "changed" if held else "new", story.id, None, {"title": story.title})
    session.merge(
        StoryRow(
            id=story.id,
            title=shown(story.title) or "-",
            first=story.first,
            last=story.last,
            articles=len(story.articles),
            claims=len(story.claims),
            origins=max((claim.independent_origins for claim in story.claims), default=0),
            moved=_last_change(session),
            body=dumped,
        )
    )
    return count


def _foremost(claims: Sequence[StoryClaim]) -> list[StoryClaim]:
    """Return the claims that stand for a story: most origins, then most carriers, then first."""
    order = sorted(
        enumerate(claims),
        key=lambda item: (-item[1].independent_origins, -len(item[1].carriers), item[0]),
    )
    return [claim for _, claim in order[:_TOLD]]


def _told(claim: StoryClaim) -> Row:
    row = claim_to_json(claim)
    kept = ("id", "type", "mode", "actors", "recipients", "when", "where", "status", "summary")
    return {name: row[name] for name in kept} | {
        "independent_origins": claim.independent_origins,
        "carriers": len(claim.carriers),
    }


def _write_claim(
    session: Session,
    story: str,
    place: int,
    claim: StoryClaim,
    modality: str,
    held: ClaimRow | None,
    groups: frozenset[str],
    at: str,
) -> int:
    body = json.dumps(claim_to_json(claim), ensure_ascii=False)
    if held is not None and held.body == body and held.story == story:
        held.place = place
        return 0
    kind = "changed" if held is not None else "new"
    before = json.loads(held.body) if held is not None else None
    moved = _note(session, at, kind, story, claim.id, _difference(before, claim))
    row = held or ClaimRow(id=claim.id)
    row.story, row.place, row.type, row.modality = story, place, claim.type, modality
    row.status, row.origins = claim.status, claim.independent_origins
    row.when, row.where, row.moved, row.body = claim.when, shown(claim.where), moved, body
    session.add(row)
    session.flush()
    _write_names(session, row.serial, claim, groups)
    return 1


def _write_names(session: Session, serial: int, claim: StoryClaim, groups: frozenset[str]) -> None:
    session.execute(delete(ClaimNameRow).where(ClaimNameRow.claim == serial))
    acting = [("actor", name) for name in claim.actors]
    acting += [("recipient", name) for name in claim.recipients]
    found = set(acting) | {("group", name) for _, name in acting if name in groups}
    found |= {("origin", origin.name) for origin in claim.origins}
    found |= {("place", claim.where)} if claim.where else set()
    rows = {(role, shown(name) or "-") for role, name in found}
    session.add_all(
        ClaimNameRow(claim=serial, role=role, name=name, folded=normalise_name(name))
        for role, name in sorted(rows)
    )
    put_words(session, "claim_words", serial, claim.summary, [name for _, name in rows])


def _difference(before: Row | None, claim: StoryClaim) -> Row:
    """Return what a reader is told of a change: status and counts, before and after."""
    after = {
        "status": claim.status,
        "independent_origins": claim.independent_origins,
        "carriers": len(claim.carriers),
    }
    if before is None:
        return {"after": after}
    return {
        "before": {
            "status": before["status"],
            "independent_origins": before["independent_origins"],
            "carriers": len(before["carriers"]),
        },
        "after": after,
    }


def _drop_claims(session: Session, rows: Sequence[ClaimRow], at: str) -> int:
    for row in rows:
        _note(session, at, "gone", row.story, row.id, {"body": json.loads(row.body)})
        session.execute(delete(ClaimNameRow).where(ClaimNameRow.claim == row.serial))
        session.execute(text("DELETE FROM claim_words WHERE rowid = :r"), {"r": row.serial})
        session.delete(row)
    return len(rows)


def _note(session: Session, at: str, kind: str, story: str, claim: str | None, body: Row) -> int:
    row = ChangeRow(
        at=at, kind=kind, story=story, claim=claim, body=json.dumps(body, ensure_ascii=False)
    )
    session.add(row)
    session.flush()
    return row.seq


def _last_change(session: Session) -> int:
    return session.scalar(select(func.max(ChangeRow.seq))) or 0
