"""When and where: the clause's own words, the same event, the context only where it is plain."""

import pytest

from tests.reading import read, statement

WHEN = [
    ("de", "Bei einem Angriff am Montag starben vier Soldaten.", "starben", "2026-03-02"),
    ("de", "Das im Januar unterzeichnete Abkommen gilt weiter.", "unterzeichnete", "2026-01"),
    ("de", "Die Minister beraten seit gestern über den Haushalt.", "beraten",
     "2026-03-05/2026-03-06"),
    ("de", "Am Montag besetzten Bauern den Platz und demonstrierten gegen den Minister.",
     "demonstrierten", "2026-03-02"),
    ("en", "Rebels attacked the village on Monday, abducting ten farmers.", "abducting",
     "2026-03-02"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "trigger", "when"), WHEN)
def test_time_that_governs_the_clause(lang: str, text: str, trigger: str, when: str) -> None:
    assert statement(text, trigger, lang).when == when


def test_a_demand_on_monday_leaves_the_release_without_a_day() -> None:
    text = "Die Opposition forderte am Montag die Freilassung der Gefangenen."
    assert statement(text, "forderte").when == "2026-03-02"
    assert statement(text, "Freilassung").when is None


def test_the_place_of_another_event_is_not_the_first_ones() -> None:
    text = "Die Festnahme des Richters und die Lage in Kairo beschäftigen das Land."
    assert statement(text, "Festnahme").where is None


def test_who_speaks_sits_where_nothing_of_it_happened() -> None:
    text = "Die Regierung in Kiew hat Moskau vorgeworfen, Truppen an die Grenze verlegt zu haben."
    assert statement(text, "verlegt").where is None


def test_the_most_specific_place_counts() -> None:
    told = statement("Rebellen töteten in der Stadt Kidal in Mali drei Soldaten.", "töteten")
    assert told.where == "Kidal"


def test_the_part_of_a_place_leads_to_the_place() -> None:
    told = statement("Im Osten Bagdads töteten Unbekannte drei Polizisten.", "töteten")
    assert told.where == "Bagdad"


def test_the_place_of_a_speech_is_not_that_of_the_people_in_it() -> None:
    told = statement("Der Minister kritisierte die Lage der Bauern in Mali.", "kritisierte")
    assert told.where is None


ATTACK = "Rebellen verübten am Montag in Kidal einen Anschlag auf Soldaten. "


def test_a_definite_noun_takes_up_the_event_with_its_time_and_place() -> None:
    text = ATTACK + "Der Anschlag wurde von der Armee bestätigt."
    first, second = (s for s in read(text).statements if s.type == "ASSAULT")
    assert first.event == second.event == first.id
    assert (second.when, second.where) == ("2026-03-02", "Kidal")


def test_another_attack_is_another_event() -> None:
    text = ATTACK + "Ein weiterer Anschlag scheiterte."
    first, second = (s for s in read(text).statements if s.type == "ASSAULT")
    assert first.event != second.event
    assert second.when is None


def test_the_sum_of_a_war_does_not_happen_where_the_last_attack_did() -> None:
    text = ATTACK + "Bislang wurden 4000 Menschen getötet."
    assert statement(text, "getötet").where is None


def test_the_incident_dates_what_it_stands_for() -> None:
    text = "Soldaten erschossen drei Bauern. Der Vorfall ereignete sich am 3. Mai 2025 in Kidal."
    told = statement(text, "erschossen")
    assert (told.when, told.where) == ("2025-05-03", "Kidal")


def test_words_are_not_set_in_the_country_that_they_are_about() -> None:
    assert statement("Irán acusó a Kuwait de espionaje.", "acusó", "es").where is None


def test_a_participle_that_says_it_happened_sets_its_event() -> None:
    text = "La reunión de los ministros celebrada en Viena terminó sin acuerdo."
    assert statement(text, "reunión", "es").where == "Viena"
