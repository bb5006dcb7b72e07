"""One flat row per statement, with what the article, the gazetteer and PLOVER know of it.

Column names follow POLECAT where it has the column (docs/ontology.md); lists are joined by "; ".
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from lagebild.gazetteer import Place, find_namesakes, find_place
from lagebild.lang import available_languages, load_language
from lagebild.types import Annotations, Entity, Participant, Statement

Row = dict[str, Any]
COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Quad Code", "CAMEO Root", "Contexts"),
    *("Actor Name", "Actor Country", "Actor Type"),
    *("Recipient Name", "Recipient Country", "Recipient Type"),
    *("Placename", "Country", "Latitude", "Longitude", "Place Kind", "Place Also In"),
    *("Modality", "Attribution", "Quantities", "Trigger", "Event Text"),
    *("Story ID", "Story Date", "Source", "Language"),
    *("Confidence", "Confidence Reasons"),
)
_REASONS = 3  # of a statement's confidence that a row names
OWN_PREFIX = "lagebild:"  # modes that PLOVER does not have

# Verbal and material co-operation, verbal and material conflict, as POLECAT sorts the classes.
_QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}


def event_rows(annotations: Annotations) -> Iterator[Row]:
    """Yield one row per statement, all COLUMNS as keys; None where the text does not tell."""
    entities = {entity.id: entity for entity in annotations.entities}
    for told in annotations.statements:
        yield dict(zip(COLUMNS, _cells(annotations, told, entities), strict=True))


def _cells(annotations: Annotations, told: Statement, entities: dict[str, Entity]) -> list[Any]:
    article = annotations.article
    place = _place(annotations, told)
    return [
        *(told.id, told.when, told.type, _mode(told), _QUADS[told.type]),
        *(_classes()[told.type]["cameo"][0], "; ".join(told.contexts) or None),
        *_side(told.actors, entities),
        *_side(told.recipients, entities),
        *(told.where, place.country if place else None),
        *(place.lat if place else None, place.lon if place else None),
        *(place.kind if place else None, _namesakes(annotations, told)),
        *(told.modality, "; ".join(one.name for one in told.attribution) or None),
        "; ".join(_amount(annotations, index) for index in told.quantities) or None,
        *(told.trigger.of(article.text), told.evidence.of(article.text)),
        *(article.id, article.published, article.outlet, article.lang),
        *(told.confidence, _reasons(told, article.lang)),
    ]


def _reasons(told: Statement, code: str | None) -> str | None:
    """Return the weightiest reasons in words of the article's language, else as codes."""
    codes = told.confidence_reasons[:_REASONS]
    if code not in available_languages():
        return "; ".join(codes) or None
    words = load_language(code).table("report.toml")["confidence_reason"]
    return "; ".join(words[one] for one in codes) or None


def _side(participants: tuple[Participant, ...], entities: dict[str, Entity]) -> list[str | None]:
    known = [entities.get(one.entity or "") for one in participants]
    names = "; ".join(one.name for one in participants)
    countries = "; ".join(dict.fromkeys(e.country for e in known if e and e.country))
    kinds = "; ".join(dict.fromkeys(e.type for e in known if e))
    return [names or None, countries or None, kinds or None]


def _mode(told: Statement) -> str | None:
    """Return PLOVER's mode as it is, one of ours with the prefix of our namespace."""
    if told.mode in _classes()[told.type]["own_modes"]:
        return f"{OWN_PREFIX}{told.mode}"
    return told.mode


def _amount(annotations: Annotations, index: int) -> str:
    quantity = annotations.quantities[index]
    number = f"{quantity.value:.15g}"
    return " ".join(part for part in (quantity.mod, number, quantity.unit) if part)


def _place(annotations: Annotations, told: Statement) -> Place | None:
    code = annotations.article.lang or ""
    if told.where is None or code not in available_languages():
        return None
    return find_place(told.where, load_language(code))


def _namesakes(annotations: Annotations, told: Statement) -> str | None:
    """Return the other countries with a town of the place's name: how sure its position is."""
    if _place(annotations, told) is None:
        return None
    others = find_namesakes(told.where or "", load_language(annotations.article.lang or ""))
    return "; ".join(others) or None


@cache
def _classes() -> dict[str, Any]:
    path = files("lagebild") / "data" / "events" / "plover.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
