"""Keeping the work by hand: edits are added and undone, never changed or deleted.

An edit on an article or story makes the stories of its articles be drawn anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lagebild.edits import Edit, NewEdit, article_subject
from lagebild.errors import NotFoundError
from lagebild.store.opening import Store
from lagebild.store.tables import ArticleRow
from lagebild.store.workbench_tables import EditRow, StoryArticleRow, StoryRow, ToPlaceRow


def add_edit(store: Store, edit: NewEdit, *, author: str, at: str) -> Edit:
    """Keep an edit and return it with its number; raises NotFoundError for an unknown subject."""
    with store.session() as session:
        articles = _articles_of(session, store, edit.subject, edit.value)
        row = EditRow(
            at=at,
            author=author,
            kind=edit.kind,
            subject=edit.subject,
            target=json.dumps(dict(edit.target), ensure_ascii=False),
            value=json.dumps(dict(edit.value), ensure_ascii=False),
            note=edit.note.replace("\x00", ""),
        )
        session.add(row)
        session.flush()
        _draw_anew(session, articles)
        return _edit(row)


def undo_edit(store: Store, id: int, *, author: str, at: str) -> Edit:
    """Take an edit back; one that was undone stays so. Raises NotFoundError."""
    with store.session() as session:
        row = session.get(EditRow, id)
        if row is None:
            raise NotFoundError(f"{store.path} holds no edit {id}")
        if row.undone_at is None:
            row.undone_at, row.undone_by = at, author
            edit = _edit(row)
            _draw_anew(session, _articles_of(session, store, edit.subject, edit.value, lost=True))
        return _edit(row)


def list_edits(
    store: Store,
    *,
    subject: str | None = None,
    before: int | None = None,
    limit: int | None = None,
) -> tuple[Edit, ...]:
    """Return edits, newest first, undone ones too; of one subject if that is given."""
    query = select(EditRow).order_by(EditRow.id.desc())
    if subject is not None:
        query = query.where(EditRow.subject == subject)
    if before is not None:
        query = query.where(EditRow.id < before)
    if limit is not None:
        query = query.limit(limit)
    with store.session() as session:
        return tuple(_edit(row) for row in session.scalars(query))


def edits_of_articles(session: Session, keys: Iterable[str]) -> dict[str, list[Edit]]:
    """Return the edits in force on articles, by key, oldest first."""
    subjects = {article_subject(key): key for key in keys}
    query = select(EditRow).where(EditRow.subject.in_(subjects), EditRow.undone_at.is_(None))
    found: dict[str, list[Edit]] = {key: [] for key in subjects.values()}
    for row in session.scalars(query.order_by(EditRow.id)):
        found[subjects[row.subject]].append(_edit(row))
    return found


def edited_articles(store: Store) -> tuple[str, ...]:
    """Return the keys of the articles with edits in force, the one edited first first."""
    first = func.min(EditRow.id)
    query = (
        select(EditRow.subject)
        .where(EditRow.subject.startswith("article "), EditRow.undone_at.is_(None))
        .group_by(EditRow.subject)
        .order_by(first)
    )
    with store.session() as session:
        return tuple(subject.partition(" ")[2] for subject in session.scalars(query))


def titles_of(store: Store, subjects: Iterable[str]) -> dict[str, str]:
    """Return the titles of what edits are about, by subject; without those that are gone."""
    wanted = set(subjects)
    found: dict[str, str] = {}
    with store.session() as session:
        for place, query in (
            ("article", select(ArticleRow.key, ArticleRow.title)),
            ("story", select(StoryRow.id, StoryRow.title)),
        ):
            ids = [one.partition(" ")[2] for one in wanted if one.startswith(f"{place} ")]
            column = query.selected_columns[0]
            rows = session.execute(query.where(column.in_(ids)))
            found |= {f"{place} {id}": title for id, title in rows if title}
    return found


def arranging_edits(session: Session) -> tuple[Edit, ...]:
    """Return the edits in force that join stories or take them apart, oldest first."""
    query = select(EditRow).where(
        EditRow.kind.in_(("together", "apart")), EditRow.undone_at.is_(None)
    )
    return tuple(_edit(row) for row in session.scalars(query.order_by(EditRow.id)))


def _articles_of(
    session: Session,
    store: Store,
    subject: str,
    value: Mapping[str, Any],
    *,
    lost: bool = False,
) -> Sequence[str]:
    """Return the keys of the articles that an edit touches."""
    place, _, id = subject.partition(" ")
    if place == "article":
        if session.get(ArticleRow, id) is None and not lost:
            raise NotFoundError(f"{store.path} holds no article {id!r}")
        return [id]
    members = select(StoryArticleRow.article).where(StoryArticleRow.story == id)
    keys = list(session.scalars(members))
    if not keys and not lost:
        raise NotFoundError(f"{store.path} holds no story {id!r}")
    return [*keys, *keys_of_all(session, value.get("articles", ()))]


def keys_of_all(session: Session, references: Iterable[str]) -> list[str]:
    """Return the keys that begin so; keys are hexadecimal, "g" follows them all."""
    return [
        key
        for one in references
        for key in session.scalars(
            select(ArticleRow.key).where(ArticleRow.key >= one, ArticleRow.key < one + "g")
        )
    ]


def _draw_anew(session: Session, keys: Iterable[str]) -> None:
    session.add_all(ToPlaceRow(article=key) for key in sorted(set(keys)))
    session.flush()


def _edit(row: EditRow) -> Edit:
    return Edit(
        row.id,
        row.at,
        row.author,
        row.kind,  # type: ignore[arg-type]  # checked before it was kept
        row.subject,
        json.loads(row.target),
        json.loads(row.value),
        row.note,
        row.undone_at,
        row.undone_by,
    )
