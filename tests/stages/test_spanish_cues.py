"""Spanish words of saying: light verbs and nouns bring their speaker and their act."""

from __future__ import annotations

import pytest

from tests.reading import read

CASES = [
    ("El ministro dejó entrever que habrá elecciones.", "ministro", "say"),
    ("El informe dejó constancia de que faltan pruebas.", "informe", "say"),
    ("La fiscalía averiguó que el alcalde cobró sobornos.", "fiscalía", "report"),
    ("El tribunal dictaminó que el decreto es nulo.", "tribunal", "say"),
    ("La oposición suplicó que el gobierno abra la frontera.", "oposición", "demand"),
    ("El ministro contradijo que la tropa haya huido.", "ministro", "deny"),
    ("El portavoz anticipó que el presidente viajará a Roma.", "portavoz", "announce"),
]


@pytest.mark.parametrize(("text", "speaker", "act"), CASES)
def test_a_cue_brings_speaker_and_act(text: str, speaker: str, act: str) -> None:
    (told,) = read(text, "es").attributions
    assert [claimant.name for claimant in told.chain] == [speaker]
    assert told.act == act
