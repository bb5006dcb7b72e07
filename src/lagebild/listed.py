"""Listed groups in running text: which names of the registry stand where, which to trust.

A name is trusted as the registry says: alone, beside a word for armed or criminal groups, beside
words of its own (a country), or only where the article spells it out. Words against it (a band, an
arrival time) always win unless one of its own words stands in the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from lagebild.inflection import word_forms
from lagebild.lang import Language
from lagebild.names import NameMatch, compare_names, normalise_name
from lagebild.registry import ListedName, designations_of, listed_names
from lagebild.types import ParsedSentence

_LONGEST = 9  # tokens; longer list aliases are descriptions that no newspaper writes
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
    rows = language.rows("groups.tsv")
    return tuple(normalise_name(row["form"]) for row in rows if row["place"] != "start")


def find_listed_names(
    sentences: tuple[ParsedSentence, ...], language: Language
) -> tuple[ListedMention, ...]:
    """Return the trusted listed names of an article, the longest where names nest.

    Where several groups share a name, the one that is on a list with a date comes first.
    """
    words = {s.index: [normalise_name(t.text) for t in s.tokens] for s in sentences}
    article = [word for keys in words.values() for word in keys]
    certain, unsure = [], []
    for sentence in sentences:
        for first, last, listed in _written(sentence, words[sentence.index], language):
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
            for listed in index.get(" ".join(filter(None, keys[first : last + 1])), ()):
                if _same_case(sentence, first, last, listed.name):
                    yield first, last, listed


def _same_case(sentence: ParsedSentence, first: int, last: int, name: str) -> bool:
    """Tell whether capitals stand where the name has them."""
    text = "".join(token.text for token in sentence.tokens[first : last + 1])
    letters = "".join(c for c in name if c.isalpha())
    if letters.isupper() and len(letters) <= _ABBREVIATION:
        return "".join(c for c in text if c.isalpha()).removesuffix("s").isupper()
    return not name[0].isupper() or text[0].isupper()


def _around(keys: list[str], first: int, last: int) -> list[str]:
    return keys[:first] + keys[last + 1 :]


def _trust(listed: ListedName, near: list[str], article: list[str], language: Language) -> str:
    """Return why a name may be read as the group's, "" if nothing speaks for it."""
    own_near = _begins(near, listed.context)
    if _begins(article, listed.against) and not own_near:
        return ""
    if not listed.need:
        return "listed name"
    if listed.need == "expansion":
        return ""
    if own_near or _begins(article, listed.context):
        return f"beside {own_near or _begins(article, listed.context)!r}"
    group = _contains(near, _group_words(language)) if not listed.context else ""
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
