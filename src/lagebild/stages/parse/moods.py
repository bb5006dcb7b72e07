"""Subjunctive forms that grammar leaves no doubt about, put right after the network.

Konjunktiv I marks reported speech; "er habe" is rare in the treebanks, but the form decides.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lagebild.lang import Language
from lagebild.tree import feature
from lagebild.types import Token


@cache
def _forms(language: Language) -> dict[str, tuple[str, bool]]:
    rows = language.rows("moods.tsv")
    return {row["form"]: (row["tense"], row["only"] == "person3") for row in rows}


def mark_subjunctive(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """Return the tokens with Mood=Sub on verbs whose form can be nothing else."""
    forms = _forms(language)
    return tuple(
        _as_subjunctive(token, forms[token.text.lower()][0])
        if token.upos in ("VERB", "AUX") and _is_certain(token, forms)
        else token
        for token in tokens
    )


def _is_certain(token: Token, forms: dict[str, tuple[str, bool]]) -> bool:
    if token.text.lower() not in forms:
        return False
    third_only = forms[token.text.lower()][1]
    return not third_only or feature(token, "Person") == "3"


def _as_subjunctive(token: Token, tense: str) -> Token:
    pairs = dict(pair.split("=", 1) for pair in token.feats.split("|") if pair)
    pairs |= {"Mood": "Sub", "Tense": tense, "VerbForm": "Fin"}
    return replace(token, feats="|".join(f"{name}={pairs[name]}" for name in sorted(pairs)))
