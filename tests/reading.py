"""Short texts read by the whole pipeline, for tests of what the stages make of real trees."""

from functools import cache

from lagebild.pipeline import read_article
from lagebild.types import Annotations, Article, Claimant, Participant, Statement


@cache
def read(text: str, lang: str = "de", published: str = "2026-03-06") -> Annotations:
    return read_article(Article("t", text, lang=lang, published=published))


def statement(text: str, trigger: str, lang: str = "de") -> Statement:
    """Return the statement whose trigger is the given word."""
    found = read(text, lang)
    return next(s for s in found.statements if s.trigger.of(found.article.text) == trigger)


def names(people: tuple[Participant, ...] | tuple[Claimant, ...]) -> list[str]:
    """Return the names of participants or claimants."""
    return [one.name for one in people]


def sides(one: Statement) -> tuple[list[str], list[str]]:
    """Return the names of the actors and of the recipients."""
    return names(one.actors), names(one.recipients)


def chain(text: str, trigger: str, lang: str) -> list[str]:
    """Return who vouches for the statement whose trigger is the given word, the closest first."""
    return names(statement(text, trigger, lang).attribution)


def told(text: str, lang: str) -> list[tuple[str, str]]:
    """Return class and modality of all statements of a text."""
    return [(one.type, one.modality) for one in read(text, lang).statements]
