"""Short texts read by the whole pipeline, for tests of what the stages make of real trees."""

from functools import cache

from lagebild.pipeline import read_article
from lagebild.types import Annotations, Article, Statement


@cache
def read(text: str, lang: str = "de", published: str = "2026-03-06") -> Annotations:
    return read_article(Article("t", text, lang=lang, published=published))


def statement(text: str, trigger: str, lang: str = "de") -> Statement:
    """Return the statement whose trigger is the given word."""
    found = read(text, lang)
    return next(s for s in found.statements if s.trigger.of(found.article.text) == trigger)
