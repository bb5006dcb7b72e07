"""Stretches of text between quotation marks, found without a parser in one pass over the marks.

Marks lie: inches, apostrophes, a mark that was never closed. A mark opens only where a word begins
and closes only what it can close; what is still open at the end of a paragraph is dropped unless
the next paragraph takes the quotation up again, so that no span runs away.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from lagebild.lang import Language
from lagebild.types import Span

_SINGLE = frozenset("'‘’‚‹›")
_PARAGRAPH_RE = re.compile(r"\n\s*\n")
# A quotation between single marks longer than this is two apostrophes; between double marks a
# lost closing mark. 4,000 characters hold every quotation of the German and English news read here.
_LONGEST_SINGLE, _LONGEST_DOUBLE = 300, 4000


@dataclass(frozen=True, slots=True)
class _Marks:
    closers: dict[str, str]
    pattern: re.Pattern[str]


@cache
def _marks(language: Language) -> _Marks:
    pairs: list[str] = language.table("quotation.toml")["pairs"]
    every = "".join(sorted(set("".join(pairs))))
    return _Marks({pair[0]: pair[1:] for pair in pairs}, re.compile(f"[{re.escape(every)}]"))


def find_marked(text: str, language: Language) -> tuple[Span, ...]:
    """Return the quoted stretches of `text`, marks included, in text order without overlap."""
    marks = _marks(language)
    positions = [m.start() for m in marks.pattern.finditer(text)]
    breaks = [m.start() for m in _PARAGRAPH_RE.finditer(text)]
    found: list[Span] = []
    i, resumed, closers = 0, -1, ""
    while i < len(positions):
        at = positions[i]
        if i != resumed and not _can_open(text, at, marks.closers):
            i += 1
            continue
        closers = closers if i == resumed else marks.closers[text[at]]
        end, following = _close(text, positions, i, closers, breaks)
        goes_on = end is not None and text[end - 1] not in closers
        resumed = following if goes_on else -1
        if end is None:
            i += 1
            continue
        found.append(Span(at, end))
        i = following
    return tuple(found)


def _can_open(text: str, at: int, closers: dict[str, str]) -> bool:
    if text[at] not in closers or at + 1 >= len(text):
        return False
    before, after = text[at - 1] if at else " ", text[at + 1]
    return (
        not (before.isalnum() or before in ".,!?%") and not after.isspace() and after not in ",;)"
    )


def _close(
    text: str, positions: list[int], i: int, closers: str, breaks: list[int]
) -> tuple[int | None, int]:
    """Return the end of the quotation opened by mark `i` and the mark to go on with."""
    start = positions[i]
    single = text[start] in _SINGLE
    limit = start + (_LONGEST_SINGLE if single else _LONGEST_DOUBLE)
    stop = _next_break(breaks, start)
    for j in range(i + 1, len(positions)):
        at = positions[j]
        if at > limit:
            break
        if at > stop:
            if single or _next_break(breaks, stop) < at:
                break  # a whole paragraph without a mark is not quoted
            if _opens_paragraph(text, at) and _resumes(text, at, text[start], closers):
                return stop, j
            if text[at] not in closers or _can_open(text, at, {text[at]: ""}):
                break
            stop = _next_break(breaks, at)
        if text[at] in closers and _can_close(text, at, single):
            return at + 1, j + 1
    return None, i + 1


def _next_break(breaks: list[int], start: int) -> int:
    i = bisect_right(breaks, start)
    return breaks[i] if i < len(breaks) else 1 << 60


def _opens_paragraph(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _resumes(text: str, at: int, opening: str, closers: str) -> bool:
    """Tell whether a mark at the start of a paragraph takes a quotation up again.

    Spanish takes it up with the closing mark: "»Seguimos", "”Nuestras tropas".
    """
    after = text[at + 1] if at + 1 < len(text) else " "
    return text[at] == opening or (text[at] in closers and after.isalnum())


def _can_close(text: str, at: int, single: bool) -> bool:
    before, after = text[at - 1], text[at + 1] if at + 1 < len(text) else " "
    if after.isalnum():
        return False
    if single:
        return not before.isspace() and (before in ".,!?…" or after in ' ,.;:!?)\n”“"')
    return True
