"""What a word stands for in the tables of a language: a concept of the news, a kind of claimant.

Coarse tables as data, not dictionaries: they tell that two passages may speak of one thing, never
that they do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from lagebild.lang import available_languages, load_language

_NOTHING: frozenset[str] = frozenset()
_WORD_RE = re.compile(r"[^\W\d_]+")
_SHORTEST = 2  # letters of the beginning or end of a word that may stand for something


@dataclass(frozen=True, slots=True)
class _Table:
    """What words mean: by the whole word, by beginning, by end, by any part."""

    words: Mapping[str, frozenset[str]]
    beginnings: Mapping[str, frozenset[str]]
    ends: Mapping[str, frozenset[str]]
    parts: Mapping[str, frozenset[str]]


def concepts_of(word: str, lang: str) -> frozenset[str]:
    """Return what a word in lower case speaks of, the same in every language: "kill", "border"."""
    return _look_up(word, lang, "concepts.tsv", ("concept",))


def voices_of(word: str, lang: str) -> frozenset[str]:
    """Return what a word in lower case tells of a claimant: "body ministry", "outlet paper"."""
    return _look_up(word, lang, "voices.tsv", ("kind", "sort"))


def sorts_of(text: str, lang: str) -> Mapping[str, frozenset[str]]:
    """Return kind to sorts of what the words of a name or office tell of a claimant."""
    found: dict[str, set[str]] = {}
    for word in _WORD_RE.findall(text.lower()):
        for one in voices_of(word, lang):
            kind, _, sort = one.partition(" ")
            found.setdefault(kind, set()).add(sort)
    return {kind: frozenset(sorts) for kind, sorts in found.items()}


@lru_cache(maxsize=65536)
def _look_up(word: str, lang: str, file: str, columns: tuple[str, ...]) -> frozenset[str]:
    if lang not in available_languages():
        return _NOTHING
    table = _table(lang, file, columns)
    found = set(table.words.get(word, _NOTHING))
    for size in range(_SHORTEST, len(word) + 1):
        found |= table.beginnings.get(word[:size], _NOTHING)
        found |= table.ends.get(word[-size:], _NOTHING)
    found.update(*(values for part, values in table.parts.items() if part in word))
    return frozenset(found)


@cache
def _table(lang: str, file: str, columns: tuple[str, ...]) -> _Table:
    tables: tuple[dict[str, set[str]], ...] = ({}, {}, {}, {})
    for row in load_language(lang).rows(file):
        value = " ".join(row[column] for column in columns)
        for form in row["words"].split():
            kind = form.endswith("*") + 2 * form.startswith("*")
            tables[kind].setdefault(form.strip("*"), set()).add(value)
    return _Table(*({form: frozenset(v) for form, v in table.items()} for table in tables))
