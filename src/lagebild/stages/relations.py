"""Lasting ties that an article states: who leads what, who belongs to what, who holds what office.

Only three shapes are read, all beside a name: apposition ("X, Anführer der Y"), compound or noun
before the name ("Y-Chef X"), phrase or verb between the two ("unter Führung von X"). A tie with a
negation in its clause is left out; a hedge makes it alleged.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from lagebild.errors import DataError
from lagebild.inflection import word_forms
from lagebild.lang import Language
from lagebild.names import normalise_name
from lagebild.tree import ancestors, base_rel, children
from lagebild.types import (
    Annotations,
    Attribution,
    Entity,
    Mention,
    Modality,
    ParsedSentence,
    Relation,
    RelationType,
    Span,
)

_BODIES = frozenset({"group", "organisation", "government", "media"})
_REACH = 6  # tokens between a noun of office and the body
_HEDGE_REACH = 6  # tokens before a tie in which a hedge still belongs to it
_OFFICE_REACH = 40  # characters between an office and the name
_SHORT_WORD = 3  # "des", "del": no word of an office by itself


@dataclass(frozen=True, slots=True)
class _Rule:
    relation: RelationType
    nouns: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Scene:
    """One sentence with who is mentioned where, by token."""

    sentence: ParsedSentence
    language: Language
    at: dict[int, tuple[Entity, Mention]]

    def word(self, index: int) -> str:
        """Return a token in lower case, "" outside the sentence."""
        inside = 0 <= index < len(self.sentence.tokens)
        return self.sentence.tokens[index].text.lower() if inside else ""

    def body_at(self, index: int) -> Entity | None:
        """Return the body that a token names."""
        found = self.at.get(index)
        return found[0] if found and found[0].type in _BODIES else None

    def person_at(self, index: int) -> tuple[Entity, Mention] | None:
        """Return the person that a token names."""
        found = self.at.get(index)
        return found if found and found[0].type == "person" else None


def find_relations(annotations: Annotations, language: Language) -> tuple[Relation, ...]:
    """Return the ties of persons to bodies and offices, in text order, each once.

    `subject` is an entity id; `object` an entity id, for holds_office the office as written.
    """
    found: dict[tuple[str, str, str], Relation] = {}
    for sentence in annotations.sentences:
        scene = _Scene(sentence, language, _mentions(annotations, sentence))
        for relation in [*_offices(scene), *_appositions(scene), *_phrases(scene), *_verbs(scene)]:
            said = _with_attribution(relation, annotations.attributions)
            found.setdefault((said.subject, said.relation, said.object), said)
    return tuple(found.values())


def _mentions(
    annotations: Annotations, sentence: ParsedSentence
) -> dict[int, tuple[Entity, Mention]]:
    return {
        i: (entity, mention)
        for entity in annotations.entities
        for mention in entity.mentions
        if mention.sentence == sentence.index
        for i, token in enumerate(sentence.tokens)
        if mention.span.overlaps(token.span)
    }


@cache
def _rules(language: Language) -> tuple[_Rule, ...]:
    return tuple(_rule(row, language) for row in language.table("relations.toml")["relation"])


def _rule(row: dict[str, Any], language: Language) -> _Rule:
    if row["relation"] not in ("leads", "member_of", "part_of", "linked_to"):
        raise DataError(f"{language.code}/relations.toml: unknown relation {row['relation']!r}")
    nouns = (normalise_name(noun) for noun in row["nouns"])
    return _Rule(
        relation=cast(RelationType, row["relation"]),
        nouns=frozenset(form for noun in nouns for form in word_forms(noun, "noun", language)),
        phrases=tuple(tuple(phrase.lower().split()) for phrase in row["phrases"]),
        verbs=frozenset(row["verbs"]),
    )


@cache
def _words(name: str, language: Language) -> frozenset[str]:
    return frozenset(word.lower() for word in language.table("relations.toml")[name])


# holds_office: the description that the entities stage found, at the mention beside it


def _offices(scene: _Scene) -> list[Relation]:
    found = []
    for entity, mention in dict.fromkeys(scene.at.values()):
        if entity.type != "person" or mention.kind != "name" or not entity.description:
            continue
        span = _office_span(scene, mention, entity.description)
        if span:
            modality = _modality(scene, span, reach=1)
            found.append(Relation(entity.id, "holds_office", entity.description, span, modality))
    return found


def _office_span(scene: _Scene, mention: Mention, office: str) -> Span | None:
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


# leads, member_of: nouns


def _appositions(scene: _Scene) -> list[Relation]:
    """Return ties by a noun beside a name: "X, Anführer der Y," and "Y-Chef X"."""
    found = []
    for i, token in enumerate(scene.sentence.tokens):
        key = normalise_name(token.text)
        for rule in _rules(scene.language):
            person = _named_beside(scene, i)
            if person is None:
                continue
            body = _body_after(scene, i) if key in rule.nouns else _body_in(scene, key, rule, i)
            if body:
                span = _span(scene, person[1].span, i)
                found.append(_relation(scene, person[0].id, rule.relation, body.id, span))
    return found


def _named_beside(scene: _Scene, index: int) -> tuple[Entity, Mention] | None:
    """Return the person whose name stands right before the comma or right after the noun."""
    following = scene.person_at(index + 1)
    if following and following[1].kind == "name":
        return following
    before = index - 1
    while before >= 0 and before >= index - 3 and scene.word(before) != ",":
        before -= 1
    named = scene.person_at(before - 1) if scene.word(before) == "," else None
    return named if named and named[1].kind == "name" else None


def _body_after(scene: _Scene, index: int) -> Entity | None:
    """Return the body right after a noun: "Anführer der Y", "leader of the Y"."""
    between = _words("between", scene.language)
    for i in range(index + 1, min(index + 1 + _REACH, len(scene.sentence.tokens))):
        body = scene.body_at(i)
        if body:
            return body
        token = scene.sentence.tokens[i]
        if scene.word(i) not in between and token.upos not in ("ADJ", "NOUN"):
            return None
    return None


def _body_in(scene: _Scene, key: str, rule: _Rule, index: int) -> Entity | None:
    """Return the body that the first part of a compound names: "Y-Chef"."""
    first, _, last = key.rpartition(" ")
    if not first or last not in rule.nouns:
        return None
    for entity, _ in dict.fromkeys(scene.at.values()):
        if entity.type in _BODIES and normalise_name(entity.name) == first:
            return entity
    return scene.body_at(index)


# leads: phrases and verbs


def _phrases(scene: _Scene) -> list[Relation]:
    """Return ties by a phrase: "Y, das unter Führung von X steht"."""
    found = []
    for rule in _rules(scene.language):
        for phrase in rule.phrases:
            for i in range(len(scene.sentence.tokens) - len(phrase)):
                if all(scene.word(i + j) == word for j, word in enumerate(phrase)):
                    found += _by_phrase(scene, rule, i, i + len(phrase))
    return found


def _by_phrase(scene: _Scene, rule: _Rule, first: int, after: int) -> list[Relation]:
    person = next((p for i in range(after, after + 4) if (p := scene.person_at(i))), None)
    body = _subject_body(scene, first) if person else None
    if person is None or body is None:
        return []
    span = _span(scene, person[1].span, first)
    return [_relation(scene, person[0].id, rule.relation, body.id, span)]


def _subject_body(scene: _Scene, index: int) -> Entity | None:
    """Return the body of whose state a phrase speaks: antecedent or subject of its verb.

    In a relative clause it is the last body before the comma, whatever the tree says; in a clause
    without a subject in the tree, the only body before the phrase.
    """
    comma = next((i for i in reversed(range(index)) if scene.word(i) == ","), -1)
    before = [body for i in range(max(comma, 0)) if (body := scene.body_at(i))]
    if before and scene.word(comma + 1) in _words("relatives", scene.language):
        return before[-1]
    for above in ancestors(scene.sentence, index):
        for subject in children(scene.sentence, above, "nsubj"):
            if scene.body_at(subject):
                return scene.body_at(subject)
    inside = {body for i in range(comma + 1, index) if (body := scene.body_at(i))}
    return inside.pop() if len(inside) == 1 else None


def _verbs(scene: _Scene) -> list[Relation]:
    """Return ties by a verb: "X führt Y an", "Y, led by X"."""
    found = []
    for i, token in enumerate(scene.sentence.tokens):
        for rule in _rules(scene.language):
            if token.lemma in rule.verbs and token.upos == "VERB":
                found += _by_verb(scene, rule, i)
    return found


def _by_verb(scene: _Scene, rule: _Rule, verb: int) -> list[Relation]:
    leaders = children(scene.sentence, verb, "nsubj", "obl:agent")
    person = next((p for i in leaders if (p := scene.person_at(i))), None)
    led = [*children(scene.sentence, verb, "obj", "iobj", "nsubj:pass")]
    if base_rel(scene.sentence.tokens[verb]) == "acl":
        led.append(scene.sentence.tokens[verb].head)
    body = next((b for i in led if (b := scene.body_at(i))), None)
    if person is None or body is None:
        return []
    span = _span(scene, person[1].span, verb)
    return [_relation(scene, person[0].id, rule.relation, body.id, span)]


# what all shapes share


def _span(scene: _Scene, span: Span, index: int) -> Span:
    token = scene.sentence.tokens[index]
    return Span(min(span.start, token.start), max(span.end, token.end))


def _relation(
    scene: _Scene, subject: str, relation: RelationType, obj: str, span: Span
) -> Relation:
    return Relation(subject, relation, obj, span, _modality(scene, span))


def _modality(scene: _Scene, span: Span, reach: int = _HEDGE_REACH) -> Modality:
    """Return "denied" beside a negation, "alleged" beside a hedge, else "asserted"."""
    tokens = scene.sentence.tokens
    inside = [i for i, token in enumerate(tokens) if span.overlaps(token.span)]
    first = inside[0]
    while first > 0 and inside[0] - first < reach and tokens[first - 1].text != ",":
        first -= 1
    near = {token.text.lower() for token in tokens[first : inside[-1] + 1]}
    if near & _words("negations", scene.language):
        return "denied"
    return "alleged" if near & _words("hedges", scene.language) else "asserted"


def _with_attribution(relation: Relation, attributions: tuple[Attribution, ...]) -> Relation:
    """Return the tie with the chain of whoever vouches for the words it rests on."""
    for attribution in attributions:
        if any(scope.contains(relation.span) for scope in attribution.scope):
            modality = relation.modality
            if modality == "asserted" and attribution.modality in ("alleged", "denied"):
                modality = attribution.modality
            return Relation(
                relation.subject,
                relation.relation,
                relation.object,
                relation.span,
                modality,
                attribution.chain,
            )
    return relation
