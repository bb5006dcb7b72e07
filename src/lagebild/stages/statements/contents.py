"""A deed that is only spoken of or prepared: promised, refused, threatened.

"Agreed to share", "rejected a call to deploy", "prepared to attack": nothing happened but the
agreement, the refusal, the preparation. The deed says who is addressed.
"""

from __future__ import annotations

from functools import cache

from lagebild.lang import Language
from lagebild.modality import modality_at
from lagebild.speech.cues import cues_at
from lagebild.stages.statements.lexicon import Entry, entries_for
from lagebild.stages.statements.referents import is_voice
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import marker_forms
from lagebild.tree import base_rel, children, feature

_SAYS_A_DEED = frozenset({"AGREE", "REJECT", "THREATEN"})
# Words and work that somebody is ready for, "ready for talks": nobody has talked yet.
_OFFERED = frozenset({"CONSULT", "COOPERATE", "AID"})
_CLOSE = frozenset({"xcomp", "ccomp", "obj"})
_OPEN = frozenset({"planned", "possible", "denied"})
# Who denies a deed or orders one to his own side tells more than his words.
_TELLS_MORE = frozenset({"deny", "order"})


@cache
def _prepositions(language: Language) -> frozenset[str]:
    table = language.table("grammar.toml")["same_event"]
    return frozenset(word.lower() for word in table["content_prepositions"])


def find_saying(scene: Scene, index: int, events: dict[int, Entry]) -> int | None:
    """Return the trigger whose words alone the event at `index` is, None if it is more."""
    node, seen = index, {index}
    while _is_content(scene, node) and scene.tokens[node].head not in seen:
        node = scene.tokens[node].head
        seen.add(node)
        if node in events:
            return node if _is_said(scene, index, node, events) else None
    return None


def _is_said(scene: Scene, index: int, saying: int, events: dict[int, Entry]) -> bool:
    entry, offered = events[saying], events[index]
    readied = entry.type == "MOBILIZE" and offered.type == "ASSAULT"
    if (entry.type not in _SAYS_A_DEED and not readied) or entry.mode in _TELLS_MORE:
        return False
    modality, rule = modality_at(scene.sentence, saying, scene.language)
    others = bool(children(scene.sentence, index, "nsubj"))
    if modality == "denied" and (others or not entry.demands_denial(rule)):
        return False  # "did not rule out that the army attacks"
    token = scene.tokens[index]
    if entry.type == "AGREE" and _is_offered(scene, index, saying, offered):
        return True
    ready = base_rel(token) == "advcl" and scene.tokens[saying].upos in ("ADJ", "NOUN")
    if (base_rel(token) == "xcomp" or ready) and token.head == saying and entry.type != "REQUEST":
        return True
    return modality_at(scene.sentence, index, scene.language)[0] in _OPEN


def _is_offered(scene: Scene, index: int, saying: int, offered: Entry) -> bool:
    """Tell the noun of what somebody is ready for, under the word itself."""
    opened = marker_forms(scene.sentence, index) & _prepositions(scene.language)
    noun = offered.pos == "NOUN" and offered.type in _OFFERED
    return noun and bool(opened) and scene.tokens[index].head == saying


def _is_content(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    rel = base_rel(token)
    if token.head < 0 or token.deprel == "acl:relcl":
        return False
    if rel in _CLOSE or (rel == "advcl" and scene.tokens[token.head].upos in ("ADJ", "NOUN")):
        return True  # "dispuesto a negociar", "su disposición a negociar"
    marks = {scene.tokens[i].lemma for i in children(scene.sentence, index, "mark")}
    if rel == "advcl" and feature(token, "VerbForm") == "Inf":  # "se ofreció a mediar"
        cues = cues_at(scene.sentence, token.head, scene.language)
        said = any(f"P:{mark}" in cue.takes for mark in marks for cue in cues)
        return said or bool(marks & scene.grammar.dative)
    said = bool(marker_forms(scene.sentence, index) & _prepositions(scene.language))
    if rel == "obl":
        return said
    voiced = is_voice(scene, token.head) or _is_offer(scene, token.head)
    return (rel == "acl" and voiced) or (rel == "nmod" and said)


def _is_offer(scene: Scene, index: int) -> bool:
    """Tell a noun of willingness: "ihre Bereitschaft, die Geiseln freizulassen"."""
    entries = entries_for(scene.sentence, index, scene.language)
    return any(entry.pos == "NOUN" and entry.mode == "offer" for entry in entries)
