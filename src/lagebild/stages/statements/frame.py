"""The words whose adverbials tell when and where an event happens.

An event has its own adverbials first; then those of the verb that carries it, of the event it is
part of ("bei einem Treffen"), of the clause it shares a time with. The words stand in that order,
so that the closest one wins. Words are data: `circumstances.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lagebild.lang import Language
from lagebild.modality import modality_at
from lagebild.speech.cues import cues_at
from lagebild.stages.statements.agents import is_agent
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import is_passive, marker_forms
from lagebild.stages.statements.support import find_carrier
from lagebild.tree import base_rel, children, feature
from lagebild.types import Token

_OPEN = frozenset({"planned", "possible", "unclear"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Ties:
    """The words of `circumstances.toml`, in lower case."""

    happening: frozenset[str]
    same_time: frozenset[str]
    inside: frozenset[str]
    carried: frozenset[str]
    place_compounds: frozenset[str]
    since: frozenset[str]
    until: frozenset[str]
    start: frozenset[str]
    today: frozenset[str]
    anaphors: frozenset[str]
    then: frozenset[str]
    there: frozenset[str]
    definite: frozenset[str]
    other: frozenset[str]
    overall: frozenset[str]
    any_event: frozenset[str]
    parts: frozenset[str]


@cache
def load_ties(language: Language) -> Ties:
    """Return the words that tie times and places to events in a language."""
    table = language.table("circumstances.toml")
    keys = "happening same_time inside carried place_compounds since until from today"
    more = "anaphors then there definite other overall any_event parts_of_places"
    names = (*keys.split(), *more.split())
    return Ties(*(frozenset(word.lower() for word in table[name]) for name in names))


def frame_of(scene: Scene, trigger: int) -> tuple[int, ...]:
    """Return the tokens whose adverbials govern the event, the closest first."""
    found = [trigger]
    node = _above(scene, trigger)
    while node is not None and node not in found:
        found.append(node)
        node = _above(scene, node)
    return tuple(found)


def _above(scene: Scene, index: int) -> int | None:
    token = scene.tokens[index]
    if token.head < 0:
        return None
    nominal = token.upos in ("NOUN", "PROPN") and not children(scene.sentence, index, "cop")
    holds = _carries_noun if nominal else _shares_clause
    return token.head if holds(scene, index, token) else None


def _carries_noun(scene: Scene, index: int, token: Token) -> bool:
    """Tell whether the word above gives an event noun its time and place."""
    rel, above = base_rel(token), scene.tokens[token.head]
    ties = load_ties(scene.language)
    if find_carrier(scene, index) != index:
        return True  # "a series of attacks"
    happens = above.upos in _VERBAL and above.lemma.lower() in ties.happening
    if rel in ("obl", "nmod"):
        markers = marker_forms(scene.sentence, index)
        inside = bool(markers & ties.inside) and not is_agent(scene, token.head)
        return inside or (happens and bool(markers & ties.carried))
    if above.upos not in _VERBAL:
        return rel in ("conj", "appos") and above.upos == "NOUN"
    if rel == "nsubj" and not is_passive(scene.sentence, token.head):
        return happens
    if rel not in ("obj", "nsubj"):
        return False
    speaks = bool(cues_at(scene.sentence, token.head, scene.language))
    return happens or not (speaks or modality_at(scene.sentence, index, scene.language)[0] in _OPEN)


def _shares_clause(scene: Scene, index: int, token: Token) -> bool:
    """Tell whether a clause happens at the time and place of the clause above it."""
    rel, above = base_rel(token), scene.tokens[token.head]
    if token.deprel == "acl:relcl":
        return _happens_during(scene, index)
    if above.upos not in _VERBAL:
        return False
    if rel == "conj":
        return token.head < index
    if feature(token, "VerbForm") in ("Part", "Ger") and rel == "advcl":
        return not children(scene.sentence, index, "mark", "nsubj")
    if rel == "advcl":
        marks = marker_forms(scene.sentence, index)
        return bool(marks & load_ties(scene.language).same_time)
    if rel == "xcomp":
        modality, _ = modality_at(scene.sentence, index, scene.language)
        return modality not in _OPEN
    return False


def _happens_during(scene: Scene, index: int) -> bool:
    """Tell a relative clause set in its noun: "ein Angriff, bei dem drei Menschen starben"."""
    return any(
        feature(scene.tokens[i], "PronType") == "Rel" and is_inside(scene, i)
        for i in children(scene.sentence, index, "obl")
    )


def is_inside(scene: Scene, index: int) -> bool:
    """Tell whether an event noun sets what it hangs on: "bei einem Angriff starben"."""
    markers = marker_forms(scene.sentence, index)
    return bool(markers & (load_ties(scene.language).inside | scene.grammar.agent))
