"""Mishaps: storms, crashes and stampedes kill too, but nobody assaults anybody.

An invented attack is the worst mistake of a picture, so violence without a doer counts as mishap
when the sentence, or the head of the article, speaks of one and of no violence.
"""

from __future__ import annotations

from functools import cache

from lagebild.lang import Language
from lagebild.tree import children
from lagebild.types import Annotations, ParsedSentence

_LEAD = 3  # sentences that say what an article is about, its title among them


def find_accidents(annotations: Annotations, language: Language) -> frozenset[int]:
    """Return the indexes of the sentences whose victims are those of a mishap."""
    mishaps, violence = _words(language)
    kinds = {s.index: _kind(s, mishaps, violence) for s in annotations.sentences}
    lead = [kinds[s.index] for s in annotations.sentences[:_LEAD]]
    title = (annotations.article.title or "").lower().split()
    about_mishap = "mishap" in lead or any(word in mishaps for word in title)
    about_violence = any(kind == "violence" for kind in kinds.values())
    if about_mishap and not about_violence:
        return frozenset(kinds)
    return frozenset(index for index, kind in kinds.items() if kind == "mishap")


def _kind(
    sentence: ParsedSentence, mishaps: frozenset[str], violence: frozenset[str]
) -> str | None:
    lemmas = [token.lemma.lower() for token in sentence.tokens]
    natural = {i for i, lemma in enumerate(lemmas) if _ends_in(lemma, mishaps)}
    for i, lemma in enumerate(lemmas):
        if _ends_in(lemma, violence) and not natural & set(children(sentence, i, "nsubj")):
            return "violence"  # what a storm strikes nobody has struck
    return "mishap" if natural else None


def _ends_in(lemma: str, words: frozenset[str]) -> bool:
    """Compare whole words; a word written "-x" in the list also ends compounds."""
    return lemma in words or any(f"-{lemma[i:]}" in words for i in range(len(lemma) - 3))


@cache
def _words(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    rows = language.rows("accidents.tsv")
    return (
        frozenset(row["lemma"] for row in rows if row["kind"] == "mishap"),
        frozenset(row["lemma"] for row in rows if row["kind"] == "violence"),
    )
