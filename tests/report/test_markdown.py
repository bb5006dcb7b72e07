"""The Markdown report: readable as written, and no markup of the article survives in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from lagebild.picture import draw_picture
from lagebild.report import write_markdown
from lagebild.types import Annotations, Article, Quantity
from tests.fixtures import annotated, find
from tests.report.hostile import hostile

DAY, LATER = date(2031, 5, 5), date(2032, 1, 1)


def _write(bundle: Annotations, ui: str | None = None) -> str:
    return write_markdown(draw_picture(bundle, as_of=DAY, today=LATER), ui)


def test_the_main_claim_reads_as_one_line_with_its_source_and_passage() -> None:
    lines = _write(annotated(), "de").splitlines()
    place = lines.index("1. **Ada Velm** — Mobilisierung → **Küstenwache** · *behauptet*  ")
    assert lines[place + 1].strip() == "Quelle: Beamte (anonym) → Inselbote"
    assert "**angewiesen**" in lines[place + 2]
    assert lines[place + 2].endswith("([Satz 1](#s1))")


@pytest.mark.parametrize("ui", ["de", "en", "es"])
def test_every_reference_has_its_anchor(ui: str) -> None:
    page = lxml_html.fromstring(
        MarkdownIt("commonmark", {"html": True}).render(_write(annotated(), ui))
    )
    ids = set(page.xpath("//@id"))
    targets = {href[1:] for href in page.xpath("//@href")}
    assert targets
    assert targets <= ids


def test_markup_of_the_article_stays_text() -> None:
    page = lxml_html.fromstring(
        MarkdownIt("commonmark", {"html": True}).enable("table").render(_write(hostile()))
    )
    assert page.xpath("//script | //img | //code | //table | //style") == []
    assert all(href.startswith("#s") for href in page.xpath("//@href"))
    attributes = {name for element in page.iter() for name in element.attrib}
    assert attributes <= {"href", "id"}
    assert "<script>alert(1)</script>" in page.text_content()


def test_a_denial_shows_what_is_told_otherwise() -> None:
    text = _write(annotated(), "de")
    part = text.split("## Ausgeschlossen, bestritten")[1].split("\n## ")[0]
    assert "**Valdoria** — Gewalt · *verneint*" in part
    assert "**Generalstab von Valdoria** — Gewalt → **Lager** · *geplant*" in part


def test_listings_tell_both_days() -> None:
    text = _write(annotated(), "en")
    assert "in force since May 2, 2031 until December 1, 2031" in text
    assert "On May 5, 2031 (article): **listed**" in text
    assert "On January 1, 2032 (today): **no longer listed**" in text


def test_an_empty_picture_says_so_in_every_part() -> None:
    text = _write(Annotations(Article("x", "Nichts.", lang="de")))
    assert text.count("## ") == 9
    assert "Keine offene Frage gefunden." in text


def test_counts_stay_in_the_words_of_the_article() -> None:
    bundle = annotated()
    days = Quantity(find("drei Tagen"), 3.0, "Tag")
    shown = _write(replace(bundle, quantities=(days, *bundle.quantities[1:])))
    figures = shown.split("## Zahlen")[1].split("\n## ")[0]
    assert "- **drei Tagen (3)**:" in figures
    assert "- **1.200 Soldaten**:" in figures
