"""A verb form that no list holds goes back to a listed infinitive that its ending allows."""

import pytest

from lagebild.lang import Language
from lagebild.stages.parse.conjugation import VerbList, find_infinitive
from lagebild.stages.parse.lemmas import find_lemma

DE, ES = Language("de"), Language("es")
VERBS = VerbList(
    {"pidiendo": "pedir", "mira": "mirar"},
    frozenset({"pedir", "mirar", "optimizar", "intervenir", "haber", "construir", "incluir"}),
)


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [
        ("optimice", "optimizar"),
        ("intervendrá", "intervenir"),
        ("construyeran", "construir"),
        ("Hubiéramos", "haber"),
        ("pidiéndole", "pedir"),
        ("incluirlas", "incluir"),
        ("mirándoselo", "mirar"),
        ("mírame", "mirar"),
    ],
)
def test_an_ending_leads_to_a_known_infinitive(form: str, infinitive: str) -> None:
    assert find_infinitive(form, "wrong", VERBS, ES) == infinitive


@pytest.mark.parametrize("form", ["blogueando", "se", "x", "", "les"])
def test_without_a_known_infinitive_the_guess_stands(form: str) -> None:
    assert find_infinitive(form, "guess", VERBS, ES) == "guess"


def test_a_guess_that_the_ending_allows_goes_first() -> None:
    both = VerbList({}, frozenset({"sumar", "sumir"}))
    assert find_infinitive("sume", "sumir", both, ES) == "sumir"
    assert find_infinitive("sume", "sumar", both, ES) == "sumar"


def test_a_language_without_endings_keeps_the_guess() -> None:
    assert find_infinitive("optimice", "guess", VERBS, DE) == "guess"


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [
        ("auszuliefern", "ausliefern"),
        ("weiterzuarbeiten", "weiterarbeiten"),
        ("hergebracht", "herbringen"),
        ("überließ", "überlassen"),
        ("zerliefern", "guess"),
    ],
)
def test_a_prefix_is_put_before_the_listed_rest(form: str, infinitive: str) -> None:
    verbs = VerbList(
        {"gebracht": "bringen", "ließ": "lassen"},
        frozenset({"bringen", "lassen", "liefern", "arbeiten"}),
    )
    assert find_infinitive(form, "guess", verbs, DE) == infinitive


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("Gutachten", "Gutachten"), ("Auslandsgutachten", "Auslandsgutachten"), ("Tänzer", "Tänzer")],
)
def test_a_noun_that_is_its_own_lemma_is_not_cut(form: str, lemma: str) -> None:
    assert find_lemma(form, "NOUN", "0,,1,,U", DE) == lemma


def test_a_form_of_a_rare_verb_gets_its_lemma_in_spite_of_the_script() -> None:
    assert find_lemma("normalicen", "VERB", "0,,1,r,L", ES) == "normalizar"


@pytest.mark.parametrize("code", ["de", "en", "es"])
def test_every_ending_names_what_it_stands_for(code: str) -> None:
    rows = Language(code).rows("verb_endings.tsv")
    assert all(row["ending"] and row["infinitive"] for row in rows)
    assert len({row["ending"] for row in rows}) == len(rows)
