"""Saving: by content key, whole or not at all, and nothing when nothing is new."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete

from lagebild import __version__
from lagebild.contract import analysis_to_json, article_to_json, content_hash
from lagebild.names import normalise_name
from lagebild.store.opening import Store
from lagebild.store.tables import AnalysisRow, ArticleRow, NameRow, StatementRow
from lagebild.types import Annotations, Article, Statement


def save_analysis(store: Store, annotations: Annotations) -> bool:
    """Save an article with its analysis; return False if the store held just that already."""
    article = annotations.article
    key = content_hash(article)
    body = _dumped(analysis_to_json(annotations))
    with store.session() as session:
        held = session.get(AnalysisRow, key)
        if held is not None and held.body == body:
            return False
        session.merge(_article_row(key, article))
        session.merge(AnalysisRow(article=key, version=__version__, body=body))
        for table in (StatementRow, NameRow):
            session.execute(delete(table).where(table.article == key))
        session.add_all(_statement_row(key, one, article.text) for one in annotations.statements)
        session.add_all(_name_rows(key, annotations))
    return True


def _dumped(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True)


def _article_row(key: str, article: Article) -> ArticleRow:
    return ArticleRow(
        key=key,
        id=article.id,
        title=article.title,
        outlet=article.outlet,
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
        where=statement.where,
        evidence=statement.evidence.of(text),
    )


def _name_rows(key: str, annotations: Annotations) -> list[NameRow]:
    """Each name once per statement and role: the keys of the table."""
    return [
        NameRow(article=key, statement=statement, role=role, name=name, folded=normalise_name(name))
        for statement, role, name in sorted(set(_names(annotations)))
    ]


def _names(annotations: Annotations) -> Iterator[tuple[str, str, str]]:
    for entity in annotations.entities:
        yield "", "entity", entity.name
    for statement in annotations.statements:
        for actor in statement.actors:
            yield statement.id, "actor", actor.name
        for recipient in statement.recipients:
            yield statement.id, "recipient", recipient.name
        for claimant in statement.attribution:
            yield statement.id, "claimant", claimant.name
