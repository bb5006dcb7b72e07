"""The phrases around a trigger: genitives, prepositional phrases, those that nouns share.

"La detención y tortura de los presos": the phrase hangs on one of two nouns and belongs to both.
"""

from __future__ import annotations

from collections.abc import Callable

from lagebild.stages.statements.slots_grammar import Grammar
from lagebild.tree import base_rel, children, feature
from lagebild.types import ParsedSentence

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
VERBAL = frozenset({"VERB", "AUX"})
_PHRASE_RELS = ("obl", "nmod", "obj", "iobj", "ccomp", "xcomp", "advcl")
_Find = Callable[[int], tuple[int, ...]]


def marker_forms(sentence: ParsedSentence, index: int) -> set[str]:
    """Return lemmas and forms of the prepositions and particles that open a noun phrase."""
    titles = (i for i in children(sentence, index, "nmod") if i < index)
    nodes = (index, *(i for i in titles if sentence.tokens[i].deprel == "nmod:desc"))
    found = (i for node in nodes for i in children(sentence, node, "case", "cc", "mark"))
    markers = [sentence.tokens[i] for i in found]  # "to President X": a title may take the "to"
    return {form.lower() for token in markers for form in (token.lemma, token.text)}


def is_verbal(sentence: ParsedSentence, index: int) -> bool:
    """Tell whether a token heads a clause, a reduced one among them."""
    token = sentence.tokens[index]
    if token.upos in VERBAL or feature(token, "VerbForm") is not None:
        return True
    if token.upos == "ADJ" and children(sentence, index, "cop"):
        return True  # "said that they are ready to talk"
    return token.upos == "ADJ" and base_rel(token) in ("amod", "acl", "root", "conj", "xcomp")


def genitives(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Return the heads of of-phrases, genitives and possessives of a noun."""
    return _or_shared(sentence, index, lambda i: _own_genitives(sentence, i, grammar))


def _own_genitives(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    return tuple(
        i
        for i in children(sentence, index, "nmod", "det:poss")
        if not children(sentence, i, "case")
        or marker_forms(sentence, i) & grammar.genitive
        or sentence.tokens[i].deprel in ("nmod:poss", "det:poss")
    )


def phrases_with(sentence: ParsedSentence, index: int, words: frozenset[str]) -> tuple[int, ...]:
    """Return the heads of the phrases of a token that one of the words opens."""
    fillers = children(sentence, index, *_PHRASE_RELS)
    nominal = (i for i in fillers if sentence.tokens[i].upos in NOMINAL)
    return tuple(i for i in nominal if marker_forms(sentence, i) & words)


def phrases_of(sentence: ParsedSentence, index: int, words: frozenset[str]) -> tuple[int, ...]:
    """Return the phrases of a trigger, of its object, or of the verb whose object it is."""
    own = _or_shared(sentence, index, lambda i: phrases_with(sentence, i, words))
    if own:
        return own
    token = sentence.tokens[index]
    if is_verbal(sentence, index):
        for i in children(sentence, index, "obj", "nsubj", "obl"):
            below = (j for j in children(sentence, i, "nmod", "conj", "obl") if j > i)
            found = tuple(j for j in below if marker_forms(sentence, j) & words)
            if found:
                return found
        return ()
    if base_rel(token) in ("obj", "nsubj") and token.head >= 0:
        if sentence.tokens[token.head].upos == "NOUN":
            return ()  # "the arrests are a continuation of the campaign against us"
        first = min(index, token.head)
        return tuple(i for i in phrases_with(sentence, token.head, words) if i > first)
    return ()


def _or_shared(sentence: ParsedSentence, index: int, find: _Find) -> tuple[int, ...]:
    """Return what a token has, else what follows it and its coordinated noun shares with it.

    A noun that opens anew shares nothing: "wegen Mordes und der Verhinderung einer Wahl".
    """
    own = find(index)
    if own or sentence.tokens[index].upos != "NOUN":
        return own
    token = sentence.tokens[index]
    before = (token.head,) if base_rel(token) == "conj" else ()
    for other in (*before, *reversed(children(sentence, index, "conj"))):
        apart = len(children(sentence, other, "det")) > len(children(sentence, index, "det"))
        if other >= 0 and sentence.tokens[other].upos == "NOUN" and not apart:
            found = tuple(i for i in find(other) if i > max(index, other))
            if found:
                return found
    return ()
