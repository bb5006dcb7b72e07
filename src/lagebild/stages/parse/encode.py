"""Words to pieces, word by word with a cache, and batches of similar length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from lagebild.onnx import load_model
from lagebild.unigram import Unigram, load_unigram

_BEGIN, _END, _UNKNOWN = 0, 2, 3
_LONGEST_WORD = 12  # pieces: the first and the last six of a longer word, as in training
_LONGEST_FORM = 80  # characters; what is longer is no word, and its middle tells nothing
_BATCH_PIECES = 320  # padded pieces of a batch; larger ones are slower on one thread


@dataclass(frozen=True, slots=True)
class Encoded:
    """One stretch of words as piece ids; `first` and `last` point at each word's pieces."""

    ids: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]

    @property
    def length(self) -> int:
        """The number of pieces with begin and end mark."""
        return len(self.ids)

    @property
    def words(self) -> int:
        """The number of words."""
        return len(self.first)


def encode_words(forms: Sequence[str]) -> Encoded:
    """Return the pieces of surface tokens, without touching their offsets."""
    ids, first, last = [_BEGIN], [], []
    for form in forms:
        first.append(len(ids))
        ids += _encode_word(form)
        last.append(len(ids) - 1)
    return Encoded((*ids, _END), tuple(first), tuple(last))


def plan_batches(rows: Sequence[Encoded]) -> list[list[int]]:
    """Return indexes grouped by length so that padding stays small, longest batch last.

    Words count first, since most of the work is done on words, not on pieces.
    """
    batches: list[list[int]] = []
    widest = 0
    for i in sorted(range(len(rows)), key=lambda i: (rows[i].words, rows[i].length)):
        widest = max(widest, rows[i].length)
        if batches and (len(batches[-1]) + 1) * widest <= _BATCH_PIECES:
            batches[-1].append(i)
        else:
            batches.append([i])
            widest = rows[i].length
    return batches


@cache
def _vocabulary() -> Unigram:
    return load_unigram(load_model().folder / "tokenizer.json")


@lru_cache(maxsize=65536)
def _encode_word(form: str) -> tuple[int, ...]:
    if len(form) > _LONGEST_FORM:
        form = form[: _LONGEST_FORM // 2] + form[-_LONGEST_FORM // 2 :]
    vocabulary = _vocabulary()
    ids = vocabulary.encode(form)
    if len(ids) > 1 and ids[0] == vocabulary.blank:
        ids = ids[1:]  # the lone blank before punctuation carries nothing
    half = _LONGEST_WORD // 2
    return tuple(ids[:half] + ids[-half:] if len(ids) > _LONGEST_WORD else ids) or (_UNKNOWN,)
