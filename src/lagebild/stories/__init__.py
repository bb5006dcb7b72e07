"""Many articles become a situation: stories, their claims, and who stands behind each claim.

Works on analyses alone: no model, no store, no clock. The order of the articles does not matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from lagebild.errors import InputError
from lagebild.stories.claims import compare_passages, group_passages
from lagebild.stories.copies import Copies, find_copies, taken_from
from lagebild.stories.grouping import group_articles
from lagebild.stories.order import moment_of
from lagebild.stories.origins import core_of, find_origins, status_of
from lagebild.stories.passages import Passage, passages_of
from lagebild.stories.standing import stance_of
from lagebild.stories.voices import offices_of
from lagebild.stories.wording import shows
from lagebild.story_types import (
    Carrier,
    Designated,
    OpenPoint,
    Situation,
    Story,
    StoryClaim,
)
from lagebild.types import Annotations, Link, Statement

__all__ = ["build_situation", "draw_story", "shows"]

_TITLE_LENGTH = 80
_DENIAL = "REJECT"  # the class of saying no


def build_situation(analyses: Iterable[Annotations]) -> Situation:
    """Return the situation that a set of analysed articles draws.

    An article given twice counts once; undated ones come last. Raises InputError if two different
    articles share an id.
    """
    articles = _in_order(analyses)
    return Situation(
        tuple(
            draw_story(number, [articles[index] for index in group])
            for number, group in enumerate(group_articles(articles), 1)
        ),
        _designations(articles),
        tuple(point for one in articles for point in _open_points(one)),
    )


def _in_order(analyses: Iterable[Annotations]) -> list[Annotations]:
    known: dict[str, Annotations] = {}
    for one in analyses:
        first = known.setdefault(one.article.id, one)
        if first.article.text != one.article.text:
            raise InputError(f"article id {one.article.id!r} is given twice with different texts")
    return sorted(known.values(), key=lambda one: (moment_of(one.article), one.article.id))


def draw_story(number: int, articles: Sequence[Annotations]) -> Story:
    """Return the story that some articles tell; they come in the order in which they appeared."""
    days = sorted(one.article.published[:10] for one in articles if one.article.published)
    web = compare_passages([passage for one in articles for passage in passages_of(one)])
    copies = find_copies(articles, web)
    offices = offices_of(articles)
    groups = (tuple(p for p in group if not p.is_dateline) for group in group_passages(web))
    told = [group for group in groups if group]
    return Story(
        id=f"story-{number}",
        title=_title(articles[0]),
        articles=tuple(one.article.id for one in articles),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        claims=tuple(
            _claim(f"story-{number}-claim-{place}", group, copies, offices)
            for place, group in enumerate(filter(_claims_something, told), 1)
        ),
    )


def _claims_something(group: Sequence[Passage]) -> bool:
    """A sentence that one article alone tells, with no event and nobody's word, is no claim."""
    said = any(one.statements or one.attributions for one in group)
    return said or len({one.article for one in group}) > 1


def _title(annotations: Annotations) -> str:
    article = annotations.article
    if article.title:
        return article.title
    start = article.dateline.span.end if article.dateline else 0
    first = " ".join((article.text[start:].strip() or article.text).split())
    return first if len(first) <= _TITLE_LENGTH else first[: _TITLE_LENGTH - 1] + "…"


def _claim(
    id: str,
    group: Sequence[Passage],
    copies: Copies,
    offices: Mapping[str, frozenset[str]],
) -> StoryClaim:
    taken = taken_from(group, copies)
    origins = find_origins(group, taken, copies, offices)
    core = core_of(group)
    stances = {passage: stance_of(passage, core) for passage in group}
    told = _claimed(group, denied="denies" in stances.values())
    kind = Counter(one.type for one in told).most_common(1)
    first = next((one for one in told if one.type == kind[0][0]), None)
    return StoryClaim(
        id=id,
        type=first.type if first else "",
        mode=first.mode if first else None,
        actors=tuple(actor.name for actor in first.actors) if first else (),
        recipients=tuple(recipient.name for recipient in first.recipients) if first else (),
        when=next((one.when for one in told if one.when), None),
        where=next((one.where for one in told if one.where), None),
        summary=" ".join(group[0].text.split()),
        status=status_of(origins),
        carriers=tuple(
            Carrier(
                article=passage.article,
                statement=_statement(passage, first.type if first else ""),
                span=passage.span,
                stance=stances[passage],
                copy_of=taken[passage],
            )
            for passage in group
        ),
        origins=origins,
    )


def _claimed(group: Sequence[Passage], *, denied: bool) -> list[Statement]:
    """The statements that tell what is claimed.

    Where it is denied, saying so is only a stance, and what is no more than possible ("rejected the
    reward for his arrest") is not what is denied.
    """
    told = [statement for passage in group for statement in passage.statements]
    if not denied:
        return told
    return [one for one in told if one.type != _DENIAL and one.modality != "possible"]


def _statement(passage: Passage, kind: str) -> str:
    """The statement of a passage that is of a claim's class, "" if it holds none."""
    own = [one.id for one in passage.statements if one.type == kind]
    return next(iter(own or [one.id for one in passage.statements]), "")


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
