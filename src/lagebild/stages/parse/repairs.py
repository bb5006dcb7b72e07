"""Known slips of the parser that its own tree gives away."""

from __future__ import annotations

from dataclasses import replace

from lagebild.types import Token

_OPENERS = ("case", "mark")


def rehang_contents(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens with contents taken from a noun in an aside back to the verb above it.

    "El diario informó, citando fuentes, de que el ejército atacó": behind a comma, a clause that
    opens with a preposition and a conjunction is what was reported, no clause on the sources.
    """
    made = list(tokens)
    for index, token in enumerate(tokens):
        on_noun = token.head >= 0 and tokens[token.head].upos in ("NOUN", "PROPN")
        hung = on_noun and token.deprel.partition(":")[0] in ("acl", "advcl")
        if not hung or not _opens_content(tokens, index):
            continue
        aside = tokens[token.head].head
        verb = tokens[aside].head if aside >= 0 and tokens[aside].deprel == "advcl" else -1
        if verb >= 0 and tokens[verb].upos == "VERB":
            made[index] = replace(token, head=verb, deprel="ccomp")
    return tuple(made)


def _opens_content(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a clause stands behind a comma and opens with "de que", "a que"."""
    openers = [i for i, t in enumerate(tokens) if t.head == index and t.deprel in _OPENERS]
    if len(openers) < 2 or openers[1] != openers[0] + 1 or openers[0] == 0:
        return False
    first, second, before = tokens[openers[0]], tokens[openers[1]], tokens[openers[0] - 1]
    return first.upos == "ADP" and second.upos == "SCONJ" and before.text == ","


def name_agents(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens with bare datives that were taken for agents of the passive put right.

    "Dem General wird ein Mord vorgeworfen": an agent has a preposition.
    """
    cased = {token.head for token in tokens if token.deprel == "case"}
    return tuple(
        replace(token, deprel="obl:arg")
        if token.deprel == "obl:agent" and index not in cased and "Case=Dat" in token.feats
        else token
        for index, token in enumerate(tokens)
    )
