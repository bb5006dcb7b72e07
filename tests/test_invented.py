"""Where nothing political happens, next to nothing is claimed: sport, arts, weather, business."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lagebild.pipeline import read_article
from lagebild.types import Annotations, Article

OWN = Path(__file__).resolve().parent.parent / "eval" / "peaceful" / "own.jsonl"
CEILING = 0.3  # statements per article


def read_all(lang: str) -> list[Annotations]:
    rows = map(json.loads, OWN.read_text(encoding="utf-8").splitlines())
    return [
        read_article(Article(row["id"], row["text"], row["title"], lang, row["published"]))
        for row in rows
        if row["lang"] == lang
    ]


@pytest.mark.parametrize("lang", ["de", "en", "es"])
def test_peaceful_articles_hold_next_to_no_statements(lang: str) -> None:
    found = read_all(lang)
    told = [s.evidence.of(one.article.text) for one in found for s in one.statements]
    assert len(found) > 10
    assert len(told) / len(found) <= CEILING, told


FORMS = {
    "table": "Team\tTore\tPunkte\nNord\t12\t30\nSüd\t9\t25\nWest\t7\t21\n" * 30,
    "names": "\n".join(f"Anna Berg {n}, Karl Weber, José Ruiz" for n in range(80)),
    "code": "def attack(enemy):\n    if enemy.killed:\n        return fire(enemy)\n\n" * 40,
    "poem": "Der Mond erschlug die Stille,\nder Wind griff nach dem Haus,\nleise starb der Wille.",
}


@pytest.mark.parametrize("form", sorted(FORMS))
@pytest.mark.parametrize("lang", ["de", "en", "es"])
def test_tables_lists_code_and_poems_tell_no_event(form: str, lang: str) -> None:
    assert read_article(Article(form, FORMS[form], lang=lang)).statements == ()


def test_a_war_report_that_mentions_a_match_is_still_read() -> None:
    text = "Rebels attacked a football stadium during a match. Police said ten people were killed."
    found = read_article(Article("mixed", text, lang="en", published="2026-03-05"))
    assert {told.type for told in found.statements} == {"ASSAULT"}


def test_a_long_report_tells_every_event_of_its_sentences_and_no_other() -> None:
    places = ("Kara", "Sefo", "Luma", "Tirin", "Bado")
    told = [
        f"Rebels from {places[n % 5]} killed {n % 90 + 2} guards near {places[n % 3]} on Monday."
        for n in range(200)
    ]
    text = " ".join(told)
    found = read_article(Article("long", text, lang="en", published="2026-03-05"))
    assert [one.trigger.of(text) for one in found.statements] == ["killed"] * 200
