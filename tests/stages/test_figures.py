"""Figures of an event: of its participants and of what it is about in its clause."""

from __future__ import annotations

import pytest

from tests.reading import read

CASES = [
    ("es", "Rebeldes mataron a al menos 35 soldados.", "mataron", ["MORE_THAN 35"]),
    ("es", "El ataque dejó 12 muertos y 30 heridos.", "ataque", ["12", "30"]),
    ("es", "La policía detuvo a decenas de manifestantes.", "detuvo", ["MORE_THAN 20"]),
    ("es", "El gobierno desplegó hasta 2.000 soldados en la frontera.", "desplegó",
     ["LESS_THAN 2000"]),
    ("es", "El gobierno ofrece una recompensa de cinco millones de dólares por el cabecilla.",
     "ofrece", ["5000000"]),
    ("en", "Police arrested dozens of protesters.", "arrested", ["MORE_THAN 24"]),
    ("en", "The army deployed up to 2,000 soldiers along the border.", "deployed",
     ["LESS_THAN 2000"]),
    ("en", "Between 200 and 300 people were killed in the bombing.", "killed",
     ["MORE_THAN 200", "LESS_THAN 300"]),
    ("en", "The United States doubled its reward for Maduro to $50 million.", "doubled",
     ["50000000"]),
    ("de", "Rebellen töteten mindestens 35 Soldaten.", "töteten", ["MORE_THAN 35"]),
    ("de", "Die USA verdoppelten das Kopfgeld auf Maduro auf 50 Millionen Dollar.",
     "verdoppelten", ["50000000"]),
    ("de", "200 bis 300 Menschen wurden bei dem Angriff getötet.", "getötet",
     ["MORE_THAN 200", "LESS_THAN 300"]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "trigger", "figures"), CASES)
def test_figures_of_the_clause_belong_to_its_event(
    lang: str, text: str, trigger: str, figures: list[str]
) -> None:
    found = read(text, lang)
    told = next(s for s in found.statements if s.trigger.of(text) == trigger)
    held = [found.quantities[i] for i in told.quantities]
    assert [f"{q.mod or ''} {q.value:.0f}".strip() for q in held] == figures


def test_the_figure_of_another_event_stays_there() -> None:
    text = "Rebels killed three guards after police had arrested 40 protesters."
    found = read(text, "en")
    killed = next(s for s in found.statements if s.trigger.of(text) == "killed")
    assert [found.quantities[i].value for i in killed.quantities] == [3]


def test_a_name_begins_behind_the_preposition_of_the_object() -> None:
    text = "Rebeldes mataron a al menos 35 soldados."
    told = read(text, "es").statements[0]
    assert [one.name for one in told.recipients] == ["al menos 35 soldados"]
