"""Written forms of a word by its language's endings: enough to look names up, no morphology.

`data/lang/<code>/inflection.toml` lists per kind of word (name, noun, adjective, demonym) pairs of
an ending to take off and the endings to put on. Forms that do not exist do no harm: they are never
found in a text.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal

from lagebild.errors import DataError
from lagebild.lang import Language

WordKind = Literal["name", "noun", "adjective", "demonym"]


@cache
def _endings(kind: str, language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = language.table("inflection.toml")
    if kind not in table:
        raise DataError(f"{language.code}/inflection.toml: no table {kind!r}")
    rules = ((rule["off"], tuple(rule["on"])) for rule in table[kind])
    return tuple(sorted(rules, key=lambda rule: -len(rule[0])))


def word_forms(word: str, kind: str, language: Language) -> tuple[str, ...]:
    """Return the word itself and its inflected forms, the last word of a phrase inflected.

    The first rule whose `off` ends the word applies. `word` is a normalised name. In a phrase whose
    first word is an adjective, its endings change as well: "weisse haus" -> "weissen hauses".
    """
    *heads, last = word.split(" ")
    lasts = [last, *_inflect(last, kind, language)]
    firsts = [heads[0], *_inflect(heads[0], "phrase_start", language)] if heads else []
    starts = [" ".join([first, *heads[1:], ""]) for first in firsts] or [""]
    return tuple(dict.fromkeys(start + end for start in starts for end in lasts))


def stem_phrase(phrase: str, language: Language) -> str:
    """Return a normalised name with the endings of its adjectives taken off, to compare forms.

    >>> from lagebild.lang import load_language
    >>> stem_phrase("roten front", load_language("de"))
    'rot front'
    """
    head, _, last = phrase.rpartition(" ")
    table = _endings("phrase_start", language)
    endings = {ending for off, on in table for ending in (off, *on) if ending}
    words = [_without_ending(word, endings) for word in head.split()]
    return " ".join([*words, last])


def _without_ending(word: str, endings: set[str]) -> str:
    for ending in sorted(endings, key=len, reverse=True):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word


def _inflect(word: str, kind: str, language: Language) -> list[str]:
    for off, on in _endings(kind, language):
        if word.endswith(off):
            return [word.removesuffix(off) + ending for ending in on]
    return []


def without_accents(form: str) -> str:
    """Return a form in lower case by its letters alone: "Represión" -> "represion"."""
    apart = unicodedata.normalize("NFD", form.lower())
    return "".join(c for c in apart if not unicodedata.combining(c))
