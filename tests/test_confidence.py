"""How sure statements are: what moves it, and what a least confidence leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lagebild.confidence import without_doubtful
from lagebild.lang import available_languages, load_language
from lagebild.tables import read_toml
from tests.reading import read, statement

SIGNS = read_toml("events/confidence.toml")["weights"]


@pytest.mark.parametrize("code", available_languages())
def test_every_reason_has_words_in_every_language(code: str) -> None:
    assert set(load_language(code).table("report.toml")["confidence_reason"]) == set(SIGNS)


def test_a_plain_fact_is_surer_than_a_rumour_deep_in_a_clause() -> None:
    plain = statement("Rebels killed four guards in Kenya.", "killed", "en")
    rumour = statement(
        "The paper wrote that people who fled had heard that an attack might follow.",
        "attack",
        "en",
    )
    assert plain.confidence is not None and rumour.confidence is not None
    assert 0 < rumour.confidence < plain.confidence < 1


def test_reasons_are_known_codes_and_name_the_missing_doer() -> None:
    told = statement("Four guards were killed in Kenya.", "killed", "en")
    assert set(told.confidence_reasons) <= set(SIGNS)
    assert "actor_unknown" in told.confidence_reasons


def test_what_is_below_the_least_confidence_goes_and_its_event_keeps_a_head() -> None:
    found = read("Rebels killed four guards in Kenya. The president met the envoys in Paris.", "en")
    first, second = found.statements
    unsure = replace(first, confidence=0.4)
    same = replace(second, confidence=0.9, event=first.id)
    left = without_doubtful(replace(found, statements=(unsure, same)), 0.5)
    assert [(one.id, one.event) for one in left.statements] == [(second.id, second.id)]


def test_a_statement_of_an_older_analysis_without_confidence_stays() -> None:
    found = read("Rebels killed four guards in Kenya.", "en")
    older = replace(found, statements=(replace(found.statements[0], confidence=None),))
    assert without_doubtful(older, 0.99).statements == older.statements
