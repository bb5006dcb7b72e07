"""The order of the stages; the only module that imports them.

Per article (`read_article`): text to statements; needs no database and no other article.
"""

from __future__ import annotations

from dataclasses import replace

from lagebild.lang import Language, load_language
from lagebild.stages.attribution import attribute
from lagebild.stages.entities import find_entities
from lagebild.stages.ingest import BadLine, complete_article, read_articles
from lagebild.stages.link import link_entities
from lagebild.stages.parse import parse
from lagebild.stages.quantities import find_quantities
from lagebild.stages.questions import find_questions
from lagebild.stages.quotes import find_quotes
from lagebild.stages.relations import find_relations
from lagebild.stages.sentences import split_sentences
from lagebild.stages.statements import build_statements
from lagebild.stages.times import find_times
from lagebild.types import Annotations, Article

__all__ = ["BadLine", "annotate", "parse_article", "read_article", "read_articles"]


def read_article(article: Article) -> Annotations:
    """Return everything that the stages find in one article, completed first.

    Raises InputError for an article without text or in a language that has no folder.
    """
    complete = complete_article(article)
    return annotate(parse_article(complete), load_language(complete.lang or ""))


def parse_article(article: Article) -> Annotations:
    """Return an article with its sentences and trees alone; raises InputError as `read_article`."""
    complete = complete_article(article)
    language = load_language(complete.lang or "")
    return Annotations(complete, parse(split_sentences(complete, language), language))


def annotate(annotations: Annotations, language: Language) -> Annotations:
    """Return the annotations of a parsed article with all later stages run."""
    found = replace(annotations, timexes=find_times(annotations, language))
    found = replace(found, quantities=find_quantities(found, language))
    found = replace(found, entities=find_entities(found, language))
    found = replace(found, entities=link_entities(found, language))
    found = replace(found, quotes=find_quotes(found, language))
    found = replace(found, attributions=attribute(found, language))
    found = replace(found, statements=build_statements(found, language))
    found = replace(found, relations=find_relations(found, language))
    return replace(found, open_questions=find_questions(found, language))
