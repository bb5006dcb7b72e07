"""Where sentences end.

A full stop ends a sentence unless a small letter or punctuation follows. One that belongs to an
abbreviation or initial, and an open ellipsis, do so only before a word known to open sentences.
Closing marks belong to the sentence that they close; quoted speech is split like the rest, save
where the text goes on behind it: `"Wann?", fragte er`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lagebild.stages.sentences.conventions import Conventions
from lagebild.stages.sentences.joins import OPENERS, Piece, join_marks, opens_sentence

_CLOSERS = frozenset(")]}»«”“\"'’‘›‹") | {"''"}
_ELLIPSES = frozenset({"...", "…", "....", ".."})
_TERMINAL_RE = re.compile(r"[.!?…]+|[。！？؟।]")
_LAST_CHARACTERS = frozenset(".!?…。！？؟।")
_SPEECH_WINDOW = 5  # tokens; `"Why?" the spokesman for X asked` has no capital and needs none


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    tokens: Piece
    weak: frozenset[tuple[int, int]]
    conventions: Conventions

    def word(self, index: int) -> str:
        """Return the characters of a token, "" behind the last one."""
        return self.text[slice(*self.tokens[index])] if index < len(self.tokens) else ""

    def is_glued(self, index: int) -> bool:
        """Tell whether no blank stands before a token."""
        return self.tokens[index - 1][1] == self.tokens[index][0]


def split_tokens(text: str, tokens: Piece, conventions: Conventions) -> list[Piece]:
    """Return the tokens of one paragraph by sentences, joined marks with their words."""
    joined, weak = join_marks(text, tokens, conventions)
    paragraph = _Paragraph(text, joined, weak, conventions)
    pieces: list[Piece] = []
    start = 0
    for index, (_, end) in enumerate(joined):
        if text[end - 1] in _LAST_CHARACTERS and index >= start:
            after = _behind_closers(paragraph, index + 1)
            if after < len(joined) and _ends(paragraph, index, after):
                pieces.append(joined[start:after])
                start = after
    return [*pieces, joined[start:]] if start < len(joined) else pieces


def _behind_closers(paragraph: _Paragraph, index: int) -> int:
    """Return the index behind closing marks and note numbers: `."`, `.)`, `.[1]`."""
    count = len(paragraph.tokens)
    while index < count and paragraph.is_glued(index) and paragraph.word(index) in _CLOSERS:
        index += 1
    while paragraph.word(index) == "[" and paragraph.word(index + 1).isdecimal():
        index += 3 if paragraph.word(index + 2) == "]" else 2
    return min(index, count)


def _ends(paragraph: _Paragraph, index: int, after: int) -> bool:
    """Tell whether a sentence ends between the closers of token `index` and token `after`."""
    token = paragraph.word(index)
    terminal = _TERMINAL_RE.fullmatch(token) is not None
    if not terminal and paragraph.tokens[index] not in paragraph.weak:
        return False
    word = _opening_word(paragraph, after)
    if not word or word[0].islower():
        return False
    if paragraph.is_glued(after):
        return _is_run_together(paragraph, index, after)
    closed = after > index + 1
    if not terminal or (token in _ELLIPSES and not closed):
        return opens_sentence(word, paragraph.conventions)
    return not (closed and token[-1] != "." and _goes_on(paragraph, after))


def _opening_word(paragraph: _Paragraph, index: int) -> str:
    """Return the first word from `index` on behind opening marks, "" before other punctuation."""
    while index + 1 < len(paragraph.tokens) and paragraph.word(index) in OPENERS:
        index += 1
    word = paragraph.word(index)
    is_symbol = word[0] in "#@$€£" or (word[0] > "\u2100" and not word[0].isspace())
    return word if word[0].isalnum() or is_symbol else ""


def _is_run_together(paragraph: _Paragraph, index: int, after: int) -> bool:
    """Tell whether a blank was forgotten: "gesagt.Der Minister"."""
    if after != index + 1 or index == 0 or paragraph.word(index) != ".":
        return False
    before, following = paragraph.word(index - 1), paragraph.word(after)
    return len(before) > 2 and before.isalpha() and before.islower() and following.istitle()


def _goes_on(paragraph: _Paragraph, after: int) -> bool:
    """Tell whether a speech verb follows closely: `"Why?" Baker asked.`"""
    for index in range(after, after + _SPEECH_WINDOW):
        word = paragraph.word(index)
        if word in paragraph.conventions.speech:
            return True
        if not word[:1].isalpha():
            return False
    return False
