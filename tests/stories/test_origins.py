"""How many independent origins stand behind a claim, by rules that each have an example here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lagebild.stories import build_situation
from lagebild.story_types import StoryClaim
from lagebild.types import Annotations
from tests.stories.newsroom import news

BLAST = "Seven miners were killed in an explosion at the Ferrow mine in Tarn."
BLAST_DE = "Sieben Bergleute sind bei einer Explosion in der Grube Ferrow in Tarn getötet worden."
MINISTER = "Ministerin Odile Brandt war nach der Explosion in der Grube Ferrow in Tarn."
BLAST_ES = "Siete mineros murieron en una explosión en la mina Ferrow de Tarn."


def claim_of(*articles: Annotations) -> StoryClaim:
    """The claim that most articles carry."""
    claims = [claim for story in build_situation(articles).stories for claim in story.claims]
    return max(claims, key=lambda claim: len({one.article for one in claim.carriers}))


def names(claim: StoryClaim) -> list[str]:
    return [origin.name for origin in claim.origins]


def test_one_claim_goes_through_three_languages() -> None:
    claim = claim_of(
        news("a", (BLAST, "Odile Brandt", "person")),
        news("b", (BLAST_DE, "Odile Brandt", "person"), lang="de", outlet="Hafenbote"),
        news("c", (BLAST_ES, "Odile Brandt", "person"), lang="es", outlet="La Cantera"),
    )
    assert {carrier.article for carrier in claim.carriers} == {"a", "b", "c"}
    assert names(claim) == ["Odile Brandt"]
    assert claim.status == "single_source"


def test_a_ministry_is_one_origin_under_its_names_in_three_languages() -> None:
    claim = claim_of(
        news("a", (BLAST, "Interior Ministry of Lisk", "government")),
        news("b", (BLAST_DE, "Innenministerium", "government"), lang="de", outlet="Hafenbote"),
        news("c", (BLAST_ES, "Ministerio del Interior", "government"), lang="es", outlet="Cantera"),
    )
    assert claim.independent_origins == 1
    assert claim.origins[0].via == ("Uferpost", "Hafenbote", "Cantera")


def test_two_ministries_are_two_origins() -> None:
    claim = claim_of(
        news("a", (BLAST, "Interior Ministry", "government")),
        news("b", (BLAST_DE, "Verkehrsministerium", "government"), lang="de", outlet="Hafenbote"),
    )
    assert claim.independent_origins == 2
    assert claim.status == "corroborated"


def test_a_common_noun_is_no_second_origin_beside_a_named_body() -> None:
    claim = claim_of(
        news("a", (BLAST, "Grubenverband Nord", "organisation")),
        news("b", (BLAST_DE, "Behörde", "government"), lang="de", outlet="Hafenbote"),
    )
    assert names(claim) == ["Grubenverband Nord"]


def test_unnamed_sources_count_once_for_an_outlet_and_stay_when_an_office_confirms() -> None:
    late = "2026-05-05T08:00:00+00:00"
    claim = claim_of(
        news("a", (BLAST, "two security sources", "anonymous")),
        news("b", (BLAST, "officials", "anonymous"), published=late),
        news("c", (BLAST_DE, "Odile Brandt", "person"), lang="de", outlet="Hafenbote"),
    )
    assert claim.independent_origins == 2
    assert "two security sources (Uferpost)" in names(claim)


def test_an_outlet_under_two_names_has_its_unnamed_sources_once() -> None:
    claim = claim_of(
        news("a", (BLAST, "security sources", "anonymous"), outlet="Kontor (ko)"),
        news("b", (BLAST, "security sources", "anonymous"), outlet="Kontor"),
    )
    assert claim.independent_origins == 1


def test_what_goes_round_in_messages_has_no_origin() -> None:
    claim = claim_of(
        news("a", (BLAST, "WhatsApp messages", "anonymous")),
        news("b", (BLAST_DE, "WhatsApp", "organisation"), lang="de", outlet="Hafenbote"),
    )
    assert claim.origins == ()
    assert claim.status == "open"


def test_reporters_who_saw_it_make_their_outlet_an_origin() -> None:
    seen = "Our reporter watched rescuers carry seven miners killed in the explosion out of Ferrow."
    claim = claim_of(
        news("a", (BLAST, "Odile Brandt", "person")),
        news("b", seen, outlet="Hafenbote"),
    )
    assert names(claim) == ["Odile Brandt", "Hafenbote"]


def test_a_retracted_claim_that_nobody_else_makes_is_denied() -> None:
    later = "2026-05-06T08:00:00+00:00"
    back = "Richtigstellung: Bei der Explosion in der Grube Ferrow in Tarn wurde niemand getötet."
    claim = claim_of(
        news("a", BLAST_DE, lang="de", outlet="Hafenbote"),
        news("b", back, lang="de", outlet="Hafenbote", published=later),
    )
    assert [(origin.name, origin.stance) for origin in claim.origins] == [("Hafenbote", "denies")]
    assert (claim.status, claim.independent_origins) == ("denied", 0)


def test_a_denial_that_speaks_of_the_sentence_before_belongs_to_its_claim() -> None:
    leak = "The Ferrow mine leaked poison into the river at Tarn."
    claim = claim_of(
        news("a", (leak, "Odile Brandt", "person")),
        news(
            "b",
            (
                "The Ferrow mine leaked poison into the river, Brandt said.",
                "Odile Brandt",
                "person",
            ),
            ("Grubenverband Nord denied that.", "Grubenverband Nord", "organisation"),
            outlet="Hafenbote",
        ),
    )
    assert {(o.name, o.stance) for o in claim.origins} == {
        ("Odile Brandt", "affirms"),
        ("Grubenverband Nord", "denies"),
    }
    assert claim.status == "disputed"


def test_a_sentence_that_names_the_source_of_the_one_before_makes_it_the_origin() -> None:
    claim = claim_of(
        news("a", BLAST_DE, "Das teilte Odile Brandt am Montag mit.", lang="de"),
        news("b", BLAST, outlet="Hafenbote"),
    )
    assert names(claim) == ["Odile Brandt"]


@pytest.mark.parametrize(("later", "copy"), [("Agentur Kontor", "a"), ("Blatt am Meer", None)])
def test_an_outlet_named_as_source_is_where_the_passage_was_taken_from(
    later: str, copy: str | None
) -> None:
    claim = claim_of(
        news("a", (BLAST, "Odile Brandt", "person"), outlet="Kontor (ko)"),
        news(
            "b",
            f"{BLAST_DE[:-1]}, wie die {later} meldete.",
            lang="de",
            outlet="Hafenbote",
            published="2026-05-05",
        ),
    )
    assert claim.carriers[-1].copy_of == copy
    assert names(claim) == ["Odile Brandt"]


def test_the_office_of_somebody_named_is_no_second_origin() -> None:
    claim = claim_of(
        news("a", (BLAST, "Odile Brandt", "person")),
        news(
            "b",
            ("Odile Brandt came to Tarn after seven miners were killed.", "", "person"),
            (BLAST, "Brandt's office", "government"),
            outlet="Hafenbote",
        ),
    )
    assert names(claim) == ["Odile Brandt"]


def test_a_minister_shows_that_two_names_of_a_ministry_are_one() -> None:
    claim = claim_of(
        news("a", (BLAST, "Transport Ministry", "government")),
        news("b", (BLAST_DE, "Verkehrsminister Alder", "person"), lang="de", outlet="Hafenbote"),
        news("c", (BLAST_ES, "Ministerio de Transportes", "government"), lang="es", outlet="Canto"),
    )
    assert claim.independent_origins == 1


def test_who_denies_something_beside_the_claim_makes_no_dispute() -> None:
    claim = claim_of(
        news("a", (BLAST, "Odile Brandt", "person")),
        news("b", (BLAST_DE, "Odile Brandt", "person"), lang="de", outlet="Hafenbote"),
        news(
            "c",
            (BLAST, "Odile Brandt", "person"),
            ("Lisk denied in Tarn that taxes would rise.", "Lisk", "government"),
            outlet="Kontor",
        ),
    )
    assert {origin.stance for origin in claim.origins} == {"affirms"}


def test_a_flat_lead_rests_on_whoever_is_quoted_right_after_it() -> None:
    claim = claim_of(
        news(
            "a",
            "An explosion has shaken the Ferrow mine in Tarn.",
            ("The explosion in the mine killed seven people.", "Odile Brandt", "person"),
        ),
        news("b", "The Ferrow mine in Tarn was shaken by an explosion.", outlet="Hafenbote"),
    )
    assert names(claim) == ["Odile Brandt"]


def test_a_translation_shows_by_the_same_things_in_the_same_order() -> None:
    told = (
        "The harbour of Lisk was closed after a fire on a tanker.",
        "Police arrested the captain and searched his house.",
        "The mayor asked residents to boil their drinking water.",
        "A court will decide on Monday about the licence of the company.",
        "Schools and hospitals get electricity from the army.",
    )
    retold = (
        "Der Hafen von Lisk wurde nach einem Brand auf einem Tanker geschlossen.",
        "Die Polizei nahm den Kapitän fest und durchsuchte sein Haus.",
        "Der Bürgermeister bat die Anwohner, ihr Trinkwasser abzukochen.",
        "Ein Gericht entscheidet am Montag über die Lizenz der Firma.",
        "Schulen und Krankenhäuser bekommen Strom von der Armee.",
    )
    late = "2026-05-05T08:00:00+00:00"
    (story,) = build_situation(
        [news("a", *told), news("b", *retold, lang="de", outlet="Hafenbote", published=late)]
    ).stories
    taken = {c.copy_of for one in story.claims for c in one.carriers if c.article == "b"}
    assert taken == {"a"}


def test_a_paragraph_that_names_its_report_at_the_end_has_its_sources_from_there() -> None:
    claim = claim_of(
        news("a", (BLAST, "two officials", "anonymous"), outlet="Hafenbote"),
        news(
            "b",
            (BLAST_DE, "zwei Regierungsbeamte", "anonymous"),
            "Die Grube war erst im April geöffnet worden.",
            "Das berichtete der Hafenbote.",
            lang="de",
            outlet="Uferpost",
            published="2026-05-05",
        ),
    )
    assert names(claim) == ["two officials (Hafenbote)"]


def test_an_office_that_one_article_tells_holds_in_the_others() -> None:
    claim = claim_of(
        news("a", (BLAST, "Ministry of Transport", "government")),
        news("b", (BLAST, "Odile Brandt", "person"), outlet="Hafenbote"),
        news("c", MINISTER, lang="de", outlet="Kontor"),
    )
    assert claim.independent_origins == 2  # nobody tells her office
    told = news("c", MINISTER, lang="de", outlet="Kontor")
    offices = tuple(
        replace(one, description="Verkehrsministerin") if one.type == "person" else one
        for one in told.entities
    )
    claim = claim_of(
        news("a", (BLAST, "Ministry of Transport", "government")),
        news("b", (BLAST, "Odile Brandt", "person"), outlet="Hafenbote"),
        replace(told, entities=offices),
    )
    assert claim.independent_origins == 1
