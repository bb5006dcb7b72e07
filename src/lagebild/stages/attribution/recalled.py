"""Who "the general" is: somebody whom the article has introduced by that word.

"General Tom Frame said ... The general added ...": the noun beside a name names its bearer later,
when it comes back alone with a definite article. In a headline it may come first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lagebild.lang import Language
from lagebild.tree import base_rel, children, feature
from lagebild.types import Annotations, Claimant, Entity, Mention, ParsedSentence

_SHORTEST = 5  # letters of a word that may be the end of a compound: "Kanzlerin"
_BESIDE = ("nmod:desc", "appos", "compound", "amod", "flat")


@dataclass(frozen=True, slots=True)
class Introduced:
    """Somebody with a name, the words said of them, and where."""

    word: str
    position: int
    entity: Entity


def introduced(annotations: Annotations) -> tuple[Introduced, ...]:
    """Return the nouns beside the names of persons, in text order."""
    found = []
    for entity in annotations.entities:
        if entity.type != "person":
            continue
        for mention in entity.mentions:
            if mention.kind == "name":
                sentence = annotations.sentences[mention.sentence]
                words = _words_beside(sentence, mention)
                found += [Introduced(word, mention.span.start, entity) for word in words]
    return tuple(sorted(found, key=lambda one: one.position))


def recalled(
    claimant: Claimant,
    known: tuple[Introduced, ...],
    annotations: Annotations,
    language: Language,
) -> Claimant:
    """Return the claimant by name where a bare definite noun recalls somebody introduced by it."""
    entity = next((e for e in annotations.entities if e.id == claimant.entity), None)
    if claimant.kind not in ("person", "anonymous", "government") or _has_name(entity):
        return claimant
    word = _bare_noun(claimant, annotations, language)
    if word is None:
        return claimant
    named = [one for one in known if _is_word(word, one.word)]
    before = [one for one in named if one.position < claimant.span.start]
    later = {one.entity.id: one for one in named}
    if before:
        return _named(claimant, before[-1].entity)
    return _named(claimant, next(iter(later.values())).entity) if len(later) == 1 else claimant


def _named(claimant: Claimant, entity: Entity) -> Claimant:
    return replace(claimant, name=entity.name, entity=entity.id, kind="person")


def _has_name(entity: Entity | None) -> bool:
    return entity is not None and any(mention.kind == "name" for mention in entity.mentions)


def _words_beside(sentence: ParsedSentence, mention: Mention) -> list[str]:
    head = mention.head
    beside = list(children(sentence, head, *_BESIDE))
    if base_rel(sentence.tokens[head]) in ("appos", "flat", "nmod"):
        beside.append(sentence.tokens[head].head)
    outside = [i for i in beside if not mention.span.overlaps(sentence.tokens[i].span)]
    return [
        sentence.tokens[i].lemma.lower()
        for i in outside
        if sentence.tokens[i].upos in ("NOUN", "PROPN")
    ]


def _bare_noun(claimant: Claimant, annotations: Annotations, language: Language) -> str | None:
    """Return the lemma of a phrase that is an article and a noun, None for any other phrase."""
    for sentence in annotations.sentences:
        if not sentence.span.contains(claimant.span):
            continue
        inside = [t for t in sentence.tokens if claimant.span.contains(t.span)]
        nouns = [t for t in inside if t.upos in ("NOUN", "PROPN")]
        articles = [t for t in inside if t.upos == "DET"]
        if len(nouns) != 1 or len(nouns) + len(articles) != len(inside) or len(articles) > 1:
            return None
        indefinite: list[str] = language.table("modality.toml")["indefinite"]
        index = sentence.tokens.index(nouns[0])
        if children(sentence, index, "nmod"):
            return None  # "the premier's spokesman", "a spokesman for the premier"
        articles += [sentence.tokens[i] for i in children(sentence, index, "det")]
        unknown = any(t.text.lower() in indefinite for t in articles)
        plural = feature(nouns[0], "Number") == "Plur"
        return None if unknown or plural else nouns[0].lemma.lower()
    return None


def _is_word(word: str, known: str) -> bool:
    return word == known or (len(word) >= _SHORTEST and known.endswith(word))
