"""What the shapes of a tie share: who is mentioned where, the words of a language, hedges."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from lagebild.errors import DataError
from lagebild.inflection import word_forms
from lagebild.lang import Language
from lagebild.names import normalise_name
from lagebild.types import (
    Annotations,
    Entity,
    Mention,
    Modality,
    ParsedSentence,
    Relation,
    RelationType,
    Span,
)

BODIES = frozenset({"group", "organisation", "government", "media"})
_HEDGE_REACH = 6  # tokens before a tie in which a hedge still belongs to it


@dataclass(frozen=True, slots=True)
class Rule:
    """The words of one kind of tie, by shape."""

    relation: RelationType
    nouns: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    verbs: frozenset[str]
    ties: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class RelationScene:
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
        return found[0] if found and found[0].type in BODIES else None

    def person_at(self, index: int) -> tuple[Entity, Mention] | None:
        """Return the person that a token names."""
        found = self.at.get(index)
        return found if found and found[0].type == "person" else None


def mentions_in(
    annotations: Annotations, sentence: ParsedSentence
) -> dict[int, tuple[Entity, Mention]]:
    """Return who is mentioned in a sentence, by token."""
    return {
        i: (entity, mention)
        for entity in annotations.entities
        for mention in entity.mentions
        if mention.sentence == sentence.index
        for i, token in enumerate(sentence.tokens)
        if mention.span.overlaps(token.span)
    }


@cache
def load_rules(language: Language) -> tuple[Rule, ...]:
    """Return the rules of a language; raises DataError for an unknown tie."""
    return tuple(_rule(row, language) for row in language.table("relations.toml")["relation"])


def _rule(row: dict[str, Any], language: Language) -> Rule:
    if row["relation"] not in ("leads", "member_of", "part_of", "linked_to"):
        raise DataError(f"{language.code}/relations.toml: unknown relation {row['relation']!r}")
    nouns = (normalise_name(noun) for noun in row["nouns"])
    return Rule(
        relation=cast(RelationType, row["relation"]),
        nouns=frozenset(form for noun in nouns for form in word_forms(noun, "noun", language)),
        phrases=tuple(tuple(phrase.lower().split()) for phrase in row["phrases"]),
        verbs=frozenset(row["verbs"]),
        ties=tuple(tuple(tie.lower().split()) for tie in row["ties"]),
    )


@cache
def word_list(name: str, language: Language) -> frozenset[str]:
    """Return a list of `relations.toml`, in lower case."""
    return frozenset(word.lower() for word in language.table("relations.toml")[name])


def span_with(scene: RelationScene, span: Span, index: int) -> Span:
    """Return a span widened to hold a token."""
    token = scene.sentence.tokens[index]
    return Span(min(span.start, token.start), max(span.end, token.end))


def make_relation(
    scene: RelationScene, subject: str, relation: RelationType, obj: str, span: Span
) -> Relation:
    """Return a tie with the modality of the words around it."""
    return Relation(subject, relation, obj, span, modality_of(scene, span))


def is_over(scene: RelationScene, span: Span) -> bool:
    """Tell a tie that has ended, by the words around it: "ex líder de", "ehemaliger Chef der"."""
    former = tuple(word.lower() for word in scene.language.table("entities.toml")["former"])
    return bool(_near(scene, span, 2) & frozenset(former))


def modality_of(scene: RelationScene, span: Span, reach: int = _HEDGE_REACH) -> Modality:
    """Return "denied" beside a negation, "alleged" beside a hedge, else "asserted"."""
    near = _near(scene, span, reach)
    if near & word_list("negations", scene.language):
        return "denied"
    return "alleged" if near & word_list("hedges", scene.language) else "asserted"


def _near(scene: RelationScene, span: Span, reach: int) -> set[str]:
    """Return the words of a span and of those before it, up to a comma."""
    tokens = scene.sentence.tokens
    inside = [i for i, token in enumerate(tokens) if span.overlaps(token.span)]
    first = inside[0]
    while first > 0 and inside[0] - first < reach and tokens[first - 1].text != ",":
        first -= 1
    return {
        form.lower()
        for token in tokens[first : inside[-1] + 1]
        for form in (token.text, token.lemma)
    }
