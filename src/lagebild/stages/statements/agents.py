"""Who can act or suffer in politics, and what else a noun phrase may be: a place, nobody."""

from __future__ import annotations

from lagebild.gazetteer import country_of_adjective, country_of_name
from lagebild.stages.statements.named import find_referent, is_agent_noun
from lagebild.stages.statements.referents import find_antecedent, find_counted, is_time, opens_with
from lagebild.stages.statements.scene import Scene, closest_attribution
from lagebild.tree import base_rel, children, feature
from lagebild.types import Participant, Span, Token

_ACTING_TYPES = frozenset({"person", "government", "organisation", "group", "media", "anonymous"})


def is_agent(scene: Scene, index: int) -> bool:
    """Tell whether a noun phrase names somebody who can act or suffer in politics."""
    if is_condition(scene, index):
        return False
    referent = find_referent(scene, index)
    if referent:
        entity = referent[0]
        return entity.type in _ACTING_TYPES or (entity.type == "place" and bool(entity.country))
    token = scene.tokens[index]
    if find_adjective(scene, index):
        return True
    if token.upos in ("PRON", "DET"):
        meant = find_antecedent(scene, index)
        if meant is not None:
            return is_agent(scene, meant)
        if token.upos == "PRON" or feature(token, "PronType") in ("Rel", "Dem"):
            return _stands_for_somebody(scene, index)
    if token.upos == "PROPN":
        return not is_time(scene, index)
    counted = find_counted(scene, index)
    if counted:
        return any(is_agent(scene, i) for i in counted)
    return is_agent_noun(scene, index)


def is_condition(scene: Scene, index: int) -> bool:
    """Tell a noun that its phrase makes a thing: "estado de emergencia" is no state that acts."""
    table = scene.language.table("referents.toml")
    conditions, token = table["conditions"], scene.tokens[index]
    kinds = scene.language.table("grammar.toml")["support"]["kind_markers"]
    opened = [scene.tokens[i].text.lower() for i in children(scene.sentence, index)]
    if token.lemma.lower() in table["bare_kinds"] and opened == kinds:
        return True  # "golpe de Estado"
    if token.lemma.lower() in table["stances"]:
        owners = children(scene.sentence, index, "nmod")
        return any(is_owner(scene, i) and is_agent(scene, i) for i in owners)
    said = conditions.get(token.lemma.lower(), ())
    below = children(scene.sentence, index, "nmod", "amod") if said else ()
    return any(scene.tokens[i].lemma.lower() in said for i in below)


def _stands_for_somebody(scene: Scene, index: int) -> bool:
    """Tell "they" and "who" from "it", "man", "se" and a "you" that means nobody in particular."""
    token = scene.tokens[index]
    if feature(token, "Person") == "1":
        return find_speaker(scene, token) is not None
    if feature(token, "Person") == "2" or feature(token, "Reflex") == "Yes":
        return False
    return token.text.lower() not in scene.grammar.impersonal


def find_adjective(scene: Scene, index: int) -> str | None:
    """Return the country that an adjective names: "French request" -> "FR", None for others."""
    token = scene.tokens[index]
    return country_of_adjective(token.text, scene.language) if token.upos == "ADJ" else None


def is_nobody(scene: Scene, index: int) -> bool:
    """Tell a phrase that names nobody: "no group", "keine Partei"."""
    table = scene.language.table("modality.toml")
    words = table["negative_determiners"]
    if scene.tokens[index].text.lower() in table["negative_subjects"]:
        return True
    return any(
        scene.tokens[i].text.lower() in words for i in children(scene.sentence, index, "det")
    )


def is_owner(scene: Scene, index: int) -> bool:
    """Tell a phrase that says whose something is: "of the army"."""
    return base_rel(scene.tokens[index]) == "nmod" and opens_with(
        scene, index, scene.grammar.genitive
    )


def is_state(scene: Scene, index: int) -> bool:
    """Tell whether a noun phrase names a government, its forces or a country."""
    referent = find_referent(scene, index)
    if referent is None and scene.tokens[index].upos == "PRON":
        meant = find_antecedent(scene, index)
        return meant is not None and is_state(scene, meant)
    return bool(referent and (referent[0].type == "government" or referent[0].country))


def is_person(scene: Scene, index: int) -> bool:
    """Tell whether a noun phrase names one person."""
    referent = find_referent(scene, index)
    return bool(referent and referent[0].type == "person")


def is_place(scene: Scene, index: int) -> bool:
    """Tell whether a noun phrase names a place."""
    referent = find_referent(scene, index)
    return bool(referent and referent[0].type == "place")


def is_media(scene: Scene, index: int) -> bool:
    """Tell whether a noun phrase names a newspaper, station or agency."""
    referent = find_referent(scene, index)
    return bool(referent and referent[0].type == "media")


def is_mere_location(scene: Scene, index: int) -> bool:
    """Tell whether a noun phrase says where and nobody acts there: "an der Grenze", "auf See"."""
    referent = find_referent(scene, index)
    if referent:
        return referent[0].type == "place" and referent[0].country is None
    return scene.tokens[index].lemma.lower().endswith(scene.grammar.location_nouns)


def is_clausal(scene: Scene, index: int) -> bool:
    """Tell whether the token heads a clause and so cannot be a participant."""
    return base_rel(scene.tokens[index]) in ("ccomp", "advcl", "parataxis")


def find_speaker(scene: Scene, token: Token) -> Participant | None:
    """Return who "I" or "we" is inside somebody's words: the speaker, or the country they lead."""
    attribution = closest_attribution(scene.annotations, token.span)
    if not attribution or not attribution.chain:
        return None
    claimant = attribution.chain[0]
    if claimant.entity is None and _is_pronoun(scene, claimant.span):
        return None  # "he said": nobody knows who
    by_id = {entity.id: entity for entity in scene.annotations.entities}
    speaker = by_id.get(claimant.entity or "")
    if speaker and speaker.country and feature(token, "Number") == "Plur":
        for entity in scene.annotations.entities:
            if entity.country == speaker.country and country_of_name(entity.name, scene.language):
                return Participant(token.span, entity.name, entity.id)
    return Participant(token.span, claimant.name, claimant.entity)


def _is_pronoun(scene: Scene, span: Span) -> bool:
    home = next((s for s in scene.annotations.sentences if s.span.contains(span)), None)
    return home is not None and any(t.span == span and t.upos == "PRON" for t in home.tokens)
