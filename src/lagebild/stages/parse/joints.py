"""Known slips of the parser in what is joined, owned or done: conjuncts, possessors, voices."""

from __future__ import annotations

from dataclasses import replace

from lagebild.lang import Language
from lagebild.stages.parse.nodes import Tokens, below_each, rel_of, subtree_of
from lagebild.tree import feature

_NOUNS = frozenset({"NOUN", "PROPN"})
_AIMS = frozenset({"advcl", "xcomp"})


def rehang_conjuncts(tokens: Tokens) -> Tokens:
    """Return the tokens with nouns joined to a noun, not to its adjective or the name behind it.

    "die Europäische Union und die Vereinigten Staaten", "Präsident X und Regierungschef Y".
    """
    below, made = below_each(tokens), list(tokens)
    for index, token in enumerate(tokens):
        if token.deprel != "conj" or token.upos not in _NOUNS or token.head > index:
            continue
        first = tokens[token.head]
        if first.head < 0 or tokens[first.head].upos not in _NOUNS or first.head > index:
            continue
        own = {rel_of(tokens[i]) for i in below.get(index, ())}
        after = token.head < first.head and first.deprel == "amod" and "det" in own
        titled = first.deprel == "appos" and token.upos == "NOUN" and own & {"appos", "flat"}
        if after or (titled and tokens[first.head].upos == "NOUN"):
            made[index] = replace(token, head=first.head)
    return tuple(made)


def return_voices(tokens: Tokens) -> Tokens:
    """Return the tokens with active verbs that were taken for passives: "raids killed 20 men".

    No passive stands without an auxiliary before a noun without a preposition.
    """
    below, made = below_each(tokens), list(tokens)
    for index, token in enumerate(tokens):
        own = below.get(index, [])
        rels = {tokens[i].deprel for i in own}
        bare = rel_of(token) not in ("acl", "amod") and not rels & {"aux:pass", "aux", "expl:pass"}
        if "nsubj:pass" not in rels or "obj" in rels or not bare:
            continue
        behind = [
            i
            for i in own
            if tokens[i].deprel == "obl"
            and tokens[i].upos == "NOUN"
            and min(subtree_of(below, i)) == index + 1
            and not any(tokens[j].deprel == "case" for j in below.get(i, ()))
        ]
        if behind:
            made[behind[0]] = replace(tokens[behind[0]], deprel="obj")
            for i in own:
                if tokens[i].deprel == "nsubj:pass":
                    made[i] = replace(tokens[i], deprel="nsubj")
    return tuple(made)


def mark_owners(tokens: Tokens, language: Language) -> Tokens:
    """Return the tokens with possessors called so: "Premier Lee's lawyer" is not Premier Lee."""
    endings = tuple(language.table("entities.toml")["possessive"])
    if not endings:
        return tokens
    below, made = below_each(tokens), list(tokens)
    for index, token in enumerate(tokens):
        before = token.head > index and tokens[token.head].upos == "NOUN"
        if (
            not before
            or token.upos not in _NOUNS
            or rel_of(token) not in ("appos", "compound", "nmod")
        ):
            continue
        last = max(i for i in subtree_of(below, index) if i < token.head)
        if tokens[last].upos in _NOUNS and tokens[last].text.endswith(endings):
            made[index] = replace(token, deprel="nmod:poss")
    return tuple(made)


def join_verb_forms(tokens: Tokens) -> Tokens:
    """Return the tokens with verbs joined to their like: infinitives and gerunds, finite verbs.

    "forbids inciting a riot, attacking guards and spreading lies": all three are forbidden. "was
    called in to end the march and arrested ten": who was called arrested them.
    """
    below, made = below_each(tokens), list(tokens)
    for index, token in enumerate(tokens):
        if token.deprel != "conj" or token.head < 0:
            continue
        own = {rel_of(tokens[i]) for i in below.get(index, ())}
        form, above = feature(token, "VerbForm"), feature(tokens[token.head], "VerbForm")
        if form in ("Ger", "Inf") and above == "Fin" and not own & {"nsubj", "aux"}:
            like = [
                i
                for i in below.get(token.head, ())
                if token.head < i < index
                and rel_of(tokens[i]) in ("xcomp", "ccomp")
                and feature(tokens[i], "VerbForm") == form
            ]
            if like:
                made[index] = replace(token, head=like[-1])
        elif form == "Fin" and above == "Inf" and "nsubj" not in own:
            governed = {rel_of(tokens[i]) for i in below.get(token.head, ())}
            higher = tokens[token.head].head
            if "aux" not in governed and higher >= 0 and rel_of(tokens[token.head]) in _AIMS:
                made[index] = replace(token, head=higher)
    return tuple(made)
