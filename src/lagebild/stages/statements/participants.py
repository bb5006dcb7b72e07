"""From a head token to the participant that a reader would name."""

from __future__ import annotations

from dataclasses import replace

from lagebild.gazetteer import country_name, country_of_name
from lagebild.stages.statements.agents import find_adjective, find_speaker, is_nobody
from lagebild.stages.statements.named import agent_nouns, find_referent
from lagebild.stages.statements.referents import find_antecedent
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.wording import name_phrase, phrase_span
from lagebild.tree import feature
from lagebild.types import Participant, Token


def make_participant(scene: Scene, index: int) -> Participant | None:
    """Return the participant headed by a token; None for a pronoun that stands for nobody known."""
    referent = find_referent(scene, index)
    if referent:
        entity, mention = referent
        name = _fuller_title(scene, index, entity.name) or entity.name
        return Participant(mention.span, name, entity.id)
    token = scene.tokens[index]
    if is_nobody(scene, index):
        return None
    country = find_adjective(scene, index)
    if country:
        return _country(scene, token, country)
    if feature(token, "Person") == "1":
        return find_speaker(scene, token)
    meant = find_antecedent(scene, index)
    if meant is not None:
        participant = make_participant(scene, meant)
        return replace(participant, span=token.span) if participant else None
    if token.upos in ("PRON", "DET", "PUNCT", "ADV", "SCONJ", "VERB", "AUX"):
        return None
    span = phrase_span(scene, index)
    return Participant(span, name_phrase(scene, index, span), None)


def _country(scene: Scene, token: Token, country: str) -> Participant:
    """Return the country under the name that the article gives it, else as the adjective says.

    An adjective with an ending of its case is no name: "dem israelischen Abzug".
    """
    for entity in scene.annotations.entities:
        if entity.country == country and country_of_name(entity.name, scene.language):
            return Participant(token.span, entity.name, entity.id)
    inflected = bool(scene.language.table("entities.toml")["adjective_nominative"])
    name = country_name(country, scene.language) if inflected else None
    return Participant(token.span, name or token.text, None)


def _fuller_title(scene: Scene, index: int, name: str) -> str | None:
    """Return the phrase around an entity that has no name but its kind: "Liberian riot police"."""
    if name.rsplit(maxsplit=1)[-1].lower() not in agent_nouns(scene.language):
        return None
    phrase = name_phrase(scene, index, phrase_span(scene, index))
    return phrase if name.lower() in phrase.lower() else None
