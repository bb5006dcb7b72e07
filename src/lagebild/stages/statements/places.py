"""Where: the place that governs the clause of a trigger, the most specific one."""

from __future__ import annotations

from lagebild.gazetteer import country_of_name, find_place
from lagebild.stages.statements.circumstances import level_of
from lagebild.stages.statements.frame import frame_of, load_ties
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import fill_slot, marker_forms
from lagebild.tree import base_rel, children
from lagebild.types import Entity, Participant

_COARSE = {"country": 2, "region": 1, "capital": 0, "city": 0}
# Classes of deeds; whose participants are somewhere, they happen there.
_ON_THE_GROUND = frozenset(
    {"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "CONSULT", "AID", "COOPERATE"}
)
_CONTENTS = frozenset({"ccomp", "xcomp"})
_NOMINAL = ("NOUN", "PROPN", "ADJ", "X")


def find_where(
    scene: Scene,
    trigger: int,
    events: frozenset[int],
    kind: str,
    sides: tuple[Participant, ...] = (),
    struck: tuple[Participant, ...] = (),
) -> str | None:
    """Return the name of the place where an event of a class is set, None if its clause names none.

    Violence happens where its object is. Of several places of one word the most specific counts.
    Words are not spoken where those sit to whom they are said: `sides` names them; `struck` those
    of them whom the event meets.
    """
    frame = frame_of(scene, trigger)
    found = []
    for i, _ in enumerate(scene.tokens):
        place = _place_at(scene, i)
        addressed = any(side.span.overlaps(scene.tokens[i].span) for side in sides)
        if addressed and kind not in _ON_THE_GROUND:
            continue
        top = _phrase_of_place(scene, i) if place else None
        if place is None or top is None or (top == trigger and i in _before(scene, trigger)):
            continue
        level = level_of(scene, frame, top, events - {top}, is_time=False)
        if top in frame:
            level = frame.index(top)
        if level and base_rel(scene.tokens[trigger]) in _CONTENTS and not _is_adverbial(scene, top):
            continue  # "the government in Kara said that troops had moved": not there
        if level is not None and (kind in _ON_THE_GROUND or _is_adverbial(scene, top)):
            found.append((level, coarseness(place.name, scene), abs(i - trigger), place.name))
    if found:
        return min(found)[3]
    return (
        _named_in_compound(scene, trigger)
        or _town_before(scene, trigger, kind)
        or (_struck_place(scene, trigger, sides, struck) if kind == "ASSAULT" else None)
    )


def _named_in_compound(scene: Scene, trigger: int) -> str | None:
    """Return the place that the event's own word begins with: "Kara-Reise"."""
    referent, token = scene.mention_at(trigger), scene.tokens[trigger]
    endings = tuple(load_ties(scene.language).place_compounds)
    if referent and referent[0].type == "place" and token.lemma.lower().endswith(endings):
        return referent[0].name if referent[1].span.end < token.end else None
    return None


def _before(scene: Scene, trigger: int) -> tuple[int, ...]:
    return children(scene.sentence, trigger, "compound")


def _town_before(scene: Scene, trigger: int, kind: str) -> str | None:
    """Return the town in front of a noun for violence or protest: "the Kara bombing".

    Before other words a town may stand for a government: "the Moscow proposal".
    """
    if kind not in ("ASSAULT", "PROTEST"):
        return None
    for i in _before(scene, trigger):
        place = _place_at(scene, i)
        country = place is not None and country_of_name(place.name, scene.language)
        if place and not country and coarseness(place.name, scene) < _COARSE["country"]:
            return place.name
    return None


def coarseness(name: str, scene: Scene) -> int:
    """Return 0 for a town or an unknown place, 1 for a region, 2 for a country."""
    place = find_place(name, scene.language)
    return _COARSE[place.kind] if place else 0


def _place_at(scene: Scene, index: int) -> Entity | None:
    referent = scene.mention_at(index)
    if referent and referent[1].head == index and referent[0].type == "place":
        return referent[0]
    return None


def _struck_place(
    scene: Scene, trigger: int, sides: tuple[Participant, ...], struck: tuple[Participant, ...]
) -> str | None:
    """Return the place that an event strikes: "bombardierten Kara", "an attack on Kara"."""
    acting = [side.span for side in sides if side not in struck]
    met = [
        i
        for i, token in enumerate(scene.tokens)
        if any(side.span.contains(token.span) for side in struck)
    ]
    filled = [
        i
        for slot in ("obj", "gen")
        for i in fill_slot(scene.sentence, trigger, slot, scene.grammar)
    ]
    named = [j for i in (*filled, *met) for j in (i, *children(scene.sentence, i, "appos"))]
    for i in named:
        place = _place_at(scene, i)
        acts = any(span.overlaps(scene.tokens[i].span) for span in acting)
        if place and not acts and coarseness(place.name, scene) < _COARSE["country"]:
            return place.name
    return None


def _phrase_of_place(scene: Scene, index: int) -> int | None:
    """Return the head of the local phrase around a place's name, None if it is in none.

    "in der Stadt Kara", "im Osten Karas": the preposition may stand at a noun around the name.
    """
    node = index
    while node >= 0 and scene.tokens[node].upos in _NOMINAL:
        markers = marker_forms(scene.sentence, node)
        if children(scene.sentence, node, "case") and not markers & scene.grammar.genitive:
            return node if markers & scene.grammar.place else None
        rel = base_rel(scene.tokens[node])
        if rel not in ("appos", "flat", "nmod", "compound"):
            return None
        node = scene.tokens[node].head
        if rel == "nmod" and not _is_part(scene, node):
            return None
    return None


def _is_part(scene: Scene, index: int) -> bool:
    lemma = scene.tokens[index].lemma.lower()
    return lemma in load_ties(scene.language).parts or lemma.endswith(scene.grammar.location_nouns)


def _is_adverbial(scene: Scene, top: int) -> bool:
    """Tell a place of the clause from the place of a participant: words are said, not located."""
    token = scene.tokens[top]
    return token.head >= 0 and scene.tokens[token.head].upos in ("VERB", "AUX", "ADJ")
