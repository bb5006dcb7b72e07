"""Who did what somebody is accused of: "accused Iran of attacks", "wirft der Armee Angriffe vor".

The deed is a noun below the word of accusing; the accused stands beside it.
"""

from __future__ import annotations

from lagebild.speech.cues import cues_at
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import fill_slot
from lagebild.stages.statements.support import find_carrier
from lagebild.tree import base_rel

_HANGS = frozenset({"obj", "obl", "nmod", "conj", "nsubj:pass"})


def find_accused(scene: Scene, index: int) -> tuple[int, ...]:
    """Return the accused whose deed the noun at `index` names, () where nobody is accused of it."""
    deed = find_carrier(scene, index)
    verb = scene.tokens[deed].head
    while verb >= 0 and {scene.tokens[deed].deprel, base_rel(scene.tokens[deed])} & _HANGS:
        if _accuses(scene, verb):
            return _beside(scene, verb, index, deed)
        if scene.tokens[verb].upos not in ("NOUN", "PROPN", "PRON"):
            return ()
        deed, verb = verb, scene.tokens[verb].head
    return ()


def _accuses(scene: Scene, verb: int) -> bool:
    if scene.tokens[verb].upos not in ("VERB", "AUX", "ADJ"):
        return False
    cues = cues_at(scene.sentence, verb, scene.language)
    return any(cue.act == "accuse" and cue.speaker[0] == "subj" for cue in cues)


def _beside(scene: Scene, verb: int, index: int, deed: int) -> tuple[int, ...]:
    blamed = tuple(f"P:{word}" for word in sorted(scene.grammar.dative))  # "atribuyó A a B"
    for slot in ("iobj", "obj", *(blamed if base_rel(scene.tokens[deed]) == "obj" else ())):
        found = fill_slot(scene.sentence, verb, slot, scene.grammar)
        if found and index not in found and (deed not in found or _hangs_on(scene, index, deed)):
            return found
    return ()


def _hangs_on(scene: Scene, index: int, accused: int) -> bool:
    """Tell a deed that the parser hung on who is accused of it: "accused the army of murder"."""
    return scene.tokens[index].head == accused and base_rel(scene.tokens[index]) == "nmod"
