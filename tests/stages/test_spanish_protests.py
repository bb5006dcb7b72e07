"""Protests that end, that are threatened and what they demand; willingness and refusal."""

import pytest

from tests.reading import read


def told(text: str) -> list[tuple[str, str]]:
    return [(one.type, one.modality) for one in read(text, "es").statements]


@pytest.mark.parametrize(
    "text",
    [
        "Los reclusos pusieron fin a la huelga de hambre.",
        "Los mineros levantaron el bloqueo de las rutas.",
        "Los presos aceptaron volver a sus celdas.",
    ],
)
def test_a_protest_that_ends_is_told_by_its_end(text: str) -> None:
    assert told(text) == [("CONCEDE", "asserted")]


@pytest.mark.parametrize(
    "text",
    [
        "La central organizó una marcha contra el gobernador y para exigir elecciones.",
        "Los obreros hicieron una huelga de 24 horas en rechazo a la reforma laboral.",
        "Los pilotos realizan una jornada de huelga para protestar contra la nueva filial.",
    ],
)
def test_aim_and_manner_belong_to_the_protest(text: str) -> None:
    assert told(text) == [("PROTEST", "asserted")]


def test_a_threat_names_its_deed() -> None:
    assert told("La amenaza de huelga preocupa a la empresa.") == [("THREATEN", "asserted")]


def test_willingness_and_its_refusal_are_told_by_their_word() -> None:
    ready = "El gobierno se mostró dispuesto a negociar con los rebeldes."
    assert told(ready) == [("AGREE", "asserted")]
    assert told("Los obreros no están dispuestos a negociar.") == [("REJECT", "asserted")]


def test_what_is_announced_in_the_perfect_has_happened() -> None:
    text = "La policía anunció haber detenido a 22 personas tras el atentado."
    assert ("COERCE", "asserted") in told(text)


def test_the_name_of_a_body_holds_no_event() -> None:
    text = "El Consejo General de Huelga denunció al rector."
    assert told(text) == [("ACCUSE", "asserted")]
