"""What the keeper of the stories needs: articles not placed yet, their neighbours, and writing.

An article's neighbours are the articles published within three weeks that share its rarer names.
Names that half the news mention tell nothing and cost most, so only the rarest ones are followed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from lagebild.contract import analysis_from_json, article_from_json
from lagebild.store.tables import AnalysisRow, ArticleRow, NameRow
from lagebild.store.workbench_tables import IndexRow, StoryArticleRow, ToPlaceRow
from lagebild.store.writing import index_article
from lagebild.types import Annotations

_APART = timedelta(weeks=3)
_RARE_NAMES = 12  # of an article, the rarest
_COMMON = 400  # articles that may share a name before it stops telling


def articles_to_place(session: Session, limit: int) -> dict[str, int]:
    """Return the articles that the stories do not know yet, each with the number of its note."""
    newest = func.max(ToPlaceRow.serial)
    query = (
        select(ToPlaceRow.article, newest)
        .group_by(ToPlaceRow.article)
        .order_by(func.min(ToPlaceRow.serial))
        .limit(limit)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def forget_notes(session: Session, placed: Mapping[str, int]) -> None:
    """Take away the notes up to those numbers; what was noted since stays to be done."""
    for article, serial in placed.items():
        session.execute(
            delete(ToPlaceRow).where(ToPlaceRow.article == article, ToPlaceRow.serial <= serial)
        )


def neighbours(session: Session, key: str, most: int) -> list[str]:
    """Return the articles that share most names with one and were published near it in time."""
    names = _rare_names(session, key)
    if not names:
        return []
    day = session.scalar(select(IndexRow.day).where(IndexRow.article == key)) or ""
    query = (
        select(NameRow.article, func.count().label("shared"))
        .join(IndexRow, IndexRow.article == NameRow.article)
        .where(
            NameRow.folded.in_(names),
            NameRow.statement == "",
            NameRow.role == "entity",
            NameRow.article != key,
        )
        .group_by(NameRow.article)
        .order_by(func.count().desc(), NameRow.article)
        .limit(most)
    )
    if day:
        middle = date.fromisoformat(day)
        near = IndexRow.day.between((middle - _APART).isoformat(), (middle + _APART).isoformat())
        query = query.where(near | (IndexRow.day == ""))
    return [row.article for row in session.execute(query)]


def _rare_names(session: Session, key: str) -> list[str]:
    own = select(NameRow.folded).where(
        NameRow.article == key, NameRow.statement == "", NameRow.role == "entity"
    )
    counts: Counter[str] = Counter()
    for name in set(session.scalars(own)):
        some = select(NameRow.article).where(NameRow.folded == name).limit(_COMMON + 1)
        held = session.scalar(select(func.count()).select_from(some.subquery())) or 0
        if name and held <= _COMMON:
            counts[name] = held
    return [name for name, _ in sorted(counts.items(), key=lambda item: (item[1], item[0]))][
        :_RARE_NAMES
    ]


def stories_of(session: Session, keys: Iterable[str]) -> dict[str, str]:
    """Return the story of each article that is in one."""
    query = select(StoryArticleRow).where(StoryArticleRow.article.in_(list(keys)))
    return {row.article: row.story for row in session.scalars(query)}


def members_of(session: Session, stories: Iterable[str]) -> list[str]:
    """Return the keys of all articles of some stories."""
    query = select(StoryArticleRow.article).where(StoryArticleRow.story.in_(list(stories)))
    return list(session.scalars(query))


def load_analyses(session: Session, keys: Sequence[str]) -> dict[str, Annotations]:
    """Return the analyses of articles by key; unreadable rows raise InputError."""
    query = (
        select(AnalysisRow.article, ArticleRow.body, AnalysisRow.body)
        .join(ArticleRow, ArticleRow.key == AnalysisRow.article)
        .where(AnalysisRow.article.in_(list(keys)))
    )
    return {
        key: analysis_from_json(json.loads(analysis), article_from_json(json.loads(article)))
        for key, article, analysis in session.execute(query)
    }


def index_missing(session: Session, limit: int) -> int:
    """Index articles that were stored before there was an index; return how many."""
    known = select(IndexRow.article)
    query = select(AnalysisRow.article).where(AnalysisRow.article.not_in(known)).limit(limit)
    keys = list(session.scalars(query))
    for key, analysis in load_analyses(session, keys).items():
        index_article(session, key, analysis)
    return len(keys)
