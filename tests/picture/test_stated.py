"""What an article says of a listing, held against the lists."""

from datetime import date

import pytest

from lagebild.picture.index import build_index
from lagebild.picture.stated import build_stated
from lagebild.types import (
    Annotations,
    Article,
    Entity,
    Link,
    Mention,
    Modality,
    Participant,
    Span,
    Statement,
)

AS_OF = date(2024, 6, 1)
SPAN = Span(0, 4)
US = Entity("e1", "USA", "government", (Mention(SPAN, 0, 0, "name"),), country="US")
EU = Entity("e2", "EU", "organisation", (Mention(SPAN, 0, 0, "name"),))


def group(*links: Link) -> Entity:
    return Entity("g", "Gruppe", "group", (Mention(SPAN, 0, 0, "name"),), links=links)


def link(since: str | None, until: str | None = None, name: str = "FTO") -> Link:
    return Link(name, "No Such Group", since, until, 1.0, "a test")


def verdicts(
    about: Entity, when: str | None, actor: Entity = US, modality: Modality = "asserted"
) -> list[str]:
    actors = (Participant(SPAN, actor.name, actor.id),)
    recipients = (Participant(SPAN, about.name, about.id),)
    said = Statement(
        id="s1",
        sentence=0,
        trigger=SPAN,
        evidence=SPAN,
        type="SANCTION",
        mode="designate",
        contexts=(),
        actors=actors,
        recipients=recipients,
        when=when,
        where=None,
        modality=modality,
        attribution=(),
    )
    article = Article("a", "Text einer Meldung.", lang="de", published="2024-06-01")
    annotations = Annotations(article, entities=(US, EU, about), statements=(said,))
    return [one.verdict for one in build_stated(about, build_index(annotations), AS_OF)]


@pytest.mark.parametrize(
    ("links", "when", "verdict"),
    [
        ([link("2024-05-20")], "2024-05-20", "confirms"),
        ([link("2024-05-20")], "2024-05", "confirms"),
        ([link("2024-05-20")], None, "confirms"),
        ([link("2001-05-20")], "2024-05-20", "contradicts"),
        ([link("2001-05-20", "2010-01-01")], "2024-05-20", "news"),
        ([link("2001-05-20", "2010-01-01")], None, "contradicts"),
        ([link(None)], "2024-05-20", "open"),
        ([link("2024-05-20", name="EU EU-TERR")], "2024-05-20", "news"),
        ([], "2024-05-20", "news"),
    ],
)
def test_a_statement_of_a_listing_is_held_against_the_list_of_its_authority(
    links: list[Link], when: str | None, verdict: str
) -> None:
    assert verdicts(group(*links), when) == [verdict]


def test_a_denied_listing_contradicts_a_list_that_holds_it() -> None:
    assert verdicts(group(link("2001-01-01")), None, modality="denied") == ["contradicts"]
    assert verdicts(group(), None, modality="denied") == ["confirms"]


def test_a_planned_listing_is_neither_true_nor_false() -> None:
    assert verdicts(group(link("2001-01-01")), None, modality="planned") == []


def test_a_body_without_a_country_is_known_by_its_name() -> None:
    assert verdicts(group(link("2024-05-20", name="EU EU-TERR")), None, EU) == ["confirms"]


def test_a_listing_without_a_day_beside_dated_ones_is_no_news() -> None:
    hizballah = Link("FTO", "Hizballah", "1997-10-08", None, 1.0, "a test")
    assert verdicts(group(hizballah), None, EU) == ["open"]
