"""Verbs that carry an event noun: who does it, who suffers it.

"Los mineros realizaron una marcha", "suffered a series of attacks": the noun names the event, the
verb says no more than who stands on which side of it. Words are data: `[support]` in grammar.toml.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lagebild.lang import Language
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import fill_slot
from lagebild.tree import base_rel, children


@dataclass(frozen=True, slots=True)
class _Words:
    doing: frozenset[str]
    suffering: frozenset[str]
    light: frozenset[str]
    victim: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    table = language.table("grammar.toml")["support"]
    keys = ("doing", "suffering", "light", "victim")
    return _Words(*(frozenset(word.lower() for word in table[key]) for key in keys))


def find_carrier(scene: Scene, index: int) -> int:
    """Return the noun that stands for the event in its clause: "una serie de ataques" -> serie."""
    light = _words(scene.language).light
    token = scene.tokens[index]
    while base_rel(token) == "nmod" and token.head >= 0:
        above = scene.tokens[token.head]
        if above.lemma.lower() not in light:
            break
        index, token = token.head, above
    return index


def find_doers(scene: Scene, index: int) -> tuple[int, ...]:
    """Return who does what an event noun names, by the verb that carries it; () if none does."""
    noun = find_carrier(scene, index)
    own = fill_slot(scene.sentence, noun, "by", scene.grammar) if noun != index else ()
    return own or _by_verb_above(scene, noun) or _by_participle(scene, noun)


def find_sufferers(scene: Scene, index: int) -> tuple[int, ...]:
    """Return whom an event noun strikes, by the verb that carries it; () if none does."""
    noun = find_carrier(scene, index)
    token = scene.tokens[noun]
    words = _words(scene.language)
    if token.head < 0:
        return ()
    above = scene.tokens[token.head]
    if base_rel(token) == "obj" and above.lemma.lower() in words.suffering:
        return fill_slot(scene.sentence, token.head, "subj", scene.grammar)
    if base_rel(token) == "nmod" and above.lemma.lower() in words.victim:
        return children(scene.sentence, token.head, "nsubj")
    return ()


def find_carried(scene: Scene, verb: int) -> tuple[int, ...]:
    """Return the nouns that a verb of doing carries: its object, or the noun it hangs on."""
    if verb < 0 or scene.tokens[verb].lemma.lower() not in _words(scene.language).doing:
        return ()
    return fill_slot(scene.sentence, verb, "obj", scene.grammar)


def _by_verb_above(scene: Scene, noun: int) -> tuple[int, ...]:
    token = scene.tokens[noun]
    if token.head < 0 or base_rel(token) not in ("obj", "nsubj"):
        return ()
    if scene.tokens[token.head].lemma.lower() not in _words(scene.language).doing:
        return ()
    if noun not in fill_slot(scene.sentence, token.head, "obj", scene.grammar):
        return ()
    return fill_slot(scene.sentence, token.head, "subj", scene.grammar)


def _by_participle(scene: Scene, noun: int) -> tuple[int, ...]:
    """Return the agent of a participle on the noun: "una marcha realizada por los mineros"."""
    for i in children(scene.sentence, noun, "acl", "amod"):
        if scene.tokens[i].lemma.lower() in _words(scene.language).doing:
            agents = fill_slot(scene.sentence, i, "subj", scene.grammar)
            return tuple(agent for agent in agents if agent != noun)
    return ()
