"""Lemmas from edit scripts, and German verbs with their particle."""

from __future__ import annotations

from dataclasses import replace

from lagebild.types import Token


def apply_script(form: str, script: str) -> str:
    """Return the lemma that a script ("cut,add,cut,add,case" or "=lemma") makes of a form.

    A script that cuts more than the form has leaves the form as it is.
    """
    if script.startswith("="):
        return script[1:]
    cut_start, add_start, cut_end, add_end, case = script.split(",")
    start, end = int(cut_start), int(cut_end)
    if start + end >= len(form):
        return form
    low = add_start + form.lower()[start : len(form) - end] + add_end
    if case == "A":
        return low.upper()
    if case == "U":
        # Inner capitals are the name's own: "McDonald", "US-Regierung".
        return low[:1].upper() + _inner(form, low)
    return low


def _inner(form: str, low: str) -> str:
    shared = 0
    while shared < min(len(form), len(low)) and form[shared].lower() == low[shared]:
        shared += 1
    return form[1:shared] + low[max(shared, 1) :] if shared else low[1:]


def join_particle(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens with separable verbs made whole: "ordnete ... an" is anordnen."""
    particles = {
        token.head: token.text.lower() for token in tokens if token.deprel == "compound:prt"
    }
    return tuple(
        replace(token, lemma=particles[i] + token.lemma)
        if i in particles and not token.lemma.startswith(particles[i])
        else token
        for i, token in enumerate(tokens)
    )
