"""Several articles together: status and origins in words, carriers with their very passage."""

from __future__ import annotations

import io
import re
from collections import Counter

import pytest
from lxml import html as lxml_html
from rich.console import Console

from lagebild.report import write_situation_html, write_situation_terminal
from lagebild.story_types import Carrier, Origin, Situation, Story, StoryClaim
from lagebild.types import Article, Span
from tests.report.hostile import PAYLOAD

TEXTS = {
    "a": "Die Hafenbehörde von Valdoria hat den Pier gesperrt, sagte ihr Sprecher.",
    "b": "Wie der Inselbote meldet, ist der Pier in Valdoria gesperrt.",
}
WORDS = {"a": "hat den Pier gesperrt", "b": "ist der Pier in Valdoria gesperrt"}


def _span(article: str) -> Span:
    start = TEXTS[article].index(WORDS[article])
    return Span(start, start + len(WORDS[article]))


def _articles(outlet: str = "Inselbote") -> dict[str, Article]:
    return {
        "a": Article("a", TEXTS["a"], "Pier gesperrt", "de", "2031-05-05", outlet),
        "b": Article("b", TEXTS["b"], None, "de", "2031-05-06T09:00:00", "Nordkurier"),
    }


def _situation(*, name: str = "Hafenbehörde", title: str = "Sperrung am Pier") -> Situation:
    claim = StoryClaim(
        id="story-1-claim-1",
        type="COERCE",
        mode="restrict",
        actors=(name,),
        recipients=(),
        when="2031-05-05",
        where="Valdoria",
        summary="",
        status="single_source",
        carriers=(
            Carrier("a", "s1", _span("a"), "affirms"),
            Carrier("b", "s1", _span("b"), "affirms", copy_of="a"),
        ),
        origins=(Origin(name, "government", ("Inselbote",), ("a", "b"), "affirms"),),
    )
    story = Story("story-1", title, ("a", "b"), "2031-05-05", "2031-05-06", (claim,))
    return Situation((story,), (), ())


def _print(situation: Situation, articles: dict[str, Article], ui: str = "de") -> str:
    console = Console(file=io.StringIO(), width=160)
    write_situation_terminal(situation, articles, ui, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_copy_names_the_paper_that_it_was_taken_from() -> None:
    shown = _print(_situation(), _articles())
    assert "Inselbote: „hat den Pier gesperrt“ [bejaht]" in shown
    assert (
        "Nordkurier: „ist der Pier in Valdoria gesperrt“ [bejaht, übernommen von Inselbote]"
        in shown
    )


def test_one_origin_with_two_carriers_is_a_single_source() -> None:
    shown = _print(_situation(), _articles())
    assert "Hafenbehörde — Einschränkung oder Zwang  [eine Quelle]" in shown
    assert "5. Mai 2031 · Valdoria · Hafenbehörde über Inselbote (bejaht)" in shown


@pytest.mark.parametrize("ui", ["de", "en", "es"])
def test_the_page_holds_every_carrier_and_its_anchors_resolve(ui: str) -> None:
    page = lxml_html.document_fromstring(write_situation_html(_situation(), _articles(), ui))
    quotes = [q.text_content()[1:-1] for q in page.xpath("//q")]
    assert quotes == [WORDS["a"], WORDS["b"]]
    ids = Counter(page.xpath("//@id"))
    assert not [name for name, count in ids.items() if count > 1]
    assert {href[1:] for href in page.xpath("//a/@href | //use/@href")} <= set(ids)


def test_articles_that_are_not_at_hand_are_named_by_id() -> None:
    shown = _print(_situation(), {})
    assert "b: „“ [bejaht, übernommen von a]" in shown


def test_hostile_names_stay_text() -> None:
    poisoned = _situation(name=PAYLOAD, title=PAYLOAD)
    page = lxml_html.document_fromstring(write_situation_html(poisoned, _articles(PAYLOAD), "en"))
    assert len(page.xpath("//script")) == 1
    assert page.xpath("//img | //iframe") == []
    attributes = {name for element in page.iter() for name in element.attrib}
    assert not [name for name in attributes if name.startswith("on") or name == "style"]
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", _print(poisoned, _articles(PAYLOAD)))


def test_no_stories_say_so() -> None:
    assert "Keine Artikel, die zusammengehören." in _print(Situation((), (), ()), {})
    page = write_situation_html(Situation((), (), ()), {}, "en")
    assert "No articles that belong together." in page
