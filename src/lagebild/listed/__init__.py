"""Listed groups in running text: which names of the registry stand where, which to trust.

A name is trusted as the registry says: alone, beside a word for armed or criminal groups, beside
words of its own (a country), or only where the article spells it out. Words against it (a band, an
arrival time) win unless a word for such groups stands in the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lagebild.lang import Language
from lagebild.listed.abbreviations import explained, is_abbreviation
from lagebild.listed.index import LONGEST, LONGEST_LOOSE, forms, other_spelling
from lagebild.listed.surface import (
    begins_longer_name,
    ends_a_persons_name,
    is_all_capitals,
    is_plain_writing,
    same_case,
)
from lagebild.listed.trust import Surroundings, read_surroundings, reason_to_trust
from lagebild.listed.words import compound_ends
from lagebild.names import NameMatch, compare_names, normalise_name
from lagebild.registry import ListedName, designations_of
from lagebild.types import ParsedSentence, Span, Token

__all__ = ["ListedMention", "find_listed_names"]

_INFLECTED = 0.9  # a name that the comparison of spellings alone would not find
_INSIDE_NAMES = frozenset("-–—/'’‘`´&.,")
_TINY = 3  # letters
_SHORTEST_REST = 4  # letters of what follows a name in a compound
_MISSPELT = 0.75  # found by its sound or as a slip of one letter


@dataclass(frozen=True, slots=True)
class ListedMention:
    """A listed name in a sentence, with how well it fits and why it is trusted."""

    sentence: int
    first: int  # token index
    last: int  # token index, inclusive
    span: Span  # the name's characters: of "Hamas-Kämpfer" the first five
    listed: ListedName
    match: NameMatch


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a listed name may stand; `slip`: only another spelling fits.

    `letters`: how much of the one token is the name, where it begins a compound.
    """

    sentence: ParsedSentence
    first: int
    last: int
    listed: ListedName
    slip: bool = False
    letters: int | None = None

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens[self.first : self.last + 1]

    @property
    def span(self) -> Span:
        start, end = self.tokens[0].start, self.tokens[-1].end
        return Span(start, end if self.letters is None else start + self.letters)

    @property
    def text(self) -> str:
        start = self.sentence.span.start
        return self.sentence.text[self.span.start - start : self.span.end - start]

    def mention(self, match: NameMatch) -> ListedMention:
        index = self.sentence.index
        return ListedMention(index, self.first, self.last, self.span, self.listed, match)


@lru_cache(maxsize=1)  # two stages ask for the same article
def find_listed_names(
    sentences: tuple[ParsedSentence, ...], language: Language
) -> tuple[ListedMention, ...]:
    """Return the trusted listed names of an article, the longest where names nest.

    Where several groups share a name, the one that is on a list with a date comes first.
    """
    certain: list[ListedMention] = []
    unsure: list[ListedMention] = []
    places = list(_places(sentences, language))
    around = read_surroundings(sentences if places else (), language)
    for place in places:
        reason = _reason(place, around, language)
        if reason:
            certain.append(place.mention(_match(place, reason)))
        elif place.listed.need == "expansion":
            unsure.append(place.mention(_match(place, "spelled out in the article")))
    known = {mention.listed.entity for mention in certain}
    spelled = [mention for mention in unsure if mention.listed.entity in known]
    return _longest([*certain, *spelled, *_abbreviated(certain, sentences)])


def _places(sentences: tuple[ParsedSentence, ...], language: Language) -> Iterator[_Place]:
    for sentence in sentences:
        keys = [normalise_name(token.text) for token in sentence.tokens]
        found = list(_written(sentence, keys, language))
        taken = {index for place in found for index in range(place.first, place.last + 1)}
        found += _compounded(sentence, taken, language)
        taken |= {place.first for place in found}
        for place in (*found, *_misspelt(sentence, keys, taken)):
            if (
                _is_written_so(place)
                and not begins_longer_name(sentence, place.last, language)
                and not ends_a_persons_name(sentence, place.first)
            ):
                yield place


def _is_written_so(place: _Place) -> bool:
    """Tell whether the capitals fit; in a line of capitals "IS" is a verb."""
    if not same_case(place.tokens, place.listed.name):
        return False
    tiny = sum(len(token.text) for token in place.tokens) <= _TINY
    return not (tiny and is_all_capitals(place.sentence))


def _written(sentence: ParsedSentence, keys: list[str], language: Language) -> Iterator[_Place]:
    index = forms(language)
    for first, last, words in _windows(sentence, keys, LONGEST):
        for listed in index.get(words) or index.get(_without_end(words, language), ()):
            yield _Place(sentence, first, last, listed)


def _compounded(sentence: ParsedSentence, taken: set[int], language: Language) -> Iterator[_Place]:
    """Yield the names that begin a compound: "Hamas" in "Hamas-Kämpfer", "PKK" in "PKK-Führung"."""
    index = forms(language)
    for number, token in enumerate(sentence.tokens):
        name, mark, rest = token.text.rpartition("-")
        if not mark or number in taken or len(rest) < _SHORTEST_REST or not rest[0].isupper():
            continue
        for listed in index.get(normalise_name(name), ()):
            yield _Place(sentence, number, number, listed, letters=len(name))


def _misspelt(sentence: ParsedSentence, keys: list[str], taken: set[int]) -> Iterator[_Place]:
    for first, last, words in _windows(sentence, keys, LONGEST_LOOSE):
        begins = sentence.tokens[first].text[0]
        if (begins.isupper() or begins.isdigit()) and taken.isdisjoint(range(first, last + 1)):
            for listed in other_spelling(words):
                yield _Place(sentence, first, last, listed, slip=True)


def _windows(
    sentence: ParsedSentence, keys: list[str], longest: int
) -> Iterator[tuple[int, int, str]]:
    """Yield first and last index with the words of every stretch that begins and ends in one.

    A mark other than those inside names ("PFLP - General Command") ends every stretch.
    """
    for first, key in enumerate(keys):
        if not key:
            continue
        for last in range(first, min(first + longest, len(keys))):
            if not keys[last] and sentence.tokens[last].text not in _INSIDE_NAMES:
                break
            if keys[last]:
                yield first, last, " ".join(filter(None, keys[first : last + 1]))


def _without_end(key: str, language: Language) -> str:
    """Return what stands before the word for a group: "schabab miliz" -> "schabab"."""
    name, _, end = key.rpartition(" ")
    return name if end in compound_ends(language) else ""


def _reason(place: _Place, around: Surroundings, language: Language) -> str:
    """Return why a name is trusted, "" if it is not."""
    at = place.sentence.index, place.first, place.last
    loose = is_plain_writing(place.tokens, place.first == 0, place.listed.name, language)
    return reason_to_trust(place.listed, around.seen_from(*at), language, loose=loose)


def _match(place: _Place, reason: str) -> NameMatch:
    match = compare_names(place.text, place.listed.name)
    if place.slip:
        kind = match.reason if match.score else "a letter differs"
        return NameMatch(_MISSPELT, f"{kind}; {reason}")
    kind = match.reason if match.score else "inflected"
    return NameMatch(max(match.score, _INFLECTED), f"{kind}; {reason}")


def _abbreviated(
    certain: list[ListedMention], sentences: tuple[ParsedSentence, ...]
) -> Iterator[ListedMention]:
    """Yield the abbreviations that the article itself puts in brackets beside a listed name."""
    by_index = {sentence.index: sentence for sentence in sentences}
    short: dict[str, ListedMention] = {}
    for one in certain:
        for text in explained(by_index[one.sentence], one.first, one.last, one.listed.entity):
            short.setdefault(text, one)
    for sentence in sentences if short else ():
        for index, token in enumerate(sentence.tokens):
            full = short.get(token.text) if is_abbreviation(token) else None
            if full:
                listed = ListedName(full.listed.entity, token.text, "expansion")
                match = NameMatch(_INFLECTED, f"short for {full.listed.name!r} in the article")
                yield ListedMention(sentence.index, index, index, token.span, listed, match)


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
