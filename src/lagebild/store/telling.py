"""One story for a reader: its claims, the articles behind them, what became new when."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import false, func, or_, select

from lagebild.errors import NotFoundError
from lagebild.store.opening import Store
from lagebild.store.tables import AnalysisRow
from lagebild.store.workbench_tables import ChangeRow, ClaimRow, StoryArticleRow, StoryRow

_SHORTEST = 6  # characters of a key in the name of a story


@dataclass(frozen=True, slots=True)
class Question:
    """Something that an article leaves open, in its words."""

    kind: str
    sentence: int
    text: str


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story, with the text that its claims quote and what it leaves open."""

    key: str
    title: str | None
    outlet: str | None
    published: str | None
    lang: str | None
    text: str
    questions: tuple[Question, ...]


def load_story(store: Store, id: str) -> dict[str, Any]:
    """Return a story as format 3, each claim with its modality; raises NotFoundError."""
    with store.session() as session:
        row = session.get(StoryRow, id)
        if row is None:
            raise NotFoundError(f"{store.path} holds no story {id!r}")
        query = select(ClaimRow).where(ClaimRow.story == id).order_by(ClaimRow.place)
        claims = [
            json.loads(claim.body) | {"modality": claim.modality, "moved": claim.moved}
            for claim in session.scalars(query)
        ]
        body: dict[str, Any] = json.loads(row.body)
        body.pop("told", None)
        return body | {"moved": row.moved, "claims": claims}


def successor_of(store: Store, id: str) -> str:
    """Return the story that took in the one of this id; raises NotFoundError.

    A story is named after one or several of its articles: where they are now, readers of an old
    link go.
    """
    begins = id[1:].split("-") if id[:1] == "s" else []
    inside = [
        StoryArticleRow.article.between(one, one + "g")
        for one in begins
        if len(one) >= _SHORTEST and one.isalnum()
    ]
    with store.session() as session:
        query = select(StoryArticleRow.story).where(or_(false(), *inside)).distinct().limit(2)
        found = session.scalars(query).all()
    if len(found) != 1 or found[0] == id:
        raise NotFoundError(f"{store.path} holds no story {id!r}")
    return found[0]


def load_members(store: Store, story: str) -> dict[str, Member]:
    """Return the articles of a story by the id under which its claims name them."""
    query = (
        select(AnalysisRow.article, AnalysisRow.body)
        .join(StoryArticleRow, StoryArticleRow.article == AnalysisRow.article)
        .where(StoryArticleRow.story == story)
    )
    with store.session() as session:
        rows = [(key, json.loads(body)) for key, body in session.execute(query)]
    return {key[:16]: _member(key, row) for key, row in rows}


def _member(key: str, row: dict[str, Any]) -> Member:
    text = row["text"]
    return Member(
        key,
        row["title"],
        row["outlet"],
        row["published"],
        row["lang"],
        text,
        tuple(
            Question(one["kind"], one["sentence"], text[slice(*one["span"])])
            for one in row.get("open_questions", ())
        ),
    )


def last_change(store: Store) -> int:
    """Return the number of the newest change, 0 before the first."""
    with store.session() as session:
        return session.scalar(select(func.max(ChangeRow.seq))) or 0


def changes_after(
    store: Store, seq: int, *, story: str | None = None, limit: int = 200
) -> tuple[dict[str, Any], ...]:
    """Return what changed after a number, oldest first."""
    query = select(ChangeRow).where(ChangeRow.seq > seq).order_by(ChangeRow.seq).limit(limit)
    if story is not None:
        query = query.where(ChangeRow.story == story)
    with store.session() as session:
        return tuple(
            {
                "seq": row.seq,
                "at": row.at,
                "kind": row.kind,
                "story": row.story,
                "claim": row.claim,
                **json.loads(row.body),
            }
            for row in session.scalars(query)
        )
