"""Spanish clauses: wishes in the subjunctive, appositions, verbs that carry an event."""

from __future__ import annotations

from tests.reading import statement


def names(participants: tuple[object, ...]) -> list[str]:
    return [one.name for one in participants]  # type: ignore[attr-defined]


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
