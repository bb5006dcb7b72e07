"""Whether an entry's demands hold at a trigger token."""

from __future__ import annotations

from collections.abc import Iterator

from lagebild.stages.statements.agents import is_agent, is_media, is_person, is_place, is_state
from lagebild.stages.statements.dropped import find_dropped_subject, lacks_subject
from lagebild.stages.statements.lexicon import Condition, Entry, matches_word
from lagebild.stages.statements.roles import written_heads
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import marker_forms
from lagebild.stages.statements.support import find_carrier, is_kind, names_state
from lagebild.tree import base_rel, children, feature
from lagebild.types import Entity, Mention

_CLAUSE_RELS = frozenset({"ccomp", "advcl", "parataxis", "acl", "conj"})
_BODIES = frozenset({"organisation", "government", "group"})
_REACH = 2  # sentences before one whose words still say what it is about
_KINDS = {
    "agent": is_agent,
    "media": is_media,
    "person": is_person,
    "place": is_place,
    "state": is_state,
}


def fires(scene: Scene, index: int, entry: Entry) -> bool:
    """Tell whether all of `require` and none of `forbid` holds for the trigger at `index`."""
    if entry.pos == "NOUN" and _is_predicate(scene, index) and not names_state(scene, index):
        return False  # "als Mord gewertet" judges something, it reports no event
    if entry.pos == "VERB" and _is_anybodys(scene, index):
        return False
    if _is_part_of_name(scene, index):
        return False  # "Consejo General de Huelga", "Policía Militarizada"
    if entry.pos == "NOUN" and (_is_modifier(scene, index) or is_kind(scene, index)):
        return False  # "attack helicopters" are helicopters, "fuerzas de combate" forces
    return all(_holds(scene, index, entry, one) for one in entry.require) and not any(
        _holds(scene, index, entry, one) for one in entry.forbid
    )


def _is_anybodys(scene: Scene, index: int) -> bool:
    """Tell a deed of whoever may do it: "anyone who aids them", "wer ihnen hilft"."""
    words = scene.language.table("referents.toml")["anybody"]
    above = scene.tokens[index].head
    own = children(scene.sentence, index, "nsubj")
    described = (above,) if base_rel(scene.tokens[index]) == "acl" and above >= 0 else ()
    return any(scene.tokens[i].text.lower() in words for i in (*own, *described))


def _is_predicate(scene: Scene, index: int) -> bool:
    """Tell a noun that something is called: "als Mord", "como un intento de golpe"."""
    named = find_carrier(scene, index)
    if marker_forms(scene.sentence, named) & scene.grammar.comparison:
        return True
    token = scene.tokens[named]
    if token.head < 0 or base_rel(token) != "obl":
        return False
    verbs = scene.language.table("grammar.toml")["predicate_verbs"]
    word = verbs.get(scene.tokens[token.head].lemma.lower())
    return word is not None and word in marker_forms(scene.sentence, named)


def _is_part_of_name(scene: Scene, index: int) -> bool:
    """Tell a word with a capital inside the name of a body; its head in the name of a society."""
    mention = scene.mention_at(index)
    if mention is None or mention[0].type not in _BODIES:
        return False
    if mention[1].head == index and not _heads_long_name(scene, mention):
        return False
    written = scene.tokens[index].text
    inside = mention[1].span.contains(scene.tokens[index].span)
    return inside and written[:1].isupper() and not written.isupper()


def _heads_long_name(scene: Scene, mention: tuple[Entity, Mention]) -> bool:
    """Tell the name of a society that goes on after its head: "Amnistía Internacional"."""
    entity, one = mention
    inside = [t for t in scene.tokens if one.span.contains(t.span)]
    capitals = [t for t in inside if t.text[:1].isupper()]
    return entity.type == "organisation" and one.kind == "name" and len(capitals) > 1


def _is_modifier(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    nominal = token.head >= 0 and scene.tokens[token.head].upos in ("NOUN", "PROPN")
    return base_rel(token) == "compound" and nominal


def _holds(scene: Scene, index: int, entry: Entry, condition: Condition) -> bool:
    if condition.slot == "has":
        return _any_matches(_clause_forms(scene, index), condition.words)
    if condition.slot == "near":
        forms = [form for token in scene.tokens for form in (token.lemma, token.text)]
        return _any_matches(forms, condition.words)
    if condition.slot == "verb":
        return _any_matches(_carrier_forms(scene, index), condition.words)
    if condition.slot == "around":
        return any(_any_matches(forms, condition.words) for forms in _forms_around(scene))
    roles = {"actor": entry.actor, "recipient": entry.recipient}
    slots = roles.get(condition.slot, (condition.slot,))
    heads = written_heads(scene, index, slots)
    if condition.operator == "!":
        return bool(heads)
    if condition.operator == "~":
        if not heads and "agent" in condition.words and entry.pos != "NOUN":
            passive = "subj" not in slots
            if find_dropped_subject(scene, index, passive=passive):
                return True
            return not passive and _is_addressed(scene, index, entry)
        return any(_KINDS[kind](scene, i) for i in heads for kind in condition.words)
    titles = [j for i in heads for j in children(scene.sentence, i, "nmod:desc")]
    named = (scene.tokens[i] for i in (*heads, *titles))  # "President Dina Boluarte" is a president
    return _any_matches([form for t in named for form in (t.lemma, t.text)], condition.words)


def _is_addressed(scene: Scene, index: int, entry: Entry) -> bool:
    """Tell a verb without subject that somebody acts on all the same: "y exhortó al Gobierno"."""
    met = written_heads(scene, index, entry.recipient) if lacks_subject(scene, index) else ()
    return any(is_agent(scene, i) for i in met)


def _carrier_forms(scene: Scene, index: int) -> list[str]:
    """Return the lemma and form of the verb whose object a noun is."""
    token = scene.tokens[index]
    above = token.head if token.head >= 0 and token.deprel in ("obj", "nsubj:pass") else -1
    return [scene.tokens[above].lemma, scene.tokens[above].text] if above >= 0 else []


def _any_matches(forms: list[str], words: tuple[str, ...]) -> bool:
    return any(matches_word(form, word) for form in forms for word in words)


def _forms_around(scene: Scene) -> Iterator[list[str]]:
    """Yield the lemmas and forms of the sentence and of those just before it."""
    last = scene.sentence.index
    for sentence in scene.annotations.sentences[max(0, last - _REACH) : last + 1]:
        yield [form for token in sentence.tokens for form in (token.lemma, token.text)]


def _clause_forms(scene: Scene, index: int) -> list[str]:
    """Return lemmas and forms of the trigger's clause: its verb, all below, what it aims at.

    Of other clauses only the infinitive of a purpose counts: "marched to demand higher wages".
    """
    top = index
    while scene.tokens[top].head >= 0 and scene.tokens[top].upos != "VERB":
        if base_rel(scene.tokens[top]) in _CLAUSE_RELS:
            break
        top = scene.tokens[top].head
    inside, stack = {top}, [top]
    while stack:
        head = stack.pop()
        for i, token in enumerate(scene.tokens):
            if token.head != head or i in inside:
                continue
            if base_rel(token) not in _CLAUSE_RELS:
                inside.add(i)
                stack.append(i)
            elif head == top and base_rel(token) == "advcl" and feature(token, "VerbForm") == "Inf":
                inside.add(i)
    inside.discard(index)
    return [form for i in inside for form in (scene.tokens[i].lemma, scene.tokens[i].text)]
