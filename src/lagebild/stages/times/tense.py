"""Whether the clause around a time expression speaks of the past or of what is to come.

With a parse the finite verb decides; without one, words that mark the future or the past.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from lagebild.tree import ancestors, children, feature, token_at
from lagebild.types import Annotations, ParsedSentence, Span

_SENTENCE_END_RE = re.compile(r"[.!?:;…][\"“”»«’)]*\s+(?=[^a-zäöüßñáéíóú])|\n")

PRESENT = 2  # a present tense that may look ahead: "Am Sonntag spielt ..."
_WINDOW = 250  # characters; longer sentences are read in part


class Tenses:
    """Answers for one article. `words`: expressions for `future` and `past` of the language."""

    def __init__(self, annotations: Annotations, words: Mapping[str, Any]) -> None:
        self._text = annotations.article.text
        self._sentences = annotations.sentences
        self._starts = [sentence.span.start for sentence in annotations.sentences]
        self._future = words["future"]
        self._past = words["past"]
        self._present_ahead = bool(words["present_ahead"])

    def direction(self, span: Span, only_parse: bool = False) -> int:
        """Return 1 for the future, -1 for the past, PRESENT, or 0 if nothing tells."""
        sentence = self._sentence(span.start)
        if sentence and any(token.feats for token in sentence.tokens):
            return self._from_tree(sentence, span)
        return 0 if only_parse else self._from_words(*self._clause(span))

    def _sentence(self, position: int) -> ParsedSentence | None:
        index = bisect_right(self._starts, position) - 1
        return self._sentences[index] if index >= 0 else None

    def _clause(self, span: Span) -> tuple[str, str]:
        """Return the sentence before and behind, found anew: it needs no tokens."""
        window = max(0, span.start - _WINDOW)
        before = [m.end() for m in _SENTENCE_END_RE.finditer(self._text, window, span.start)]
        limit = min(span.end + _WINDOW, len(self._text))
        after = _SENTENCE_END_RE.search(self._text, span.end, limit)
        start = before[-1] if before else window
        return self._text[start : span.start], self._text[
            span.end : after.start() if after else limit
        ]

    def _from_words(self, before: str, after: str) -> int:
        """The marker nearest to the expression decides: it stands in the same clause."""
        future = _nearest(self._future, before, after)
        past = _nearest(self._past, before, after)
        if future == past:
            return 0
        return 1 if future < past else -1

    def _from_tree(self, sentence: ParsedSentence, span: Span) -> int:
        index = token_at(sentence, span.start)
        if index is None:
            return 0
        for node in ancestors(sentence, index):
            token = sentence.tokens[node]
            if token.upos in ("VERB", "AUX") or children(sentence, node, "cop"):
                return self._of_verb(sentence, node)
            if token.upos == "NOUN" and not span.overlaps(token.span):
                return 0  # "nach dem Tod am Mittwoch" says nothing about the verb's day
        return 0

    def _of_verb(self, sentence: ParsedSentence, verb: int) -> int:
        group = [verb, *children(sentence, verb, "aux", "cop")]
        tokens = [sentence.tokens[i] for i in group]
        tenses = {feature(token, "Tense") for token in tokens}
        forms = {feature(token, "VerbForm") for token in tokens}
        marked = self._future.search(" ".join(token.text for token in tokens)) is not None
        if "Fut" in tenses or (marked and ("Inf" in forms or "Part" not in forms)):
            return 1  # "wird gewählt" is a passive, "wird wählen" the future
        if tenses & {"Past", "Imp"} and not marked:
            return -1
        if "Part" in forms and len(group) > 1 and not marked:
            return -1  # the perfect: "hat gewählt"
        return PRESENT if self._present_ahead and "Pres" in tenses else 0


def _nearest(marker: re.Pattern[str], before: str, after: str) -> int:
    """Return how far the nearest match lies away, more than any if there is none."""
    nearest = 2 * _WINDOW
    for match in marker.finditer(before):
        nearest = len(before) - match.end()
    found = marker.search(after)
    return min(nearest, found.start()) if found else nearest
