"""Names of noun phrases stand in the nominative where the endings leave no doubt."""

from __future__ import annotations

import pytest

from lagebild.lang import load_language
from lagebild.nominative import nominative_phrase
from lagebild.stages.parse import parse
from lagebild.stages.sentences import split_sentences
from lagebild.types import Article


def _named(text: str, phrase: str, head: str, code: str = "de") -> str:
    language = load_language(code)
    article = Article("x", text, lang=code)
    sentence = parse(split_sentences(article, language), language)[0]
    texts = [token.text for token in sentence.tokens]
    words = phrase.split()
    first = texts.index(words[0])
    return nominative_phrase(sentence, first, first + len(words) - 1, texts.index(head), language)


@pytest.mark.parametrize(
    ("text", "phrase", "head", "name"),
    [
        (
            "Er sprach mit betroffenen Gruppen.",
            "betroffenen Gruppen",
            "Gruppen",
            "betroffene Gruppen",
        ),
        ("Sie drohte dem alten Minister.", "alten Minister", "Minister", "alter Minister"),
        ("Er dankte den Helfern.", "Helfern", "Helfern", "Helfer"),
        ("Er dankte den Bauern.", "Bauern", "Bauern", "Bauern"),
        ("Die Absetzung des Ministers kam.", "Ministers", "Ministers", "Minister"),
        ("Die Lage der Gefangenen ist gut.", "Gefangenen", "Gefangenen", "Gefangene"),
        ("Er sprach mit den Zeugen.", "Zeugen", "Zeugen", "Zeugen"),
        ("Der 40-Jährige floh.", "40-Jährige", "40-Jährige", "40-Jähriger"),
        ("Sie half der Vorsitzenden.", "Vorsitzenden", "Vorsitzenden", "Vorsitzende"),
        ("Er beriet mit den Beschäftigten.", "Beschäftigten", "Beschäftigten", "Beschäftigte"),
        (
            "Es sind Drohungen des feindlichen Nachbarstaates.",
            "feindlichen Nachbarstaates",
            "Nachbarstaates",
            "feindlicher Nachbarstaat",
        ),
        (
            "Er klagte gegen die Pläne der SPD-geführten Landesregierung.",
            "SPD-geführten Landesregierung",
            "Landesregierung",
            "SPD-geführte Landesregierung",
        ),
        ("Sie fuhren auf zwei Schiffen.", "zwei Schiffen", "Schiffen", "zwei Schiffe"),
    ],
)
def test_endings_of_cases_go(text: str, phrase: str, head: str, name: str) -> None:
    assert _named(text, phrase, head) == name


def test_language_without_cases_stays_as_written() -> None:
    assert (
        _named("He spoke with angry farmers.", "angry farmers", "farmers", "en") == "angry farmers"
    )
