"""From arc scores to a tree: the best spanning arborescence with one root (Chu-Liu/Edmonds).

Greedy heads form a tree for nine sentences in ten; only the others pay for the algorithm.
"""

from __future__ import annotations

import numpy as np

from lagebild.onnx import Array


def decode_heads(scores: Array) -> Array:
    """Return the head of every word, 0 for the root, i + 1 for word i.

    `scores`: (words, 1 + words) float32, column 0 is the root. The result is a tree with exactly
    one root, the best one under the scores.
    """
    count = scores.shape[0]
    scores = np.maximum(np.nan_to_num(scores.astype(np.float64), nan=-1e9), -1e9)
    scores[np.arange(count), np.arange(count) + 1] = -np.inf
    heads: Array = scores.argmax(1)
    if (heads == 0).sum() == 1 and _find_cycle(heads) is None:
        return heads
    best, best_value = heads, -np.inf
    # A single root: fix each likely root in turn, forbid it to the others, keep the best tree.
    for root in np.argsort(-(scores[:, 0] - scores[:, 1:].max(1)))[:3]:
        fixed = scores.copy()
        fixed[:, 0] = -1e12
        fixed[root] = -1e12
        fixed[root, 0] = scores[root, 0]
        tree = _edmonds(fixed)
        value = fixed[np.arange(count), tree].sum()
        if value > best_value and (tree == 0).sum() == 1:
            best, best_value = tree, value
    return best


def _find_cycle(heads: Array) -> list[int] | None:
    """Return the words of a cycle (as node numbers from 1), None if there is none."""
    state = np.zeros(len(heads) + 1, np.int8)
    state[0] = 2
    for start in range(1, len(heads) + 1):
        path: list[int] = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node - 1])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None


def _edmonds(scores: Array) -> Array:
    """Return the heads of the best arborescence from node 0; contracts one cycle at a time."""
    heads: Array = scores.argmax(1)
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    count, inside = len(heads), set(cycle)
    outside = [node for node in range(count + 1) if node not in inside]
    place = {node: i for i, node in enumerate(outside)}  # 0 stays 0, the cycle comes last
    merged = len(outside)
    small = np.full((merged, merged + 1), -np.inf)
    enter: dict[int, int] = {}
    leave: dict[int, int] = {}
    kept = {node: scores[node - 1, heads[node - 1]] for node in cycle}
    for node in outside:
        if node:
            small[place[node] - 1, [place[other] for other in outside]] = scores[node - 1, outside]
            leave[node] = max(cycle, key=lambda inner: scores[node - 1, inner])
            small[place[node] - 1, merged] = scores[node - 1, leave[node]]
        enter[node] = max(cycle, key=lambda inner: scores[inner - 1, node] - kept[inner])
        small[merged - 1, place[node]] = scores[enter[node] - 1, node] - kept[enter[node]]
    for i in range(merged):
        small[i, i + 1] = -np.inf
    solved = _edmonds(small)
    result = heads.copy()
    for node in outside[1:]:
        head = int(solved[place[node] - 1])
        result[node - 1] = leave[node] if head == merged else outside[head]
    source = outside[int(solved[merged - 1])]
    result[enter[source] - 1] = source
    return result
