"""Questions that stages ask of a parsed sentence. Token indexes in, token indexes out."""

from __future__ import annotations

from collections.abc import Iterator

from lagebild.types import ParsedSentence, Span, Token


def base_rel(token: Token) -> str:
    """Return the dependency label without its subtype: "obl:agent" -> "obl"."""
    return token.deprel.partition(":")[0]


def feature(token: Token, name: str) -> str | None:
    """Return one morphological feature of a token, None if it has none."""
    for pair in token.feats.split("|"):
        key, _, value = pair.partition("=")
        if key == name:
            return value
    return None


def children(sentence: ParsedSentence, index: int, *rels: str) -> tuple[int, ...]:
    """Return the dependents of a token in text order; with `rels`, those with such a label.

    A label given without subtype matches all of its subtypes: "nsubj" finds "nsubj:pass".
    """
    found = []
    for i, token in enumerate(sentence.tokens):
        if token.head == index and (not rels or token.deprel in rels or base_rel(token) in rels):
            found.append(i)
    return tuple(found)


def subtree(
    sentence: ParsedSentence, index: int, without: frozenset[str] = frozenset()
) -> tuple[int, ...]:
    """Return a token and all below it in text order, without branches labelled as in `without`."""
    found, stack = {index}, [index]
    while stack:
        for child in children(sentence, stack.pop()):
            token = sentence.tokens[child]
            if (
                child not in found
                and token.deprel not in without
                and base_rel(token) not in without
            ):
                found.add(child)
                stack.append(child)
    return tuple(sorted(found))


def ancestors(sentence: ParsedSentence, index: int) -> Iterator[int]:
    """Yield the head of a token, the head's head, ... up to the root."""
    head, seen = sentence.tokens[index].head, {index}
    while head >= 0 and head not in seen:
        yield head
        seen.add(head)
        head = sentence.tokens[head].head


def span_of(sentence: ParsedSentence, indexes: tuple[int, ...]) -> Span:
    """Return the stretch from the first to the last of the tokens."""
    return Span(sentence.tokens[min(indexes)].start, sentence.tokens[max(indexes)].end)


def token_at(sentence: ParsedSentence, position: int) -> int | None:
    """Return the index of the token that covers the character, None between tokens."""
    for i, token in enumerate(sentence.tokens):
        if token.start <= position < token.end:
            return i
    return None
