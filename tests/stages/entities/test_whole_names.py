"""Names as the article gives them in full: none cut, none inflected, none twice."""

from __future__ import annotations

import pytest

from tests.reading import read, statement


def entities(text: str, lang: str = "de") -> dict[str, str]:
    return {entity.name: entity.type for entity in read(text, lang).entities}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Das Amt für Wasser und Wege in Europa (AWWE) warnte.",
            "Amt für Wasser und Wege in Europa (AWWE)",
        ),
        (
            "Ein Leiter des Bundesamts für Kartenkunde (BfK) sprach.",
            "Bundesamt für Kartenkunde (BfK)",
        ),
        (
            "Das Internationale Komitee vom Blauen Stern (IKBS) half.",
            "Internationales Komitee vom Blauen Stern (IKBS)",
        ),
        ("Der Nationale Wahlrat (CNE) schwieg.", "Nationaler Wahlrat (CNE)"),
    ],
)
def test_abbreviation_tells_where_the_name_begins(text: str, name: str) -> None:
    assert name in entities(text)


def test_one_word_of_a_body_is_the_body() -> None:
    found = entities("Die Reederei Fractal Marine wurde gelistet. Fractal bestritt die Vorwürfe.")
    assert found == {"Fractal Marine": "organisation"}


def test_a_country_is_no_listed_group() -> None:
    assert entities("Aus dem Jemen beschossen Soldaten ein Schiff.") == {"Jemen": "place"}


def test_a_family_name_is_no_agency() -> None:
    found = entities("Sicherheitsminister Mahamadou Sana sprach im Fernsehen.")
    assert found == {"Mahamadou Sana": "person"}


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        (
            "Die Partei forderte die Ausweisung weiterer russischer Diplomaten.",
            "Ausweisung",
            "weitere russische Diplomaten",
        ),
        ("Er bat um die Freilassung aller Geiseln.", "Freilassung", "alle Geiseln"),
        ("Die Polizei lässt mutmaßliche Spione festnehmen.", "festnehmen", "mutmaßliche Spione"),
        ("Das Amt setzte die Reederei Fractal Marine auf die Sanktionsliste.", "setzte",
         "Reederei Fractal Marine"),
        ("Die Regierung enteignete den deutschen Ableger des Ölkonzerns Rosneft.", "enteignete",
         "deutscher Ableger des Ölkonzerns Rosneft"),
        ("Die Armee hat die wichtige Stadt Umm Ruwaba zurückerobert.", "zurückerobert",
         "wichtige Stadt Umm Ruwaba"),
        ("Ein Gericht verurteilte drei TTP-Mitglieder zum Tode.", "verurteilte",
         "drei TTP-Mitglieder"),
        ("Washington verhängte Sanktionen gegen 16 Vertraute Maduros.", "Sanktionen",
         "16 Vertraute Maduros"),
    ],
)  # fmt: skip
def test_who_is_met_stands_in_the_nominative(text: str, trigger: str, name: str) -> None:
    assert [one.name for one in statement(text, trigger, "de").recipients] == [name]
