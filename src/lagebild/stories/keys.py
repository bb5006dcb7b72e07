"""The keys by which articles and passages are compared, across languages and wordings.

Names and figures survive translation; other words are compared by what they speak of
(`concepts.tsv`), or by how they begin, which cognates share ("Sensoren", "sensores"). Each key
weighs the more the rarer it is among those it is compared with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log, sqrt

from lagebild.names import normalise_name
from lagebild.stories.concepts import concepts_of
from lagebild.types import Annotations, Span

_TELLING = frozenset(
    {"person", "government", "organisation", "group", "media", "place", "document"}
)
_FIGURE_RE = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD_RE = re.compile(r"[^\W\d_]+")
_EMPTY = "-"  # stands in the table for words that speak of nothing: "after", "said"
_STEM = 5  # letters that inflected forms and cognates share
_REFUSING = frozenset({"c:refuse"})
_KINDS = {"n:": 0.3}  # names that run through a story tell less than what happened


def article_keys(annotations: Annotations) -> Counter[str]:
    """Return the words of names and the figures in an article, counted."""
    words: Counter[str] = Counter()
    for entity in annotations.entities:
        if entity.type in _TELLING:
            named = sum(mention.kind == "name" for mention in entity.mentions)
            if named:
                words.update(dict.fromkeys(normalise_name(entity.name).split(), named))
    words.update(_FIGURE_RE.findall(annotations.article.text))
    return words


def passage_keys(annotations: Annotations, span: Span) -> frozenset[str]:
    """Return the keys of one passage: names, figures, concepts, and the stems of other words.

    Who says it and the words of saying are left out: what counts is what is said.
    """
    lang = annotations.article.lang or ""
    saying = _saying(annotations, span)
    keys = {f"n:{word}" for word in _names(annotations, span, saying)}
    keys |= {
        f"f:{quantity.value:g}"
        for quantity in annotations.quantities
        if quantity.span.overlaps(span)
    }
    text = annotations.article.text
    keys |= {f"f:{one.group()}" for one in _FIGURE_RE.finditer(text, span.start, span.end)}
    for match in _WORD_RE.finditer(text, span.start, span.end):
        if not any(one.start <= match.start() < one.end for one in saying):
            keys |= _word_keys(match.group().lower(), lang)
    if any(
        one.kind == "no_comment" and one.span.overlaps(span) for one in annotations.open_questions
    ):
        keys -= _REFUSING  # who says nothing rejects nothing
    return frozenset(keys)


def _word_keys(word: str, lang: str) -> set[str]:
    found = concepts_of(word, lang)
    if _EMPTY in found:
        return set()
    if found or len(word) < _STEM - 1:
        return {f"c:{concept}" for concept in found}
    return {f"s:{normalise_name(word)[:_STEM]}"}


def _saying(annotations: Annotations, span: Span) -> list[Span]:
    """Where a passage names who says it, and with which words."""
    told = [one for one in annotations.attributions if any(s.overlaps(span) for s in one.scope)]
    spans = [one.cue for one in told if one.cue]
    spans += [claimant.span for one in told for claimant in one.chain]
    return [one for one in spans if one.overlaps(span)]


def _names(annotations: Annotations, span: Span, saying: Sequence[Span]) -> set[str]:
    return {
        word
        for entity in annotations.entities
        if entity.type in _TELLING and entity.type != "media"
        for mention in entity.mentions
        if mention.span.overlaps(span) and not any(mention.span.overlaps(one) for one in saying)
        for word in normalise_name(entity.name).split()
    }


def rarity(bags: Collection[Collection[str]]) -> dict[str, float]:
    """Return for each key how much it tells: log(1 + N / number of bags that hold it)."""
    held = Counter(key for bag in bags for key in set(bag))
    return {
        key: _KINDS.get(key[:2], 1.0) * log(1 + len(bags) / count) for key, count in held.items()
    }


def likeness(
    first: Mapping[str, int], second: Mapping[str, int], weight: Mapping[str, float]
) -> float:
    """Return the cosine of two bags, 0 (nothing shared) to 1; frequent keys count once more."""
    shared = sum(
        _mass(first[key], weight[key]) * _mass(second[key], weight[key])
        for key in first.keys() & second.keys()
    )
    length = _length(first, weight) * _length(second, weight)
    return shared / length if length else 0.0


def total(keys: Iterable[str], weight: Mapping[str, float]) -> float:
    """Return the weight of a set of keys, added in one order so that it is always the same."""
    return sum(weight[key] for key in sorted(keys))


def _mass(count: int, weight: float) -> float:
    return (1 + log(count)) * weight


def _length(bag: Mapping[str, int], weight: Mapping[str, float]) -> float:
    return sqrt(sum(_mass(count, weight[key]) ** 2 for key, count in bag.items()))
