"""Which marks belong to the word before them: full stops, genitive marks, digit groups.

"Dr.", "3. Mai", "J. Baker", "Darius'", "25 000": cutting at blanks and punctuation parts them, and
only the neighbours tell.
"""

from __future__ import annotations

import re
from typing import Literal

from lagebild.stages.sentences.conventions import Conventions

Piece = list[tuple[int, int]]
Verdict = Literal["", "never", "maybe"]

OPENERS = frozenset("([{«»„“”\"'‚‘’›‹¿¡–—-•*") | {"``", "--", "''"}

_APOSTROPHE_RE = re.compile("['’]")
_ROMAN_RE = re.compile(r"[IVXL]+")


def join_marks(
    text: str, tokens: Piece, conventions: Conventions
) -> tuple[Piece, frozenset[tuple[int, int]]]:
    """Return the tokens of a paragraph with such marks joined to their word.

    The second value holds the tokens with a joined full stop at which a sentence may still end.
    """
    joined: Piece = []
    weak: set[tuple[int, int]] = set()
    inside_single = False
    for index, (start, end) in enumerate(tokens):
        mark = text[start:end]
        glued = bool(joined) and joined[-1][1] == start
        verdict: Verdict = ""
        if mark == "." and glued:
            verdict = _stop_verdict(text, joined[-1], tokens, index, conventions)
        elif mark in ("'", "’"):
            if glued and not inside_single and _is_genitive(text, joined[-1], end):
                verdict = "never"
            inside_single = not glued and not verdict
        elif mark == "‘":
            inside_single = not glued
        elif mark[0].isdecimal() and joined and _is_group(text, joined[-1], end, conventions):
            verdict = "never"
        token = (joined.pop()[0], end) if verdict else (start, end)
        joined.append(token)
        if verdict == "maybe" or _is_acronym(mark, conventions):
            weak.add(token)
    return joined, frozenset(weak)


def opens_sentence(word: str, conventions: Conventions) -> bool:
    """Tell whether a word, so written, is known to open sentences: "Der", "It's"."""
    return _APOSTROPHE_RE.split(word, maxsplit=1)[0] in conventions.starters


def _stop_verdict(
    text: str, before: tuple[int, int], tokens: Piece, index: int, conventions: Conventions
) -> Verdict:
    """Return whether the full stop at `index` joins its word: "" no, else how sentences end."""
    word = text[slice(*before)]
    ends = conventions.abbreviations.get(word + ".")
    following = text[slice(*tokens[index + 1])] if index + 1 < len(tokens) else ""
    if ends == "number":
        return "never" if following[:1].isdecimal() or _ROMAN_RE.fullmatch(following) else ""
    if ends:
        return ends
    roman = conventions.ordinal_roman and _ROMAN_RE.fullmatch(word)
    opening = _opening_word(text, tokens, index + 1)
    if not opening or opens_sentence(opening, conventions):
        return "maybe" if roman and _is_named(text, tokens, index - 1) else ""
    if len(word) == 1 and word.isupper():
        return "maybe"
    ordinal = word.isdecimal() and len(word) <= conventions.ordinal_digits
    return "never" if ordinal or roman else ""


def _is_named(text: str, tokens: Piece, index: int) -> bool:
    """Tell whether a name stands before a Roman number: the stop of "Ludwig XIV." is its own."""
    return index > 0 and text[slice(*tokens[index - 1])].istitle()


def _opening_word(text: str, tokens: Piece, index: int) -> str:
    """Return the word at `index`, behind a mark that opens it; "" if there is none."""
    if index + 1 < len(tokens) and text[slice(*tokens[index])] in OPENERS:
        index += 1
    word = text[slice(*tokens[index])] if index < len(tokens) else ""
    return word if word[:1].isalnum() else ""


def _is_acronym(word: str, conventions: Conventions) -> bool:
    """Tell whether a token is a dotted acronym at which a sentence may end: "U.S."."""
    if len(word) < 4 or word[-1] != "." or not word[0].isalpha():
        return False
    return conventions.abbreviations.get(word, "maybe") == "maybe"


def _is_genitive(text: str, word: tuple[int, int], end: int) -> bool:
    """Tell whether the mark that ends at `end` is the genitive of "Years'", "Darius'"."""
    at_edge = end == len(text) or text[end].isspace()
    return at_edge and text[word[1] - 1] in "sxzßS" and text[word[0]].isalpha()


def _is_group(text: str, last: tuple[int, int], end: int, conventions: Conventions) -> bool:
    """Tell whether the three digits up to `end` continue the number before them: "25 000"."""
    if text[last[1]] not in conventions.number_blanks or end - last[1] != 4:
        return False
    head, *groups = text[slice(*last)].split()
    return (
        text[last[1] + 1 : end].isdecimal()
        and head.isdecimal()
        and len(head) <= 3
        and all(len(group) == 3 for group in groups)
    )
