"""Where paragraphs begin and end.

A blank line always parts paragraphs. A single line end does so too, as in reports pasted one
paragraph a line, unless the lines were broken to a width: then the lines of a block are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINE_RE = re.compile(r"[^\n]+")
_FINAL = tuple(".!?:…\"“”»«'’)]")

# Typewriters, terminals and mail break at 60-100 characters; a newspaper column pasted from a
# page breaks at about 40.
_NARROWEST, _WIDEST = 38, 100
_FILLED = 0.6  # a broken line is filled to this share of the widest


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the stretches of text that form paragraphs, in text order."""
    found: list[tuple[int, int]] = []
    for lines in _blocks(text):
        found += [(lines[0][0], lines[-1][1])] if _is_wrapped(text, lines) else lines
    return found


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the lines between blank lines."""
    block: list[tuple[int, int]] = []
    for line in _LINE_RE.finditer(text):
        start, end = line.span()
        if line.group().isspace():
            continue
        if block and start - block[-1][1] != 1:
            yield block
            block = []
        block.append((start, end))
    if block:
        yield block


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell whether a block's lines were broken to a width: full, and mostly in mid-sentence."""
    if len(lines) < 2:
        return False
    widths = [end - start for start, end in lines]
    widest = max(widths)
    if not _NARROWEST <= widest <= _WIDEST or min(widths[:-1]) < _FILLED * widest:
        return False
    inner = [text[start:end].rstrip() for start, end in lines[:-1]]
    open_ends = sum(not line.endswith(_FINAL) for line in inner)
    small = sum(text[start:end].lstrip()[:1].islower() for start, end in lines[1:])
    return open_ends > len(inner) / 2 and small > 0
