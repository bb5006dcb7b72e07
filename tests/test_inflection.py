"""Forms of words by the endings of their language."""

import pytest

from lagebild.errors import DataError
from lagebild.inflection import stem_phrase, word_forms
from lagebild.lang import load_language

DE, EN, ES = (load_language(code) for code in ("de", "en", "es"))


@pytest.mark.parametrize(
    ("word", "kind", "language", "form"),
    [
        ("minister", "noun", DE, "ministers"),
        ("ministerin", "noun", DE, "ministerinnen"),
        ("weisses haus", "noun", DE, "weissen hauses"),
        ("norwegisch", "adjective", DE, "norwegischem"),
        ("army", "noun", EN, "armies"),
        ("spokesman", "noun", EN, "spokesmen"),
        ("noruego", "adjective", ES, "noruegas"),
        ("director", "noun", ES, "directora"),
    ],
)
def test_a_form_is_made(word: str, kind: str, language: object, form: str) -> None:
    assert form in word_forms(word, kind, language)  # type: ignore[arg-type]


def test_the_word_itself_comes_first() -> None:
    assert word_forms("haus", "noun", DE)[0] == "haus"


def test_two_forms_of_a_name_share_a_stem() -> None:
    assert stem_phrase("roten front", DE) == stem_phrase("rote front", DE)
    assert stem_phrase("rote front", DE) != stem_phrase("rote fahne", DE)


def test_an_unknown_kind_of_word_is_named() -> None:
    with pytest.raises(DataError, match="adverb"):
        word_forms("gern", "adverb", DE)
