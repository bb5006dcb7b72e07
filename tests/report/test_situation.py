"""Several articles together: status and origins in words, carriers with their very passage."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace

import pytest
from lxml import html as lxml_html
from rich.console import Console

from lagebild.change_types import Change, Changes
from lagebild.report import (
    write_situation_html,
    write_situation_markdown,
    write_situation_terminal,
)
from lagebild.story_types import (
    Carrier,
    Designated,
    OpenPoint,
    Origin,
    Situation,
    Story,
    StoryClaim,
)
from lagebild.types import Annotations, Article, Link, Span, Statement
from tests.report.hostile import PAYLOAD

TEXTS = {
    "a": "Die Hafenbehörde von Valdoria hat den Pier gesperrt, sagte ihr Sprecher.",
    "b": "Wie der Inselbote meldet, ist der Pier in Valdoria gesperrt.",
    "c": "Der Pier ist offen, sagte Bürgermeister Teo Brandt.",
}
WORDS = {
    "a": "hat den Pier gesperrt",
    "b": "ist der Pier in Valdoria gesperrt",
    "c": "Der Pier ist offen",
}
PIER = "Hafenbehörde — Einschränkung oder Zwang"


def _span(article: str) -> Span:
    start = TEXTS[article].index(WORDS[article])
    return Span(start, start + len(WORDS[article]))


def analyses(outlet: str = "Inselbote") -> dict[str, Annotations]:
    articles = (
        Article("a", TEXTS["a"], "Pier gesperrt", "de", "2031-05-05", outlet),
        Article("b", TEXTS["b"], None, "de", "2031-05-06T09:00:00", "Nordkurier"),
        Article("c", TEXTS["c"], None, "de", "2031-05-07", "Strandpost"),
    )
    return {one.id: Annotations(one) for one in articles}


def situation(
    *, name: str = "Hafenbehörde", title: str = "Sperrung am Pier", disputed: bool = False
) -> Situation:
    claim = StoryClaim(
        id="story-1-claim-1",
        type="COERCE",
        mode="restrict",
        actors=(name,),
        recipients=(),
        when="2031-05-05",
        where="Valdoria",
        summary=WORDS["a"],
        status="single_source",
        carriers=(
            Carrier("a", "s1", _span("a"), "affirms"),
            Carrier("b", "s1", _span("b"), "affirms", copy_of="a"),
        ),
        origins=(Origin(name, "government", ("Inselbote",), ("a", "b"), "affirms"),),
    )
    if disputed:
        denial = Carrier("c", "s1", _span("c"), "denies")
        mayor = Origin("Teo Brandt", "person", ("Strandpost",), ("c",), "denies")
        claim = replace(
            claim,
            status="disputed",
            carriers=(*claim.carriers, denial),
            origins=(*claim.origins, mayor),
        )
    ids = tuple(dict.fromkeys(one.article for one in claim.carriers))
    story = Story("story-1", title, ids, "2031-05-05", "2031-05-07", (claim,))
    return Situation((story,), (), ())


def _print(
    situation: Situation,
    analyses: dict[str, Annotations],
    ui: str = "de",
    changes: Changes | None = None,
) -> str:
    console = Console(file=io.StringIO(), width=110)
    write_situation_terminal(situation, analyses, ui, console, changes)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def _page(situation: Situation, analyses: dict[str, Annotations], ui: str = "de") -> lxml_html:
    return lxml_html.document_fromstring(write_situation_html(situation, analyses, ui))


NEWS = Changes(
    "2031-05-07",
    ("c",),
    (),
    (
        Change(
            "denied",
            "story-1",
            "story-1-claim-1",
            ("c",),
            ("Teo Brandt",),
            "single_source",
            "disputed",
        ),
    ),
)


def test_the_terminal_draws_who_has_a_claim_from_whom() -> None:
    rows = [row.strip() for row in _print(situation(), analyses()).splitlines()]
    start = rows.index("Hafenbehörde · Regierung · bejaht")
    assert rows[start + 1 : start + 3] == [
        "└── Inselbote · 5. Mai 2031: „hat den Pier gesperrt“",
        "└── Nordkurier · 6. Mai 2031, 09:00: „ist der Pier in Valdoria gesperrt“",
    ]


def test_one_origin_with_two_carriers_is_a_single_source() -> None:
    shown = _print(situation(), analyses())
    assert f"{PIER}  [eine Quelle · 2 Artikel, 1 Ursprung]" in shown
    assert "5. Mai 2031 · Valdoria" in shown


def test_what_is_only_planned_is_not_told_as_a_fact() -> None:
    planned = Statement(
        id="s1",
        sentence=0,
        trigger=_span("a"),
        evidence=_span("a"),
        type="COERCE",
        mode="restrict",
        contexts=(),
        actors=(),
        recipients=(),
        when=None,
        where=None,
        modality="planned",
        attribution=(),
    )
    told = analyses()
    assert "(geplant)" not in _print(situation(), told)
    told["a"] = replace(told["a"], statements=(planned,))
    assert f"{PIER} (geplant)" in _print(situation(), told)
    told["b"] = replace(told["b"], statements=(replace(planned, modality="asserted"),))
    assert f"{PIER} (geplant, als Tatsache)" in _print(situation(), told)


def test_a_claim_without_a_class_is_told_by_its_words() -> None:
    (story,) = situation().stories
    bare = replace(story.claims[0], type="", mode=None, actors=())
    shown = _print(replace(situation(), stories=(replace(story, claims=(bare,)),)), analyses())
    assert "zuerst gemeldet, nach Hafenbehörde: Aussage: „hat den Pier gesperrt“" in shown


def test_markdown_nests_the_copy_under_what_it_was_taken_from() -> None:
    told = write_situation_markdown(situation(), analyses(), "de")
    start = told.index("  - **Hafenbehörde** · Regierung · bejaht")
    assert told[start:].splitlines()[1:3] == [
        "    - **Inselbote** · 5. Mai 2031: „hat den Pier gesperrt“",
        "      - **Nordkurier** · 6. Mai 2031, 09:00: „ist der Pier in Valdoria gesperrt“",
    ]


def test_every_box_of_the_drawing_tells_a_listener_from_whom_it_has_the_claim() -> None:
    page = _page(situation(), analyses())
    said = page.xpath("//*[@class='tree']//*[self::a or self::g]/@aria-label")
    assert "Nordkurier, 6. Mai 2031, 09:00, übernommen von Inselbote" in said
    assert "Hafenbehörde, Regierung · bejaht" in said


def test_a_dispute_stands_side_by_side_with_the_words_of_both() -> None:
    page = _page(situation(disputed=True), analyses())
    sides = [side.text_content() for side in page.xpath("//*[contains(@class, 'side m-')]")]
    assert [side[:4] for side in sides] == ["Dafü", "Dage"]
    assert WORDS["a"] in sides[0] and "Hafenbehörde" in sides[0]
    assert WORDS["c"] in sides[1] and "Teo Brandt" in sides[1]
    assert WORDS["b"] not in sides[0]  # a copy adds no words of its own


def test_the_course_tells_the_first_report_and_the_denial() -> None:
    told = write_situation_markdown(situation(disputed=True), analyses(), "en")
    assert "- May 5, 2031 · Inselbote: **first report, citing Hafenbehörde**" in told
    assert "- May 7, 2031 · Strandpost: **denied by Teo Brandt**" in told
    assert "Nordkurier: **" not in told  # a copy is no step


@pytest.mark.parametrize("ui", ["de", "en", "es"])
def test_the_page_holds_every_carrier_and_its_anchors_resolve(ui: str) -> None:
    page = _page(situation(disputed=True), analyses(), ui)
    quotes = [q.text_content()[1:-1] for q in page.xpath("//*[@class='carriers']//q")]
    assert quotes == list(WORDS.values())
    ids = Counter(page.xpath("//@id"))
    assert not [name for name, count in ids.items() if count > 1]
    assert {href[1:] for href in page.xpath("//a/@href | //use/@href")} <= set(ids)


def test_of_two_reports_of_one_day_none_is_called_the_first() -> None:
    told = analyses()
    first = told["a"].article
    told["a"] = replace(told["a"], article=replace(first, published="2031-05-06"))
    shown = write_situation_markdown(situation(), told, "en")
    assert "Inselbote: **reported, citing Hafenbehörde**" in shown
    told["a"] = replace(told["a"], article=replace(first, published="2031-05-06T08:59:00"))
    shown = write_situation_markdown(situation(), told, "en")
    assert "Inselbote: **first report, citing Hafenbehörde**" in shown


def test_an_outlet_without_a_passage_of_its_own_is_not_called_absent() -> None:
    (story,) = situation().stories
    told = Origin("Beamte", "anonymous", ("Strandpost",), ("a",), "affirms")
    claim = replace(story.claims[0], carriers=story.claims[0].carriers[:1], origins=(told,))
    relayed = replace(situation(), stories=(replace(story, claims=(claim,)),))
    assert "nicht unter den Artikeln" not in _print(relayed, analyses())
    without = {id: one for id, one in analyses().items() if id != "c"}
    assert "Strandpost · nicht unter den Artikeln" in _print(relayed, without)


def test_a_refused_comment_stands_among_the_questions_alone() -> None:
    (story,) = situation().stories
    asking = replace(
        story.claims[0],
        id="c2",
        status="open",
        carriers=(Carrier("c", "", _span("c"), "questions"),),
        origins=(),
    )
    both = replace(situation(), stories=(replace(story, claims=(*story.claims, asking)),))
    assert "[offen" in _print(both, analyses())
    point = OpenPoint("c", _span("c"), "no_comment", WORDS["c"])
    shown = _print(replace(both, open_points=(point,)), analyses())
    assert "[offen" not in shown


def test_links_in_markdown_resolve() -> None:
    told = write_situation_markdown(situation(disputed=True), analyses(), "de", NEWS)
    links = set(re.findall(r"\]\(#([^)]+)\)", told))
    assert links and links <= set(re.findall(r'<a id="([^"]+)">', told))


def test_articles_that_are_not_at_hand_are_named_by_id() -> None:
    shown = _print(situation(), {})
    assert "└── a" in shown
    assert "└── b" in shown
    assert "„" not in shown


def test_what_an_article_leaves_open_and_whom_a_list_names_stand_in_their_story() -> None:
    link = Link("EU", "Klippenkartell", "2031-05-06", None, 1.0, "name")
    listed = replace(
        situation(),
        designations=(Designated("Klippenkartell", link, ("a",)),),
        open_points=(OpenPoint("b", Span(0, 3), "unknown", "Wie lange, ist offen"),),
    )
    shown = _print(listed, analyses())
    assert "Unklar: „Wie lange, ist offen“ · Nordkurier" in shown
    assert "7. Mai 2031: gelistet" in shown


def test_what_is_new_stands_first_and_leads_to_its_claim() -> None:
    disputed = situation(disputed=True)
    shown = _print(disputed, analyses(), changes=NEWS)
    assert shown.index("Neu seit 7. Mai 2031") < shown.index("Sperrung am Pier")
    assert "Teo Brandt · über Strandpost · jetzt strittig, vorher eine Quelle" in shown
    page = lxml_html.document_fromstring(write_situation_html(disputed, analyses(), "de", NEWS))
    assert page.xpath("//*[@class='news']//a/@href") == ["#y1-1"]


def test_without_news_the_reader_is_told_so() -> None:
    nothing = Changes("2031-05-07", ("c",), ("c",), ())
    shown = _print(situation(), analyses(), "en", nothing)
    assert "Nothing new." in shown
    assert "1 article without news: only passing on what was known." in shown


def test_hostile_names_stay_text() -> None:
    poisoned = situation(name=PAYLOAD, title=PAYLOAD, disputed=True)
    told_by = analyses(PAYLOAD)
    page = _page(poisoned, told_by, "en")
    assert len(page.xpath("//script")) == 1
    assert page.xpath("//img | //iframe") == []
    attributes = {name for element in page.iter() for name in element.attrib}
    assert not [name for name in attributes if name.startswith("on") or name == "style"]
    assert {href[:1] for href in page.xpath("//a/@href")} == {"#"}
    acting = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\u2066]"
    markdown = write_situation_markdown(poisoned, told_by, "en")
    for shown in (_print(poisoned, told_by), markdown, page.text_content()):
        assert not re.search(acting, shown)
    assert "<script" not in markdown and "<img" not in markdown
    assert not re.search(r"(?<!\\)\]\((?!#)", markdown)


def test_no_stories_say_so() -> None:
    nothing = Situation((), (), ())
    assert "Keine Artikel, die zusammengehören." in _print(nothing, {})
    assert "No articles that belong together." in write_situation_html(nothing, {}, "en")
    assert "No hay artículos relacionados." in write_situation_markdown(nothing, {}, "es")
