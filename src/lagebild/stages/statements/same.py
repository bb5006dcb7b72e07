"""One event told by two words of one clause is one statement.

"Una manifestación de protesta", "marched in protest", "erzielten eine Einigung", "huelga de hambre
para protestar": the second word adds the kind, the manner or the aim of the first, no event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lagebild.lang import Language
from lagebild.stages.statements.lexicon import Entry
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import marker_forms
from lagebild.stages.statements.support import find_carried, find_carrier
from lagebild.tree import base_rel, children, feature

# Words about a deed that is not done yet: the deed alone is no event.
_SAYS_A_DEED = frozenset({"AGREE", "REJECT", "THREATEN"})


@dataclass(frozen=True, slots=True)
class _Words:
    kind: frozenset[str]  # prepositions that open the kind of an event: "acto de protesta"
    manner: frozenset[str]  # those that open its manner: "en protesta"
    general: frozenset[str]  # words that name a whole class: "protestar"


@cache
def _words(language: Language) -> _Words:
    table = language.table("grammar.toml")["same_event"]
    keys = ("kind_prepositions", "manner_prepositions", "general_words")
    return _Words(*(frozenset(word.lower() for word in table[key]) for key in keys))


def find_teller(scene: Scene, index: int, events: dict[int, Entry]) -> int | None:
    """Return the trigger that tells the event at `index` already, None if it stands for itself."""
    entry = events[index]
    if entry.pos == "NOUN":
        token = scene.tokens[carrier := find_carrier(scene, index)]
        rel = base_rel(token)
        if rel == "obj" or _names_kind(scene, carrier, rel):
            told = next(_of_class(entry, (token.head,), events), None)
            return told if told is not None else _beside(scene, carrier, entry, events)
    if _is_content(scene, index, events):
        return scene.tokens[index].head
    if _is_aim(scene, index):
        above = scene.tokens[index].head
        for other in _of_class(entry, (above, *find_carried(scene, above)), events):
            general = entry.lemma.lower() in _words(scene.language).general
            if general or entry.mode == events[other].mode:
                return other
    return None


def _beside(scene: Scene, index: int, entry: Entry, events: dict[int, Entry]) -> int | None:
    """Return the event whose manner a general word names beside it: "ayunan en protesta"."""
    if not _is_manner(scene, index):
        return None
    return next(_of_class(entry, children(scene.sentence, scene.tokens[index].head), events), None)


def _of_class(entry: Entry, indexes: tuple[int, ...], events: dict[int, Entry]) -> Iterator[int]:
    for i in indexes:
        if i in events and events[i].type == entry.type and events[i] is not entry:
            yield i


def _names_kind(scene: Scene, index: int, rel: str) -> bool:
    """Tell "de protesta", "en protesta por", "aus Protest" after an event of that class."""
    markers = marker_forms(scene.sentence, index)
    return (rel == "nmod" and bool(markers & _words(scene.language).kind)) or _is_manner(
        scene, index
    )


def _is_manner(scene: Scene, index: int) -> bool:
    words, token = _words(scene.language), scene.tokens[index]
    general = token.lemma.lower() in words.general
    opens = marker_forms(scene.sentence, index) & words.manner
    return general and base_rel(token) in ("nmod", "obl") and bool(opens)


def _is_content(scene: Scene, index: int, events: dict[int, Entry]) -> bool:
    """Tell a deed that is only promised, threatened or refused: "agreed to share"."""
    token = scene.tokens[index]
    above = events.get(token.head)
    return base_rel(token) == "xcomp" and above is not None and above.type in _SAYS_A_DEED


def _is_aim(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    return base_rel(token) in ("advcl", "acl") and feature(token, "VerbForm") == "Inf"
