"""Which nouns can speak or be read: persons, bodies and papers, not "losses" or "growth"."""

from __future__ import annotations

from functools import cache

from lagebild.lang import Language
from lagebild.speech.habits import load_habits
from lagebild.speech.sources import source_noun
from lagebild.tree import children
from lagebild.types import ClaimantKind, ParsedSentence, Token

KIND_OF_TYPE: dict[str, ClaimantKind] = {
    "person": "person",
    "government": "government",
    "organisation": "organisation",
    "group": "group",
    "media": "media",
    "document": "document",
    "anonymous": "anonymous",
    "place": "government",  # "Washington said": the capital stands for its government
}


def may_speak(sentence: ParsedSentence, speaker: tuple[int, ...], language: Language) -> bool:
    """Tell a speaker from what merely shows or means something: "las pérdidas suponen que"."""
    if not load_habits(language).speakers_listed:
        return True
    inside = set(speaker)
    heads = [i for i in speaker if sentence.tokens[i].head not in inside]
    nouns = [i for i in heads if sentence.tokens[i].upos == "NOUN"]
    if not nouns or any(sentence.tokens[i].ner != "O" for i in nouns):
        return True
    named = (j for i in nouns for j in children(sentence, i, "appos", "flat", "conj"))
    return can_speak(sentence, (*nouns, *named), language)


def can_speak(sentence: ParsedSentence, phrase: tuple[int, ...], language: Language) -> bool:
    """Tell whether a phrase names somebody, a report, or a person or body of any kind."""
    words = [sentence.tokens[i] for i in phrase if sentence.tokens[i].upos in ("NOUN", "PROPN")]
    named = any(token.upos == "PROPN" or source_noun(token, language) for token in words)
    if named or any(kind_of_word(token, language) for token in words):
        return True
    forms = {form for token in words for form in (token.lemma.lower(), token.text.lower())}
    if not language.table("grammar.toml")["compounds"]:
        return not forms.isdisjoint(_agents(language))
    return any(form.endswith(_longer_agents(language)) for form in forms)


@cache
def _agents(language: Language) -> frozenset[str]:
    return frozenset(word.lower() for word in language.words("agents.txt"))


@cache
def _longer_agents(language: Language) -> tuple[str, ...]:
    return tuple(word for word in _agents(language) if len(word) > 3)


def kind_of_word(token: Token, language: Language) -> ClaimantKind | None:
    """Return what kind of source a word names by `claimants.tsv`, None for other words."""
    words, endings = kinds(language)
    for form in (token.lemma.lower(), token.text.lower(), token.text.lower().rstrip("ns")):
        if form in words:
            return words[form]
        for ending, kind in endings:
            if form.endswith(ending):
                return kind
    return None


@cache
def kinds(
    language: Language,
) -> tuple[dict[str, ClaimantKind], tuple[tuple[str, ClaimantKind], ...]]:
    """Return the kind of source by word, and by the last part of a compound."""
    words: dict[str, ClaimantKind] = {}
    endings: list[tuple[str, ClaimantKind]] = []
    for row in language.rows("claimants.tsv"):
        kind = KIND_OF_TYPE[row["kind"]]
        if row["word"].startswith("-"):
            endings.append((row["word"][1:], kind))
        else:
            words[row["word"]] = kind
    return words, tuple(endings)
