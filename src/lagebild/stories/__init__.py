"""Many articles become a situation: stories, their claims, and who stands behind each claim.

Works on analyses alone: no model, no store, no clock. The order of the articles does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lagebild.errors import InputError
from lagebild.stories.claims import Told, group_statements
from lagebild.stories.copies import find_copies, named_source
from lagebild.stories.grouping import group_articles
from lagebild.stories.origins import find_origins, stance_of, status_of
from lagebild.story_types import (
    Carrier,
    Designated,
    OpenPoint,
    Situation,
    Story,
    StoryClaim,
)
from lagebild.types import Annotations, Link

__all__ = ["build_situation"]

_TITLE_LENGTH = 80


def build_situation(analyses: Iterable[Annotations]) -> Situation:
    """Return the situation that a set of analysed articles draws.

    Raises InputError if two articles share an id.
    """
    articles = sorted(analyses, key=lambda one: (one.article.published or "9", one.article.id))
    ids = [one.article.id for one in articles]
    for first, second in zip(sorted(ids), sorted(ids)[1:], strict=False):
        if first == second:
            raise InputError(f"article id {first!r} is given twice; ids are unique")
    return Situation(
        tuple(
            _story(number, [articles[index] for index in group])
            for number, group in enumerate(group_articles(articles), 1)
        ),
        _designations(articles),
        tuple(point for one in articles for point in _open_points(one)),
    )


def _story(number: int, articles: Sequence[Annotations]) -> Story:
    days = sorted(one.article.published[:10] for one in articles if one.article.published)
    copies = find_copies(articles)
    return Story(
        id=f"story-{number}",
        title=_title(articles[0]),
        articles=tuple(one.article.id for one in articles),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        claims=tuple(
            _claim(f"story-{number}-claim-{place}", group, articles, copies)
            for place, group in enumerate(group_statements(articles), 1)
        ),
    )


def _title(annotations: Annotations) -> str:
    article = annotations.article
    if article.title:
        return article.title
    first = " ".join(article.text.split())
    return first if len(first) <= _TITLE_LENGTH else first[: _TITLE_LENGTH - 1] + "…"


def _claim(
    id: str, group: Sequence[Told], articles: Sequence[Annotations], copies: dict[str, str]
) -> StoryClaim:
    first = group[0]
    taken = {told.annotations.article.id: _taken_from(told, articles, copies) for told in group}
    origins = find_origins(group, taken)
    return StoryClaim(
        id=id,
        type=first.statement.type,
        mode=first.statement.mode,
        actors=tuple(actor.name for actor in first.statement.actors),
        recipients=tuple(recipient.name for recipient in first.statement.recipients),
        when=next((told.statement.when for told in group if told.statement.when), None),
        where=next((told.statement.where for told in group if told.statement.where), None),
        summary=" ".join(first.statement.evidence.of(first.annotations.article.text).split()),
        status=status_of(origins),
        carriers=tuple(
            Carrier(
                article=told.annotations.article.id,
                statement=told.statement.id,
                span=told.statement.evidence,
                stance=stance_of(told),
                copy_of=taken[told.annotations.article.id],
            )
            for told in group
        ),
        origins=origins,
    )


def _taken_from(told: Told, articles: Sequence[Annotations], copies: dict[str, str]) -> str | None:
    own = [one.article.id for one in articles].index(told.annotations.article.id)
    named = named_source(told.statement, told.annotations, articles[:own])
    return named or copies.get(told.annotations.article.id)


def _designations(articles: Sequence[Annotations]) -> tuple[Designated, ...]:
    found: dict[tuple[str, str], tuple[str, Link, list[str]]] = {}
    for one in articles:
        for entity in one.entities:
            for link in entity.links:
                entry = found.setdefault((link.list, link.entry), (entity.name, link, []))
                if one.article.id not in entry[2]:
                    entry[2].append(one.article.id)
    return tuple(Designated(name, link, tuple(ids)) for name, link, ids in found.values())


def _open_points(annotations: Annotations) -> tuple[OpenPoint, ...]:
    article = annotations.article
    return tuple(
        OpenPoint(article.id, one.span, one.kind, " ".join(one.span.of(article.text).split()))
        for one in annotations.open_questions
    )
