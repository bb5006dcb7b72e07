from dataclasses import replace

import pytest

from lagebild.contract import situation_to_json
from lagebild.errors import InputError
from lagebild.pipeline import read_article
from lagebild.stories import build_situation
from lagebild.types import (
    Annotations,
    Article,
    Claimant,
    Entity,
    Link,
    Mention,
    OpenQuestion,
    ParsedSentence,
    Participant,
    Span,
    Statement,
)

SPAN = Span(0, 1)


def told(
    id: str,
    text: str,
    names: str,
    *claimants: tuple[str, str],
    day: str = "2026-05-04",
    outlet: str = "Uferpost",
    type: str = "SANCTION",
    modality: str = "asserted",
    when: str | None = None,
) -> Annotations:
    """An article whose whole text is one sentence and one statement about `names`."""
    words = names.split()
    return Annotations(
        Article(id, text, title=id, lang="en", published=day, outlet=outlet),
        (ParsedSentence(0, Span(0, len(text)), 0, text, ()),),
        entities=tuple(
            Entity(f"e{n}", word, "organisation", (Mention(SPAN, 0, -1, "name"),))
            for n, word in enumerate(words)
        ),
        statements=(
            Statement(
                id="s1",
                sentence=0,
                trigger=SPAN,
                evidence=Span(0, len(text)),
                type=type,
                mode=None,
                contexts=(),
                actors=(Participant(SPAN, words[0], "e0"),),
                recipients=(),
                when=when,
                where=None,
                modality=modality,  # type: ignore[arg-type]
                attribution=tuple(
                    Claimant(SPAN, name, kind)
                    for name, kind in claimants  # type: ignore[arg-type]
                ),
            ),
        ),
    )


COUNCIL = ("Council of Tarn", "government")
MAYOR = ("Odile Brandt", "person")


def test_articles_with_the_same_names_are_one_story_and_others_another() -> None:
    situation = build_situation(
        [
            told("a", "Tarn closes Ferrow mine.", "Tarn Ferrow"),
            told("b", "Mine of Ferrow shut by Tarn.", "Tarn Ferrow"),
            told("c", "Lisk opens Grabow port.", "Lisk Grabow"),
        ]
    )
    assert [story.articles for story in situation.stories] == [("a", "b"), ("c",)]


def test_the_same_names_a_year_apart_are_two_stories() -> None:
    situation = build_situation(
        [
            told("a", "Tarn closes Ferrow.", "Tarn Ferrow"),
            told("b", "Tarn closes Ferrow.", "Tarn Ferrow", day="2027-05-04"),
        ]
    )
    assert len(situation.stories) == 2


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = [
        told("a", "Tarn closes Ferrow mine.", "Tarn Ferrow", COUNCIL),
        told("b", "Mine of Ferrow shut by Tarn.", "Tarn Ferrow", MAYOR, day="2026-05-05"),
        told("c", "Lisk opens Grabow port.", "Lisk Grabow"),
    ]
    assert build_situation(articles) == build_situation(articles[::-1])


def test_two_named_claimants_corroborate_and_their_reprints_do_not() -> None:
    situation = build_situation(
        [
            told("a", "Tarn closed Ferrow mine.", "Tarn Ferrow", COUNCIL),
            told("b", "Tarn closed Ferrow mine.", "Tarn Ferrow", COUNCIL, outlet="Talblatt"),
            told("c", "Ferrow is shut, says Tarn.", "Tarn Ferrow", MAYOR, outlet="Morgen"),
        ]
    )
    ((claim,),) = (story.claims for story in situation.stories)
    assert [origin.name for origin in claim.origins] == ["Council of Tarn", "Odile Brandt"]
    assert claim.independent_origins == 2
    assert claim.status == "corroborated"
    assert [carrier.copy_of for carrier in claim.carriers] == [None, "a", None]
    assert claim.origins[0].via == ("Uferpost",)


def test_anonymous_sources_count_once_for_the_outlet_that_obtained_them() -> None:
    insiders, officials = ("insiders", "anonymous"), ("officials", "anonymous")
    situation = build_situation(
        [
            told("a", "Tarn will close Ferrow.", "Tarn Ferrow", insiders),
            told("b", "Ferrow to shut, Tarn decides.", "Tarn Ferrow", officials),
            told(
                "c",
                "The closing of Ferrow by Tarn.",
                "Tarn Ferrow",
                officials,
                ("Uferpost", "media"),
                outlet="Morgen",
            ),
        ]
    )
    ((claim,),) = (story.claims for story in situation.stories)
    assert [origin.name for origin in claim.origins] == ["insiders (Uferpost)"]
    assert claim.carriers[2].copy_of == "a"


@pytest.mark.parametrize(
    ("modalities", "status"),
    [
        (("asserted", "asserted"), "corroborated"),
        (("asserted", "denied"), "disputed"),
        (("denied", "denied"), "denied"),
        (("unclear", "unclear"), "open"),
        (("asserted", "unclear"), "single_source"),
    ],
)
def test_the_status_follows_from_the_origins(modalities: tuple[str, str], status: str) -> None:
    first, second = modalities
    situation = build_situation(
        [
            told("a", "Tarn closed Ferrow.", "Tarn Ferrow", COUNCIL, modality=first),
            told("b", "Ferrow mine: Tarn shut it?", "Tarn Ferrow", MAYOR, modality=second),
        ]
    )
    ((claim,),) = (story.claims for story in situation.stories)
    assert claim.status == status


@pytest.mark.parametrize(
    ("change", "claims"), [({}, 1), ({"type": "AID"}, 1), ({"when": "2026-04-01"}, 2)]
)
def test_claims_differ_by_day_and_not_by_class(change: dict, claims: int) -> None:
    situation = build_situation(
        [
            told("a", "Tarn closed Ferrow.", "Tarn Ferrow", when="2026-05-03"),
            told("b", "Ferrow mine: Tarn shut it.", "Tarn Ferrow", **change),
        ]
    )
    assert sum(len(story.claims) for story in situation.stories) == claims


def test_where_nobody_is_named_the_outlet_that_told_it_first_stands_behind_it() -> None:
    first = told("a", "Shots fell in Ferrow.", "Tarn Ferrow", type="ASSAULT")
    second = told(
        "b",
        "In Ferrow shots were fired.",
        "Tarn Ferrow",
        type="ASSAULT",
        day="2026-05-05",
        outlet="Morgen",
    )
    ((claim,),) = (story.claims for story in build_situation([first, second]).stories)
    assert [(origin.name, origin.kind) for origin in claim.origins] == [("Uferpost", "media")]


def test_who_declares_something_stands_behind_it_without_being_quoted() -> None:
    situation = build_situation([told("a", "Tarn bans trade with Ferrow.", "Tarn Ferrow")])
    ((claim,),) = (story.claims for story in situation.stories)
    assert [origin.name for origin in claim.origins] == ["Tarn"]


def test_an_article_given_twice_counts_once() -> None:
    one = told("a", "Tarn closed Ferrow.", "Tarn Ferrow", COUNCIL)
    assert build_situation([one, one]) == build_situation([one])


def test_two_texts_under_one_id_are_refused() -> None:
    one = told("a", "Tarn closed Ferrow.", "Tarn Ferrow")
    other = told("a", "Lisk opened Grabow.", "Lisk Grabow")
    with pytest.raises(InputError, match="'a' is given twice with different texts"):
        build_situation([one, other])


def test_no_articles_make_an_empty_situation() -> None:
    assert situation_to_json(build_situation([])) == {
        "stories": [],
        "timeline": [],
        "designations": [],
        "open_questions": [],
    }


def test_the_json_has_the_fields_of_the_contract() -> None:
    one = told("a", "Tarn closed Ferrow.", "Tarn Ferrow", COUNCIL, when="2026-05-03")
    link = Link("list", "FERROW GROUP", "2026-01-01", None, 1.0, "same name")
    listed = replace(one.entities[1], links=(link,))
    one = replace(
        one,
        entities=(one.entities[0], listed),
        open_questions=(OpenQuestion(Span(0, 4), 0, "unknown"),),
    )
    row = situation_to_json(build_situation([one]))
    (story,) = row["stories"]
    (claim,) = story["claims"]
    assert set(story) == {"id", "title", "articles", "first", "last", "claims"}
    assert set(claim) == {
        "id", "type", "mode", "actors", "recipients", "when", "where", "summary", "status",
        "carriers", "origins", "independent_origins",
    }  # fmt: skip
    assert set(claim["carriers"][0]) == {"article", "statement", "span", "stance", "copy_of"}
    assert set(claim["origins"][0]) == {"name", "kind", "via", "articles", "stance"}
    assert row["timeline"] == [{"when": "2026-05-03", "claim": claim["id"]}]
    assert row["designations"][0]["entry"] == "FERROW GROUP"
    assert row["open_questions"][0]["text"] == "Tarn"


def test_a_dateline_carries_no_claim_and_is_no_title() -> None:
    text = (
        "KHARTOUM, Sudan (AP) — Rebels shelled a camp in Khartoum on Saturday, officials said.\n\n"
        "Fighting broke out in Khartoum, the capital of Sudan, in April."
    )
    (story,) = build_situation([read_article(Article("a", text, lang="en"))]).stories
    carriers = [carrier for claim in story.claims for carrier in claim.carriers]
    assert story.title.startswith("Rebels")
    assert carriers and all("AP" not in c.span.of(text) for c in carriers)
