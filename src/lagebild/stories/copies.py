"""Which article was taken from which: long stretches in the same words, or the outlet named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lagebild.names import compare_names
from lagebild.types import Annotations, Statement

_WORD_RE = re.compile(r"\w+")
_SHINGLE = 4  # words in a row that two writers hardly choose alike
_COPIED = 0.3  # share of the shorter text
_SAME_NAME = 0.7


def shingles(annotations: Annotations) -> frozenset[tuple[str, ...]]:
    """Return every run of four words of the text."""
    words = _WORD_RE.findall(annotations.article.text.lower())
    return frozenset(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def find_copies(articles: Sequence[Annotations]) -> dict[str, str]:
    """Return for each article that repeats an earlier one in its words the id of the earliest such.

    `articles` come in order of publication.
    """
    seen: list[tuple[str, frozenset[tuple[str, ...]]]] = []
    copies: dict[str, str] = {}
    for one in articles:
        own = shingles(one)
        for earlier, runs in seen:
            if own and runs and len(own & runs) / min(len(own), len(runs)) >= _COPIED:
                copies[one.article.id] = earlier
                break
        seen.append((one.article.id, own))
    return copies


def named_source(
    statement: Statement, article: Annotations, earlier: Sequence[Annotations]
) -> str | None:
    """Return the id of the earlier article whose outlet the statement's chain names."""
    for claimant in statement.attribution:
        if claimant.kind != "media":
            continue
        for other in earlier:
            outlet = other.article.outlet
            if (
                outlet
                and outlet != article.article.outlet
                and compare_names(claimant.name, outlet).score >= _SAME_NAME
            ):
                return other.article.id
    return None
