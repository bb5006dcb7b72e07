"""Places by name, adjective, demonym and seat in three languages."""

import pytest

from lagebild import gazetteer
from lagebild.lang import available_languages, load_language

DE, EN, ES = (load_language(code) for code in ("de", "en", "es"))


@pytest.mark.parametrize(
    ("name", "code", "country", "kind"),
    [
        ("Norwegen", "de", "NO", "country"),
        ("Vereinigten Staaten", "de", "US", "country"),
        ("Países Bajos", "es", "NL", "country"),
        ("Bavaria", "en", "DE", "region"),
        ("Warschau", "de", "PL", "capital"),
        ("Mailand", "de", "IT", "city"),
        ("Lateinamerika", "de", None, "region"),
    ],
)
def test_a_place_is_found_by_its_name(name: str, code: str, country: str, kind: str) -> None:
    place = gazetteer.find_place(name, load_language(code))
    assert place is not None
    assert (place.country, place.kind) == (country, kind)


def test_what_is_no_place_is_not_found() -> None:
    assert gazetteer.find_place("Regierung", DE) is None
    assert gazetteer.find_place("", DE) is None


@pytest.mark.parametrize("code", available_languages())
def test_every_capital_has_coordinates_on_the_globe(code: str) -> None:
    place = gazetteer.find_place(
        {"de": "Wien", "en": "Vienna", "es": "Viena"}[code], load_language(code)
    )
    assert place is not None
    assert place.lat is not None
    assert place.lon is not None
    assert 48 < place.lat < 49
    assert 16 < place.lon < 17


@pytest.mark.parametrize(
    ("word", "code", "country"),
    [
        ("norwegischen", "de", "NO"),
        ("peruanisches", "de", "PE"),
        ("Norwegian", "en", "NO"),
        ("noruega", "es", "NO"),
        ("franceses", "es", "FR"),
    ],
)
def test_an_adjective_is_known_in_every_form(word: str, code: str, country: str) -> None:
    assert gazetteer.country_of_adjective(word, load_language(code)) == country


def test_demonyms_are_known_in_every_form() -> None:
    assert gazetteer.country_of_demonym("Norwegerinnen", DE) == "NO"
    assert gazetteer.country_of_demonym("Danes", EN) == "DK"
    assert gazetteer.country_of_demonym("chilenas", ES) == "CL"


def test_a_seat_stands_for_its_country() -> None:
    assert gazetteer.country_of_seat("Kremls", DE) == "RU"
    assert gazetteer.country_of_seat("Weißen Hauses", DE) == "US"
    assert gazetteer.country_of_seat("Bahnhof", DE) is None


def test_only_a_capital_stands_for_a_country() -> None:
    assert gazetteer.country_of_capital("Oslo", DE) == "NO"
    assert gazetteer.country_of_capital("Bergen", DE) is None


def test_the_base_form_of_a_country_is_returned() -> None:
    assert gazetteer.written_name("Vereinigten Staaten", DE) == "Vereinigte Staaten"
    assert gazetteer.written_name("Bergwerk", DE) is None


def test_a_name_that_ends_in_s_is_no_genitive() -> None:
    assert gazetteer.is_own_name("Honduras", DE)
    assert not gazetteer.is_own_name("Norwegens", DE)


@pytest.mark.parametrize("code", available_languages())
def test_every_row_names_a_country_of_the_gazetteer(code: str) -> None:
    rows = load_language(code).rows("countries.tsv")
    assert len({row["iso2"] for row in rows}) == len(rows)
    assert gazetteer.country_of_name(rows[0]["names"] or "Afghanistan", load_language(code))


def test_a_town_of_a_common_name_has_namesakes_and_a_country_none() -> None:
    assert "ES" in gazetteer.find_namesakes("Córdoba", ES)
    assert gazetteer.find_namesakes("Francia", ES) == ()
    assert gazetteer.find_namesakes("Regierung", DE) == ()
