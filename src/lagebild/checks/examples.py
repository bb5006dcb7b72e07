"""The examples and counterexamples of rules that read the bare text: times, questions, standing.

Rules that look at a tree (triggers, relations) have their examples in the tests: there the engine
takes part, and a wrong tree is no mistake of the data.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lagebild.checks.result import Checked
from lagebild.lang import Language, available_languages, load_language
from lagebild.stages.questions import load_question_rules
from lagebild.stages.times import find_times
from lagebild.stories import shows
from lagebild.types import Annotations, Article, Timex


def check_examples() -> Checked:
    """Run all examples; a counterexample that matches is as wrong as an example that does not."""
    checked, problems = 0, []
    for code in available_languages():
        language = load_language(code)
        for problem in (*_times(language), *_questions(language), *_standing(language)):
            checked += 1
            if problem:
                problems.append(problem)
    return Checked(checked, tuple(problems))


def _times(language: Language) -> Iterator[str | None]:
    for rule in language.table("times/rules.toml")["rule"]:
        place = f"lang/{language.code}/times/rules.toml: {rule['id']}"
        for example in rule.get("examples", ()):
            values = [timex.value for timex in _read(example, language)]
            fits = example.get("value") in values
            yield None if fits else f"{place}: {example['text']!r} gives {values}; mend the rule"
        for text in rule.get("counterexamples", ()):
            found = [timex.span.of(text) for timex in _read({"text": text}, language)]
            yield f"{place}: {text!r} holds no time, found {found}" if found else None


def _read(example: dict[str, Any], language: Language) -> tuple[Timex, ...]:
    written = example.get("written")
    published = written.isoformat() if written else None
    article = Article("example", example["text"], lang=language.code, published=published)
    return find_times(Annotations(article), language)


def _questions(language: Language) -> Iterator[str | None]:
    for rule in load_question_rules(language):
        place = f"lang/{language.code}/questions.toml: {rule.id}"
        for text in rule.examples:
            yield None if rule.pattern.search(text) else f"{place}: {text!r} does not match"
        for text in rule.counterexamples:
            yield f"{place}: {text!r} matches" if rule.pattern.search(text) else None


def _standing(language: Language) -> Iterator[str | None]:
    for name, entry in language.table("standing.toml").items():
        place = f"lang/{language.code}/standing.toml: {name}"
        for text in entry["examples"]:
            found = shows(text, name, language.code)
            yield None if found else f"{place}: {text!r} does not match"
        for text in entry["counterexamples"]:
            found = shows(text, name, language.code)
            yield f"{place}: {text!r} matches" if found else None
