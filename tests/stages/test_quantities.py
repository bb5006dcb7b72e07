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


CROWDS = [
    ("de", "Dutzende Häuser brannten.", 24, "Häuser"),
    ("de", "Hunderte Menschen kamen.", 200, "Menschen"),
    ("en", "Dozens of houses burned.", 24, "houses"),
    ("en", "Tens of thousands of workers came.", 20_000, "workers"),
    ("es", "Llegaron cientos de soldados.", 200, "soldados"),
]


@pytest.mark.parametrize(("code", "text", "value", "unit"), CROWDS)
def test_a_plural_number_is_at_least_two_of_it(
    code: str, text: str, value: float, unit: str
) -> None:
    (quantity,) = read(text, code)
    assert (quantity.value, quantity.unit, quantity.mod) == (value, unit, "MORE_THAN")


RANGES = [
    ("de", "200 bis 300 Menschen kamen.", 200, 300),
    ("de", "Zwischen 200 und 300 Menschen kamen.", 200, 300),
    ("de", "Das kostet 2 bis 3 Millionen Euro.", 2_000_000, 3_000_000),
    ("en", "Between 200 and 300 people came.", 200, 300),
    ("en", "The ring cost 2 to 3 million dollars.", 2_000_000, 3_000_000),
    ("es", "Llegaron entre 200 y 300 personas.", 200, 300),
]


@pytest.mark.parametrize(("code", "text", "low", "high"), RANGES)
def test_a_range_is_more_than_one_end_and_less_than_the_other(
    code: str, text: str, low: float, high: float
) -> None:
    first, second = read(text, code)
    assert (first.value, first.mod, first.unit) == (low, "MORE_THAN", second.unit)
    assert (second.value, second.mod) == (high, "LESS_THAN")


CHANGES = [
    ("de", "Er stieg von 200 auf 300 Menschen."),
    ("en", "It rose from 200 to 300 people."),
    ("es", "Subió de 200 a 300 personas."),
]


@pytest.mark.parametrize(("code", "text"), CHANGES)
def test_a_change_is_no_range_and_ends_at_its_new_value(code: str, text: str) -> None:
    assert [(q.value, q.mod) for q in read(text, code)] == [(300, None)]


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
    ("de", "Man zählte Hunderte."),
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
