"""The stories in a store are those that a batch of its articles draws, however they came in."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from lagebild.contract import claim_to_json
from lagebild.jobs import as_kept, keep_stories
from lagebild.store import Store, open_store, save_analysis
from lagebild.store.workbench_tables import ChangeRow, ClaimRow, StoryArticleRow, ToPlaceRow
from lagebild.stories import build_situation, draw_story
from lagebild.stories.order import moment_of
from lagebild.types import Annotations
from tests.stories.test_stories import COUNCIL, MAYOR, told

AT = "2031-05-05T12:00:00+00:00"
ARTICLES = (
    told("a", "Tarn closed Ferrow mine.", "Tarn Ferrow", COUNCIL, day="2026-05-04"),
    told("b", "Tarn closed Ferrow mine again.", "Tarn Ferrow", outlet="Talblatt", day="2026-05-05"),
    told("c", "Lisk opens Grabow port.", "Lisk Grabow", MAYOR, day="2026-05-05"),
    told("d", "Ferrow is shut, says Tarn.", "Tarn Ferrow", MAYOR, day="2026-05-06"),
    told("e", "Grabow port of Lisk is open.", "Lisk Grabow", outlet="Morgen", day="2026-05-07"),
    told("f", "Oster meets Velm in Tarn.", "Oster Velm Tarn", day="2026-05-08"),
    # Two of one moment: their ids decide. And a later clock that shows an earlier moment.
    told("h", "Ferrow mine of Tarn closed.", "Tarn Ferrow", COUNCIL, day="2026-05-06"),
    told("g", "Ferrow mine, Tarn says, shut.", "Tarn Ferrow", MAYOR, day="2026-05-05T23:30+02:00"),
)


def keep(store: Store) -> None:
    while keep_stories(store, lambda: AT):
        pass


def come(store: Store, articles: Iterable[Annotations], *, together: bool = False) -> None:
    """Save articles one after the other, with their stories drawn after each, or after all."""
    for one in articles:
        save_analysis(store, one)
        if not together:
            keep(store)
    keep(store)


def kept(store: Store) -> set[tuple[object, ...]]:
    """What stands in the store: members of each story, and its claims without their ids."""
    with store.session() as session:
        members: dict[str, set[str]] = {}
        for row in session.scalars(select(StoryArticleRow)):
            members.setdefault(row.story, set()).add(row.article[:16])
        claims = session.scalars(select(ClaimRow).order_by(ClaimRow.place))
        bodies: dict[str, list[str]] = {story: [] for story in members}
        for claim in claims:
            bodies[claim.story].append(_without_id(claim.body, claim.id))
    return {(frozenset(members[id]), *bodies[id]) for id in members}


def drawn(articles: Sequence[Annotations]) -> set[tuple[object, ...]]:
    """What a batch gives, in the same form."""
    # The store knows articles by their content; the order of a batch is that of time and id.
    in_order = sorted(articles, key=lambda one: (moment_of(one.article), one.article.id))
    groups = build_situation(in_order).stories
    ids = {one.article.id: as_kept(one) for one in in_order}
    stories = [draw_story(1, [ids[id] for id in story.articles]) for story in groups]
    return {
        (
            frozenset(story.articles),
            *(
                _without_id(json.dumps(claim_to_json(claim), ensure_ascii=False), claim.id)
                for claim in story.claims
            ),
        )
        for story in stories
    }


def _without_id(body: str, id: str) -> str:
    return body.replace(f'"id": "{id}"', '"id": ""')


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    with open_store(tmp_path / "news.db") as opened:
        yield opened


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("together", [False, True])
def test_any_order_of_arrival_gives_what_a_batch_gives(
    store: Store, seed: int, together: bool
) -> None:
    articles = list(ARTICLES)
    random.Random(seed).shuffle(articles)  # noqa: S311 - no secret
    come(store, articles, together=together)
    assert kept(store) == drawn(ARTICLES)


def test_the_example_has_stories_of_several_articles() -> None:
    assert sorted(len(story[0]) for story in drawn(ARTICLES)) == [2, 6]  # type: ignore[arg-type]


def test_an_article_that_comes_again_changes_nothing(store: Store) -> None:
    come(store, ARTICLES)
    before, changes = kept(store), len(_changes(store))
    come(store, ARTICLES[:3])
    assert kept(store) == before
    assert len(_changes(store)) == changes


def test_a_new_article_moves_only_its_own_story(store: Store) -> None:
    come(store, ARTICLES[:5])
    start = len(_changes(store))
    come(store, (told("i", "Ferrow of Tarn is shut.", "Tarn Ferrow", day="2026-05-09"),))
    ferrow = {row.story for row in _changes(store)[start:]}
    assert len(ferrow) == 1


def test_ids_of_stories_and_claims_outlive_a_late_article(store: Store) -> None:
    come(store, ARTICLES[1:])
    with store.session() as session:
        before = {row.id for row in session.scalars(select(ClaimRow))}
    come(store, ARTICLES[:1])
    with store.session() as session:
        after = {row.id for row in session.scalars(select(ClaimRow))}
    assert before & after == before


def test_a_new_analysis_of_an_article_is_placed_anew(store: Store) -> None:
    come(store, ARTICLES)
    other = replace(told("x", "", "Lisk Grabow"), article=ARTICLES[3].article)
    come(store, (other,))
    assert kept(store) == drawn([*ARTICLES[:3], other, *ARTICLES[4:]])


def _changes(store: Store) -> list[ChangeRow]:
    with store.session() as session:
        return list(session.scalars(select(ChangeRow).order_by(ChangeRow.seq)))


_KILLED = """
import os, signal, sys
from lagebild.jobs import stories
from tests.store.test_stories_kept import ARTICLES, come
from lagebild.store import open_store

left = int(sys.argv[2])
write = stories.replace_stories

def die(*arguments, **named):
    global left
    left -= 1
    done = write(*arguments, **named)
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)  # written, but not kept yet
    return done

stories.replace_stories = die
with open_store(sys.argv[1]) as store:
    come(store, ARTICLES)
"""


@pytest.mark.parametrize("round_", [1, 3])
def test_a_process_killed_between_two_articles_loses_nothing(tmp_path: Path, round_: int) -> None:
    path = tmp_path / "news.db"
    call = [sys.executable, "-c", _KILLED, str(path), str(round_)]
    ended = subprocess.run(call, check=False, cwd=Path(__file__).parents[2])
    assert ended.returncode == -signal.SIGKILL
    with open_store(path) as store:
        with store.session() as session:
            assert len(set(session.scalars(select(ToPlaceRow.article)))) == 1
        keep(store)
        assert kept(store) == drawn(ARTICLES[:round_])
        come(store, ARTICLES)
        assert kept(store) == drawn(ARTICLES)
        told_new = [row.claim for row in _changes(store) if row.kind == "new" and row.claim]
        assert len(told_new) == len(set(told_new))  # nothing was told twice
