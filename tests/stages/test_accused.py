"""Whose deed it is that somebody is accused of, rules out, prevents, and on whose word."""

from __future__ import annotations

import pytest

from tests.reading import names, read, statement


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("Norland accused Sudavia of killing two scientists.", "killing", ["Sudavia"]),
        ("Critics blame the government for killing protesters.", "killing", ["government"]),
        (
            "Police stopped demonstrators from attacking the embassy.",
            "attacking",
            ["demonstrators"],
        ),
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
    assert [names(one.actors) for one in read(text, "en").statements] == [
        [text.split(maxsplit=1)[0]]
    ]


@pytest.mark.parametrize(
    ("lang", "text", "trigger", "actors", "claimants"),
    [
        ("en", "Critics accused Iran of attacks on ships.", "attacks", ["Iran"], ["Critics"]),
        ("en", "Aid groups accuse the army of torture.", "torture", ["army"], ["Aid groups"]),
        ("de", "Die Opposition wirft der Armee Angriffe vor.", "Angriffe", ["Armee"],
         ["Opposition"]),
        ("de", "Dem General wird der Mord an einem Richter vorgeworfen.", "Mord", ["General"], []),
        ("es", "El fiscal acusó al general del asesinato de un juez.", "asesinato", ["general"],
         ["fiscal"]),
    ],
)  # fmt: skip
def test_who_is_accused_of_a_deed_did_it_by_the_word_of_the_accuser(
    lang: str, text: str, trigger: str, actors: list[str], claimants: list[str]
) -> None:
    told = statement(text, trigger, lang)
    assert (names(told.actors), names(told.attribution)) == (actors, claimants)


def test_a_charge_is_no_part_of_a_name() -> None:
    text = "The court acquitted the former governor of all charges."
    assert names(statement(text, "acquitted", "en").recipients) == ["former governor"]


def test_who_vetoes_a_resolution_does_not_say_what_it_says() -> None:
    text = "Norland vetoed a resolution condemning the coup."
    assert [(one.type, names(one.actors)) for one in read(text, "en").statements][:1] == [
        ("REJECT", ["Norland"])
    ]
    assert all(one.type != "ACCUSE" or not one.actors for one in read(text, "en").statements)


def test_nobody_is_no_participant() -> None:
    told = read("No group has claimed responsibility for the bombing.", "en").statements
    assert all(not one.actors for one in told)


@pytest.mark.parametrize(
    ("lang", "text", "trigger"),
    [
        ("en", "The ministry offered a reward for information leading to the arrest of Ivan Toro.",
         "offered"),
        ("es", "El ministerio ofrece una recompensa por información que lleve a la captura de "
         "Ivan Toro.", "ofrece"),
    ],
)  # fmt: skip
def test_a_reward_concerns_whose_arrest_it_is_for(lang: str, text: str, trigger: str) -> None:
    assert names(statement(text, trigger, lang).recipients) == ["Ivan Toro"]


def test_a_denial_in_a_relative_clause_is_not_what_was_said_before() -> None:
    text = "The lawyer said a man had been tortured, which the army denied."
    assert statement(text, "denied", "en").attribution == ()


def test_what_anybody_may_do_has_not_happened() -> None:
    text = "The law lets the Treasury punish anyone who aids the rebels."
    assert all(one.type != "AID" for one in read(text, "en").statements)


def test_a_government_is_not_the_one_who_leads_it() -> None:
    text = "The Trump administration sanctioned two banks."
    assert names(statement(text, "sanctioned", "en").actors) == ["Trump administration"]


def test_a_sum_is_no_participant() -> None:
    text = "The court fined the bank 30 million euros."
    assert names(statement(text, "fined", "en").recipients) == ["bank"]


def test_the_deed_of_an_accused_is_his_whatever_stands_between() -> None:
    text = (
        "Die Organisation beschuldigte die Armee, in einem einzigen Dorf mehr als 90 Menschen "
        "hingerichtet zu haben."
    )
    deed = statement(text, "hingerichtet", "de")
    assert names(deed.actors) == ["Armee"]
    assert names(deed.recipients) == ["mehr als 90 Menschen"]


def test_an_accusation_vouches_for_an_infinitive_behind_a_comma() -> None:
    text = "Neu-Delhi beschuldigt die Regierung in Dhaka, der PKK Unterschlupf zu gewähren."
    assert names(statement(text, "gewähren", "de").attribution) == ["Neu-Delhi"]
