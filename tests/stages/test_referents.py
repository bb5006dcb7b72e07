"""Behind a pronoun, a count or a document stands somebody who acts."""

from __future__ import annotations

import pytest

from lagebild.pipeline import read_article
from lagebild.types import Article, Statement
from tests.reading import statement


def first(text: str, event: str) -> Statement:
    """Return the first statement of a class that the text makes."""
    found = read_article(Article("a", text, lang="en", published="2026-01-15")).statements
    return next(one for one in found if one.type == event)


@pytest.mark.parametrize(
    ("text", "event", "actor"),
    [
        ("Kenya announced it would free 40 prisoners.", "CONCEDE", "Kenya"),
        ("Rebel leaders said they would reject the offer.", "REJECT", "Rebel leaders"),
        ("Hundreds of foreign troops withdrew on Monday.", "RETREAT", "Hundreds of foreign troops"),
        ("The militia issued a statement demanding the release of its men.", "REQUEST", "militia"),
        ("The premier is expected to attend a summit in Rome.", "CONSULT", "premier"),
    ],
)
def test_the_one_who_acts_is_named(text: str, event: str, actor: str) -> None:
    assert [one.name for one in first(text, event).actors] == [actor]


@pytest.mark.parametrize(
    ("text", "event", "recipient"),
    [
        ("The president refused to meet the envoy.", "REJECT", "envoy"),
        ("Iran rejected a French request for talks.", "REJECT", "French"),
        ("The general dismissed an appeal from the bishop.", "REJECT", "bishop"),
        ("Kenya threatened to cut relations with Somalia.", "THREATEN", "Somalia"),
        ("The union demanded that the government repeal the law.", "REQUEST", "government"),
        ("The senate is opposed to French mediation.", "REJECT", "French"),
        ("Miners marched to demand the resignation of the mayor.", "PROTEST", "mayor"),
    ],
)
def test_the_one_addressed_is_named(text: str, event: str, recipient: str) -> None:
    assert [one.name for one in first(text, event).recipients] == [recipient]


def test_a_weekday_receives_nothing() -> None:
    statement = first("The government lifted the curfew on Sunday.", "CONCEDE")
    assert statement.recipients == ()


def test_a_pronoun_with_two_candidates_names_nobody() -> None:
    text = "Protesters came out against foreign troops when they arrested a student."
    assert first(text, "COERCE").actors == ()


def test_a_title_keeps_its_office() -> None:
    statement = first("Police arrested the mayor of Nakuru on Monday.", "COERCE")
    assert [one.name for one in statement.recipients] == ["mayor of Nakuru"]


def test_an_object_after_a_particle_is_an_object() -> None:
    statement = first("Soldiers sealed off the camp.", "COERCE")
    assert [one.name for one in statement.recipients] == ["camp"]


def test_a_gerund_belongs_to_the_object_before_it() -> None:
    statement = first("The army accused the rebels of violating the ceasefire.", "REJECT")
    assert [one.name for one in statement.actors] == ["rebels"]


def test_who_is_wanted_to_act_is_no_victim() -> None:
    statement = first("The minister wants the army to attack the rebels.", "ASSAULT")
    assert [one.name for one in statement.actors] == ["army"]
    assert [one.name for one in statement.recipients] == ["rebels"]


def test_a_description_is_no_event() -> None:
    text = "Aid reached the besieged town."
    found = read_article(Article("a", text, lang="en", published="2026-01-15")).statements
    assert "ASSAULT" not in {one.type for one in found}


def test_a_bare_noun_beside_the_subject_is_the_object() -> None:
    text = "Er befahl, dass das Außenministerium Drogenkartelle als Terrorgruppen einstuft."
    told = statement(text, "einstuft")
    assert [one.name for one in told.actors] == ["Außenministerium"]
    assert [one.name for one in told.recipients] == ["Drogenkartelle"]


def test_a_name_behind_a_body_is_who_holds_its_office() -> None:
    told = statement("Der Chef der Rebellen Karl Weber wurde getötet.", "getötet")
    assert [one.name for one in told.recipients] == ["Karl Weber"]


@pytest.mark.parametrize(
    ("lang", "text", "trigger", "actor"),
    [
        ("es", "La policía acusó a los rebeldes de matar a tres civiles.", "matar", "rebeldes"),
        ("en", "Police accused the rebels of killing three farmers.", "killing", "rebels"),
    ],
)
def test_the_accused_is_said_to_have_done_it(
    lang: str, text: str, trigger: str, actor: str
) -> None:
    told = statement(text, trigger, lang)
    assert [one.name for one in told.actors] == [actor]
    assert [one.kind for one in told.attribution] == ["government"]


def test_it_goes_on_about_the_body_of_the_sentence_before() -> None:
    text = "The ministry was worried. It condemned the deaths of nine protesters."
    told = statement(text, "condemned", "en")
    assert [one.name for one in told.actors] == ["ministry"]
