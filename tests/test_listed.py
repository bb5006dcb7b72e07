"""Listed groups in running text."""

import pytest

from lagebild.lang import load_language
from lagebild.listed import find_listed_names
from tests.articles import flat


def entities(text: str, lang: str) -> list[str]:
    found = find_listed_names(flat(text, lang).sentences, load_language(lang))
    return [mention.listed.entity for mention in found]


@pytest.mark.parametrize(
    ("text", "lang", "entity"),
    [
        ("Ein Boss des Golf-Kartells floh.", "de", "cartel-del-golfo"),
        ("Die Abu-Sayyaf-Miliz floh.", "de", "abu-sayyaf-group"),
        ("Der Leuchtende Pfad zerfiel.", "de", "shining-path"),
        ("Die belutschische Befreiungsarmee schoss.", "de", "balochistan-liberation-army"),
        ("Two members of boko Haram fled.", "en", "boko-haram"),
        ("The Shining Path's founder died.", "en", "shining-path"),
        ("Murió un jefe del Cártel del Golfo.", "es", "cartel-del-golfo"),
    ],
)
def test_a_listed_name_is_found_in_the_forms_of_the_language(
    text: str, lang: str, entity: str
) -> None:
    assert entities(text, lang) == [entity]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The sea was calm and it is late.", "en"),
        ("Los Lobos gave a concert in Quito.", "en"),
        ("Die Gruppe Eta stieg auf.", "de"),
        ("The base was closed.", "en"),
        ("Una parte del partido de dios.", "es"),
    ],
)
def test_a_common_word_or_another_thing_is_no_group(text: str, lang: str) -> None:
    assert entities(text, lang) == []


def test_an_abbreviation_needs_its_country_or_a_word_for_groups() -> None:
    assert entities("Die ELN schwieg.", "de") == []
    assert entities("Die ELN schwieg in Bogotá.", "de") == ["national-liberation-army"]
    assert entities("Die Guerilla ELN schwieg.", "de") == ["national-liberation-army"]


def test_an_abbreviation_is_read_where_the_article_spells_it_out() -> None:
    assert entities("Die ASG schwieg.", "de") == []
    assert entities("Abu Sayyaf , kurz ASG , schwieg.", "de") == ["abu-sayyaf-group"] * 2


def test_the_longest_name_wins() -> None:
    found = entities("Der Islamische Staat Khorasan bombte.", "de")
    assert found == ["islamic-state-s-khorasan-province"]


def test_the_reason_says_what_was_trusted() -> None:
    found = find_listed_names(flat("Boko Haram floh.").sentences, load_language("de"))
    assert found[0].match.reason.endswith("listed name")
    assert 0 < found[0].match.score <= 1


@pytest.mark.parametrize(
    ("text", "lang", "entity"),
    [
        ("Die Huti-Rebellen schossen.", "de", "ansarallah"),
        ("The army fought Lashkar-e-Tayeba there.", "en", "lashkar-e-tayyiba"),
        ("Los jemeres rojos huyeron.", "es", "khmer-rouge"),
        ("Auf dem Plakat stand حزب الله.", "de", "hizballah"),
        ("The paper wrote Хезболла.", "en", "hizballah"),
        ("Fighters of the Tarnil Tigers surrendered.", "en", "liberation-tigers-of-tamil-eelam"),
        ("ETA guardó silencio.", "es", "basque-fatherland-and-liberty"),
    ],
)
def test_other_spellings_scripts_and_slips_are_found(text: str, lang: str, entity: str) -> None:
    assert entities(text, lang) == [entity]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Der Politiker Hussein al Huthi starb.", "de"),
        ("ETA was unknown.", "en"),
        ("El Barrio 18 de Julio despertó.", "es"),
        ("THE SHIP IS LATE.", "en"),
        ("Der Fußballklub Al-Schabab verlor.", "de"),
        ("Una Familia numerosa michoacana llegó.", "es"),
    ],
)
def test_people_verbs_clubs_and_streets_are_no_groups(text: str, lang: str) -> None:
    assert entities(text, lang) == []


def test_an_abbreviation_in_brackets_is_known_from_then_on() -> None:
    text = "El Ejército Gaitanista ( EGC ) creció y el EGC cobra."
    assert entities(text, "es") == ["clan-del-golfo"] * 3
    assert entities("El Ejército Gaitanista ( AFP ) creció y AFP cobra.", "es") == [
        "clan-del-golfo"
    ]


@pytest.mark.parametrize("word", ["Hamas-Kämpfer", "PKK-Führung", "Hisbollah-Chef"])
def test_a_name_that_begins_a_compound_is_found_with_its_own_letters(word: str) -> None:
    text = f"Der Anschlag galt dem {word} von damals ."
    (found,) = find_listed_names(flat(text).sentences, load_language("de"))
    assert found.span.of(text) == word.partition("-")[0]


def test_a_compound_for_another_thing_names_no_group() -> None:
    assert entities("Das Zeta-Potenzial stieg.", "de") == []
