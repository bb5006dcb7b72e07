"""Lists for readers: one page of articles, stories or claims at a time, newest first.

A page ends with the place where the next one begins, so pages stay right while articles come in.
All filters narrow: an item is shown if it fits every one that is given.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import func, literal, select, tuple_
from sqlalchemy.orm import Session

from lagebild.errors import NotFoundError
from lagebild.names import normalise_name
from lagebild.store.filters import (
    Filters,
    claim_conditions,
    narrowed_articles,
    story_conditions,
)
from lagebild.store.opening import Store
from lagebild.store.tables import ArticleRow, NameRow, StatementRow
from lagebild.store.workbench_tables import (
    ChangeRow,
    ClaimRow,
    IndexRow,
    StoryArticleRow,
    StoryRow,
)

T = TypeVar("T")
MOST = 200  # items of a page


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some items, and where the next page begins (None: this is the last)."""

    items: tuple[T, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list."""

    key: str
    id: str
    title: str | None
    outlet: str | None
    published: str | None
    lang: str | None
    statements: int
    story: str | None


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list; `told`: its foremost claims, short; `born`: its first change."""

    id: str
    title: str
    first: str | None
    last: str | None
    articles: int
    claims: int
    origins: int
    moved: int
    born: int
    told: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with its story, as format 3."""

    id: str
    story: str
    title: str
    modality: str
    moved: int
    body: dict[str, Any]


def page_articles(
    store: Store, filters: Filters, *, after: str | None = None, limit: int = 50
) -> Page[ArticleLine]:
    """Return a page of articles, newest day first, undated ones last."""
    limit = min(limit, MOST)
    with store.session() as session:
        query = narrowed_articles(session, filters)
        if after and (place := _parse_place(after)):
            here = tuple_(literal(place[0]), literal(place[1]))
            query = query.where(tuple_(IndexRow.day, IndexRow.serial) < here)
        query = query.order_by(IndexRow.day.desc(), IndexRow.serial.desc()).limit(limit + 1)
        rows = session.execute(query).all()
        keys = [row.key for row in rows]
        counts = _statement_counts(session, keys)
        stories = _stories_of(session, keys)
    lines = tuple(
        ArticleLine(
            row.key,
            row.id,
            row.title,
            row.outlet,
            row.published,
            row.lang,
            counts.get(row.key, 0),
            stories.get(row.key),
        )
        for row in rows[:limit]
    )
    more = f"{rows[limit - 1].day}_{rows[limit - 1].serial}" if len(rows) > limit else None
    return Page(lines, more)


def page_stories(
    store: Store, filters: Filters, *, after: str | None = None, limit: int = 30
) -> Page[StoryLine]:
    """Return a page of stories, the one that changed last first."""
    limit = min(limit, MOST)
    query = select(StoryRow).order_by(StoryRow.moved.desc(), StoryRow.id).limit(limit + 1)
    if after and after.isdecimal():
        query = query.where(StoryRow.moved < int(after))
    with store.session() as session:
        for condition in story_conditions(session, filters):
            query = query.where(condition)
        rows = list(session.scalars(query))
        births = _births(session, [row.id for row in rows])
    return Page(
        tuple(_story_line(row, births.get(row.id, 0)) for row in rows[:limit]),
        str(rows[limit - 1].moved) if len(rows) > limit else None,
    )


def count_moved(store: Store, since: int, most: int = 100) -> int:
    """Return how many stories changed after a change, no further than `most`."""
    some = select(StoryRow.id).where(StoryRow.moved > since).limit(most)
    with store.session() as session:
        return session.scalar(select(func.count()).select_from(some.subquery())) or 0


def page_claims(
    store: Store, filters: Filters, *, after: str | None = None, limit: int = 50
) -> Page[ClaimLine]:
    """Return a page of claims, the one that changed last first."""
    limit = min(limit, MOST)
    query = (
        select(ClaimRow, StoryRow.title)
        .join(StoryRow, StoryRow.id == ClaimRow.story)
        .order_by(ClaimRow.moved.desc())
        .limit(limit + 1)
    )
    if after and after.isdecimal():
        query = query.where(ClaimRow.moved < int(after))
    with store.session() as session:
        for condition in claim_conditions(session, filters):
            query = query.where(condition)
        rows = session.execute(query).all()
    return Page(
        tuple(_claim_line(row[0], row[1]) for row in rows[:limit]),
        str(rows[limit - 1][0].moved) if len(rows) > limit else None,
    )


def load_claim(store: Store, id: str) -> ClaimLine:
    """Return one claim; raises NotFoundError."""
    query = (
        select(ClaimRow, StoryRow.title)
        .join(StoryRow, StoryRow.id == ClaimRow.story)
        .where(ClaimRow.id == id)
    )
    with store.session() as session:
        row = session.execute(query).one_or_none()
        if row is None:
            raise NotFoundError(f"{store.path} holds no claim {id!r}")
        return _claim_line(row[0], row[1])


def find_key(store: Store, reference: str) -> str:
    """Return the key of the article whose key begins so; raises NotFoundError."""
    query = select(ArticleRow.key).where(
        ArticleRow.key >= reference, ArticleRow.key < reference + "g"
    )
    with store.session() as session:
        keys = session.scalars(query.limit(2)).all()
    if len(keys) != 1 or not reference.isalnum():
        raise NotFoundError(f"{store.path} holds no article {reference!r}")
    return keys[0]


def story_of(store: Store, key: str) -> str | None:
    """Return the story of an article, None before it is placed."""
    with store.session() as session:
        return _stories_of(session, [key]).get(key)


def names_like(store: Store, name: str, limit: int = 200) -> tuple[tuple[str, str, int], ...]:
    """Return (role, name, articles) of names that begin so, whatever their case and accents."""
    key = normalise_name(name)
    query = (
        select(NameRow.role, NameRow.name, func.count(func.distinct(NameRow.article)))
        .where(NameRow.folded >= key, NameRow.folded < key + "\uffff")
        .group_by(NameRow.role, NameRow.name)
        .order_by(func.count(func.distinct(NameRow.article)).desc(), NameRow.name)
        .limit(limit)
    )
    with store.session() as session:
        return tuple((row[0], row[1], row[2]) for row in session.execute(query))


def _statement_counts(session: Session, keys: Sequence[str]) -> dict[str, int]:
    query = (
        select(StatementRow.article, func.count())
        .where(StatementRow.article.in_(keys))
        .group_by(StatementRow.article)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _stories_of(session: Session, keys: Sequence[str]) -> dict[str, str]:
    query = select(StoryArticleRow).where(StoryArticleRow.article.in_(keys))
    return {row.article: row.story for row in session.scalars(query)}


def _parse_place(after: str) -> tuple[str, int] | None:
    day, _, serial = after.rpartition("_")
    return (day, int(serial)) if serial.isdecimal() else None


def _births(session: Session, ids: Sequence[str]) -> dict[str, int]:
    query = (
        select(ChangeRow.story, func.min(ChangeRow.seq))
        .where(ChangeRow.story.in_(ids))
        .group_by(ChangeRow.story)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _story_line(row: StoryRow, born: int) -> StoryLine:
    told = tuple(json.loads(row.body).get("told", ()))
    return StoryLine(
        row.id,
        row.title,
        row.first,
        row.last,
        row.articles,
        row.claims,
        row.origins,
        row.moved,
        born,
        told,
    )


def _claim_line(row: ClaimRow, title: str) -> ClaimLine:
    return ClaimLine(row.id, row.story, title, row.modality, row.moved, json.loads(row.body))
