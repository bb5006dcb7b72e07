"""Input that a feed brings sooner or later: wrong dates, lists of links, articles in articles."""

from __future__ import annotations

from itertools import permutations

from lagebild.stories import build_situation
from lagebild.stories.grouping import Grouper
from lagebild.types import Annotations
from tests.stories.newsroom import news

BLAST = "Seven miners were killed in an explosion at the Ferrow mine in Tarn."
MORE = "Rescue teams recovered bodies from a gallery that had been closed for years."
OFFER = "Lisk offered to send helicopters and a field hospital across the border."


def stories(articles: list[Annotations]) -> list[tuple[str, ...]]:
    return [story.articles for story in build_situation(articles).stories]


def test_a_batch_in_any_order_and_a_stream_give_the_same() -> None:
    articles = [
        news("a", (BLAST, "Odile Brandt", "person"), MORE),
        news("b", BLAST, outlet="Hafenbote", published="2026-05-05"),
        news("c", "Lisk opens a harbour.", published=None),
        news("d", BLAST, OFFER, published="2026-05-05", outlet="Kontor"),
    ]
    first = build_situation(articles)
    assert all(build_situation(order) == first for order in permutations(articles))
    grouper = Grouper()
    placed: dict[int, list[str]] = {}
    for one in (articles[0], articles[1], articles[3], articles[2]):
        placed.setdefault(grouper.add(one), []).append(one.article.id)
    assert [tuple(ids) for ids in placed.values()] == [story.articles for story in first.stories]


def test_the_time_zone_decides_who_was_first() -> None:
    early = news("z", BLAST, MORE, published="2026-05-04T20:00:00-05:00", outlet="Hafenbote")
    late = news("a", BLAST, MORE, published="2026-05-05T03:00:00+02:00")
    later = news("b", BLAST, MORE, published="2026-05-05T02:30:00+00:00", outlet="Kontor")
    (story,) = build_situation([early, late, later]).stories
    assert story.articles == ("a", "z", "b")
    assert [one.copy_of for one in story.claims[0].carriers] == [None, "a", "a"]


def test_an_article_without_a_date_is_taken_for_the_last() -> None:
    (story,) = build_situation(
        [news("a", BLAST, MORE, published=None, outlet="Hafenbote"), news("b", BLAST, MORE)]
    ).stories
    assert story.articles == ("b", "a")
    assert (story.first, story.last) == ("2026-05-04", "2026-05-04")
    assert [one.copy_of for one in story.claims[0].carriers] == [None, "b"]


def test_an_article_dated_far_ahead_makes_a_story_of_its_own() -> None:
    assert stories([news("a", BLAST), news("b", BLAST, published="2031-01-01")]) == [("a",), ("b",)]


def test_a_list_of_links_adds_no_origin() -> None:
    links = news(
        "l",
        "Explosion at the Ferrow mine in Tarn: all articles",
        "Tarn: the week in pictures",
        "https://uferpost.example/ferrow",
        outlet="Linkliste",
        published="2026-05-05",
    )
    claims = (
        build_situation([news("a", (BLAST, "Odile Brandt", "person")), links]).stories[0].claims
    )
    assert {origin.name for claim in claims for origin in claim.origins} == {"Odile Brandt"}


def test_an_article_that_quotes_another_in_full_is_its_copy_and_no_origin() -> None:
    own = "Our commentary on what the owners knew follows tomorrow."
    (story,) = build_situation(
        [
            news("a", (BLAST, "Odile Brandt", "person"), MORE, OFFER),
            news(
                "b",
                own,
                (BLAST, "Odile Brandt", "person"),
                MORE,
                OFFER,
                outlet="Hafenbote",
                published="2026-05-05",
            ),
        ]
    ).stories
    taken = {one.copy_of for claim in story.claims for one in claim.carriers if one.article == "b"}
    assert taken == {"a"}
    (blast,) = [claim for claim in story.claims if "miners" in claim.summary]
    assert [(origin.name, origin.via) for origin in blast.origins] == [
        ("Odile Brandt", ("Uferpost",))
    ]


def test_an_article_without_an_outlet_still_carries_a_claim() -> None:
    situation = build_situation([news("a", BLAST, outlet=None), news("b", BLAST, outlet=None)])
    (claim,) = situation.stories[0].claims
    assert claim.origins == ()
    assert claim.status == "open"
