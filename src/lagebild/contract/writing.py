"""Format 2, writing: the annotations of one article as one JSON object.

Beyond the contract an analysis carries what a reader of it would ask for next: the article itself
(so that spans can be read without a second file), the rule that fired, reasons for unresolved
values, heads and kinds of mentions. Tokens and trees stay inside the program.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lagebild.contract.articles import article_to_json
from lagebild.gazetteer import find_namesakes, find_place
from lagebild.intervals import Interval
from lagebild.lang import available_languages, load_language
from lagebild.types import (
    Annotations,
    Attribution,
    Claimant,
    Entity,
    Link,
    OpenQuestion,
    Participant,
    Quantity,
    Quote,
    Relation,
    Span,
    Statement,
    Timex,
)

Row = dict[str, Any]


def analysis_to_json(annotations: Annotations) -> Row:
    """Return the article (format 1) with its analysis (format 2); spans are `[start, end]` lists.

    `article_from_json` reads the article back from it.
    """
    return article_to_json(annotations.article) | {
        "sentences": [_span(sentence.span) for sentence in annotations.sentences],
        "paragraphs": [sentence.paragraph for sentence in annotations.sentences],
        "entities": [_entity(entity) for entity in annotations.entities],
        "timexes": [_timex(timex) for timex in annotations.timexes],
        "quantities": [_quantity(quantity) for quantity in annotations.quantities],
        "quotes": [_quote(quote) for quote in annotations.quotes],
        "attributions": [_attribution(attribution) for attribution in annotations.attributions],
        "statements": [
            _statement(statement) | {"place": _place(statement.where, annotations.article.lang)}
            for statement in annotations.statements
        ],
        "relations": [_relation(relation) for relation in annotations.relations],
        "open_questions": [_question(question) for question in annotations.open_questions],
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _entity(entity: Entity) -> Row:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "mentions": _spans(mention.span for mention in entity.mentions),
        "mention_heads": [mention.head for mention in entity.mentions],
        "mention_kinds": [mention.kind for mention in entity.mentions],
        "links": [_link(link) for link in entity.links],
        "country": entity.country,
        "description": entity.description,
        "gender": entity.gender,
    }


def _link(link: Link) -> Row:
    return {
        "list": link.list,
        "entry": link.entry,
        "since": link.since,
        "until": link.until,
        "score": link.score,
        "reason": link.reason,
    }


def times_to_json(annotations: Annotations) -> Row:
    """Return the article's id, language, day and its time expressions as written.

    Offsets count characters of the text; an interval is [start, end, precision], half open, UTC;
    `value` and `interval` are null where unknown, with the `reason`.
    """
    article = annotations.article
    timexes = [
        {"text": timex.span.of(article.text), **_timex(timex)} for timex in annotations.timexes
    ]
    return {
        "id": article.id,
        "lang": article.lang,
        "published": article.published,
        "timexes": timexes,
    }


def _timex(timex: Timex) -> Row:
    return {
        "start": timex.span.start,
        "end": timex.span.end,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "interval": _interval(timex.interval),
        "reason": timex.reason,
    }


def _interval(interval: Interval | None) -> list[str] | None:
    if interval is None:
        return None
    return [interval.start.isoformat(), interval.end.isoformat(), interval.precision]


def _quantity(quantity: Quantity) -> Row:
    return {
        "span": _span(quantity.span),
        "value": quantity.value,
        "unit": quantity.unit,
        "mod": quantity.mod,
    }


def _quote(quote: Quote) -> Row:
    return {
        "type": quote.type,
        "quote": _spans(quote.quote),
        "speaker": _spans(quote.speaker),
        "cue": _spans(quote.cue),
        "addressee": _spans(quote.addressee),
        "entity": quote.entity,
    }


def _attribution(attribution: Attribution) -> Row:
    return {
        "scope": _spans(attribution.scope),
        "chain": [_claimant(claimant) for claimant in attribution.chain],
        "cue": _span(attribution.cue) if attribution.cue else None,
        "act": attribution.act,
        "modality": attribution.modality,
    }


def _claimant(claimant: Claimant) -> Row:
    return {
        "span": _span(claimant.span),
        "name": claimant.name,
        "kind": claimant.kind,
        "entity": claimant.entity,
    }


def _participant(participant: Participant) -> Row:
    return {
        "span": _span(participant.span),
        "name": participant.name,
        "entity": participant.entity,
    }


def _statement(statement: Statement) -> Row:
    return {
        "id": statement.id,
        "sentence": statement.sentence,
        "trigger": _span(statement.trigger),
        "evidence": _span(statement.evidence),
        "type": statement.type,
        "mode": statement.mode,
        "contexts": list(statement.contexts),
        "actors": [_participant(actor) for actor in statement.actors],
        "recipients": [_participant(recipient) for recipient in statement.recipients],
        "when": statement.when,
        "where": statement.where,
        "modality": statement.modality,
        "attribution": [_claimant(claimant) for claimant in statement.attribution],
        "quantities": list(statement.quantities),
        "rule": statement.rule,
        "event": statement.event,
        "confidence": statement.confidence,
        "confidence_reasons": list(statement.confidence_reasons),
    }


def _place(where: str | None, code: str | None) -> Row | None:
    """Return what the gazetteer knows of a place as written, null where it knows none.

    `also_in`: other countries with a town of this name, in which case the largest town was taken.
    """
    if where is None or code not in available_languages():
        return None
    language = load_language(code)
    place = find_place(where, language)
    if place is None:
        return None
    return {
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "also_in": list(find_namesakes(where, language)),
    }


def _relation(relation: Relation) -> Row:
    return {
        "subject": relation.subject,
        "relation": relation.relation,
        "object": relation.object,
        "span": _span(relation.span),
        "modality": relation.modality,
        "attribution": [_claimant(claimant) for claimant in relation.attribution],
    }


def _question(question: OpenQuestion) -> Row:
    return {"span": _span(question.span), "sentence": question.sentence, "kind": question.kind}
