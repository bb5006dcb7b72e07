"""Amounts in the three languages, and the numbers that are none."""

from __future__ import annotations

import pytest

from lagebild.lang import Language
from lagebild.stages.quantities import find_quantities
from lagebild.types import Annotations, Article, ParsedSentence, Quantity, Span, Timex, Token


def read(text: str, code: str, times: tuple[Timex, ...] = ()) -> tuple[Quantity, ...]:
    article = Article(id="a", text=text, lang=code)
    return find_quantities(Annotations(article, timexes=times), Language(code))


AMOUNTS = [
    ("de", "Das kostet 50 Millionen Dollar.", 50_000_000, "USD", None),
    ("de", "Das kostet 1,5 Mrd. Euro.", 1_500_000_000, "EUR", None),
    ("de", "Mehr als 22.000 Menschen flohen.", 22_000, "Menschen", "MORE_THAN"),
    ("de", "Rund 45 000 Zuschauer kamen.", 45_000, "Zuschauer", "APPROX"),
    ("de", "Es starben zwölf bewaffnete Männer.", 12, "Männer", None),
    ("de", "Ein Dutzend Häuser brannte.", 12, "Häuser", None),
    ("de", "Fast 3,5 Prozent fehlten.", 3.5, "%", "LESS_THAN"),
    ("en", "The ring cost $50 million.", 50_000_000, "USD", None),
    ("en", "More than 22,000 people fled.", 22_000, "people", "MORE_THAN"),
    ("en", "Three armed guards were hurt.", 3, "guards", None),
    ("en", "Two thirds voted.", 66.67, "%", None),
    ("es", "Cuesta 50 millones de dólares.", 50_000_000, "USD", None),
    ("es", "Huyeron más de 22.000 personas.", 22_000, "personas", "MORE_THAN"),
    ("es", "Subió un 3,5 por ciento.", 3.5, "%", None),
]


@pytest.mark.parametrize(("code", "text", "value", "unit", "mod"), AMOUNTS)
def test_an_amount_has_value_unit_and_mod(
    code: str, text: str, value: float, unit: str, mod: str | None
) -> None:
    (quantity,) = read(text, code)
    assert (quantity.value, quantity.unit, quantity.mod) == (value, unit, mod)


NUMBERS = [
    ("de", "Nach Artikel 5 und § 129 flog eine Boeing 747 ab."),
    ("de", "Sie siegten 3:2, Telefon 030 123456, Gruppe XY-13."),
    ("de", "Ein Mann und eine Frau kamen."),
    ("de", "Hunderte Menschen kamen."),
    ("de", "Er wurde 2008 gewählt."),
    ("en", "Under Article 5, Boeing 747 and XY-13 stayed; they won 2-1."),
    ("en", "A man came."),
    ("es", "Según el artículo 5 del tratado."),
]


@pytest.mark.parametrize(("code", "text"), NUMBERS)
def test_a_number_without_unit_is_no_amount(code: str, text: str) -> None:
    assert read(text, code) == ()


def test_a_number_inside_a_time_is_no_amount() -> None:
    text = "Seit 14 Tagen streiken 300 Fahrer."
    time = Timex(Span(5, 13), "DURATION", "P14D")
    (quantity,) = read(text, "de", (time,))
    assert quantity.unit == "Fahrer"


def test_a_parse_gives_the_lemma() -> None:
    text = "Drei Häuser brannten."
    tokens = (
        Token(0, 4, "Drei", "drei", "NUM", "", 1, "nummod"),
        Token(5, 11, "Häuser", "Haus", "NOUN", "", 2, "nsubj"),
        Token(12, 20, "brannten", "brennen", "VERB", "", -1, "root"),
    )
    sentence = ParsedSentence(0, Span(0, 21), 0, text, tokens)
    article = Article(id="a", text=text, lang="de")
    (quantity,) = find_quantities(Annotations(article, (sentence,)), Language("de"))
    assert quantity == Quantity(Span(0, 11), 3, "Haus")
