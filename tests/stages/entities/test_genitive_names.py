"""The -s of a genitive is no part of a name; adjectives in names of bodies lose their case."""

from __future__ import annotations

import pytest

from tests.reading import read, statement


def _names(text: str, kind: str) -> list[str]:
    return [entity.name for entity in read(text).entities if entity.type == kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Merkels Kritik an der Regierung war scharf.", "Merkel"),
        ("Angela Merkels Kritik an der Regierung war scharf.", "Angela Merkel"),
        ("Der Besuch Barack Obamas in Berlin beginnt am Montag.", "Barack Obama"),
        ("Der Besuch von Bernie Sanders in Berlin beginnt am Montag.", "Bernie Sanders"),
        ("Am Montag warf Bernie Sanders Kritikern Lügen vor.", "Bernie Sanders"),
    ],
)
def test_a_name_loses_the_ending_of_a_genitive(text: str, name: str) -> None:
    assert _names(text, "person") == [name]


def test_who_belongs_to_a_person_is_not_that_person() -> None:
    told = statement("Der Präsident traf Angela Merkels Berater in Berlin.", "traf")
    assert [one.name for one in told.recipients] == ["Angela Merkels Berater"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Stadt hat sich mit dem Deutschen Gewerkschaftsbund geeinigt.",
         "Deutscher Gewerkschaftsbund"),
        ("Das teilte ein Sprecher der Deutschen Bahn mit.", "Deutsche Bahn"),
    ],
)  # fmt: skip
def test_adjectives_of_a_body_stand_in_the_nominative(text: str, name: str) -> None:
    assert name in _names(text, "organisation")


def test_talks_with_a_paper_are_an_interview() -> None:
    text = "Im Gespräch mit der Süddeutschen Zeitung kritisierte der Minister die Armee."
    assert [one.type for one in read(text).statements] == ["ACCUSE"]
