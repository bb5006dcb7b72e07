"""How a clause presents its event: planned, denied, alleged, open, or plainly told."""

import pytest

from tests.reading import statement

CASES = [
    ("de", "Die Armee griff das Dorf an.", "griff", "asserted"),
    ("de", "Die Armee plant einen Angriff auf das Dorf.", "Angriff", "planned"),
    ("de", "Die Armee griff das Dorf nicht an.", "griff", "denied"),
    ("de", "Soldaten sollen drei Zivilisten getötet haben.", "getötet", "alleged"),
    ("de", "Soldaten haben angeblich drei Zivilisten getötet.", "getötet", "alleged"),
    ("de", "Ob Soldaten Zivilisten getötet haben, ist unklar.", "getötet", "unclear"),
    ("de", "Die Polizei könnte den Minister festnehmen.", "festnehmen", "possible"),
    ("de", "Es wird keine Invasion geben.", "Invasion", "denied"),
    ("de", "Offen ist, ob die Tötung von Geiseln bestraft würde.", "Tötung", "unclear"),
    ("en", "The army attacked the village.", "attacked", "asserted"),
    ("en", "The army will attack the village.", "attack", "planned"),
    ("en", "The government ruled out an invasion.", "invasion", "denied"),
    ("en", "Soldiers allegedly killed three civilians.", "killed", "alleged"),
    ("en", "There will be no invasion.", "invasion", "denied"),
    ("en", "Police may arrest the minister.", "arrest", "possible"),
    ("es", "El ejército atacó la aldea.", "atacó", "asserted"),
    ("es", "El ejército no atacó la aldea.", "atacó", "denied"),
    ("es", "Los soldados presuntamente mataron a tres civiles.", "mataron", "alleged"),
]


@pytest.mark.parametrize(("lang", "text", "trigger", "modality"), CASES)
def test_modality_of_an_event(lang: str, text: str, trigger: str, modality: str) -> None:
    assert statement(text, trigger, lang).modality == modality
