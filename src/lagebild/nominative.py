"""Noun phrases as a reader would name them: "den betroffenen Gruppen" -> "betroffene Gruppen".

Only what the endings and the noun's number and gender leave no doubt about is changed: adjectives
before the noun, datives and genitives of the noun that betray themselves. The words are data:
`entities.toml` and `quotation.toml`.
"""

from __future__ import annotations

from functools import cache

from lagebild.lang import Language
from lagebild.tree import base_rel, feature
from lagebild.types import ParsedSentence

_KEYS = {"Masc": "m", "Fem": "f", "Neut": "n"}
_ENDINGS = ("en", "em", "er", "es", "e")


def nominative_phrase(
    sentence: ParsedSentence, first: int, last: int, head: int, language: Language
) -> str:
    """Return the tokens `first` to `last` around the noun `head`, in the nominative where safe."""
    tokens, start = sentence.tokens, sentence.span.start
    if _is_part(sentence, first, head):
        return sentence.text[tokens[first].start - start : tokens[last].end - start]
    ends = {i: tokens[i].end for i in range(first, last + 1)}
    found = []
    for i in range(first, last + 1):
        gap = sentence.text[ends[i - 1] - start : tokens[i].start - start] if i > first else ""
        found.append(gap + _word(sentence, i, head, language))
    return "".join(found)


def _is_part(sentence: ParsedSentence, first: int, head: int) -> bool:
    """Tell some of several: "drei der Verletzten", a genitive that has to stay one."""
    inside = [t for t in sentence.tokens[first:head] if t.head == head]
    rels = [base_rel(t) for t in inside]
    return rels[:2] == ["nummod", "det"]


def nominative_noun(word: str, language: Language) -> str:
    """Return "Insider" for "Insidern": endings of the dative plural that betray themselves."""
    for ending, bare in language.table("quotation.toml")["dative_plurals"]:
        if word.lower() == ending:
            return str(bare).capitalize()  # "Schiffen"
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + str(bare)
    return word


def gender_by_ending(noun: str, language: Language) -> str:
    """Return the gender that the last part of a noun leaves no doubt about: "-rat" is m."""
    table: dict[str, list[str]] = language.table("entities.toml")["gender_endings"]
    low = noun.lower()
    found = [
        (len(end), gender) for gender, ends in table.items() for end in ends if low.endswith(end)
    ]
    return max(found)[1] if found else ""


@cache
def _endings(language: Language) -> dict[str, str]:
    return dict(language.table("entities.toml")["adjective_nominative"])


@cache
def _singular_articles(language: Language) -> frozenset[str]:
    return frozenset(language.table("entities.toml")["singular_articles"])


@cache
def _adjectival_nouns(language: Language) -> tuple[str, ...]:
    return tuple(language.table("entities.toml")["adjectival_nouns"])


def _word(sentence: ParsedSentence, index: int, head: int, language: Language) -> str:
    token, endings = sentence.tokens[index], _endings(language)
    if not endings or sentence.tokens[head].upos != "NOUN":
        return token.text
    if index == head:
        return _noun(sentence, head, language)
    if _counts_all(sentence, index, head):
        return with_ending(token.text, "e")
    describes = base_rel(token) == "amod" and index < head and index < token.head <= head
    if not describes or token.upos != "ADJ" or token.text.rpartition("-")[2][:1].isupper():
        return token.text  # "den Vereinten Nationen"; "CDU-regierten" has an ending
    ending = endings.get(_key(sentence, head, language))
    bare = not any(t.head == head and base_rel(t) == "det" for t in sentence.tokens)
    if bare and token.text.endswith("e"):
        return token.text  # "mutmaßliche Spione": without an article it is a nominative
    return with_ending(token.text, ending) if ending else token.text


def _counts_all(sentence: ParsedSentence, index: int, head: int) -> bool:
    """Tell a word for all or some before a plural: "aller Geiseln" are "alle Geiseln"."""
    token = sentence.tokens[index]
    quantifies = feature(token, "PronType") in ("Tot", "Ind") and token.upos == "DET"
    plural = feature(sentence.tokens[head], "Number") == "Plur"
    return quantifies and plural and token.head == head and token.text.endswith(("er", "en"))


def _key(sentence: ParsedSentence, head: int, language: Language) -> str:
    """Return gender or plural of a noun as in `adjective_nominative`, "" where it is in doubt.

    In dative and genitive the articles of two genders look alike: there a noun is masculine if the
    lists know the feminine made of it ("Ministerin"), and else no more than perhaps.
    """
    noun = sentence.tokens[head]
    number, key = feature(noun, "Number"), _KEYS.get(feature(noun, "Gender") or "", "")
    if number == "Plur":
        return "m" if _is_one(sentence, head, language) else "p"
    known = gender_by_ending(noun.lemma, language)
    if known or number != "Sing" or key == "f":
        return known or (key if number else "")
    decisive = feature(noun, "Case") in ("Nom", "Acc")
    feminine = noun.lemma.lower() + "in"
    person = any(feminine.endswith(word) for word in _feminine(language))
    return key if decisive or (key == "m") == person else ""


def _is_one(sentence: ParsedSentence, head: int, language: Language) -> bool:
    """Tell one man or thing that the tag took for several: "den deutschen Ableger"."""
    articles = language.table("entities.toml")["accusative_articles"]
    accusative = feature(sentence.tokens[head], "Case") == "Acc"
    before = (t.text.lower() for t in sentence.tokens[:head] if t.head == head)
    noun = sentence.tokens[head]
    weak = noun.text.removeprefix(noun.lemma) == "en"  # "den Präsidenten"
    dative = noun.text.endswith("n") and not weak  # "den Helfern", whatever the tag says
    return accusative and not dative and any(word in articles for word in before)


@cache
def _feminine(language: Language) -> tuple[str, ...]:
    words = (word.lower() for word in language.words("agents.txt"))
    return tuple(word for word in words if word.endswith("in"))


def with_ending(adjective: str, ending: str) -> str:
    """Return an adjective with another ending of its case: "irakischen", "e" -> "irakische"."""
    old = next((old for old in _ENDINGS if adjective.endswith(old)), None)
    return adjective.removesuffix(old) + ending if old else adjective


def _noun(sentence: ParsedSentence, head: int, language: Language) -> str:
    token = sentence.tokens[head]
    number, case = feature(token, "Number"), feature(token, "Case")
    longer = token.text.removeprefix(token.lemma) if token.text != token.lemma else ""
    if number == "Plur" and not _is_one(sentence, head, language):
        if token.text.lower().removesuffix("n").endswith(_adjectival_nouns(language)):
            return token.text.removesuffix("n")
        if longer == "n" and token.lemma.lower().endswith(_adjectival_nouns(language)):
            return token.lemma
        dative = case == "Dat" or (longer == "n" and token.lemma.endswith("er"))
        return nominative_noun(token.text, language) if dative else token.text
    before = {t.text.lower() for t in sentence.tokens[:head] if t.head == head}
    determined = bool(before & _singular_articles(language))
    stem = token.text.removesuffix("n")
    if stem.lower().endswith(_adjectival_nouns(language)) and number == "Sing":
        strong: dict[str, str] = language.table("entities.toml")["article_gender"]
        man = any(strong.get(word) == "m" for word in before)
        one = determined or (stem == token.text and man)
        return stem + "r" if one else stem  # "der 40-Jährige", "dem Vorsitzenden"
    determined = determined or _is_one(sentence, head, language)
    weak = longer in ("n", "en") and feature(token, "Gender") == "Masc" and determined
    genitive = longer in ("s", "es") and case == "Gen"
    return token.lemma if weak or genitive else token.text
