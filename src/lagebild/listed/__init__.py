"""Listed groups in running text: which names of the registry stand where, which to trust.

A name is trusted as the registry says: alone, beside a word for armed or criminal groups, beside
words of its own (a country), or only where the article spells it out. Words against it (a band, an
arrival time) win unless a word for such groups stands in the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from lagebild import gazetteer
from lagebild.inflection import word_forms
from lagebild.lang import Language
from lagebild.names import NameMatch, compare_names, normalise_name
from lagebild.registry import ListedName, designations_of, listed_names
from lagebild.types import ParsedSentence, Token

_LONGEST = 9  # tokens; longer list aliases are descriptions that no newspaper writes
_LONGEST_PLACE = 3  # tokens
_ABBREVIATION = 5  # letters; written in capitals, they are read in capitals only


@dataclass(frozen=True, slots=True)
class ListedMention:
    """A listed name in a sentence, with how well it fits and why it is trusted."""

    sentence: int
    first: int  # token index
    last: int  # token index, inclusive
    listed: ListedName
    match: NameMatch


@cache
def _index(language: Language) -> dict[str, tuple[ListedName, ...]]:
    found: dict[str, dict[ListedName, None]] = {}
    for listed in listed_names():
        key = normalise_name(listed.name)
        if key.count(" ") < _LONGEST:
            for form in word_forms(key, "noun", language):
                found.setdefault(form, {})[listed] = None
    return {form: tuple(names) for form, names in found.items()}


@cache
def _group_words(language: Language) -> tuple[str, ...]:
    """Return the words that speak of armed or criminal groups and of no others."""
    rows = [row for row in language.rows("groups.tsv") if row["place"] in ("before", "end")]
    weak = {row["form"] for row in rows if row["weak"]}
    return tuple(normalise_name(row["form"]) for row in rows if row["form"] not in weak)


@cache
def _other_words(language: Language) -> frozenset[str]:
    """Return the words that speak of clubs, bands, works of art."""
    rows = (row for row in language.rows("groups.tsv") if row["place"] == "against")
    keys = (normalise_name(row["form"]) for row in rows)
    return frozenset(form for key in keys for form in word_forms(key, "noun", language))


@cache
def _compound_ends(language: Language) -> frozenset[str]:
    rows = (row for row in language.rows("groups.tsv") if row["place"] == "end")
    keys = (normalise_name(row["form"]) for row in rows)
    return frozenset(form for key in keys for form in word_forms(key, "noun", language))


def find_listed_names(
    sentences: tuple[ParsedSentence, ...], language: Language
) -> tuple[ListedMention, ...]:
    """Return the trusted listed names of an article, the longest where names nest.

    Where several groups share a name, the one that is on a list with a date comes first.
    """
    words = {s.index: [normalise_name(t.text) for t in s.tokens] for s in sentences}
    article = [word for keys in words.values() for word in keys]
    article += [f"@{country}" for s in sentences for country in _countries(s, language)]
    certain, unsure = [], []
    for sentence in sentences:
        for first, last, listed in _written(sentence, words[sentence.index], language):
            if _is_part_of_name(sentence, first, last, language):
                continue
            reason = _trust(listed, _around(words[sentence.index], first, last), article, language)
            name = sentence.text[
                sentence.tokens[first].start - sentence.span.start : sentence.tokens[last].end
                - sentence.span.start
            ]
            match = compare_names(name, listed.name)
            fits = f"{match.reason if match.score else 'inflected'}; {reason}"
            mention = ListedMention(
                sentence.index, first, last, listed, NameMatch(max(match.score, 0.9), fits)
            )
            if reason:
                certain.append(mention)
            elif listed.need == "expansion":
                unsure.append(mention)
    known = {mention.listed.entity for mention in certain}
    spelled = [m for m in unsure if m.listed.entity in known]
    return _longest([*certain, *spelled])


def _written(
    sentence: ParsedSentence, keys: list[str], language: Language
) -> Iterable[tuple[int, int, ListedName]]:
    index = _index(language)
    for first, key in enumerate(keys):
        if not key:
            continue
        for last in range(first, min(first + _LONGEST, len(keys))):
            if not keys[last]:
                continue
            words = " ".join(filter(None, keys[first : last + 1]))
            for listed in index.get(words) or index.get(_without_end(words, language), ()):
                if _same_case(sentence, first, last, listed.name):
                    yield first, last, listed


def _countries(sentence: ParsedSentence, language: Language) -> set[str]:
    """Return the countries whose places, people or adjectives a sentence names."""
    found = set()
    for first, token in enumerate(sentence.tokens):
        for last in range(first, min(first + _LONGEST_PLACE, len(sentence.tokens))):
            name = " ".join(t.text for t in sentence.tokens[first : last + 1])
            place = gazetteer.find_place(name, language) if token.text[:1].isupper() else None
            country = (place.country if place else None) or gazetteer.country_of_adjective(
                name, language
            )
            found.add(country or gazetteer.country_of_demonym(name, language) or "")
    return found - {""}


def _without_end(key: str, language: Language) -> str:
    """Return what stands before the word for a group: "schabab miliz" -> "schabab"."""
    name, _, end = key.rpartition(" ")
    return name if end in _compound_ends(language) else ""


def _same_case(sentence: ParsedSentence, first: int, last: int, name: str) -> bool:
    """Tell whether a name is written as one: with a capital, an abbreviation in capitals."""
    text = "".join(token.text for token in sentence.tokens[first : last + 1])
    letters = "".join(c for c in name if c.isalpha())
    if letters.isupper() and len(letters) <= _ABBREVIATION:
        return "".join(c for c in text if c.isalpha()).removesuffix("s").isupper()
    return name.islower() or any(c.isupper() for c in text)


def _is_part_of_name(sentence: ParsedSentence, first: int, last: int, language: Language) -> bool:
    """Tell whether the name only begins a longer one: "ISIS" in "ISIS Neutron Source".

    A word for a group, an office or a person after it makes no longer name.
    """
    if last + 1 >= len(sentence.tokens):
        return False
    following, own = sentence.tokens[last + 1], sentence.tokens[last]
    if not (following.upos == "PROPN" and following.text[:1].isupper()):
        return False
    if following.ner.endswith("PER") or _is_group_word(following, language):
        return False
    return own.head > last and own.deprel in ("compound", "flat", "flat:name", "nmod")


def _is_group_word(token: Token, language: Language) -> bool:
    key = normalise_name(token.text)
    titles = {normalise_name(row["form"]) for row in language.rows("titles.tsv")}
    return key in _compound_ends(language) or key in titles


def _around(keys: list[str], first: int, last: int) -> list[str]:
    return keys[:first] + keys[last + 1 :]


def _trust(listed: ListedName, near: list[str], article: list[str], language: Language) -> str:
    """Return why a name may be read as the group's, "" if nothing speaks for it."""
    own_near = _begins(near, listed.context)
    group = _contains(near, _group_words(language))
    is_other = _begins(article, listed.against) or not _other_words(language).isdisjoint(near)
    if is_other and not group:
        return ""
    if not listed.need:
        return "listed name"
    if listed.need == "expansion":
        return ""
    if own_near or _begins(article, listed.context):
        return f"beside {own_near or _begins(article, listed.context)!r}"
    return f"beside {group!r}" if group else ""


def _begins(words: Iterable[str], beginnings: tuple[str, ...]) -> str:
    if not beginnings:
        return ""
    text = " " + " ".join(words)
    return next((b for b in beginnings if f" {b}" in text), "")


def _contains(words: Iterable[str], parts: tuple[str, ...]) -> str:
    text = f" {' '.join(words)} "
    return next((part for part in parts if f" {part}" in text or f"{part} " in text), "")


def _longest(mentions: list[ListedMention]) -> tuple[ListedMention, ...]:
    """Return mentions that do not overlap: longer before shorter, dated before undated groups."""
    chosen: list[ListedMention] = []
    for mention in sorted(mentions, key=_rank):
        if not any(_overlap(mention, other) for other in chosen):
            chosen.append(mention)
    return tuple(sorted(chosen, key=lambda m: (m.sentence, m.first)))


def _rank(mention: ListedMention) -> tuple[int, bool, float, int, int]:
    rows = designations_of(mention.listed.entity)
    undated = not any(row.since for row in rows)
    length = mention.last - mention.first
    return (-length, undated, -mention.match.score, mention.sentence, mention.first)


def _overlap(one: ListedMention, other: ListedMention) -> bool:
    same = one.sentence == other.sentence
    return same and one.first <= other.last and other.first <= one.last
