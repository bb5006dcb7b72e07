"""Spelling variants of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.names import compare_names, is_part, normalise_name, sound_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Cártel de Jalisco – Nueva Generación", "cartel de jalisco nueva generacion"),
        ("Weißes Haus", "weisses haus"),
        ("Jama'at", "jamaat"),
        ("MS-13", "ms 13"),
        ("…", ""),
    ],
)
def test_a_key_has_neither_case_nor_accents_nor_marks(name: str, key: str) -> None:
    assert normalise_name(name) == key


@given(st.text())
def test_a_key_is_its_own_key(name: str) -> None:
    assert normalise_name(normalise_name(name)) == normalise_name(name)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("Ada Velm", "Ada Velm", "same spelling"),
        ("Ada Velm", "ada vélm", "same but for case, accents or hyphens"),
        ("Golf-Kartells", "Golf-Kartell", "same but for a genitive ending"),
        ("Velm Ada", "Ada Velm", "same words in another order"),
        ("Al-Schahid", "al-Shahid", "another transliteration"),
        ("Velm", "Ada Velm", "part of 'Ada Velm'"),
        ("Velms", "Ada Velm", "inflected part of 'Ada Velm'"),
        ("Ada Velm", "Ada Stahl", "different names"),
        ("!", "Ada", "no letters to compare"),
    ],
)
def test_the_reason_names_the_step_that_was_needed(first: str, second: str, reason: str) -> None:
    assert compare_names(first, second).reason == reason


def test_a_further_step_scores_lower() -> None:
    pairs = [("Ada Velm", "Ada Velm"), ("Ada Velm", "Ada Velms"), ("Velm", "Ada Velm"), ("A", "B")]
    scores = [compare_names(*pair).score for pair in pairs]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1.0
    assert scores[-1] == 0.0


@given(st.text(max_size=20), st.text(max_size=20))
def test_the_order_of_two_names_does_not_matter_to_the_score(first: str, second: str) -> None:
    assert compare_names(first, second).score == compare_names(second, first).score


def test_different_sounds_keep_different_keys() -> None:
    assert sound_key("Hamas") != sound_key("Homs")
    assert sound_key("Schahid") == sound_key("Shaheed")


def test_only_words_side_by_side_are_a_part() -> None:
    assert is_part(["b", "c"], ["a", "b", "c"])
    assert not is_part(["a", "c"], ["a", "b", "c"])
