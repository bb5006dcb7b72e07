"""Other names in the same sentence: a person for a person, a place for a place.

A few thousand annotated sentences hold few names, and an engine soon knows them by heart. Names of
WikiANN, whose own sentences are hardly more than lists, stand in for some of them (mention
replacement, Dai and Adel 2020).
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace

from training.corpora import Example

_SHARE = 0.25  # of the names of a sentence
_LONGEST = 4  # tokens; longer ones are often half a sentence


class Names:
    """The names of all entity-tagged sentences by language and kind."""

    def __init__(self, examples: list[Example]) -> None:
        found: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
        for example in examples:
            for start, end in _mentions(example.ner):
                name = tuple(example.forms[start:end])
                if len(name) <= _LONGEST and any(form[:1].isupper() for form in name):
                    found[_code(example), example.ner[start][2:]].add(name)
        self._pools = {key: sorted(names) for key, names in found.items()}

    def swap(self, example: Example, rng: random.Random) -> Example:
        """Return the sentence with some of its names replaced; trees are left alone."""
        if example.upos or not example.ner or example.scheme == "wikiann":
            return example
        forms, tags = list(example.forms), list(example.ner)
        for start, end in reversed(_mentions(example.ner)):
            kind = tags[start][2:]
            pool = self._pools.get((_code(example), kind))
            if pool and rng.random() < _SHARE:
                name = rng.choice(pool)
                forms[start:end] = name
                tags[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (len(name) - 1)]
        return replace(example, forms=forms, ner=tags)


def _code(example: Example) -> str:
    return next((code for code in ("en", "es") if f"_{code}" in example.source), "de")


def _mentions(tags: list[str]) -> list[tuple[int, int]]:
    starts = [i for i, tag in enumerate(tags) if tag.startswith("B-")]
    return [(start, _end(tags, start)) for start in starts]


def _end(tags: list[str], start: int) -> int:
    end = start + 1
    while end < len(tags) and tags[end].startswith("I-"):
        end += 1
    return end
