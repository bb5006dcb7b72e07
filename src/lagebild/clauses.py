"""Stretches of a parsed sentence: clauses, noun phrases and their spans in the text.

The tree proposes, the surface disposes: a phrase is cut to the unbroken run of tokens around its
head, and punctuation at its edges never belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterable

from lagebild.tree import ancestors, base_rel, children, feature, subtree
from lagebild.types import ParsedSentence, Span

CLAUSAL = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis", "conj", "root"})
_MARKS = frozenset("\"'„“”»«‚‘’‹›")
# What hangs on a noun without naming it: left out of the span of a speaker.
_LOOSE = frozenset({"acl", "advcl", "parataxis", "ccomp", "discourse", "vocative", "dep", "cop"})


def is_finite(sentence: ParsedSentence, index: int) -> bool:
    """Tell whether the token, one of its auxiliaries or its copula is a finite verb."""
    own = (index, *children(sentence, index, "aux", "cop"))
    return any(feature(sentence.tokens[i], "VerbForm") == "Fin" for i in own)


def finite_token(sentence: ParsedSentence, index: int) -> int | None:
    """Return the finite verb of the clause headed by `index`, None if it has none."""
    own = (index, *children(sentence, index, "aux", "cop"))
    return next((i for i in own if feature(sentence.tokens[i], "VerbForm") == "Fin"), None)


def clause_head(sentence: ParsedSentence, index: int) -> int:
    """Return the head of the smallest clause that holds the token (itself if it heads one)."""
    if base_rel(sentence.tokens[index]) in CLAUSAL and not _is_nominal_conjunct(sentence, index):
        return index
    for i in ancestors(sentence, index):
        if base_rel(sentence.tokens[i]) in CLAUSAL and not _is_nominal_conjunct(sentence, i):
            return i
    return index


def _is_nominal_conjunct(sentence: ParsedSentence, index: int) -> bool:
    token = sentence.tokens[index]
    if base_rel(token) != "conj" or token.upos in ("VERB", "AUX"):
        return False
    return not children(sentence, index, "nsubj", "cop")


def trim(sentence: ParsedSentence, indexes: Iterable[int]) -> tuple[int, ...]:
    """Return the tokens in text order without punctuation at either end."""
    kept = sorted(set(indexes))
    while kept and _is_edge(sentence, kept[0]):
        kept.pop(0)
    while kept and _is_edge(sentence, kept[-1]):
        kept.pop()
    return tuple(kept)


def _is_edge(sentence: ParsedSentence, index: int) -> bool:
    token = sentence.tokens[index]
    return not any(c.isalnum() for c in token.text) and token.text not in "%€$£"


def run_around(indexes: Iterable[int], head: int) -> tuple[int, ...]:
    """Return the unbroken run of indexes that holds `head`."""
    present = set(indexes) | {head}
    first = last = head
    while first - 1 in present:
        first -= 1
    while last + 1 in present:
        last += 1
    return tuple(range(first, last + 1))


def noun_phrase(sentence: ParsedSentence, head: int) -> tuple[int, ...]:
    """Return the tokens of the phrase around a noun, without clauses that hang on it."""
    inside = set(subtree(sentence, head, without=_LOOSE))
    # Quotation marks around a name belong to it, wherever the tree has put them.
    marks = {i for i in range(len(sentence.tokens)) if sentence.tokens[i].text in _MARKS}
    return trim(sentence, run_around(inside | marks, head))


def without_case(sentence: ParsedSentence, head: int) -> tuple[int, ...]:
    """Return the phrase around a noun without the prepositions that introduce it."""
    cases = set(children(sentence, head, "case"))
    return trim(sentence, [i for i in noun_phrase(sentence, head) if i not in cases])


def spans(sentence: ParsedSentence, indexes: Iterable[int]) -> tuple[Span, ...]:
    """Return the spans of the unbroken runs of tokens; gaps of punctuation alone are bridged."""
    kept = trim(sentence, indexes)
    runs: list[list[int]] = []
    for i in kept:
        if runs and all(_is_edge(sentence, j) for j in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    trimmed = [trim(sentence, run) for run in runs]
    return tuple(
        Span(sentence.tokens[run[0]].start, sentence.tokens[run[-1]].end) for run in trimmed if run
    )
