"""What Spanish wire reports are made of: understood subjects, names with initials, duty, blame."""

from __future__ import annotations

import pytest

from tests.reading import chain, read, sides, statement, told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            '"No tenemos rehenes", aseguró el Frente Norte en un comunicado. '
            "Añadió que el ejército bombardeó la aldea.",
            "Frente Norte",
        ),
        (
            "La guerrilla negó el ataque. Agregó que el ejército bombardeó la aldea.",
            "guerrilla",
        ),
        (
            "El presidente Julio Tamayo viajó a Lima. Señaló que el ejército bombardeó la aldea.",
            "Julio Tamayo",
        ),
    ],
)
def test_who_spoke_or_acted_last_goes_on(text: str, speaker: str) -> None:
    assert chain(text, "bombardeó", "es") == [speaker]


def test_a_speaker_understood_from_before_stands_outside_the_marks() -> None:
    text = (
        'La presidenta Rosa Lima descartó renunciar. "Que no haya más muertos", pidió '
        "en un mensaje. Acusó a la guerrilla de matar a dos jueces."
    )
    assert chain(text, "matar", "es") == ["Rosa Lima"]
    assert [p.name for p in statement(text, "matar", "es").actors] == ["guerrilla"]


def test_the_accused_has_claimed_nothing() -> None:
    text = "Detenido un banquero acusado de eludir las sanciones a Cuba."
    assert chain(text, "sanciones", "es") == []


def test_the_press_at_large_is_no_outlet() -> None:
    text = "El ministro dijo en conferencia de prensa que la guerrilla mató a dos jueces."
    assert chain(text, "mató", "es") == ["ministro"]


def test_a_circumstance_and_a_clause_behind_a_semicolon_are_no_content() -> None:
    text = "El líder dijo que la huelga continuará hasta que dimita el ministro."
    assert chain(text, "dimita", "es") == ["líder"]
    text = "México y Cuba criticaron al mandatario; Lima retiró a su embajador."
    assert chain(text, "retiró", "es") == []


def test_the_clause_before_a_reporting_verb_does_not_report() -> None:
    text = "Brasil no reconocerá al presidente, señaló la canciller Ana Prieto."
    assert chain(text, "reconocerá", "es") == ["Ana Prieto"]


@pytest.mark.parametrize(
    ("text", "type_", "modality"),
    [
        ("Los rebeldes tendrían que liberar a los rehenes.", "CONCEDE", "possible"),
        ("Los rebeldes tuvieron que liberar a los rehenes.", "CONCEDE", "asserted"),
        (
            "El alcalde estaría dispuesto a negociar con el sindicato.",
            "AGREE",
            "possible",
        ),
        (
            "Los obreros no volverán a menos que el gobierno libere a los presos.",
            "CONCEDE",
            "possible",
        ),
    ],
)
def test_duty_and_conditions_are_possible(text: str, type_: str, modality: str) -> None:
    assert (type_, modality) in told(text, "es")


def test_who_is_blamed_did_it_on_the_word_of_who_blames() -> None:
    text = "La Fiscalía atribuyó el atentado a la banda."
    attack = statement(text, "atentado", "es")
    assert sides(attack) == (["banda"], [])
    assert [c.name for c in attack.attribution] == ["Fiscalía"]


def test_what_something_is_called_is_no_event() -> None:
    text = 'El Gobierno venezolano calificó la detención de "secuestro".'
    assert [one.type for one in read(text, "es").statements] == ["COERCE"]
    assert sides(statement(text, "detención", "es"))[1] == []


def test_a_warning_names_its_deed() -> None:
    text = "Un mensaje advertía a la policía de nuevos ataques."
    assert sides(statement(text, "advertía", "es"))[1] == ["policía"]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("El sindicato pidió la salida del juez, a quien acusa de fraude.", "acusa", "sindicato"),
        (
            "Glas fue llevado a Guayaquil, donde inició una huelga de hambre.",
            "huelga",
            "Glas",
        ),
        (
            "Los maestros marcharon el lunes. Ayer decidieron suspender la protesta.",
            "suspender",
            "maestros",
        ),
    ],
)
def test_subjects_are_understood_across_clauses(text: str, trigger: str, actor: str) -> None:
    assert sides(statement(text, trigger, "es"))[0] == [actor]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Simpatizantes del Movimiento al Progreso (MAP) marcharon en Sucre.",
            "Movimiento al Progreso (MAP)",
        ),
        (
            "La Universidad Mayor de San Jacinto (UMSJ) cerró sus puertas.",
            "Universidad Mayor de San Jacinto (UMSJ)",
        ),
        (
            "Castro acudió a la Unión de Estados Andinos y Caribeños (UEAC).",
            "Unión de Estados Andinos y Caribeños (UEAC)",
        ),
    ],
)
def test_initials_say_how_far_a_name_reaches(text: str, name: str) -> None:
    assert name in [entity.name for entity in read(text, "es").entities]


def test_a_regional_government_is_not_the_states() -> None:
    text = "El Gobierno presentó una ley. El Gobierno catalán amenazó con retirar su apoyo."
    assert sides(statement(text, "amenazó", "es"))[0] == ["Gobierno catalán"]


def test_the_name_of_a_society_holds_no_event() -> None:
    assert told("Amnistía Internacional criticó al gobierno.", "es") == [("ACCUSE", "asserted")]


@pytest.mark.parametrize(
    "text",
    [
        "De acuerdo con un informe de paz, el grupo controla la zona.",
        "El congreso local tomó la protesta al nuevo alcalde.",
        "Los abogados defienden que el contrato es nulo.",
        "El ministro negó con la cabeza.",
        "Un funcionario, que pidió el anonimato, llegó a la sede.",
        "¿Quién puede detener a este equipo?",
    ],
)
def test_set_phrases_are_no_events(text: str) -> None:
    assert told(text, "es") == []


def test_an_opening_adverb_is_nobody() -> None:
    found = read("Empero, rechazó la propuesta del sindicato.", "es")
    assert [p.name for one in found.statements for p in one.actors] == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("La Iglesia se ofreció a mediar entre las partes.", "AGREE"),
        ("Las tropas amenazan con retirarse de la región.", "THREATEN"),
        ("La activista puso fin el jueves a una huelga de hambre.", "CONCEDE"),
    ],
)
def test_a_deed_that_is_only_spoken_of_is_told_by_its_word(text: str, type_: str) -> None:
    assert [one.type for one in read(text, "es").statements] == [type_]


def test_from_a_weekday_on_looks_ahead() -> None:
    (time,) = read("Convocó una huelga a partir del miércoles.", "es", "2026-03-06").timexes
    assert time.value == "2026-03-11"


def test_a_present_does_not_take_the_day_of_the_past_before_it() -> None:
    text = "El martes fue asesinado el líder Jaime Vélez, y la Policía investiga el crimen."
    assert statement(text, "investiga", "es").when is None
    assert statement(text, "asesinado", "es").when == "2026-03-03"


def test_who_is_called_by_his_first_family_name() -> None:
    text = (
        "La policía detuvo a Alejandro Rincón Pérez. El banco congeló las cuentas de Rincón "
        "en Quito."
    )
    assert "Rincón" not in [entity.name for entity in read(text, "es").entities]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("El diputado del Partido Popular Juan Robles criticó al Gobierno.", "Juan Robles"),
        (
            "La senadora del Partido Liberal Colombiano María Elena Ruiz criticó al Gobierno.",
            "Partido Liberal Colombiano",
        ),
    ],
)
def test_a_name_behind_a_body_is_its_own(text: str, name: str) -> None:
    assert name in [entity.name for entity in read(text, "es").entities]
