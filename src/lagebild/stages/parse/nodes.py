"""Small questions about the tree of tokens whose heads are still being mended."""

from __future__ import annotations

from lagebild.types import Token

Tokens = tuple[Token, ...]


def below_each(tokens: Tokens) -> dict[int, list[int]]:
    """Return the indexes of the tokens that hang on each token."""
    found: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        found.setdefault(token.head, []).append(index)
    return found


def rel_of(token: Token) -> str:
    """Return a token's relation without its subtype."""
    return token.deprel.partition(":")[0]


def subtree_of(below: dict[int, list[int]], index: int) -> set[int]:
    """Return a token and all that hang on it, directly or not."""
    found, stack = {index}, [index]
    while stack:
        for child in below.get(stack.pop(), ()):
            if child not in found:
                found.add(child)
                stack.append(child)
    return found
