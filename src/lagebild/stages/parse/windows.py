"""Stretches of a sentence that fit the encoder, and the arrays of a batch of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from lagebild.lang import Language
from lagebild.onnx import Array
from lagebild.stages.parse.encode import Encoded, encode_words
from lagebild.stages.parse.shouted import read_shouted
from lagebild.types import Sentence

_LONGEST = 480  # pieces of one window; the encoder knows 512 positions
_MOST = 20  # windows of one sentence; what goes on longer is a table or noise, and costs minutes


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Tokens of one sentence from the token `first` on: as written, as read, as pieces."""

    sentence: Sentence
    first: int
    forms: list[str]
    read: list[str]
    encoded: Encoded


def cut_windows(sentence: Sentence, language: Language) -> Iterator[Window]:
    """Yield windows of at most 480 pieces, in order: nearly always one, never more than 20."""
    return islice(_windows(sentence, language), _MOST)


def _windows(sentence: Sentence, language: Language) -> Iterator[Window]:
    offset = sentence.span.start
    forms = [sentence.text[span.start - offset : span.end - offset] for span in sentence.tokens]
    read = read_shouted(forms, language)
    encoded = encode_words(read)
    if forms and encoded.length <= _LONGEST:
        yield Window(sentence, 0, forms, read, encoded)
        return

    def cut(first: int, last: int) -> Window:
        part = read[first:last]
        return Window(sentence, first, forms[first:last], part, encode_words(part))

    first, total = 0, 0
    for i, (start, end) in enumerate(zip(encoded.first, encoded.last, strict=True)):
        size = end - start + 1
        if total + size > _LONGEST:
            yield cut(first, i)
            first, total = i, 0
        total += size
    if forms:
        yield cut(first, len(forms))


def stack_inputs(rows: Sequence[Encoded]) -> dict[str, Array]:
    """Return the graph's inputs for a batch: int64, padded with 1 (pieces) and 0 (all else)."""
    pieces = max(row.length for row in rows)
    words = max(row.words for row in rows)
    ids = np.ones((len(rows), pieces), np.int64)
    attention = np.zeros((len(rows), pieces), np.int64)
    first, last = (np.zeros((len(rows), words), np.int64) for _ in range(2))
    for i, row in enumerate(rows):
        ids[i, : row.length], attention[i, : row.length] = row.ids, 1
        first[i, : row.words], last[i, : row.words] = row.first, row.last
    return {"ids": ids, "attention": attention, "first": first, "last": last}
