"""Sentences in capitals are read as running text; their tokens keep their forms."""

from lagebild.lang import Language
from lagebild.stages.parse.shouted import read_shouted
from tests.reading import read


def shown(text: str, code: str) -> str:
    return " ".join(read_shouted(text.split(), Language(code)))


def test_known_words_are_written_as_the_lexicon_writes_them() -> None:
    assert shown("MINISTRO RECHAZA REPRESION", "es") == "Ministro rechaza represión"


def test_german_nouns_keep_their_capital() -> None:
    assert shown("HEER VERLEGT TRUPPEN NACH LITAUEN", "de") == "Heer verlegt Truppen nach Litauen"


def test_short_unknown_words_stay_abbreviations() -> None:
    assert shown("ONU EXIGE RETIRADA DE TROPAS", "es").startswith("ONU exige")


def test_running_text_stays_as_it_is() -> None:
    assert shown("La ONU exige la retirada", "es") == "La ONU exige la retirada"
    assert shown("BND", "de") == "BND"


def test_headline_in_capitals_has_its_verb() -> None:
    (sentence,) = read("JEFE SINDICAL ANUNCIA HUELGA DE MAESTROS", "es").sentences
    assert [(t.text, t.lemma) for t in sentence.tokens if t.upos == "VERB"] == [
        ("ANUNCIA", "anunciar")
    ]
