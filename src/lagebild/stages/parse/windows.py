"""Stretches of a sentence that fit the encoder, and the arrays of a batch of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from lagebild.onnx import Array
from lagebild.stages.parse.encode import Encoded, encode_words
from lagebild.types import Sentence

_LONGEST = 480  # pieces of one window; the encoder knows 512 positions
_MOST = 20  # windows of one sentence; what goes on longer is a table or noise, and costs minutes


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Tokens of one sentence from the token `first` on, as forms and as pieces."""

    sentence: Sentence
    first: int
    forms: list[str]
    encoded: Encoded


def cut_windows(sentence: Sentence) -> Iterator[Window]:
    """Yield windows of at most 480 pieces, in order: nearly always one, never more than 20."""
    return islice(_windows(sentence), _MOST)


def _windows(sentence: Sentence) -> Iterator[Window]:
    offset = sentence.span.start
    forms = [sentence.text[span.start - offset : span.end - offset] for span in sentence.tokens]
    encoded = encode_words(forms)
    if forms and encoded.length <= _LONGEST:
        yield Window(sentence, 0, forms, encoded)
        return
    first, total = 0, 0
    for i, (start, end) in enumerate(zip(encoded.first, encoded.last, strict=True)):
        size = end - start + 1
        if total + size > _LONGEST:
            yield Window(sentence, first, forms[first:i], encode_words(forms[first:i]))
            first, total = i, 0
        total += size
    if forms:
        yield Window(sentence, first, forms[first:], encode_words(forms[first:]))


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
