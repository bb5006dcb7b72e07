"""A second bare word for what a sentence tells with its participants makes no second statement."""

from tests.reading import read


def types(text: str, lang: str) -> list[str]:
    return [one.type for one in read(text, lang).statements]


def test_an_attack_without_names_repeats_the_killing_of_its_sentence() -> None:
    text = "The attack was brief, the ministry said, but the rebels killed four guards."
    assert types(text, "en") == ["ASSAULT"]


def test_two_attacks_with_different_victims_are_two() -> None:
    text = "Rebels shelled the garrison in Kara and gunmen abducted two aid workers in Sefo."
    assert types(text, "en") == ["ASSAULT", "ASSAULT"]


def test_a_bare_word_of_another_sentence_stands() -> None:
    text = "Rebellen haben vier Wachleute getötet. Der Angriff dauerte eine Stunde."
    assert types(text, "de") == ["ASSAULT", "ASSAULT"]


def test_a_bare_mention_on_the_way_is_no_statement() -> None:
    text = "The minister accused the rebels of lying while negotiations were going on."
    assert types(text, "en") == ["ACCUSE"]


def test_a_bare_word_that_the_article_takes_up_again_stands() -> None:
    text = (
        "The minister accused the rebels of lying while negotiations were going on. "
        "Envoys of both sides will negotiate in Geneva on Monday."
    )
    assert types(text, "en")[:2] == ["ACCUSE", "CONSULT"]


def test_a_protest_needs_nobody_by_name() -> None:
    text = "Police arrested four men after protests in Kara."
    assert types(text, "en") == ["COERCE", "PROTEST"]


def test_a_bare_event_that_is_ruled_out_stands() -> None:
    assert "ASSAULT" in types("The minister ruled out an invasion.", "en")
