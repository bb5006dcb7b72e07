"""What long Spanish news articles are made of: who goes on, what was planned, who cannot speak."""

from __future__ import annotations

import pytest

from lagebild.types import Statement
from tests.reading import read, statement


def names(one: Statement) -> tuple[list[str], list[str]]:
    return [p.name for p in one.actors], [p.name for p in one.recipients]


def chain(text: str, trigger: str) -> list[str]:
    return [claimant.name for claimant in statement(text, trigger, "es").attribution]


def told(text: str) -> list[tuple[str, str]]:
    return [(one.type, one.modality) for one in read(text, "es").statements]


def test_whom_an_understood_speaker_told_stands_where_the_cue_does() -> None:
    text = (
        "Llegó la alcaldesa Rosa Lima. Ayer por la tarde, tras una larga visita a las obras del "
        "muelle viejo, explicó a los vecinos que la policía detuvo a dos ladrones."
    )
    assert chain(text, "detuvo") == ["Rosa Lima"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("El acuerdo será firmado por la presidenta Rosa Lima.", "planned"),
        ("El acuerdo fue firmado por la presidenta Rosa Lima.", "asserted"),
        ("El ministro dijo que el acuerdo sería firmado por la presidenta.", "planned"),
        ("El acuerdo sería firmado por la presidenta.", "possible"),
    ],
)
def test_a_passive_has_its_tense_on_its_auxiliary(text: str, modality: str) -> None:
    assert told(text) == [("AGREE", modality)]


def test_what_came_before_a_plan_has_happened() -> None:
    text = "El senador anunció su plan de unir a la oposición, tras ser respaldado por el partido."
    assert statement(text, "respaldado", "es").modality == "asserted"


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        (
            "El pacto fue anunciado por el presidente peruano después de reunirse con los alcaldes.",
            "reunirse",
            ["presidente peruano", "alcaldes"],
        ),
        (
            "La ministra Ana Prieto viajó a Lima. Se reunió con el canciller peruano.",
            "reunió",
            ["Ana Prieto", "canciller peruano"],
        ),
        (
            "Para Muñiz, que se reunió en Bruselas con el comisario, la pesca es vital.",
            "reunió",
            ["Muñiz", "comisario"],
        ),
        (
            "La alcaldesa llegó a las diez. Después mantuvo un encuentro con la junta vecinal.",
            "mantuvo",
            ["alcaldesa", "junta vecinal"],
        ),
        (
            "La ministra Ana Prieto viajó a Lima. Se negó a recibir a los sindicatos.",
            "negó",
            ["Ana Prieto"],
        ),
    ],
)
def test_who_meets_is_not_the_partner_alone(text: str, trigger: str, actors: list[str]) -> None:
    assert names(statement(text, trigger, "es"))[0] == actors


def test_a_reflexive_that_means_anybody_takes_no_subject_from_before() -> None:
    text = "La ministra Ana Prieto viajó a Lima. Se detuvo a tres rebeldes."
    assert names(statement(text, "detuvo", "es")) == ([], ["tres rebeldes"])


@pytest.mark.parametrize(
    ("text", "trigger", "speakers"),
    [
        (
            "Las pérdidas suponen que habrá despidos. Añadió que la policía detuvo a un minero.",
            "detuvo",
            [],
        ),
        ("La ley establece que el rey acusa al traidor.", "acusa", ["ley"]),
        ("Los hechos muestran que el ejército atacó la aldea.", "atacó", []),
        ("El delantero dijo que el ejército atacó la aldea.", "atacó", ["delantero"]),
    ],
)
def test_losses_and_facts_claim_nothing(text: str, trigger: str, speakers: list[str]) -> None:
    assert chain(text, trigger) == speakers
