"""From a speaker in the text to a claimant of a chain: full name, kind, entity.

The entity stage knows names and pronouns; for other words `claimants.tsv` tells what kind of source
they name. Whatever stands in neither is an anonymous source, described as the text does.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lagebild.clauses import clause_head, trim, without_case
from lagebild.lang import Language
from lagebild.speech.sources import source_noun
from lagebild.speech.speakers import antecedent, subject
from lagebild.tree import children, feature
from lagebild.types import Claimant, ClaimantKind, Entity, ParsedSentence, Span, Token

_KIND_OF_TYPE: dict[str, ClaimantKind] = {
    "person": "person",
    "government": "government",
    "organisation": "organisation",
    "group": "group",
    "media": "media",
    "document": "document",
    "anonymous": "anonymous",
    "place": "government",  # "Washington said": the capital stands for its government
}
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def claimants_of(
    sentence: ParsedSentence,
    indexes: tuple[int, ...],
    entities: tuple[Entity, ...],
    language: Language,
) -> tuple[Claimant, ...]:
    """Return the claimants that a speaker's tokens name: several for "A and B", () for none."""
    if not indexes:
        return ()
    found = []
    for head in _heads(sentence, indexes):
        others = [h for h in _heads(sentence, indexes) if h != head]
        own = [i for i in without_case(sentence, head) if i in indexes]
        cut = min((o for o in others if o > head), default=len(sentence.tokens))
        tokens = trim(sentence, [i for i in own if i < cut]) or (head,)
        found.append(_claimant(sentence, head, tokens, entities, language))
    return tuple(found)


def _heads(sentence: ParsedSentence, indexes: tuple[int, ...]) -> list[int]:
    """Return the head of the speaker's phrase and the heads coordinated with it."""
    inside = set(indexes)
    tops = [i for i in indexes if sentence.tokens[i].head not in inside]
    nominal = [i for i in tops if sentence.tokens[i].upos in _NOUNS] or tops[:1]
    heads = [nominal[0]]
    if any(sentence.tokens[i].text.endswith("-") for i in indexes):
        return heads  # "Kongress- und Verteidigungskreise" is one source
    for i in children(sentence, heads[0], "conj"):
        if i in inside and sentence.tokens[i].upos in _NOUNS:
            heads.append(i)
    return heads


def _claimant(
    sentence: ParsedSentence,
    head: int,
    tokens: tuple[int, ...],
    entities: tuple[Entity, ...],
    language: Language,
) -> Claimant:
    span = Span(sentence.tokens[tokens[0]].start, sentence.tokens[tokens[-1]].end)
    entity = entity_at(sentence, head, span, entities)
    stand_in = _stand_in(sentence, head, language)
    if entity is None and stand_in != head:
        tokens = without_case(sentence, stand_in) or (stand_in,)
        whole = Span(sentence.tokens[tokens[0]].start, sentence.tokens[tokens[-1]].end)
        named = _claimant(sentence, stand_in, tokens, entities, language)
        return named if named.entity else replace(named, span=whole)
    if entity is not None:
        kind = _KIND_OF_TYPE.get(entity.type) or _kind_at(sentence, head, language)
        return Claimant(span, entity.name, kind, entity.id)
    name = _description(sentence, head, tokens, language)
    return Claimant(span, name, _kind_at(sentence, head, language))


def _stand_in(sentence: ParsedSentence, head: int, language: Language) -> int:
    """Return the word that says who is meant: the noun of a relative pronoun, a possessor.

    "ihrer Meinung" is hers, "eigenen Angaben" are the subject's. The head itself if it names.
    """
    noun = antecedent(sentence, head)
    if noun != head or source_noun(sentence.tokens[head], language) is None:
        return noun
    possessive = children(sentence, head, "det:poss")
    if possessive:
        return possessive[0]
    own = language.table("quotation.toml")["own"]
    if any(sentence.tokens[i].text.lower() in own for i in children(sentence, head, "amod", "det")):
        clause = clause_head(sentence, sentence.tokens[head].head)
        who = subject(sentence, clause)
        return who if who is not None else head
    return head


def entity_at(
    sentence: ParsedSentence, head: int, span: Span, entities: tuple[Entity, ...]
) -> Entity | None:
    """Return the entity that the phrase names: the one with a mention on its head word.

    A mention elsewhere in the phrase is another entity ("a spokesman of X" is not X), unless it is
    an apposition or the name that follows a title.
    """
    naming = {head, *children(sentence, head, "appos", "flat")}
    best: tuple[int, Entity] | None = None
    for entity in entities:
        for mention in entity.mentions:
            if not mention.span.overlaps(span):
                continue
            on_head = any(mention.span.overlaps(sentence.tokens[i].span) for i in naming)
            size = mention.span.end - mention.span.start
            if on_head and (best is None or size > best[0]):
                best = (size, entity)
    return best[1] if best else None


def _description(
    sentence: ParsedSentence, head: int, tokens: tuple[int, ...], language: Language
) -> str:
    """Return the phrase without its article, put in the nominative where that is safe."""
    articles = _articles(language)
    kept = list(tokens)
    while len(kept) > 1 and sentence.tokens[kept[0]].text.lower() in articles:
        kept.pop(0)
    if kept == [head] and feature(sentence.tokens[head], "Number") != "Sing":
        return _nominative(sentence.tokens[head].text, language)
    first, last = sentence.tokens[kept[0]].start, sentence.tokens[kept[-1]].end
    return sentence.text[first - sentence.span.start : last - sentence.span.start]


@cache
def _articles(language: Language) -> frozenset[str]:
    return frozenset(language.table("grammar.toml")["articles"])


def _nominative(word: str, language: Language) -> str:
    """Return "Insider" for "Insidern": endings of the dative plural that betray themselves."""
    for ending, bare in language.table("quotation.toml")["dative_plurals"]:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + str(bare)
    return word


def _kind_at(sentence: ParsedSentence, head: int, language: Language) -> ClaimantKind:
    token = sentence.tokens[head]
    kind = kind_of_word(token, language)
    if kind:
        return kind
    return "person" if token.upos == "PROPN" or token.ner.endswith("PER") else "anonymous"


def kind_of_word(token: Token, language: Language) -> ClaimantKind | None:
    """Return what kind of source a word names by `claimants.tsv`, None for other words."""
    words, endings = _kinds(language)
    for form in (token.lemma.lower(), token.text.lower(), token.text.lower().rstrip("ns")):
        if form in words:
            return words[form]
        for ending, kind in endings:
            if form.endswith(ending):
                return kind
    return None


@cache
def _kinds(
    language: Language,
) -> tuple[dict[str, ClaimantKind], tuple[tuple[str, ClaimantKind], ...]]:
    words: dict[str, ClaimantKind] = {}
    endings: list[tuple[str, ClaimantKind]] = []
    for row in language.rows("claimants.tsv"):
        kind = _KIND_OF_TYPE[row["kind"]]
        if row["word"].startswith("-"):
            endings.append((row["word"][1:], kind))
        else:
            words[row["word"]] = kind
    return words, tuple(endings)
