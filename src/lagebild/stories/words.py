"""The words by which articles and passages are compared, across languages.

Names and figures survive translation, other words do not. So what counts is the words of the
entities' names and the figures, each weighed by how rare it is in the collection.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from math import log, sqrt

from lagebild.names import normalise_name
from lagebild.types import Annotations, Span

_TELLING = frozenset(
    {"person", "government", "organisation", "group", "media", "place", "document"}
)
_FIGURE_RE = re.compile(r"\d+(?:[.,:]\d+)*")


def name_words(annotations: Annotations, span: Span | None = None) -> Counter[str]:
    """Return the words of names and the figures in an article, or in one stretch of it."""
    words: Counter[str] = Counter()
    for entity in annotations.entities:
        if entity.type in _TELLING:
            named = sum(
                mention.kind == "name" and (span is None or mention.span.overlaps(span))
                for mention in entity.mentions
            )
            if named:
                words.update(dict.fromkeys(normalise_name(entity.name).split(), named))
    text = annotations.article.text if span is None else span.of(annotations.article.text)
    words.update(_FIGURE_RE.findall(text))
    return words


def rarity(bags: Collection[Collection[str]]) -> dict[str, float]:
    """Return for each word how much it tells: log(1 + N / number of bags that hold it)."""
    held = Counter(word for bag in bags for word in set(bag))
    return {word: log(1 + len(bags) / count) for word, count in held.items()}


def likeness(
    first: Mapping[str, int], second: Mapping[str, int], weight: Mapping[str, float]
) -> float:
    """Return the cosine of two bags, 0 (nothing shared) to 1; frequent words count once more."""
    shared = sum(
        _mass(first[word], weight[word]) * _mass(second[word], weight[word])
        for word in first.keys() & second.keys()
    )
    length = _length(first, weight) * _length(second, weight)
    return shared / length if length else 0.0


def overlap(first: Iterable[str], second: Iterable[str], weight: Mapping[str, float]) -> float:
    """Return the weighed share of the smaller set that both hold, 0 to 1."""
    one, two = set(first), set(second)
    smaller = min(sum(weight[word] for word in one), sum(weight[word] for word in two))
    return sum(weight[word] for word in one & two) / smaller if smaller else 0.0


def _mass(count: int, weight: float) -> float:
    return (1 + log(count)) * weight


def _length(bag: Mapping[str, int], weight: Mapping[str, float]) -> float:
    return sqrt(sum(_mass(count, weight[word]) ** 2 for word, count in bag.items()))
