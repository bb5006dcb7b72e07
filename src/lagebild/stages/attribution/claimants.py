"""From a speaker in the text to a claimant of a chain: full name, kind, entity.

The entity stage knows names and pronouns; for other words `claimants.tsv` tells what kind of source
they name. Whatever stands in neither is an anonymous source, described as the text does.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lagebild import gazetteer
from lagebild.clauses import clause_head, trim, without_case
from lagebild.lang import Language
from lagebild.nominative import nominative_noun, nominative_phrase
from lagebild.speech.cues import cues_at
from lagebild.speech.relays import load_relays
from lagebild.speech.sources import source_noun
from lagebild.speech.speakers import antecedent, subject
from lagebild.speech.voices import KIND_OF_TYPE, kind_of_word, kinds
from lagebild.tree import children, feature, subtree
from lagebild.types import Claimant, ClaimantKind, Entity, ParsedSentence, Span, Token

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_MARKS = '„“”«»"'
_LONGEST = 14  # tokens of a description; what is longer tells a story


def claimants_of(
    sentence: ParsedSentence,
    indexes: tuple[int, ...],
    entities: tuple[Entity, ...],
    language: Language,
) -> tuple[Claimant, ...]:
    """Return the claimants that a speaker's tokens name: several for "A and B", () for none."""
    if not indexes:
        return ()
    if _is_shortened(sentence, indexes):
        return (_several_in_one(sentence, indexes, language),)
    found = []
    for head in _heads(sentence, indexes):
        others = [h for h in _heads(sentence, indexes) if h != head]
        joining = children(sentence, head, "cc")
        own = [i for i in without_case(sentence, head) if i in indexes and i not in joining]
        after = (min(subtree(sentence, o)) for o in others if o > head)  # "he and his wife"
        cut = min((start for start in after if start > head), default=len(sentence.tokens))
        tokens = trim(sentence, [i for i in own if i < cut]) or (head,)
        if not _is_nobody(sentence, head, language):
            found.append(_claimant(sentence, head, tokens, entities, language))
    return tuple(found)


def _is_nobody(sentence: ParsedSentence, head: int, language: Language) -> bool:
    """Tell whether the speaker is nobody in particular ("man", "it", "se") or "I", "we"."""
    token = sentence.tokens[head]
    impersonal = language.table("grammar.toml")["impersonal"]
    if token.upos not in ("PRON", "DET"):
        return False
    own = feature(token, "Person") == "1"  # "we": the quotation around it names who that is
    return own or token.text.lower() in impersonal


def _is_shortened(sentence: ParsedSentence, indexes: tuple[int, ...]) -> bool:
    """Tell whether words share their last part: "Kongress- und Verteidigungskreise"."""
    return any(
        sentence.tokens[i].text[:-1] and sentence.tokens[i].text.endswith("-") for i in indexes
    )


def _several_in_one(
    sentence: ParsedSentence, indexes: tuple[int, ...], language: Language
) -> Claimant:
    last = indexes[-1]
    span = Span(sentence.tokens[indexes[0]].start, sentence.tokens[last].end)
    name = _description(sentence, last, indexes, language)
    return Claimant(span, name, kind_of_word(sentence.tokens[last], language) or "anonymous")


def _heads(sentence: ParsedSentence, indexes: tuple[int, ...]) -> list[int]:
    """Return the head of the speaker's phrase and the heads coordinated with it."""
    inside = set(indexes)
    tops = [i for i in indexes if sentence.tokens[i].head not in inside]
    nominal = [i for i in tops if sentence.tokens[i].upos in _NOUNS] or tops[:1]
    heads = [nominal[0]]
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
    outlet = _outlet_in(sentence, head, span, entities, language)
    if outlet is not None:
        return Claimant(span, outlet.name, "media", outlet.id)
    entity = entity_at(sentence, head, span, entities)
    stand_in = _stand_in(sentence, head, language)
    if entity is None and stand_in != head:
        tokens = without_case(sentence, stand_in) or (stand_in,)
        whole = Span(sentence.tokens[tokens[0]].start, sentence.tokens[tokens[-1]].end)
        named = _claimant(sentence, stand_in, tokens, entities, language)
        return named if named.entity else replace(named, span=whole)
    described = described_by(sentence, head, tokens, language)
    if entity is not None:
        kind = KIND_OF_TYPE.get(entity.type) or _kind_at(sentence, head, language)
        if all(mention.kind == "nominal" for mention in entity.mentions):
            kind = kind_of_word(sentence.tokens[head], language) or kind
        name = entity.name
        if sentence.tokens[head].upos != "PRON":
            name = _fullest(entity, sentence, head, (tokens, described), language)
        return Claimant(span, name, kind, entity.id)
    given = _giver(sentence.tokens[head], language)
    country = gazetteer.written_name(given, language) if given else None
    if country:
        return Claimant(span, country, "government", _entity_named(country, entities))
    name = given or _description(sentence, head, described, language)
    return Claimant(span, name, _kind_of(given, language) or _kind_at(sentence, head, language))


def _entity_named(name: str, entities: tuple[Entity, ...]) -> str | None:
    """Return the government of this name that the article knows, None if it knows none."""
    fits = (e.id for e in entities if e.type == "government" and e.name == name)
    return next(fits, None)


def _fullest(
    entity: Entity,
    sentence: ParsedSentence,
    head: int,
    phrases: tuple[tuple[int, ...], tuple[int, ...]],
    language: Language,
) -> str:
    """Return the name of an entity; for somebody without one the description that says more."""
    tokens, described = phrases
    if entity.type == "anonymous":
        return _description(sentence, head, described, language)
    token = sentence.tokens[head]
    named = any(mention.kind == "name" for mention in entity.mentions)
    if named or entity.type != "person" or token.text.lower() != token.lemma.lower():
        return entity.name
    phrase = _description(sentence, head, tokens, language)
    return phrase if entity.name.lower() in phrase.lower() and "," not in phrase else entity.name


def _outlet_in(
    sentence: ParsedSentence,
    head: int,
    span: Span,
    entities: tuple[Entity, ...],
    language: Language,
) -> Entity | None:
    """Return the outlet whose name stands in a phrase that a word for one heads.

    "el periódico La Nación", "a report by the broadcaster X": it is the outlet that vouches.
    """
    token = sentence.tokens[head]
    noun = source_noun(token, language)
    document = noun is not None and noun.kind in ("document", "noun")
    if not document and kind_of_word(token, language) != "media":
        return None
    plain = {token.text.lower(), *_articles(language)}
    named = [
        (mention.span.start - mention.span.end, number)
        for number, entity in enumerate(entities)
        for mention in entity.mentions
        if entity.type == "media"
        and span.contains(mention.span)
        and not plain.issuperset(entity.name.lower().split())
    ]
    return entities[min(named)[1]] if named else None


def _giver(token: Token, language: Language) -> str | None:
    """Return who gave the information that a compound names: "Polizei" for "Polizeiangaben"."""
    row = source_noun(token, language)
    endings: list[str] = language.table("quotation.toml")["given_endings"]
    if row is None or row.kind != "suffix" or row.words[0] not in endings:
        return None
    stem = token.text[: token.text.lower().rfind(row.words[0])].rstrip("-")
    return stem or None


def _kind_of(word: str | None, language: Language) -> ClaimantKind | None:
    words, endings = kinds(language)
    if not word:
        return None
    found = words.get(word.lower())
    return found or next((k for end, k in endings if word.lower().endswith(end)), None)


def described_by(
    sentence: ParsedSentence, head: int, tokens: tuple[int, ...], language: Language
) -> tuple[int, ...]:
    """Return the phrase with what tells the source apart: "people briefed on the talks".

    It stops at a comma, and at the outlet that quotes or shows the source.
    """
    relays, inside = load_relays(language), set(subtree(sentence, head))
    last = tokens[-1]
    while last + 1 < len(sentence.tokens) and last + 1 in inside:
        token = sentence.tokens[last + 1]
        stops = token.upos in ("PUNCT", "SCONJ", "CCONJ", "AUX") or relays.is_relay(token)
        if stops or _says(sentence, last + 1, head, language):
            break
        last += 1
    first = tokens[0]
    while first - 1 in inside and sentence.tokens[first - 1].upos in ("ADJ", "NUM", "ADV", "DET"):
        first -= 1
    kept = tuple(range(first, last + 1))
    while len(kept) > 1 and sentence.tokens[kept[-1]].upos in ("ADP", "PART", "DET", "CCONJ"):
        kept = kept[:-1]
    return kept if len(kept) <= _LONGEST else tokens


def _says(sentence: ParsedSentence, index: int, head: int, language: Language) -> bool:
    """Tell whether a word after a source begins what is told of it: its verb, a relative pronoun.

    A participle read as a verb goes on with the description: "people briefed on the talks"; one of
    saying begins it: "a statement vowing revenge".
    """
    token = sentence.tokens[index]
    if feature(token, "PronType") == "Rel":
        return True
    if feature(token, "VerbForm") == "Ger" and cues_at(sentence, index, language):
        return True
    if feature(token, "VerbForm") != "Fin":
        return False
    quotes = any("direct" in cue.takes for cue in cues_at(sentence, index, language))
    return quotes or token.head != head


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
        return antecedent(sentence, who) if who is not None else head
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
    """Return the phrase without article and outer marks, nominative where that is safe."""
    articles = _articles(language)
    kept = list(tokens)
    while len(kept) > 1 and sentence.tokens[kept[0]].text.lower() in articles:
        kept.pop(0)
    texts = [sentence.tokens[i].text for i in kept]
    if "(" in texts and ")" not in texts and head < kept[texts.index("(")]:
        kept = kept[: texts.index("(")]
    marks = [i for i in kept if sentence.tokens[i].upos == "PUNCT"]
    if len(marks) == 1 and marks[0] in (kept[0], kept[-1]) and len(kept) > 1:
        kept.remove(marks[0])  # its partner lies outside: `die „Zeit“`
    noun = sentence.tokens[head]
    bare = nominative_noun(noun.text, language)
    if kept == [head] and (feature(noun, "Number") != "Sing" or bare == noun.lemma):
        return bare
    return nominative_phrase(sentence, kept[0], kept[-1], head, language)


@cache
def _articles(language: Language) -> frozenset[str]:
    return frozenset(language.table("grammar.toml")["articles"])


def _kind_at(sentence: ParsedSentence, head: int, language: Language) -> ClaimantKind:
    token = sentence.tokens[head]
    kind = kind_of_word(token, language)
    if kind:
        return kind
    return "person" if token.upos == "PROPN" or token.ner.endswith("PER") else "anonymous"
