"""Words cut into the pieces that the engine knows: the likeliest cut under a unigram model.

Reads the `tokenizer.json` of the model. One word at a time is all that the engine asks for, so
forty lines stand in for the tokenizers package, which brings a hub client and eight more packages
(17 MB). Measured against it on the 155,000 different words of our treebanks and test articles:
the same pieces for every one.
Source of the method: T. Kudo, Subword Regularization (2018), section 3.2.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from pathlib import Path

from lagebild.errors import ModelError

_BLANK = "▁"  # stands for the blank before a word, as in the vocabulary
_UNKNOWN_PENALTY = 10.0  # below the rarest piece, as SentencePiece has it
# What the vocabulary was made without: zero-width and replacement characters count as blanks.
_INVISIBLE_RE = re.compile("[\u200b-\u200f\u2028\u2029\u2060\ufeff\ufffd\\s]+")


@dataclass(frozen=True, slots=True, eq=False)
class Unigram:
    """A vocabulary: piece to id and log-probability; `unknown` is the id of what it lacks."""

    pieces: Mapping[str, tuple[int, float]]
    unknown: int
    penalty: float
    longest: int

    @property
    def blank(self) -> int:
        """The id of the lone blank, which some words begin with."""
        return self.pieces[_BLANK][0]

    def encode(self, word: str) -> list[int]:
        """Return the ids of a word's pieces in order; neighbouring unknown pieces are one."""
        bare = _INVISIBLE_RE.sub(" ", unicodedata.normalize("NFKC", word)).strip()
        text = _BLANK + bare.replace(" ", _BLANK) if bare else ""
        ids: list[int] = []
        for piece in self._best_cut(text):
            if piece != self.unknown or ids[-1:] != [self.unknown]:
                ids.append(piece)
        return ids

    def _best_cut(self, text: str) -> list[int]:
        """Viterbi: the best cut up to each character, then the way back."""
        scores = [0.0] + [-inf] * len(text)
        steps: list[tuple[int, int]] = [(0, self.unknown)] * (len(text) + 1)
        for start in range(len(text)):
            known = False
            for end in range(start + 1, min(len(text), start + self.longest) + 1):
                entry = self.pieces.get(text[start:end])
                if entry is None:
                    continue
                known |= end == start + 1
                if scores[start] + entry[1] > scores[end]:
                    scores[end], steps[end] = scores[start] + entry[1], (start, entry[0])
            if not known and scores[start] + self.penalty > scores[start + 1]:
                scores[start + 1] = scores[start] + self.penalty
                steps[start + 1] = (start, self.unknown)
        cut, end = [], len(text)
        while end:
            end, piece = steps[end]
            cut.append(piece)
        return cut[::-1]


def load_unigram(path: Path) -> Unigram:
    """Return the vocabulary of a `tokenizer.json`; raises ModelError if it holds none."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        vocabulary = table["model"]["vocab"]
        special = {token["content"] for token in table["added_tokens"]}
        unknown = int(table["model"]["unk_id"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"{path}: no unigram vocabulary ({error}); reinstall the package"
        ) from error
    pieces = {
        piece: (number, score)
        for number, (piece, score) in enumerate(vocabulary)
        if piece not in special
    }
    rarest = min(score for _, score in pieces.values())
    return Unigram(pieces, unknown, rarest - _UNKNOWN_PENALTY, max(map(len, pieces)))
