"""Verbs that carry an event noun, subjects left out, and one event told by two words."""

from __future__ import annotations

import pytest

from tests.reading import names, read, statement

CARRIED = [
    ("es", "Varios mineros realizaron una marcha contra el gobierno.", "marcha", ["Varios mineros"],
     ["gobierno"]),
    ("en", "Rebels carried out a series of attacks.", "attacks", ["Rebels"], []),
    ("es", "Los maestros suspendieron las clases en protesta por el despido de un colega.",
     "protesta", ["maestros"], []),
    ("es", "Los mineros en huelga cerraron la avenida.", "huelga", ["mineros"], []),
    ("es", "Los taxistas participaron en una huelga contra el gobierno.", "huelga",
     ["taxistas"], ["gobierno"]),
    ("es", "Los estudiantes, que efectuaron protestas contra el gobierno, volvieron a clase.",
     "protestas", ["estudiantes"], ["gobierno"]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "trigger", "actors", "recipients"), CARRIED)
def test_the_verb_that_carries_an_event_noun_names_its_doer(
    lang: str, text: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    told = statement(text, trigger, lang)
    assert (names(told.actors), names(told.recipients)) == (actors, recipients)


def test_who_suffers_an_attack_is_its_recipient() -> None:
    told = statement("El alcalde sufrió un atentado por parte de los rebeldes.", "atentado", "es")
    assert (names(told.actors), names(told.recipients)) == (["rebeldes"], ["alcalde"])


def test_who_watches_an_event_does_not_do_it() -> None:
    told = statement("La policía observó una marcha de los maestros.", "marcha", "es")
    assert names(told.actors) == ["maestros"]


def test_a_verb_without_subject_takes_the_one_of_the_sentence_before() -> None:
    text = "El ministro Juan Robles habló ayer. Rechazó la propuesta de los rebeldes."
    assert names(statement(text, "Rechazó", "es").actors) == ["Juan Robles"]


def test_a_subject_of_another_number_is_not_taken() -> None:
    text = "Los ministros hablaron ayer. Rechazó la propuesta de los rebeldes."
    assert names(statement(text, "Rechazó", "es").actors) == []


def test_a_protest_march_is_one_protest() -> None:
    text = "Varios mineros realizaron una marcha de protesta contra el gobierno."
    assert [told.type for told in read(text, "es").statements] == ["PROTEST"]


def test_the_deaths_in_an_attack_and_the_attack_are_one_statement() -> None:
    text = "Cinco soldados murieron en una emboscada de la guerrilla."
    assert [names(told.recipients) for told in read(text, "es").statements] == [["Cinco soldados"]]


def test_words_in_capitals_are_found_without_their_accents() -> None:
    found = read("MOTIN EN LA CARCEL DE LA CAPITAL", "es")
    assert [told.type for told in found.statements] == ["PROTEST"]


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("Norland agreed to share intelligence with Sudavia.", "en", ["AGREE"]),
        ("The president refused to meet the envoy.", "en", ["REJECT"]),
        ("Die Regierung weigerte sich, den Gesandten zu treffen.", "de", ["REJECT"]),
    ],
)
def test_a_deed_that_is_only_promised_or_refused_is_no_second_event(
    text: str, lang: str, told: list[str]
) -> None:
    assert [one.type for one in read(text, lang).statements] == told


def test_an_event_that_says_of_which_kind_forces_are_is_none() -> None:
    assert not read("El ministro habló de las fuerzas de combate.", "es").statements


def test_a_relative_clause_is_done_by_its_noun_unless_it_has_a_subject() -> None:
    done = statement("Los rebeldes que atacaron el cuartel huyeron.", "atacaron", "es")
    assert (names(done.actors), names(done.recipients)) == (["rebeldes"], ["cuartel"])
    suffered = statement("El cuartel que los rebeldes atacaron ardió.", "atacaron", "es")
    assert (names(suffered.actors), names(suffered.recipients)) == (["rebeldes"], ["cuartel"])


def test_who_expresses_an_opinion_does_not_demonstrate() -> None:
    assert not read("Los vecinos manifestaron que la calle está sucia.", "es").statements


def test_a_demand_is_the_aim_of_the_protest() -> None:
    text = "Thousands of students marched to demand the release of the prisoners."
    assert "REQUEST" not in [one.type for one in read(text, "en").statements]


def test_who_is_killed_belongs_to_the_attack() -> None:
    told = read("Rebels shelled the garrison, killing four guards.", "en").statements
    assert [one.type for one in told] == ["ASSAULT"]
    assert names(told[0].recipients) == ["garrison", "four guards"]


def test_a_rejected_call_for_troops_is_a_rejection() -> None:
    told = read("The government rejected a call to deploy troops in Kara.", "en").statements
    assert [one.type for one in told] == ["REJECT"]


def test_a_denied_deed_stays_a_statement_of_its_own() -> None:
    told = read("The army denied that soldiers had killed four monks.", "en").statements
    assert ("ASSAULT", "denied") in [(one.type, one.modality) for one in told]


@pytest.mark.parametrize(
    ("text", "trigger", "met"),
    [
        ("Norway agreed to Swiss mediation.", "agreed", ["Swiss"]),
        ("Kenya refused admittance to Ghanaians.", "refused", ["Ghanaians"]),
        ("Students staged rallies to demand reforms by the government.", "staged", ["government"]),
    ],
)
def test_whom_a_promise_or_protest_meets_stands_behind_its_object(
    text: str, trigger: str, met: list[str]
) -> None:
    assert names(statement(text, trigger, "en").recipients) == met


def test_who_calls_a_protest_unlawful_is_not_its_target() -> None:
    text = "La huelga, declarada ilegal por el tribunal, comenzó ayer."
    told = [one for one in read(text, "es").statements if one.type == "PROTEST"]
    assert told and not any(one.recipients for one in told)


def test_who_is_said_to_be_ready_is_found_behind_his_copula() -> None:
    text = "The minister said that France is ready to negotiate with the rebels."
    assert names(statement(text, "ready", "en").actors) == ["France"]


def test_a_bare_dative_is_who_is_given_something() -> None:
    text = "Ärzte aus Bern haben dem Roten Halbmond Medikamente übergeben."
    assert names(statement(text, "übergeben").recipients) == ["Roter Halbmond"]


def test_who_demonstrates_is_met_by_who_prevents_the_demonstration() -> None:
    text = "Die Polizei verhinderte eine Demonstration von Studenten in Kara."
    assert names(statement(text, "verhinderte").recipients) == ["Studenten"]


def test_a_strike_in_which_people_are_killed_is_one_attack_with_its_doer() -> None:
    told = read("Eight people were killed in an air strike by government forces.", "en").statements
    assert [one.type for one in told] == ["ASSAULT"]
    assert names(told[0].actors) == ["government forces"]


def test_a_curfew_that_is_lifted_is_told_by_the_lifting() -> None:
    told = read("Norway lifted the curfew in Oslo.", "en").statements
    assert [one.type for one in told] == ["CONCEDE"]
