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


class Tenses:
    """Answers for one article. `words`: expressions for `future` and `past` of the language."""

    def __init__(self, annotations: Annotations, words: Mapping[str, Any]) -> None:
        self._text = annotations.article.text
        self._sentences = annotations.sentences
        self._starts = [sentence.span.start for sentence in annotations.sentences]
        self._future = words["future"]
        self._past = words["past"]
        self._present_ahead = bool(words["present_ahead"])

    def direction(self, span: Span) -> int:
        """Return 1 for the future, -1 for the past, 0 if nothing tells."""
        sentence = self._sentence(span.start)
        if sentence and any(token.feats for token in sentence.tokens):
            told = self._from_tree(sentence, span)
            if told:
                return told
        return self._from_words(self._clause(span))

    def _sentence(self, position: int) -> ParsedSentence | None:
        index = bisect_right(self._starts, position) - 1
        return self._sentences[index] if index >= 0 else None

    def _clause(self, span: Span) -> str:
        """Return the sentence around, found anew: it needs no tokens."""
        window = max(0, span.start - 250)
        before = [m.end() for m in _SENTENCE_END_RE.finditer(self._text, window, span.start)]
        after = _SENTENCE_END_RE.search(self._text, span.end, span.end + 250)
        end = after.start() if after else min(span.end + 250, len(self._text))
        start = before[-1] if before else window
        return self._text[start : span.start] + " | " + self._text[span.end : end]

    def _from_words(self, clause: str) -> int:
        if self._future.search(clause):
            return 1
        return -1 if self._past.search(clause) else 0

    def _from_tree(self, sentence: ParsedSentence, span: Span) -> int:
        index = token_at(sentence, span.start)
        if index is None:
            return 0
        for node in ancestors(sentence, index):
            if sentence.tokens[node].upos in ("VERB", "AUX"):
                return self._of_verb(sentence, node)
        return 0

    def _of_verb(self, sentence: ParsedSentence, verb: int) -> int:
        group = [verb, *children(sentence, verb, "aux", "cop")]
        forms = " ".join(sentence.tokens[i].text for i in group)
        if self._future.search(forms):
            return 1
        tokens = [sentence.tokens[i] for i in group]
        tenses = {feature(token, "Tense") for token in tokens}
        if "Fut" in tenses:
            return 1
        if tenses & {"Past", "Imp"} or self._is_perfect(sentence, group):
            return -1
        return 1 if self._present_ahead and "Pres" in tenses else 0

    @staticmethod
    def _is_perfect(sentence: ParsedSentence, group: list[int]) -> bool:
        forms = {feature(sentence.tokens[i], "VerbForm") for i in group}
        return len(group) > 1 and "Part" in forms and "Inf" not in forms
