"""Moods that form and lemma leave no doubt about, put right after the network.

Konjunktiv I marks reported speech; "er habe" is rare in the treebanks, but the form decides. So it
does in Spanish: "llegue" of llegar is subjunctive, "sufren" of sufrir is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from lagebild.lang import Language
from lagebild.tree import feature
from lagebild.types import Token

_PERSONS = {"person1": "1", "person3": "3"}
_LONGEST_ENDING = 8  # letters


def mark_moods(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """Return the tokens with the right mood on verbs whose form can be nothing else."""
    return tuple(
        _mark(token, language) if token.upos in ("VERB", "AUX") else token for token in tokens
    )


@cache
def _rules(language: Language) -> Mapping[str, tuple[dict[str, str], ...]]:
    """Return the rows of `moods.tsv` by form or ending ("-en"), in the order of the file."""
    found: dict[str, tuple[dict[str, str], ...]] = {}
    for row in language.rows("moods.tsv"):
        found[row["form"]] = (*found.get(row["form"], ()), row)
    return found


def _mark(token: Token, language: Language) -> Token:
    form, rules = token.text.lower(), _rules(language)
    endings = (f"-{form[-size:]}" for size in range(min(_LONGEST_ENDING, len(form) - 1), 0, -1))
    for key in (form, *endings):
        for row in rules.get(key, ()):
            if _fits(row, form, token):
                return _with_mood(token, row) if row["mood"] else token
    return token


def _fits(row: Mapping[str, str], form: str, token: Token) -> bool:
    """Tell whether a row holds for a token: a finite verb that is no imperative, lemma, person."""
    if feature(token, "VerbForm") in ("Inf", "Part", "Ger") or feature(token, "Mood") == "Imp":
        return False
    person = _PERSONS.get(row["only"])
    if person and feature(token, "Person") != person:
        return False
    kind, ending = row["lemma"][:1], row["lemma"][1:]
    stem = form[: 1 - len(row["form"])] if kind == "*" else ""
    return not kind or token.lemma.endswith(stem + ending)


def _with_mood(token: Token, row: Mapping[str, str]) -> Token:
    pairs = dict(pair.split("=", 1) for pair in token.feats.split("|") if pair)
    pairs |= {"Mood": row["mood"], "VerbForm": "Fin"}
    if row["tense"]:
        pairs["Tense"] = row["tense"]
    return replace(token, feats="|".join(f"{name}={pairs[name]}" for name in sorted(pairs)))
