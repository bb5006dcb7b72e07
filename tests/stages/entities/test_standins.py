"""A common word for a body that was just named."""

from __future__ import annotations

import pytest

from tests.reading import read


def bodies(text: str, lang: str) -> dict[str, list[str]]:
    """Names of organisations and groups with their mentions as written."""
    found = read(text, lang)
    return {
        entity.name: [found.article.text[m.span.start : m.span.end] for m in entity.mentions]
        for entity in found.entities
        if entity.type in ("organisation", "group")
    }


@pytest.mark.parametrize(
    ("lang", "text", "name", "written"),
    [
        ("en", "There was no comment from Hamas. The group denied the attack.", "Hamas",
         ["Hamas", "group"]),
        ("de", "Die Hamas äußerte sich nicht. Die Gruppe bestritt den Angriff.", "Hamas",
         ["Hamas", "Gruppe"]),
    ],
)  # fmt: skip
def test_the_group_is_the_body_named_before(
    lang: str, text: str, name: str, written: list[str]
) -> None:
    assert bodies(text, lang)[name] == written


def test_after_two_bodies_it_means_neither() -> None:
    found = bodies("Hamas and Fatah met in Cairo. The group rejected the plan.", "en")
    assert all("group" not in written for written in found.values())


def test_whoever_stands_at_the_same_verb_is_somebody_else() -> None:
    found = bodies("Nach Stunden hat sich Siemens mit der Gewerkschaft geeinigt.", "de")
    assert found["Siemens"] == ["Siemens"]


def test_initials_mean_the_body_named_in_full() -> None:
    text = (
        "The Rapid Support Forces shelled a camp on Saturday. Aid workers blamed the RSF for it. "
        "The army repelled an RSF attack."
    )
    assert bodies(text, "en")["Rapid Support Forces (RSF)"] == [
        "Rapid Support Forces",
        "RSF",
        "RSF",
    ]


def test_a_hyphenated_name_is_one_name() -> None:
    found = read("The company opposes it, Lee-Anne Mulholland said.", "en")
    assert [e.name for e in found.entities if e.type == "person"] == ["Lee-Anne Mulholland"]


def test_a_part_of_the_name_of_a_body_is_the_body() -> None:
    text = "The European Commission fined a bank. The bank said the Commission was wrong."
    assert bodies(text, "en")["European Commission"] == ["European Commission", "Commission"]


def test_a_parliament_is_of_the_country_that_the_article_names() -> None:
    found = read("Peru's Congress removed the president. Congress met at dawn.", "en")
    (body,) = (e for e in found.entities if e.type == "government")
    assert (body.name, body.country, len(body.mentions)) == ("Peru's Congress", "PE", 2)


@pytest.mark.parametrize("body", ["Vereinten Nationen berichteten", "Organisation Ärzte sprach"])
def test_no_authority_and_no_aid_organisation_is_a_militia(body: str) -> None:
    text = f"Die {body} von Plünderungen. Die Miliz bestritt, das Dorf angegriffen zu haben."
    assert all("Miliz" not in written for written in bodies(text, "de").values())
