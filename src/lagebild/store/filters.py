"""What a reader looks for, and the conditions that this means in the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session

from lagebild.names import normalise_name
from lagebild.store.tables import ArticleRow, NameRow, StatementRow
from lagebild.store.words import matching_rows, parse_query
from lagebild.store.workbench_tables import (
    ClaimNameRow,
    ClaimRow,
    IndexRow,
    StoryArticleRow,
    StoryRow,
)

_ID = 16  # characters of a key that name an article in a claim
_ABOUT = ("actor", "recipient", "group", "place")  # of a claim: whom and what it is about
_ARTICLE_ROLES = {"entity": None, "place": "place", "group": "group", "origin": "claimant"}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader looks for; None and "" mean anything. Days are ISO dates, both included."""

    q: str = ""
    entity: str = ""
    place: str = ""
    group: str = ""
    origin: str = ""
    outlet: str = ""
    lang: str = ""
    type: str = ""
    modality: str = ""
    status: str = ""
    origins: int | None = None  # exactly so many independent origins
    since: str = ""
    until: str = ""
    moved_after: int | None = None  # changed after this change


def narrowed_articles(session: Session, filters: Filters) -> Select[Any]:
    """Return the query for the articles that fit, with their place in the order."""
    query = select(
        ArticleRow.key,
        ArticleRow.id,
        ArticleRow.title,
        ArticleRow.outlet,
        ArticleRow.published,
        ArticleRow.lang,
        IndexRow.day,
        IndexRow.serial,
    ).join(IndexRow, IndexRow.article == ArticleRow.key)
    terms = parse_query(filters.q)
    if terms:
        query = query.where(IndexRow.serial.in_(matching_rows(session, "article_words", terms)))
    for field, role in _ARTICLE_ROLES.items():
        if value := getattr(filters, field):
            named = select(NameRow.article).where(NameRow.folded == normalise_name(value))
            named = named.where(NameRow.role == role) if role else named
            query = query.where(ArticleRow.key.in_(named))
    for column, value in (("type", filters.type.upper()), ("modality", filters.modality)):
        if value:
            held = getattr(StatementRow, column) == value
            query = query.where(ArticleRow.key.in_(select(StatementRow.article).where(held)))
    if filters.outlet:
        query = query.where(ArticleRow.outlet == filters.outlet)
    if filters.lang:
        query = query.where(ArticleRow.lang == filters.lang)
    if filters.since:
        query = query.where(IndexRow.day >= filters.since)
    if filters.until:
        query = query.where(IndexRow.day <= filters.until, IndexRow.day != "")
    return query


def story_conditions(session: Session, filters: Filters) -> list[ColumnElement[bool]]:
    """Return what a story must fulfil: its days, and one claim that fits the rest."""
    found: list[ColumnElement[bool]] = []
    if filters.since:
        found.append(StoryRow.last >= filters.since)
    if filters.until:
        found.append(StoryRow.first <= filters.until)
    if filters.moved_after is not None:
        found.append(StoryRow.moved > filters.moved_after)
    inner = claim_conditions(session, filters, times=False)
    if inner:
        found.append(StoryRow.id.in_(select(ClaimRow.story).where(*inner)))
    return found


def claim_conditions(
    session: Session, filters: Filters, *, times: bool = True
) -> list[ColumnElement[bool]]:
    """Return what a claim must fulfil; without `times`, its own days do not matter."""
    found: list[ColumnElement[bool]] = []
    terms = parse_query(filters.q)
    if terms:
        found.append(ClaimRow.serial.in_(matching_rows(session, "claim_words", terms)))
    for role in ("entity", "place", "group", "origin"):
        if value := getattr(filters, role):
            named = select(ClaimNameRow.claim).where(ClaimNameRow.folded == normalise_name(value))
            roles = _ABOUT if role == "entity" else (role,)
            named = named.where(ClaimNameRow.role.in_(roles))
            found.append(ClaimRow.serial.in_(named))
    for column, value in (
        ("type", filters.type.upper()),
        ("modality", filters.modality),
        ("status", filters.status),
    ):
        if value:
            found.append(getattr(ClaimRow, column) == value)
    if filters.origins is not None:
        found.append(ClaimRow.origins == filters.origins)
    if filters.outlet or filters.lang:
        found += _carried_by(filters)
    if times:
        found += _claim_times(filters)
    return found


def _carried_by(filters: Filters) -> list[ColumnElement[bool]]:
    """A claim's own articles: those of its story that its body names."""
    articles = select(StoryArticleRow.story).join(
        ArticleRow, ArticleRow.key == StoryArticleRow.article
    )
    if filters.outlet:
        articles = articles.where(ArticleRow.outlet == filters.outlet)
    if filters.lang:
        articles = articles.where(ArticleRow.lang == filters.lang)
    named = ClaimRow.body.contains(func.substr(ArticleRow.key, 1, _ID))
    own = articles.where(StoryArticleRow.story == ClaimRow.story, named)
    return [ClaimRow.story.in_(articles), exists(own.correlate(ClaimRow))]


def _claim_times(filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.since:
        found.append(ClaimRow.when >= filters.since)
    if filters.until:
        found.append(func.substr(ClaimRow.when, 1, len(filters.until)) <= filters.until)
    if filters.moved_after is not None:
        found.append(ClaimRow.moved > filters.moved_after)
    return found
