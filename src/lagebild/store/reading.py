"""Loading and searching: rows back into records, newest article first."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from lagebild.contract import analysis_from_json, article_from_json
from lagebild.errors import NotFoundError, StoreError
from lagebild.names import normalise_name
from lagebild.store.opening import Store
from lagebild.store.tables import AnalysisRow, ArticleRow, NameRow, StatementRow
from lagebild.types import Annotations, Article


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One line of the list: what an article is, and how many statements were found in it."""

    key: str
    id: str
    title: str | None
    outlet: str | None
    published: str | None
    lang: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Found:
    """One statement that a search found, with the words it rests on."""

    article: StoredArticle
    id: str
    type: str
    modality: str
    when: str | None
    where: str | None
    evidence: str


def load_article(store: Store, reference: str) -> Article:
    """Return the article with this id, or whose key starts so; raises NotFoundError."""
    with store.session() as session:
        return article_from_json(_loaded(store, _row(store, session, reference).body))


def load_analysis(store: Store, reference: str) -> Annotations:
    """Return what was found in the article with this id or key; raises NotFoundError."""
    with store.session() as session:
        row = _row(store, session, reference)
        analysis = session.get(AnalysisRow, row.key)
        if analysis is None:
            raise NotFoundError(f"{store.path}: article {reference!r} has not been analysed")
        article = article_from_json(_loaded(store, row.body))
        return analysis_from_json(_loaded(store, analysis.body), article)


def search_articles(
    store: Store,
    *,
    name: str | None = None,
    since: str | None = None,
    until: str | None = None,
    lang: str | None = None,
) -> tuple[StoredArticle, ...]:
    """Return the articles that fit all that is given, newest first, undated ones last.

    `name` fits any name in the article, whatever its case and accents; `since` and `until` are
    ISO dates of publication, both included.
    """
    query = _articles()
    if name is not None:
        query = query.where(ArticleRow.key.in_(select(NameRow.article).where(_named(name))))
    if since is not None:
        query = query.where(ArticleRow.published >= since)
    if until is not None:
        query = query.where(func.substr(ArticleRow.published, 1, len(until)) <= until)
    if lang is not None:
        query = query.where(ArticleRow.lang == lang)
    with store.session() as session:
        return tuple(StoredArticle(*row) for row in session.execute(query))


def search_statements(
    store: Store, *, type: str | None = None, name: str | None = None, modality: str | None = None
) -> tuple[Found, ...]:
    """Return the statements that fit all that is given, by article (newest first) and text order.

    `name` fits actors, recipients and claimants.
    """
    query = select(StatementRow)
    if type is not None:
        query = query.where(StatementRow.type == type.upper())
    if modality is not None:
        query = query.where(StatementRow.modality == modality)
    if name is not None:
        spoken_of = select(NameRow.article + " " + NameRow.statement).where(_named(name))
        query = query.where((StatementRow.article + " " + StatementRow.id).in_(spoken_of))
    with store.session() as session:
        rows = session.scalars(query).all()
        articles = {row[0]: StoredArticle(*row) for row in session.execute(_articles())}
        order = {key: place for place, key in enumerate(articles)}
        found = [
            Found(
                articles[row.article],
                row.id,
                row.type,
                row.modality,
                row.when,
                row.where,
                row.evidence,
            )
            for row in rows
        ]
    return tuple(sorted(found, key=lambda one: (order[one.article.key], one.id)))


def _articles() -> Select[tuple[str, str, str | None, str | None, str | None, str | None, int]]:
    count = (
        select(func.count())
        .select_from(StatementRow)
        .where(StatementRow.article == ArticleRow.key)
        .scalar_subquery()
    )
    return select(
        ArticleRow.key,
        ArticleRow.id,
        ArticleRow.title,
        ArticleRow.outlet,
        ArticleRow.published,
        ArticleRow.lang,
        count,
    ).order_by(ArticleRow.published.desc().nulls_last(), ArticleRow.id)


def _named(name: str) -> ColumnElement[bool]:
    """The whole name, or whole words of it: "Sheinbaum" finds "Claudia Sheinbaum"."""
    padded = " " + NameRow.folded + " "
    return padded.contains(f" {normalise_name(name)} ", autoescape=True)


def _row(store: Store, session: Session, reference: str) -> ArticleRow:
    # A key is hexadecimal, "g" follows them all; LIKE would read every row of a large store.
    begins = and_(ArticleRow.key >= reference, ArticleRow.key < reference + "g")
    fits = or_(ArticleRow.id == reference, begins) if reference else ArticleRow.id == reference
    rows = session.scalars(select(ArticleRow).where(fits).order_by(ArticleRow.id)).all()
    named = [row for row in rows if row.id == reference] or rows
    if not named:
        raise NotFoundError(
            f"{store.path} holds no article {reference!r}; `lagebild list --db {store.path}` "
            "shows what it holds"
        )
    if len(named) > 1:
        keys = ", ".join(row.key[:12] for row in named[:5])
        raise NotFoundError(f"{reference!r} means several articles; say which by its key: {keys}")
    return named[0]


def _loaded(store: Store, body: str) -> dict[str, object]:
    try:
        row: dict[str, object] = json.loads(body)
    except json.JSONDecodeError as error:
        raise StoreError(
            f"{store.path} is damaged ({error}); restore a copy or read the articles again"
        ) from error
    return row
