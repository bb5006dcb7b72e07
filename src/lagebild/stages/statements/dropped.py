"""Languages that leave the subject out: who acts is who acted last.

"Rechazó la oferta": the person and number of the verb, and the subject of the clause or sentence
before, say who. Nobody is named where the two do not agree or nobody could act.
"""

from __future__ import annotations

from dataclasses import replace

from lagebild.stages.statements.agents import is_agent
from lagebild.stages.statements.participants import make_participant
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import fill_slot, is_passive
from lagebild.tree import base_rel, children, feature, subtree
from lagebild.types import Participant, Token

_REACH = 2  # sentences back
_CLAUSES = ("ccomp", "advcl", "conj", "parataxis", "xcomp", "acl", "csubj")


def find_dropped_subject(
    scene: Scene, index: int, *, passive: bool = False
) -> tuple[Participant, ...]:
    """Return who is understood as subject of the finite verb at `index`, () if unclear.

    Of an active verb, or with `passive` of one in the passive: "Fueron detenidos."
    """
    index = _governing(scene, index)
    if not lacks_subject(scene, index) or is_passive(scene.sentence, index) != passive:
        return ()
    number = _number(scene, index)
    found = _in_sentence(scene, index, number)
    return found if found is not None else _before(scene, number)


def lacks_subject(scene: Scene, index: int) -> bool:
    """Tell a finite verb in the third person whose subject is left out."""
    if not scene.language.table("grammar.toml")["drops_subjects"]:
        return False
    token = scene.tokens[index]
    ready = token.upos == "ADJ" and bool(children(scene.sentence, index, "cop"))
    if not (token.upos == "VERB" or ready) or (
        token.deprel == "acl:relcl" and not _is_told_of_another(scene, index)
    ):
        return False
    if children(scene.sentence, index, "nsubj", "csubj"):
        return False
    if children(scene.sentence, index, "expl") and not _is_pronominal(scene, token):
        return False
    finite = _finite(scene, index)
    return finite >= 0 and feature(scene.tokens[finite], "Person") in (None, "3")


def _is_pronominal(scene: Scene, token: Token) -> bool:
    """Tell a verb whose "se" is a part of it: "se reunió con", not "se detuvo a tres"."""
    return token.lemma.lower() in scene.grammar.pronominal


def _governing(scene: Scene, index: int) -> int:
    """Return the verb whose subject an infinitive has: "decidieron suspender"."""
    token = scene.tokens[index]
    while feature(token, "VerbForm") == "Inf" and base_rel(token) == "xcomp":
        above = scene.tokens[token.head].lemma.lower()
        if token.head < 0 or scene.grammar.control.get(above) != "subj":
            break
        index, token = token.head, scene.tokens[token.head]
    return index


def _is_told_of_another(scene: Scene, index: int) -> bool:
    """Tell a relative clause whose pronoun is no subject: "el fiscal, a quien acusa de fraude"."""
    below = [i for i in subtree(scene.sentence, index) if i < index]
    pronouns = [i for i in below if "Rel" in (feature(scene.tokens[i], "PronType") or "")]
    first = next((i for i in pronouns if scene.tokens[i].head == index), -1)
    if first < 0:
        return False
    token = scene.tokens[first]
    return token.upos == "ADV" or bool(children(scene.sentence, first, "case"))


def _finite(scene: Scene, index: int) -> int:
    for i in (index, *children(scene.sentence, index, "aux", "cop")):
        if feature(scene.tokens[i], "VerbForm") == "Fin":
            return i
    return -1


def _number(scene: Scene, index: int) -> str | None:
    finite = _finite(scene, index)
    return feature(scene.tokens[finite], "Number") if finite >= 0 else None


def _in_sentence(scene: Scene, index: int, number: str | None) -> tuple[Participant, ...] | None:
    """Return the subject of the nearest clause above; () if it does not fit, None if it has none.

    A clause between the two with a subject of another number breaks the thread.
    """
    node = index
    if _is_wished(scene, index):
        return _fitting(scene, _addressees(scene, scene.tokens[index].head), number)
    while base_rel(scene.tokens[node]) in _CLAUSES and scene.tokens[node].head >= 0:
        node = _clause_above(scene, node)
        subjects = fill_slot(scene.sentence, node, "subj", scene.grammar)
        passive = is_passive(scene.sentence, node)
        if passive:
            subjects = fill_slot(scene.sentence, node, "obj", scene.grammar)
        subjects = tuple(i for i in subjects if index not in subtree(scene.sentence, i))
        if subjects:
            return _fitting(scene, subjects, number)
    return None if scene.tokens[node].head < 0 else ()


def _clause_above(scene: Scene, index: int) -> int:
    """Return the verb above a clause; a noun whose content the clause is stands between."""
    node = scene.tokens[index].head
    while scene.tokens[node].upos in ("NOUN", "PROPN") and scene.tokens[node].head >= 0:
        node = scene.tokens[node].head
    return node


def _is_wished(scene: Scene, index: int) -> bool:
    """Tell a content clause in the subjunctive: who wishes "que dimita" is not who resigns."""
    finite = _finite(scene, index)
    wished = finite >= 0 and feature(scene.tokens[finite], "Mood") == "Sub"
    opened = any(
        scene.tokens[i].text.lower() in scene.grammar.relatives
        for i in children(scene.sentence, index, "mark")
    )  # "animó al partido a que acepte"
    return wished and (base_rel(scene.tokens[index]) == "ccomp" or opened)


def _addressees(scene: Scene, verb: int) -> tuple[int, ...]:
    """Return of whom something is asked: "pide al general que dimita"."""
    for slot in ("iobj", *(f"P:{word}" for word in scene.grammar.dative), "obj"):
        heads = fill_slot(scene.sentence, verb, slot, scene.grammar)
        if heads:
            return heads
    return ()


def _before(scene: Scene, number: str | None) -> tuple[Participant, ...]:
    """Return the subject of the main clause a sentence or two before."""
    for back in range(1, _REACH + 1):
        position = scene.sentence.index - back
        if position < 0:
            return ()
        sentence = scene.annotations.sentences[position]
        if scene.sentence.paragraph - sentence.paragraph > 1:
            return ()
        roots = [i for i, token in enumerate(sentence.tokens) if token.head < 0]
        earlier = replace(scene, sentence=sentence)
        slot = "obj" if is_passive(sentence, roots[0]) else "subj"
        subjects = fill_slot(sentence, roots[0], slot, scene.grammar)
        if subjects:
            return _fitting(earlier, subjects, number)
    return ()


def _fitting(
    scene: Scene, subjects: tuple[int, ...], number: str | None
) -> tuple[Participant, ...]:
    several = len(subjects) > 1 or any(_is_plural(scene, i) for i in subjects)
    if several != (number == "Plur") or not all(is_agent(scene, i) for i in subjects):
        return ()
    made = (make_participant(scene, i) for i in subjects)
    return tuple(one for one in made if one)


def _is_plural(scene: Scene, index: int) -> bool:
    return feature(scene.tokens[index], "Number") == "Plur" or bool(
        children(scene.sentence, index, "conj")
    )
