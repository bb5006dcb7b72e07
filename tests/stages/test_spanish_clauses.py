"""Spanish clauses: wishes in the subjunctive, appositions, verbs that carry an event."""

from __future__ import annotations

from tests.reading import names, statement


def test_who_wishes_is_not_who_is_asked_to_do_it() -> None:
    text = "El presidente pidió al general que dimita."
    assert names(statement(text, "dimita", "es").actors) == ["general"]


def test_an_apposition_without_conjunction_is_no_second_actor() -> None:
    text = "La retirada del candidato opositor, el economista Juan Toro, sorprendió a la prensa."
    assert len(statement(text, "retirada", "es").actors) == 1


def test_the_verb_that_carries_an_event_says_how_certain_it_is() -> None:
    text = "Los mineros realizarán una marcha contra el gobierno."
    assert statement(text, "marcha", "es").modality == "planned"
    text = "Los mineros participarán en una marcha contra el gobierno."
    assert statement(text, "marcha", "es").modality == "planned"


def test_an_attempt_that_somebody_suffered_has_happened() -> None:
    told = statement("El alcalde sufrió un intento de atentado por parte de los rebeldes.",
                     "atentado", "es")  # fmt: skip
    assert told.modality == "asserted"
    assert (names(told.actors), names(told.recipients)) == (["rebeldes"], ["alcalde"])


def test_a_phrase_behind_two_events_belongs_to_both() -> None:
    text = "La detención y el asesinato de los presos conmocionaron al país."
    assert names(statement(text, "detención", "es").recipients) == ["presos"]
    assert names(statement(text, "asesinato", "es").recipients) == ["presos"]


def test_a_demonstrative_means_the_person_named_last() -> None:
    text = "El presidente destituyó al fiscal Juan Toro. Este fue detenido ayer."
    assert names(statement(text, "detenido", "es").recipients) == ["Juan Toro"]


def test_a_clitic_means_the_one_person_spoken_of() -> None:
    text = "El general Juan Toro negó los cargos. La fiscalía le acusó de asesinato."
    assert names(statement(text, "acusó", "es").recipients) == ["Juan Toro"]


def test_a_clitic_between_two_persons_means_neither() -> None:
    text = "Juan Toro se reunió con Ana Robles. La fiscalía le acusó de asesinato."
    assert names(statement(text, "acusó", "es").recipients) == []


def test_who_marches_somewhere_is_not_against_whom_he_marches() -> None:
    text = "Miles de indígenas marcharon para tomar el edificio de la presidencia."
    assert names(statement(text, "marcharon", "es").recipients) == []


def test_who_should_resign_is_whom_a_demand_meets() -> None:
    text = "Los vecinos exigieron la dimisión del alcalde."
    assert names(statement(text, "exigieron", "es").recipients) == ["alcalde"]
