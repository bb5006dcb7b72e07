"""Saving: by content key, whole or not at all, and nothing when nothing is new."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lagebild import __version__
from lagebild.contract import analysis_to_json, article_to_json, content_hash
from lagebild.names import normalise_name
from lagebild.store.opening import Store
from lagebild.store.tables import AnalysisRow, ArticleRow, NameRow, StatementRow
from lagebild.store.words import put_words
from lagebild.store.workbench_tables import IndexRow, ToPlaceRow
from lagebild.types import Annotations, Article, Statement

_LONGEST = 300  # characters of a name or title in an index; PostgreSQL takes 2,704 bytes


def save_analysis(store: Store, annotations: Annotations) -> bool:
    """Save an article with its analysis; return False if the store held just that already."""
    return save_analyses(store, (annotations,)) == 1


def save_analyses(store: Store, many: Iterable[Annotations]) -> int:
    """Save several, all or none; return how many were new or other than before."""
    with store.session() as session:
        return sum(_save(session, annotations) for annotations in many)


def _save(session: Session, annotations: Annotations) -> bool:
    article = annotations.article
    key = content_hash(article)
    body = _dumped(analysis_to_json(annotations))
    held = session.get(AnalysisRow, key)
    if held is not None and held.body == body:
        return False
    session.merge(_article_row(key, article))
    session.flush()  # what follows refers to it
    session.merge(AnalysisRow(article=key, version=__version__, body=body))
    for table in (StatementRow, NameRow):
        session.execute(delete(table).where(table.article == key))
    session.add_all(_statement_row(key, one, article.text) for one in annotations.statements)
    session.add_all(_name_rows(key, annotations))
    index_article(session, key, annotations)
    session.add(ToPlaceRow(article=key))
    return True


def index_article(session: Session, key: str, annotations: Annotations) -> None:
    """Make an article's words and names findable, in place of what was there."""
    article = annotations.article
    day = (article.published or "")[:10]
    row = session.scalar(select(IndexRow).where(IndexRow.article == key))
    if row is None:
        row = IndexRow(article=key, day=day)
        session.add(row)
    row.day = day
    session.flush()
    names = (entity.name for entity in annotations.entities)
    words = "\n".join((article.title or "", article.outlet or "", article.text))
    put_words(session, "article_words", row.serial, words, names)


def shown(value: str | None) -> str | None:
    """Return a value that every database takes into an index: no NUL, of bounded length."""
    return value.replace("\x00", "")[:_LONGEST] if value else value


def _dumped(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True)


def _article_row(key: str, article: Article) -> ArticleRow:
    return ArticleRow(
        key=key,
        id=article.id,
        title=shown(article.title),
        outlet=shown(article.outlet),
        published=article.published,
        lang=article.lang,
        body=_dumped(article_to_json(article)),
    )


def _statement_row(key: str, statement: Statement, text: str) -> StatementRow:
    return StatementRow(
        article=key,
        id=statement.id,
        type=statement.type,
        modality=statement.modality,
        when=statement.when,
        where=shown(statement.where),
        evidence=statement.evidence.of(text).replace("\x00", ""),
    )


def _name_rows(key: str, annotations: Annotations) -> list[NameRow]:
    """Each name once per statement and role: the keys of the table."""
    found = _names(annotations)
    return [
        NameRow(article=key, statement=statement, role=role, name=name, folded=normalise_name(name))
        for statement, role, name in sorted({(*one, shown(name) or "") for *one, name in found})
    ]


def _names(annotations: Annotations) -> Iterator[tuple[str, str, str]]:
    for entity in annotations.entities:
        yield "", "entity", entity.name
        if entity.type == "group" or entity.links:
            yield "", "group", entity.name
    for statement in annotations.statements:
        for actor in statement.actors:
            yield statement.id, "actor", actor.name
        for recipient in statement.recipients:
            yield statement.id, "recipient", recipient.name
        for claimant in statement.attribution:
            yield statement.id, "claimant", claimant.name
        if statement.where:
            yield statement.id, "place", statement.where
