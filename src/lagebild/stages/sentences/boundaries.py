"""Where sentences end, and which full stops belong to the word before them.

A full stop after an abbreviation, an ordinal or an initial joins its word; such a place, and an
ellipsis, ends a sentence only before a word that is known to open sentences. Any other full stop
ends one unless a small letter follows. Closing marks after it belong to the sentence; what stands
within quotation marks is split like the rest, save where the text goes on: `"Wann?", fragte er`.
"""

from __future__ import annotations

import re

from lagebild.stages.sentences.conventions import Conventions

Piece = list[tuple[int, int]]

_CLOSERS = frozenset(")]}»«”“\"'’‘›‹") | {"''", "”.", "…"}
_OPENERS = frozenset("([{«»„“”\"'‚‘’›‹¿¡–—-•*") | {"``", "--", "''"}
_ROMAN_RE = re.compile(r"[IVXL]+")
_ELLIPSES = frozenset({"...", "…", "....", ".."})
_TERMINAL_RE = re.compile(r"[.!?…]+|[。！？؟।]")
_SPEECH_WINDOW = 5  # `"Why?" the spokesman for X asked` would need more; names rarely do


def split_tokens(text: str, tokens: Piece, conventions: Conventions) -> list[Piece]:
    """Return the tokens of one paragraph by sentences, full stops joined where they belong."""
    joined, weak = _join(text, tokens, conventions)
    pieces: list[Piece] = []
    start = 0
    for index in range(len(joined)):
        if index < start or text[joined[index][1] - 1] not in ".!?…。！？؟।":
            continue
        after = _closed(text, joined, index + 1)
        if after < len(joined) and _ends(text, joined, index, after, weak, conventions):
            pieces.append(joined[start:after])
            start = after
    return [*pieces, joined[start:]] if joined[start:] else pieces


def _join(text: str, tokens: Piece, conventions: Conventions) -> tuple[Piece, frozenset[int]]:
    """Return the tokens with full stops, genitive marks and digit groups joined to their word.

    The second value holds the start offsets of tokens with a joined full stop at which a
    sentence may end nevertheless.
    """
    joined: Piece = []
    weak: set[int] = set()
    single_open = False
    for index, (start, end) in enumerate(tokens):
        mark = text[start:end]
        glued = bool(joined) and joined[-1][1] == start
        if glued and mark == ".":
            verdict = _stop_belongs(text, joined, tokens, index, conventions)
            if verdict:
                joined[-1] = (joined[-1][0], end)
                if verdict == "maybe":
                    weak.add(joined[-1][0])
                continue
        elif mark in ("'", "’"):
            if glued and not single_open and _is_genitive(text, joined[-1], end):
                joined[-1] = (joined[-1][0], end)
                continue
            single_open = not glued
        elif mark == "‘" and not glued:
            single_open = True
        elif joined and mark[0].isdigit() and _is_group(text, joined[-1], start, end, conventions):
            joined[-1] = (joined[-1][0], end)
            continue
        joined.append((start, end))
    return joined, frozenset(weak | _listed_weak(text, joined, conventions))


def _listed_weak(text: str, tokens: Piece, conventions: Conventions) -> set[int]:
    """Return the starts of dotted acronyms ("U.S.") at which a sentence may end."""
    dotted = ((start, text[start:end]) for start, end in tokens if text[end - 1] == ".")
    return {
        start
        for start, word in dotted
        if word[0].isalnum()
        and "." in word[:-1]
        and conventions.abbreviations.get(word, "maybe") == "maybe"
    }


def _stop_belongs(
    text: str, joined: Piece, tokens: Piece, index: int, conventions: Conventions
) -> str:
    """Return "never" or "maybe" where the full stop at `index` joins its word, else ""."""
    word = text[slice(*joined[-1])]
    following = _next_word(text, tokens, index + 1)
    ends = conventions.abbreviations.get(word + ".")
    if ends == "number":
        return "never" if following[:1].isdigit() or _ROMAN_RE.fullmatch(following) else ""
    if ends:
        return ends
    if not following or following in conventions.starters:
        return ""
    if len(word) == 1 and word.isalpha() and word.isupper():
        return "maybe"
    if word.isdecimal() and len(word) <= conventions.ordinal_digits:
        return "never"
    if conventions.ordinal_roman and _ROMAN_RE.fullmatch(word):
        return "never"
    return ""


def _next_word(text: str, tokens: Piece, index: int) -> str:
    """Return the next token unless it is punctuation glued to what stands before."""
    if index >= len(tokens):
        return ""
    start, end = tokens[index]
    while index < len(tokens) - 1 and text[start:end] in _OPENERS and text[end].isalnum():
        index += 1
        start, end = tokens[index]
    return text[start:end] if text[start].isalnum() else ""


def _is_genitive(text: str, word: tuple[int, int], end: int) -> bool:
    """Tell whether the mark that ends at `end` is the genitive of "Years'", "Darius'"."""
    at_edge = end == len(text) or text[end].isspace()
    return at_edge and text[word[1] - 1] in "sxzßS" and text[word[0]].isalpha()


def _is_group(
    text: str, last: tuple[int, int], start: int, end: int, conventions: Conventions
) -> bool:
    """Tell whether three digits continue the number before them over one blank: "25 000"."""
    if start - last[1] != 1 or text[last[1]] not in conventions.number_blanks:
        return False
    number = text[slice(*last)]
    head, *groups = re.split(r"\s", number)
    return (
        end - start == 3
        and text[start:end].isdecimal()
        and head.isdecimal()
        and len(head) <= 3
        and all(len(group) == 3 for group in groups)
    )


def _closed(text: str, tokens: Piece, index: int) -> int:
    """Return the index after the closing marks that are glued to the token before `index`."""
    first = index
    while index < len(tokens) and tokens[index][0] == tokens[index - 1][1]:
        if text[slice(*tokens[index])] not in _CLOSERS:
            # Glued to a word: the mark opens what follows, or nothing ends here.
            return index if index == first else index
        index += 1
    return index


def _ends(
    text: str, tokens: Piece, index: int, after: int, weak: frozenset[int], conventions: Conventions
) -> bool:
    start, end = tokens[index]
    token = text[start:end]
    terminal = _TERMINAL_RE.fullmatch(token) is not None
    if not terminal and start not in weak:
        return False
    word = _opening_word(text, tokens, after)
    if not word or word[0].islower():
        return False
    if tokens[after][0] == tokens[after - 1][1]:
        return _is_run_together(text, tokens, index, after)
    if not terminal or token in _ELLIPSES:
        return word in conventions.starters
    if after > index + 1 and token[-1] in "!?" and _goes_on(text, tokens, after, conventions):
        return False
    return True


def _opening_word(text: str, tokens: Piece, index: int) -> str:
    """Return the first word from `index` on behind opening marks, "" if another mark follows."""
    while index < len(tokens) - 1 and text[slice(*tokens[index])] in _OPENERS:
        index += 1
    word = text[slice(*tokens[index])]
    return word if word[0].isalnum() or word[0] in "#@$€£" or _is_symbol(word) else ""


def _is_symbol(word: str) -> bool:
    """Tell whether a token is neither word nor punctuation of ours: an emoji, a foreign mark."""
    return ord(word[0]) > 0x2100 and not word[0].isalnum()


def _is_run_together(text: str, tokens: Piece, index: int, after: int) -> bool:
    """Tell whether a blank was forgotten: "gesagt.Der Minister"."""
    if after != index + 1 or index == 0 or text[slice(*tokens[index])] != ".":
        return False
    before, following = text[slice(*tokens[index - 1])], text[slice(*tokens[after])]
    return (
        len(before) > 2
        and before.islower()
        and before.isalpha()
        and following[:1].isupper()
        and following[1:].islower()
    )


def _goes_on(text: str, tokens: Piece, after: int, conventions: Conventions) -> bool:
    """Tell whether a speech verb follows closely: `"Why?" Baker asked.`"""
    for start, end in tokens[after : after + _SPEECH_WINDOW]:
        word = text[start:end]
        if word in conventions.speech:
            return True
        if not word[0].isalpha():
            return False
    return False
