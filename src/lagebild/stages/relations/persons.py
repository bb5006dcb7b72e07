"""Ties of a person to a body or office: apposition, compound, phrase, verb."""

from __future__ import annotations

from dataclasses import replace

from lagebild.inflection import word_forms
from lagebild.lang import Language
from lagebild.modality import modality_at
from lagebild.names import normalise_name
from lagebild.stages.relations.scene import (
    BODIES,
    RelationScene,
    Rule,
    load_rules,
    make_relation,
    modality_of,
    span_with,
    word_list,
)
from lagebild.tree import ancestors, base_rel, children
from lagebild.types import Entity, Mention, Relation, Span

_REACH = 6  # tokens between a noun of office and the body
_OFFICE_REACH = 40  # characters between an office and the name
_SHORT_WORD = 3  # "des", "del": no word of an office by itself


def find_offices(scene: RelationScene) -> list[Relation]:
    """Return offices: the description that the entities stage found, at the mention beside it."""
    found = []
    for entity, mention in dict.fromkeys(scene.at.values()):
        if entity.type != "person" or mention.kind != "name" or not entity.description:
            continue
        span = _office_span(scene, mention, entity.description)
        if span:
            modality = modality_of(scene, span, reach=1)
            found.append(Relation(entity.id, "holds_office", entity.description, span, modality))
    return found


def _office_span(scene: RelationScene, mention: Mention, office: str) -> Span | None:
    """Return the stretch of office and name where both stand together, None elsewhere."""
    words = [word for word in normalise_name(office).split() if len(word) > _SHORT_WORD]
    beside = [
        token.span
        for token in scene.sentence.tokens
        if abs(token.start - mention.span.start) < len(office) * 2 + _OFFICE_REACH
        and not mention.span.overlaps(token.span)
        and any(_is_form(normalise_name(token.text), word, scene.language) for word in words)
    ]
    before = [span for span in beside if span.end <= mention.span.start]
    spans = [mention.span, *(before or beside)]
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if beside else None


def _is_form(key: str, word: str, language: Language) -> bool:
    forms = {*word_forms(word, "noun", language), *word_forms(word, "phrase_start", language)}
    return key.rpartition(" ")[2] in forms


def find_appositions(scene: RelationScene) -> list[Relation]:
    """Return ties by a noun beside a name: "X, Anführer der Y," and "Y-Chef X"."""
    found = []
    for i, token in enumerate(scene.sentence.tokens):
        key = normalise_name(token.text)
        for rule in load_rules(scene.language):
            body = _body_after(scene, i) if key in rule.nouns else _body_in(scene, key, rule, i)
            person = _named_beside(scene, i) or _named_behind(scene, i, body)
            if body and person:
                span = span_with(scene, person[1].span, i)
                found.append(make_relation(scene, person[0].id, rule.relation, body.id, span))
    return found


def _named_behind(
    scene: RelationScene, index: int, body: Entity | None
) -> tuple[Entity, Mention] | None:
    """Return the person named right behind noun and body: "el líder de la Y, X,"."""
    after = index
    while after < index + _REACH and scene.body_at(after + 1) != body:
        after += 1
    while body and scene.body_at(after + 1) == body:
        after += 1
    after += scene.word(after + 1) == ","
    named = scene.person_at(after + 1) if body else None
    return named if named and named[1].kind == "name" else None


def _named_beside(scene: RelationScene, index: int) -> tuple[Entity, Mention] | None:
    """Return the person whose name stands right before the comma or right after the noun."""
    following = scene.person_at(index + 1)
    if following and following[1].kind == "name":
        return following
    before = index - 1
    while before >= 0 and before >= index - 3 and scene.word(before) != ",":
        before -= 1
    named = scene.person_at(before - 1) if scene.word(before) == "," else None
    return named if named and named[1].kind == "name" else None


def _body_after(scene: RelationScene, index: int) -> Entity | None:
    """Return the body right after a noun: "Anführer der Y", "leader of the Y"."""
    between = word_list("between", scene.language)
    for i in range(index + 1, min(index + 1 + _REACH, len(scene.sentence.tokens))):
        body = scene.body_at(i)
        if body:
            return body
        token = scene.sentence.tokens[i]
        if scene.word(i) not in between and token.upos not in ("ADJ", "NOUN"):
            return None
    return None


def _body_in(scene: RelationScene, key: str, rule: Rule, index: int) -> Entity | None:
    """Return the body that the first part of a compound names: "Y-Chef"."""
    first, _, last = key.rpartition(" ")
    if not first or last not in rule.nouns:
        return None
    for entity, _ in dict.fromkeys(scene.at.values()):
        if entity.type in BODIES and normalise_name(entity.name) == first:
            return entity
    return scene.body_at(index)


def find_phrases(scene: RelationScene) -> list[Relation]:
    """Return ties by a phrase: "Y, das unter Führung von X steht"."""
    found = []
    for rule in load_rules(scene.language):
        for phrase in rule.phrases:
            for i in range(len(scene.sentence.tokens) - len(phrase)):
                if all(scene.word(i + j) == word for j, word in enumerate(phrase)):
                    found += _by_phrase(scene, rule, i, i + len(phrase))
    return found


def _by_phrase(scene: RelationScene, rule: Rule, first: int, after: int) -> list[Relation]:
    person = next((p for i in range(after, after + 4) if (p := scene.person_at(i))), None)
    body = _subject_body(scene, first) if person else None
    if person is None or body is None:
        return []
    span = span_with(scene, person[1].span, first)
    return [make_relation(scene, person[0].id, rule.relation, body.id, span)]


def _subject_body(scene: RelationScene, index: int) -> Entity | None:
    """Return the body of whose state a phrase speaks: antecedent or subject of its verb.

    In a relative clause it is the last body before the comma, whatever the tree says; in a clause
    without a subject in the tree, the only body before the phrase.
    """
    comma = next((i for i in reversed(range(index)) if scene.word(i) == ","), -1)
    before = [body for i in range(max(comma, 0)) if (body := scene.body_at(i))]
    if before and scene.word(comma + 1) in word_list("relatives", scene.language):
        return before[-1]
    for above in ancestors(scene.sentence, index):
        for subject in children(scene.sentence, above, "nsubj"):
            if scene.body_at(subject):
                return scene.body_at(subject)
    inside = {body for i in range(comma + 1, index) if (body := scene.body_at(i))}
    return inside.pop() if len(inside) == 1 else None


def find_verbs(scene: RelationScene) -> list[Relation]:
    """Return ties by a verb: "X führt Y an", "Y, led by X"."""
    found = []
    for i, token in enumerate(scene.sentence.tokens):
        for rule in load_rules(scene.language):
            if token.lemma in rule.verbs and token.upos == "VERB":
                found += _by_verb(scene, rule, i)
    return found


def _by_verb(scene: RelationScene, rule: Rule, verb: int) -> list[Relation]:
    leaders = children(scene.sentence, verb, "nsubj", "obl:agent")
    person = next((p for i in leaders if (p := scene.person_at(i))), None)
    person = person or _described(scene, verb, leaders)
    led = [*children(scene.sentence, verb, "obj", "iobj", "nsubj:pass")]
    if base_rel(scene.sentence.tokens[verb]) == "acl":
        led.append(scene.sentence.tokens[verb].head)
    body = next((b for i in led if (b := scene.body_at(i))), None)
    if person is None or body is None:
        return []
    span = span_with(scene, person[1].span, verb)
    relation = make_relation(scene, person[0].id, rule.relation, body.id, span)
    grammar, _ = modality_at(scene.sentence, verb, scene.language)
    certain = relation.modality == "asserted"
    return [replace(relation, modality=grammar) if certain and grammar else relation]


def _described(
    scene: RelationScene, verb: int, leaders: tuple[int, ...]
) -> tuple[Entity, Mention] | None:
    """Return the person that a relative clause speaks of: "X, der die Y anführt"."""
    tokens = scene.sentence.tokens
    nouns = any(tokens[i].upos in ("NOUN", "PROPN") for i in leaders)
    relative = tokens[verb].deprel == "acl:relcl" and not nouns
    return scene.person_at(tokens[verb].head) if relative else None
