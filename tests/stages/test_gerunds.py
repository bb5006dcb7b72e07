"""Gerunds: whose deed they are, and what the verb above makes of them."""

from __future__ import annotations

import pytest

from tests.reading import read, statement


def names(participants: tuple[object, ...]) -> list[str]:
    return [one.name for one in participants]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("Norland accused Sudavia of killing two scientists.", "killing", ["Sudavia"]),
        ("Critics blame the government for killing protesters.", "killing", ["government"]),
        ("Police stopped demonstrators from attacking the embassy.", "attacking", ["demonstrators"]),
        ("The men are suspected of killing a judge.", "killing", ["men"]),
        ("The army ruled out attacking the city.", "attacking", ["army"]),
    ],
)
def test_a_gerund_after_a_preposition_is_the_deed_of_the_object(
    text: str, trigger: str, actors: list[str]
) -> None:
    assert names(statement(text, trigger, "en").actors) == actors


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The army ruled out attacking the city.", "attacking"),
        ("Police stopped demonstrators from attacking the embassy.", "attacking"),
        ("Talks with the rebels are out of the question, the president said.", "Talks"),
    ],
)
def test_what_is_ruled_out_or_prevented_is_denied(text: str, trigger: str) -> None:
    assert statement(text, trigger, "en").modality == "denied"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The demonstration staged by students was broken up by police.", ["PROTEST"]),
        ("The army prepared to shell the town.", ["MOBILIZE"]),
        ("Washington cut off all aid to the junta.", ["SANCTION"]),
    ],
)
def test_one_event_told_by_two_words_is_one_statement(text: str, told: list[str]) -> None:
    assert [one.type for one in read(text, "en").statements] == told


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said it was ready to host peace talks between the two sides.",
        "Iraq said it would allow the inspectors to return.",
    ],
)
def test_it_is_who_speaks(text: str) -> None:
    assert [names(one.actors) for one in read(text, "en").statements] == [[text.split()[0]]]
