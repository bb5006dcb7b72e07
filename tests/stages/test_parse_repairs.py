"""Slips of the parser that its own tree gives away."""

from __future__ import annotations

from lagebild.lang import load_language
from lagebild.stages.parse.repairs import retag_verbs
from lagebild.types import Token


def _clause(verb: str, *, deprel: str = "root", determiner: bool = False) -> tuple[Token, ...]:
    first = Token(0, 3, "der", "der", "DET", "", 2 if determiner else 1, "det")
    subject = Token(4, 12, "Minister", "Minister", "NOUN", "", 2, "nsubj")
    return (first, subject, Token(13, 20, verb, verb, "NOUN", "", -1, deprel))


def test_small_letter_makes_known_form_a_verb() -> None:
    verb = retag_verbs(_clause("versprach"), load_language("de"))[2]
    assert (verb.upos, verb.lemma) == ("VERB", "versprechen")


def test_capital_leaves_noun() -> None:
    assert retag_verbs(_clause("Versprach"), load_language("de"))[2].upos == "NOUN"


def test_known_noun_written_small_stays_noun() -> None:
    assert retag_verbs(_clause("zahlen"), load_language("de"))[2].upos == "NOUN"


def test_determiner_keeps_noun() -> None:
    tokens = _clause("versprach", determiner=True)
    assert retag_verbs(tokens, load_language("de"))[2].upos == "NOUN"


def test_letter_case_tells_nothing_in_english() -> None:
    assert retag_verbs(_clause("promised"), load_language("en"))[2].upos == "NOUN"
