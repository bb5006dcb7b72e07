"""Texts full of numbers have few times, and impossible dates have none."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from lagebild.lang import Language
from lagebild.stages.times import find_times
from lagebild.types import Annotations, Article, Dateline, Span, Timex

WRITTEN = date(2026, 11, 24)


def read(text: str, code: str, published: str | None = "2026-11-24") -> tuple[Timex, ...]:
    article = Article(id="a", text=text, lang=code, published=published)
    return find_times(Annotations(article), Language(code))


NO_TIMES = {
    "de": [
        "Nord 04 gegen Süd 3:1 (1:0), Ost gegen West 21:15, 15:21, 15:12. Tore: 1:0 Abel (12.).",
        "Auf Platz 1. FC Nord, 2. SV Süd, 3. TSV Ost; Tordifferenz 45:12, Punkte 31.",
        "Der Index fiel um 1,4 Prozent auf 7114,30 Punkte, Gold kostet 1.950,40 Dollar.",
        "Nach § 129 Abs. 2, Artikel 5 und Art. 1999 des Entwurfs gilt Absatz 3.",
        "Telefon 030/1985-2013, Fax 0711 2019, Postfach 2042, 10115 Berlin.",
        "Der Gipfel ist 1850 m hoch, die Straße 2010 Meter lang, das Auto wiegt 1500 kg.",
        "Die Boeing 1999 und das Modell 2020 kosten 1800 Euro.",
        "Etwa 1700 Menschen kamen, über 2000 Zuschauer blieben, mit 1500 Panzern.",
        "Merz sprach mit August Meier und Mai Nguyen.",
        "Der 35-jährige Fahrer und eine 62 Jahre alte Frau wurden verletzt.",
        "Version 3.11.2 und IP 10.11.12.13 sind betroffen.",
    ],
    "en": [
        "North beat South 3-1, East lost 21-15, 15-21, 12-15 to West.",
        "The index fell 1.4 percent to 7,114.30 points; gold costs $1,950.40.",
        "Under Section 230, Article 5 and Rule 1999 paragraph 3 applies.",
        "Call 555-2019 or write to P.O. Box 2042.",
        "The peak is 1850 feet high and the road 2010 meters long.",
        "Some 1700 people came, nearly 2000 stayed.",
        "April Jones and May Chen may march on.",
        "The 35-year-old driver and a 62-year-old woman were hurt.",
        "She is 90 years old.",
    ],
    "es": [
        "Norte ganó 3-1 y Este perdió 21-15 ante Oeste.",
        "El índice cayó un 1,4% hasta 7.114,30 puntos.",
        "Según el artículo 2018 y la resolución 1973 rige el párrafo 3.",
        "El pico mide 1850 metros.",
        "Vinieron unas 1700 personas.",
        "El alcalde, de 51 años, saludó a las dos mujeres.",
    ],
}


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in NO_TIMES.items() for text in texts]
)
def test_numbers_without_time_are_left_alone(code: str, text: str) -> None:
    assert [timex.span.of(text) for timex in read(text, code)] == []


IMPOSSIBLE = [
    ("de", "Am 31. Februar 2024 geschah es."),
    ("de", "Am 31. Februar geschah es."),
    ("de", "Stand: 00.00.0000"),
    ("de", "Um 25 Uhr schloss die Halle."),
    ("en", "It happened on February 30, 2024."),
    ("en", "It happened on June 31."),
    ("es", "Ocurrió el 31 de abril de 2024."),
]


@pytest.mark.parametrize(("code", "text"), IMPOSSIBLE)
def test_an_impossible_date_has_a_reason_and_no_value(code: str, text: str) -> None:
    (timex,) = read(text, code)
    assert (timex.value, timex.interval) == (None, None)
    assert timex.reason


@pytest.mark.parametrize(
    ("code", "text"), [("de", "Im Jahr 20245 war es."), ("en", "In 20245 it was."), ("de", "10000")]
)
def test_a_year_has_at_most_four_digits(code: str, text: str) -> None:
    assert read(text, code) == ()


UNDATED = [
    ("de", "Am Montag trat sie zurück."),
    ("de", "Vor zwei Wochen trat sie zurück."),
    ("en", "She resigned on Monday."),
    ("en", "She resigned last week."),
    ("es", "Dimitió el lunes."),
    ("es", "Dimitió el año pasado."),
]


@pytest.mark.parametrize(("code", "text"), UNDATED)
def test_without_a_publication_date_a_relative_time_has_no_day(code: str, text: str) -> None:
    (timex,) = read(text, code, None)
    assert timex.interval is None
    assert timex.value is None or timex.type == "DURATION"
    if timex.value is None:
        assert timex.reason == "no publication date"


def test_a_broken_publication_date_counts_as_none() -> None:
    (timex,) = read("Am Montag trat sie zurück.", "de", "gestern")
    assert timex.value is None


def test_a_dateline_stands_in_for_a_missing_publication_date() -> None:
    dateline = Dateline(Span(0, 6), "Berlin", "dpa", "2026-11-24")
    article = Article(id="a", text="Sie trat gestern zurück.", lang="de", dateline=dateline)
    (timex,) = find_times(Annotations(article), Language("de"))
    assert timex.value == "2026-11-23"


@pytest.mark.parametrize("code", ["de", "en", "es"])
@pytest.mark.parametrize("text", ["", " ", "\n\n", "12", "İİ\u0000\ud7ff 3. Mai", "." * 5000])
def test_odd_text_is_read_without_error(code: str, text: str) -> None:
    for timex in read(text, code):
        assert 0 <= timex.span.start < timex.span.end <= len(text)


def test_times_do_not_overlap_and_come_in_text_order() -> None:
    text = "Vom 3. bis 5. Mai 2019, am Abend des 6. Juni und zwei Tage später, um 8.30-12 Uhr."
    found = read(text, "de")
    assert len(found) >= 5
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_a_length_that_has_passed_says_when() -> None:
    (timex,) = read("Vor zwei Wochen trat sie zurück.", "de")
    assert timex.interval is not None
    assert timex.interval.start.date() == date(2026, 11, 10)
