"""What the keeper of the stories needs: articles not placed yet, what they are grouped by, writing.

What an article is grouped by is kept, so that placing a new one does not read the old analyses.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from lagebild.contract import analysis_from_json, article_from_json
from lagebild.store.tables import AnalysisRow, ArticleRow
from lagebild.store.workbench_tables import IndexRow, StoryArticleRow, StoryKeysRow, ToPlaceRow
from lagebild.store.writing import index_article
from lagebild.types import Annotations

_UNDATED = "9"  # comes after every date


@dataclass(frozen=True, slots=True)
class Keyed:
    """An article with what it is grouped by; `story` is the first article of its group, "" if new.

    Sorted by `place`, articles come in the order in which they are placed.
    """

    article: str
    moment: str
    id: str
    keys: Mapping[str, int]
    story: str

    @property
    def place(self) -> tuple[str, str, str]:
        """Where the article stands in the order."""
        return self.moment, self.id, self.article


def articles_to_place(session: Session, limit: int) -> dict[str, int]:
    """Return the articles that the stories do not know yet, each with the number of its note.

    Those published first come first, so that fewest articles have to be placed again.
    """
    newest = func.max(ToPlaceRow.serial)
    query = (
        select(ToPlaceRow.article, newest)
        .join(ArticleRow, ArticleRow.key == ToPlaceRow.article)
        .join(AnalysisRow, AnalysisRow.article == ToPlaceRow.article)
        .group_by(ToPlaceRow.article, ArticleRow.published, ArticleRow.id)
        .order_by(func.coalesce(ArticleRow.published, _UNDATED), ArticleRow.id, ToPlaceRow.article)
        .limit(limit)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def forget_notes(session: Session, placed: Mapping[str, int]) -> None:
    """Take away the notes up to those numbers; what was noted since stays to be done."""
    for article, serial in placed.items():
        session.execute(
            delete(ToPlaceRow).where(ToPlaceRow.article == article, ToPlaceRow.serial <= serial)
        )


def load_keyed(session: Session) -> list[Keyed]:
    """Return what all placed articles are grouped by, in the order in which they are placed."""
    query = select(StoryKeysRow).order_by(
        StoryKeysRow.moment, StoryKeysRow.id, StoryKeysRow.article
    )
    return [
        Keyed(row.article, row.moment, row.id, json.loads(row.body), row.story)
        for row in session.scalars(query)
    ]


def write_keyed(session: Session, rows: Iterable[Keyed]) -> None:
    """Keep what articles are grouped by and into."""
    for row in rows:
        body = json.dumps(dict(row.keys), ensure_ascii=False)
        session.merge(
            StoryKeysRow(
                article=row.article, moment=row.moment, id=row.id, story=row.story, body=body
            )
        )
    session.flush()


def ids_of(session: Session, keys: Iterable[str]) -> dict[str, str]:
    """Return the id that each article came with."""
    query = select(ArticleRow.key, ArticleRow.id).where(ArticleRow.key.in_(list(keys)))
    return {row[0]: row[1] for row in session.execute(query)}


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
