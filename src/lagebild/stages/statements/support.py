"""Verbs that carry an event noun: who does it, who suffers it.

"Los mineros realizaron una marcha", "suffered a series of attacks": the noun names the event, the
verb says no more than who stands on which side of it. Words are data: `[support]` in grammar.toml.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lagebild.lang import Language
from lagebild.stages.statements.agents import is_agent
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import fill_slot, marker_forms
from lagebild.tree import base_rel, children, feature


@dataclass(frozen=True, slots=True)
class _Words:
    doing: frozenset[str]
    suffering: frozenset[str]
    light: frozenset[str]
    victim: frozenset[str]
    joining: frozenset[str]
    joining_prepositions: frozenset[str]
    states: frozenset[str]
    kind_markers: frozenset[str]
    manner: frozenset[str]
    doing_prepositions: frozenset[str]
    settings: frozenset[str]
    setting_prepositions: frozenset[str]
    suffered_states: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    grammar = language.table("grammar.toml")
    table = grammar["support"]
    keys = ("doing", "suffering", "light", "victim", "joining", "joining_prepositions")
    more = ("states", "kind_markers")
    manner = grammar["same_event"]["manner_prepositions"]
    last = ("doing_prepositions", "settings", "setting_prepositions", "suffered_states")
    lists = [*(table[key] for key in (*keys, *more)), manner, *(table[key] for key in last)]
    return _Words(*(frozenset(word.lower() for word in words) for words in lists))


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


def is_kind(scene: Scene, index: int) -> bool:
    """Tell an event noun that only says of which kind another thing is: "fuerzas de combate".

    Bare and in the singular, behind a noun that carries no events and nobody suffers by.
    """
    token, words = scene.tokens[index], _words(scene.language)
    if base_rel(token) != "nmod" or feature(token, "Number") == "Plur" or token.head < 0:
        return False
    below = {base_rel(scene.tokens[i]) for i in children(scene.sentence, index)}
    above = scene.tokens[token.head].lemma.lower()
    opened = marker_forms(scene.sentence, index) & words.kind_markers
    measured = above in scene.grammar.measures or scene.tokens[token.head].upos == "NUM"
    carried = measured or above in words.light | words.victim or token.lemma.lower() in words.states
    return bool(opened) and below <= {"case", "punct"} and not carried


def find_doers(scene: Scene, index: int) -> tuple[int, ...]:
    """Return who does what an event noun names, by the verb that carries it; () if none does."""
    noun = find_carrier(scene, index)
    own = fill_slot(scene.sentence, noun, "by", scene.grammar) if noun != index else ()
    return (
        own
        or _by_verb_above(scene, noun)
        or _by_participle(scene, noun)
        or _in_state(scene, index, noun)
        or _at_setting(scene, noun)
    )


def find_sufferers(scene: Scene, index: int) -> tuple[int, ...]:
    """Return whom an event noun strikes, by the verb that carries it; () if none does."""
    noun = find_carrier(scene, index)
    token = scene.tokens[noun]
    words = _words(scene.language)
    if token.head < 0:
        return ()
    above = scene.tokens[token.head]
    if _is_suffered(scene, noun):
        return fill_slot(scene.sentence, token.head, "subj", scene.grammar)
    if base_rel(token) == "nmod" and above.lemma.lower() in words.victim:
        struck = children(scene.sentence, token.head, "nsubj")
        become = base_rel(above) == "xcomp" and above.head >= 0  # "ist Ziel von ... geworden"
        if become and not struck:
            return fill_slot(scene.sentence, above.head, "subj", scene.grammar)
        return struck
    return ()


def find_carrying_verb(scene: Scene, index: int, *, suffering: bool = False) -> int | None:
    """Return the active verb whose subject does (or suffers) what an event noun names."""
    noun = find_carrier(scene, index)
    above = scene.tokens[noun].head
    if suffering:
        return above if _is_suffered(scene, noun) else None
    return above if _is_done(scene, noun) else None


def _is_suffered(scene: Scene, noun: int) -> bool:
    token, words = scene.tokens[noun], _words(scene.language)
    if token.head < 0:
        return False
    if base_rel(token) == "obl":
        return _is_suffered_state(scene, noun)
    return base_rel(token) == "obj" and scene.tokens[token.head].lemma.lower() in words.suffering


def _is_suffered_state(scene: Scene, noun: int) -> bool:
    """Tell a state into which others have put the subject: "sigue en arresto domiciliario"."""
    words, token = _words(scene.language), scene.tokens[noun]
    inside = bool(marker_forms(scene.sentence, noun) & words.manner)
    bare = not children(scene.sentence, noun, "det")
    return inside and bare and token.lemma.lower() in words.suffered_states


def find_carried(scene: Scene, verb: int) -> tuple[int, ...]:
    """Return the nouns that a verb of doing or joining carries, or the noun it hangs on."""
    words = _words(scene.language)
    lemma = scene.tokens[verb].lemma.lower() if verb >= 0 else ""
    joined = children(scene.sentence, verb, "obl", "obj") if lemma in words.joining else ()
    found = tuple(i for i in joined if marker_forms(scene.sentence, i) & words.joining_prepositions)
    if lemma not in words.doing:
        return found
    return fill_slot(scene.sentence, verb, "obj", scene.grammar) + found


def _by_verb_above(scene: Scene, noun: int) -> tuple[int, ...]:
    above = scene.tokens[noun].head
    if _is_suffered(scene, noun):
        return fill_slot(scene.sentence, above, "by", scene.grammar)
    return fill_slot(scene.sentence, above, "subj", scene.grammar) if _is_done(scene, noun) else ()


def _is_done(scene: Scene, noun: int) -> bool:
    """Tell whether the verb above only says who does the event that a noun names."""
    token, words = scene.tokens[noun], _words(scene.language)
    if token.head < 0 or _is_suffered_state(scene, noun):
        return False
    above = scene.tokens[token.head].lemma.lower()
    joined = marker_forms(scene.sentence, noun) & words.joining_prepositions
    if joined and base_rel(token) in ("obl", "obj") and above in words.joining:
        return True
    begun = marker_forms(scene.sentence, noun) & words.doing_prepositions
    if begun and base_rel(token) == "obl" and above in words.doing:
        return True  # "begannen mit dem Beschuss"
    if base_rel(token) not in ("obj", "nsubj") or above not in words.doing:
        return False
    return noun in fill_slot(scene.sentence, token.head, "obj", scene.grammar)


def _in_state(scene: Scene, index: int, noun: int) -> tuple[int, ...]:
    """Return who is in the state or acts in the manner that a noun names.

    "los mineros en huelga", "suspendieron las clases en señal de protesta": the noun above, or the
    subject of the verb above.
    """
    if not names_state(scene, index):
        return ()
    node = scene.tokens[noun].head
    while node >= 0 and scene.tokens[node].upos not in ("VERB", "AUX"):
        if is_agent(scene, node):
            return (node,)
        node = scene.tokens[node].head
    return fill_slot(scene.sentence, node, "subj", scene.grammar) if node >= 0 else ()


def names_state(scene: Scene, index: int) -> bool:
    """Tell a noun of a state or manner: "en huelga", "como protesta", not "in the protests"."""
    words, noun = _words(scene.language), find_carrier(scene, index)
    bare = not children(scene.sentence, noun, "det")
    single = feature(scene.tokens[noun], "Number") != "Plur"
    if scene.tokens[index].lemma.lower() not in words.states or not single:
        return False
    return bare and bool(marker_forms(scene.sentence, noun) & words.manner)


def _at_setting(scene: Scene, noun: int) -> tuple[int, ...]:
    """Return who speaks or acts during a visit or talks: "kündigte bei einem Besuch an"."""
    token, words = scene.tokens[noun], _words(scene.language)
    opened = marker_forms(scene.sentence, noun) & words.setting_prepositions
    if token.lemma.lower() not in words.settings or not opened or base_rel(token) != "obl":
        return ()
    subjects = fill_slot(scene.sentence, token.head, "subj", scene.grammar)
    return tuple(i for i in subjects if is_agent(scene, i))


def _by_participle(scene: Scene, noun: int) -> tuple[int, ...]:
    """Return the agent of a clause on the noun: "una marcha realizada por los mineros"."""
    for i in children(scene.sentence, noun, "acl", "amod"):
        carries = scene.tokens[i].lemma.lower() in _words(scene.language).doing
        if carries and noun in fill_slot(scene.sentence, i, "obj", scene.grammar):
            agents = fill_slot(scene.sentence, i, "subj", scene.grammar)
            return tuple(agent for agent in agents if agent != noun)
    return ()
