"""Infinitives of verb forms by prefix and ending, where no list holds the form.

The network's edit scripts now and then make no word of a form ("optimice" -> "optimicer"). What the
endings of the language allow and a list knows as an infinitive is right more often.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from lagebild.lang import Language
from lagebild.tables import split_cell

_WHOLE = "^"  # opens a row of a whole form, not of an ending
_MOST_ENCLITICS = 2  # "dándoselo"
_SHORTEST_HOST = 3  # letters left when enclitics are taken off


@dataclass(frozen=True, slots=True, eq=False)
class VerbList:
    """Listed verb forms with their infinitives, and the infinitives by themselves."""

    forms: Mapping[str, str]
    infinitives: frozenset[str]


def find_infinitive(form: str, guess: str, verbs: VerbList, language: Language) -> str:
    """Return the infinitive of a verb form: one that the lists and its endings allow, or the guess.

    A guess that is listed itself gives way only to an ending that contradicts it.
    """
    form = form.lower()
    prefixed = None if guess in verbs.infinitives else _prefixed(form, verbs, language)
    return prefixed or _ended(form, guess, verbs, language)


def _prefixed(form: str, verbs: VerbList, language: Language) -> str | None:
    """Return prefix and infinitive of the rest: "auszuliefern", "mitgebracht", "überließ"."""
    grammar = language.table("grammar.toml")
    marker = grammar["infinitive_marker"]
    for prefix in grammar["verb_prefixes"]:
        rest = form.removeprefix(prefix)
        if rest == form or len(rest) < _SHORTEST_HOST:
            continue
        bare = rest.removeprefix(marker)
        if bare != rest and bare in verbs.infinitives:
            return str(prefix + bare)
        if rest in verbs.forms:
            return str(prefix + verbs.forms[rest])
    return None


def _ended(form: str, guess: str, verbs: VerbList, language: Language) -> str:
    """Return a listed infinitive that an ending of the form allows: "optimice", "pidiéndole"."""
    if not _endings(language):
        return guess
    for host in _hosts(form, language):
        if host in verbs.forms:
            return verbs.forms[host]
        found = [verb for verb in _allowed(host, language) if verb in verbs.infinitives]
        if found:
            return guess if guess in found else found[0]
    return guess


def _hosts(form: str, language: Language) -> Iterator[str]:
    """Yield the form, then without pronouns that hang on it: "pidiéndole" -> "pidiendo"."""
    yield form
    enclitics = tuple(language.table("grammar.toml")["enclitics"])
    for _ in range(_MOST_ENCLITICS):
        pronoun = max((e for e in enclitics if form.endswith(e)), key=len, default="")
        if not pronoun or len(form) - len(pronoun) < _SHORTEST_HOST:
            return
        form = form.removesuffix(pronoun)
        yield _without_acute(form)


def _without_acute(form: str) -> str:
    parts = unicodedata.normalize("NFD", form).replace("\u0301", "")
    return unicodedata.normalize("NFC", parts)


def _allowed(form: str, language: Language) -> Iterator[str]:
    """Yield what the endings make of a form, the longest ending first."""
    endings = _endings(language)
    yield from endings.get(_WHOLE + form, ())
    for start in range(1, len(form)):
        for replacement in endings.get(form[start:], ()):
            yield form[:start] + replacement


@cache
def _endings(language: Language) -> dict[str, tuple[str, ...]]:
    rows = language.rows("verb_endings.tsv")
    return {row["ending"]: split_cell(row["infinitive"]) for row in rows}
