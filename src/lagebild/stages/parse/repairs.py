"""Known slips of the parser that its own tree gives away."""

from __future__ import annotations

from dataclasses import replace

from lagebild.lang import Language
from lagebild.stages.parse.lemmas import find_finite_verb
from lagebild.types import Token

_OPENERS = ("case", "mark")
_CLAUSES = frozenset({"root", "ccomp", "parataxis", "advcl", "acl:relcl"})
_NOMINAL = frozenset({"det", "amod", "case", "cop", "nummod"})  # what hangs on nouns alone


def retag_verbs(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """Return the tokens with verbs that were taken for nouns: "der Minister versprach, er werde".

    Such a word heads a clause, is written small and has nothing that only a noun has; no list
    knows it as a noun.
    """
    below: dict[int, set[str]] = {}
    for token in tokens:
        below.setdefault(token.head, set()).add(token.deprel.partition(":")[0])
    made = list(tokens)
    for index, token in enumerate(tokens):
        own = below.get(index, set())
        heads_clause = (token.deprel in _CLAUSES or "nsubj" in own) and not own & _NOMINAL
        verb = token.upos == "NOUN" and heads_clause and find_finite_verb(token.text, language)
        if verb:
            made[index] = replace(token, upos="VERB", lemma=verb, feats="Mood=Ind|VerbForm=Fin")
    return tuple(made)


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
