"""Abbreviations that an article explains itself: "Ejército Gaitanista (EGC) ... El EGC".

The brackets must stand beside a listed name, and the letters must be initials of its words or of
another name of the same group; agency tags and parties in brackets are neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from lagebild.names import normalise_name
from lagebild.registry import listed_names
from lagebild.types import ParsedSentence, Token

_LETTERS = range(2, 9)
_INSIDE = 4  # tokens between the bracket and the abbreviation: "por sus siglas en inglés, CJNG"


def explained(sentence: ParsedSentence, first: int, last: int, entity: str) -> tuple[str, ...]:
    """Return the abbreviations that stand in brackets beside a listed name, or before its own."""
    name = " ".join(token.text for token in sentence.tokens[first : last + 1])
    found = (*_after(sentence, last), *_before(sentence, first))
    return tuple(short for short in found if is_short_for(short, (name, *_names_of(entity))))


def is_short_for(short: str, names: Iterable[str]) -> bool:
    """Tell whether the letters are initials of the words of one of the names, in their order.

    >>> is_short_for("CJNG", ["Cártel de Jalisco Nueva Generación"])
    True
    >>> is_short_for("AFP", ["Hisbollah"])
    False
    """
    letters = [c for c in normalise_name(short).replace(" ", "") if c.isalpha()]
    return any(_are_initials(letters, normalise_name(name).split()) for name in names)


def _are_initials(letters: list[str], words: list[str]) -> bool:
    initials = iter(word[0] for word in words)
    return len(words) >= len(letters) and all(letter in initials for letter in letters)


@cache
def _names_of(entity: str) -> tuple[str, ...]:
    return tuple(listed.name for listed in listed_names() if listed.entity == entity)


def _after(sentence: ParsedSentence, last: int) -> Iterator[str]:
    if _text(sentence, last + 1) == "(":
        for token in sentence.tokens[last + 2 : last + 2 + _INSIDE]:
            if token.text == ")":
                return
            if is_abbreviation(token):
                yield token.text


def _before(sentence: ParsedSentence, first: int) -> Iterator[str]:
    if first >= 2 and _text(sentence, first - 1) == "(":
        token = sentence.tokens[first - 2]
        if is_abbreviation(token):
            yield token.text


def is_abbreviation(token: Token) -> bool:
    """Tell whether a token is written in capitals and as short as abbreviations are."""
    letters = [c for c in token.text if c.isalpha()]
    return len(letters) in _LETTERS and sum(c.isupper() for c in letters) > len(letters) / 2


def _text(sentence: ParsedSentence, index: int) -> str:
    return sentence.tokens[index].text if index < len(sentence.tokens) else ""
