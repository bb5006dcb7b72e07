"""Numbers in digits and words."""

from __future__ import annotations

import re

import pytest

from lagebild.lang import Language
from lagebild.numerals import load_numerals

NUMBERS = [
    ("de", "dreiundzwanzig", 23),
    ("de", "zweihundertfünfzig", 250),
    ("de", "neunzehnhundert", 1900),
    ("de", "anderthalb", 1.5),
    ("de", "zweieinhalb", 2.5),
    ("de", "1.234.567,5", 1234567.5),
    ("de", "22.000", 22000),
    ("de", "12", 12),
    ("en", "twenty-one", 21),
    ("en", "two hundred and five", 205),
    ("en", "a hundred", 100),
    ("en", "two and a half", 2.5),
    ("en", "half a million", 500000),
    ("en", "1,234.5", 1234.5),
    ("es", "treinta y un", 31),
    ("es", "mil novecientos cuarenta y ocho", 1948),
    ("es", "veintidós", 22),
    ("es", "1.234,5", 1234.5),
]


@pytest.mark.parametrize(("code", "text", "value"), NUMBERS)
def test_a_number_is_matched_whole_and_valued(code: str, text: str, value: float) -> None:
    numerals = load_numerals(Language(code))
    assert re.fullmatch(numerals.pattern, text)
    assert numerals.value(text) == value


def test_a_word_without_number_has_no_value() -> None:
    assert load_numerals(Language("de")).value("Haus") is None
