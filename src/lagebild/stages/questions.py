"""What the article itself leaves open: unknown, disputed, or answered by no comment.

Fixed phrases carry it ("ist unklar", "declined to comment"), so patterns over the sentence find it
without a tree. `questions.toml` holds them with examples; one open question a sentence is enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from lagebild.errors import DataError
from lagebild.lang import Language
from lagebild.types import Annotations, OpenQuestion, ParsedSentence, QuestionKind, Span

_KINDS: dict[str, QuestionKind] = {
    "unknown": "unknown",
    "no_comment": "no_comment",
    "disputed": "disputed",
}
_CLASS_RE = re.compile(r"%(\w+)%")


@dataclass(frozen=True, slots=True)
class QuestionRule:
    """One pattern with the kind of question it marks."""

    id: str
    kind: QuestionKind
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def load_question_rules(language: Language) -> tuple[QuestionRule, ...]:
    """Return the rules in file order; raises DataError naming the rule and what is wrong."""
    table = language.table("questions.toml")
    return tuple(_rule(rule, table["words"], language) for rule in table["rule"])


def find_questions(annotations: Annotations, language: Language) -> tuple[OpenQuestion, ...]:
    """Return the open questions in text order, at most one for each sentence.

    The span is the sentence without its final punctuation: what is open is said around the phrase
    that marks it, before it or after it.
    """
    found = (_question(sentence, language) for sentence in annotations.sentences)
    return tuple(question for question in found if question is not None)


def _question(sentence: ParsedSentence, language: Language) -> OpenQuestion | None:
    for rule in load_question_rules(language):
        if rule.pattern.search(sentence.text):
            text = sentence.text.rstrip(" .!")
            span = Span(sentence.span.start, sentence.span.start + len(text))
            return OpenQuestion(span, sentence.index, rule.kind)
    return None


def _rule(rule: dict[str, Any], words: dict[str, str], language: Language) -> QuestionRule:
    where = f"{language.code}/questions.toml: {rule.get('id')}"
    kind = _KINDS.get(str(rule.get("kind")))
    if kind is None:
        raise DataError(f"{where}: unknown kind {rule.get('kind')!r}, expected {sorted(_KINDS)}")

    def expand(match: re.Match[str]) -> str:
        if match[1] not in words:
            raise DataError(f"{where}: unknown word class %{match[1]}%, known: {sorted(words)}")
        return words[match[1]]

    try:
        pattern = re.compile(_CLASS_RE.sub(expand, str(rule["find"])), re.IGNORECASE)
    except re.error as error:
        raise DataError(f"{where}: {error}") from error
    examples, counterexamples = tuple(rule["examples"]), tuple(rule["counterexamples"])
    return QuestionRule(str(rule["id"]), kind, pattern, examples, counterexamples)
