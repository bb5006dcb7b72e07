"""On whose word a claim stands: the chain from the closest claimant outwards."""

import pytest

from tests.reading import statement

CASES = [
    ("de", "Die Armee griff das Dorf an.", "griff", []),
    ("de", "Laut Insidern griff die Armee das Dorf an.", "griff", ["Insider"]),
    ("de", "Die Armee griff das Dorf an, sagte Ministerin Ilse Kranz.", "griff", ["Ilse Kranz"]),
    (
        "de",
        "Nach Angaben der Polizei wurden drei Männer festgenommen.",
        "festgenommen",
        ["Polizei"],
    ),
    ("en", "Police arrested three men, Mary Holt said.", "arrested", ["Mary Holt"]),
    ("en", "According to Reuters, police arrested three men.", "arrested", ["Reuters"]),
    ("es", "Según Reuters, la policía detuvo a tres hombres.", "detuvo", ["Reuters"]),
]


@pytest.mark.parametrize(("lang", "text", "trigger", "chain"), CASES)
def test_chain_of_a_claim(lang: str, text: str, trigger: str, chain: list[str]) -> None:
    assert [link.name for link in statement(text, trigger, lang).attribution] == chain


def test_a_speech_act_stands_in_the_voice_of_the_article() -> None:
    told = statement("Ilse Kranz kritisierte die Regierung scharf.", "kritisierte")
    assert told.attribution == ()


def test_an_unnamed_source_is_anonymous() -> None:
    told = statement("Laut Insidern griff die Armee das Dorf an.", "griff")
    assert told.attribution[0].kind == "anonymous"
