"""Phrases that name a source without a verb of saying: the lexicon `sources.tsv`.

"laut der Polizei", "according to police": the markers are looked for on the surface, because a
parser may get the phrase wrong but not the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lagebild.errors import DataError
from lagebild.lang import Language
from lagebild.speech.cues import MODALITIES
from lagebild.types import Modality, ParsedSentence, Token

KINDS = frozenset(
    {
        *("preposition", "postposition", "noun_preposition", "noun_postposition"),
        *("noun", "document", "suffix", "citing", "opinion_of"),
    }
)


@dataclass(frozen=True, slots=True)
class SourceWord:
    """One row of the lexicon."""

    kind: str
    words: tuple[str, ...]
    modality: Modality | None


@cache
def load_sources(language: Language, kind: str) -> tuple[SourceWord, ...]:
    """Return the rows of one kind, those with more words first; raises DataError naming the row."""
    rows = [_source(row, language) for row in language.rows("sources.tsv")]
    found = [row for row in rows if row.kind == kind]
    return tuple(sorted(found, key=lambda row: -len(row.words)))


@cache
def _by_first_word(language: Language, kind: str) -> dict[str, tuple[SourceWord, ...]]:
    found: dict[str, list[SourceWord]] = {}
    for row in load_sources(language, kind):
        found.setdefault(row.words[0], []).append(row)
    return {word: tuple(rows) for word, rows in found.items()}


def source_noun(token: Token, language: Language) -> SourceWord | None:
    """Return the row of a word for a report ("Angaben", "Polizeiangaben"), None for other words."""
    if token.upos not in ("NOUN", "PROPN"):
        return None
    forms = {token.lemma.lower(), token.text.lower()}
    for row in (*load_sources(language, "noun"), *load_sources(language, "document")):
        if row.words[0] in forms or _plural_of(row.words[0], forms):
            return row
    for row in load_sources(language, "suffix"):
        if any(f.endswith((row.words[0], row.words[0] + "n", row.words[0] + "en")) for f in forms):
            return row
    return None


def _plural_of(word: str, forms: set[str]) -> bool:
    return any(form.startswith(word) and len(form) - len(word) <= 2 for form in forms)


def marker_at(
    sentence: ParsedSentence, index: int, kind: str, language: Language
) -> SourceWord | None:
    """Return the row whose words stand at `index` one after the other, None if none does."""
    for row in _by_first_word(language, kind).get(sentence.tokens[index].text.lower(), ()):
        last = index + len(row.words)
        if last <= len(sentence.tokens) and all(
            sentence.tokens[i].text.lower() == word
            for i, word in zip(range(index, last), row.words, strict=True)
        ):
            return row
    return None


def citing_tokens(sentence: ParsedSentence, language: Language) -> frozenset[int]:
    """Return the tokens of all markers of citing: they name a source and say nothing of their own.

    "citing police", "quoting people briefed on the talks".
    """
    return _marked(sentence, "citing", language)


def source_prepositions(sentence: ParsedSentence, language: Language) -> frozenset[int]:
    """Return the tokens of all prepositions of a source: "de acuerdo con" tells of no accord."""
    return _marked(sentence, "preposition", language)


def _marked(sentence: ParsedSentence, kind: str, language: Language) -> frozenset[int]:
    found: set[int] = set()
    for index in range(len(sentence.tokens)):
        row = marker_at(sentence, index, kind, language)
        found |= set(range(index, index + len(row.words))) if row else set()
    return frozenset(found)


def _source(row: dict[str, str], language: Language) -> SourceWord:
    where = f"{language.code}/sources.tsv: {row['form']}"
    if row["kind"] not in KINDS:
        raise DataError(f"{where}: unknown kind {row['kind']!r}, expected one of {sorted(KINDS)}")
    if row["modality"] not in MODALITIES:
        raise DataError(f"{where}: unknown modality {row['modality']!r}")
    return SourceWord(row["kind"], tuple(row["form"].lower().split()), MODALITIES[row["modality"]])
