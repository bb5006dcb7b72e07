"""The HTML report: well formed, self-contained, and deaf to what an article smuggles in."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from lagebild.picture import draw_picture
from lagebild.report import write_html
from lagebild.types import Annotations, Article
from tests.fixtures import TEXT, annotated
from tests.report.hostile import PAYLOAD, hostile

DAY, LATER = date(2031, 5, 5), date(2032, 1, 1)
LANGUAGES = ("de", "en", "es")


def _write(bundle: Annotations, ui: str | None = None) -> str:
    return write_html(draw_picture(bundle, as_of=DAY, today=LATER), ui)


def _page(bundle: Annotations, ui: str | None = None) -> HtmlElement:
    return lxml_html.document_fromstring(_write(bundle, ui))


def _words(element: HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content())


@pytest.mark.parametrize("bundle", [annotated(), hostile()], ids=["plain", "hostile"])
@pytest.mark.parametrize("ui", LANGUAGES)
def test_ids_are_unique_and_every_anchor_resolves(bundle: Annotations, ui: str) -> None:
    page = _page(bundle, ui)
    ids = Counter(page.xpath("//@id"))
    assert [name for name, count in ids.items() if count > 1] == []
    targets = [href[1:] for href in page.xpath("//@href") if href.startswith("#")]
    assert len(targets) > 50
    assert [target for target in targets if target not in ids] == []


def test_every_claim_leads_to_its_trigger_and_back() -> None:
    picture = draw_picture(annotated(), as_of=DAY)
    page = lxml_html.document_fromstring(write_html(picture))
    for claim in picture.claims:
        (link,) = page.xpath(f"//article//a[contains(concat(' ', @data-t, ' '), ' {claim.id} ')]")
        assert link.text == claim.trigger.text
        assert link.get("href") == f"#{claim.id}"
        assert page.xpath(f"//main//li[@id='{claim.id}']//a[@href='#t-{claim.id}']")
        assert page.xpath(f"//article//span[@id='t-{claim.id}']")


def test_the_article_is_shown_whole_and_unchanged() -> None:
    page = _page(annotated())
    for number in page.xpath("//article//a[@class='n']"):
        number.drop_tree()
    shown = " ".join(_words(paragraph) for paragraph in page.xpath("//article//p[@dir='auto']"))
    assert shown.split() == TEXT.split()


def test_nothing_is_loaded_from_outside() -> None:
    page = _page(hostile())
    assert page.xpath("//@src | //link | //iframe | //object | //img | //base | //form") == []
    assert "url(" not in page.xpath("string(//style)")
    assert [h for h in page.xpath("//@href") if not h.startswith("#")] == []


def test_only_web_addresses_become_links() -> None:
    bundle = annotated()
    hrefs = _page(bundle).xpath("//header//@href")
    assert bundle.article.url in hrefs
    for url in ("javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "//[bad", "x"):
        poisoned = replace(bundle, article=replace(bundle.article, url=url))
        assert _page(poisoned).xpath("//header//a") == []


def test_policy_names_exactly_the_style_and_script_of_the_page() -> None:
    source = _write(hostile())
    page = lxml_html.document_fromstring(source)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_hostile_text_stays_text() -> None:
    page = _page(hostile())
    plain = _page(annotated())
    assert len(page.xpath("//script")) == 1
    assert len(page.xpath("//style")) == 1
    assert {e.tag for e in page.iter() if isinstance(e.tag, str)} <= {
        e.tag for e in plain.iter() if isinstance(e.tag, str)
    } | {"ul"}
    attributes = {name for element in page.iter() for name in element.attrib}
    assert not [name for name in attributes if name.startswith("on") or name == "style"]
    assert "<script>alert(1)</script>" in _words(page)
    assert "{{ 7 * 7 }}" in _words(page)


def test_characters_that_turn_or_act_are_shown_as_replaced() -> None:
    source = _write(hostile())
    assert not re.search(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", source
    )
    assert "\ufffdgnorts\ufffd" in source
    assert len(PAYLOAD) > 100


def test_certainty_is_told_in_words_beside_every_headline() -> None:
    page = _page(annotated(), "en")
    for claim in page.xpath("//li[contains(@class, 'claim')]"):
        chip = claim.xpath(".//span[contains(@class, 'chip')]")[0]
        assert _words(chip).strip() in {"as fact", "claimed", "planned", "denied", "left open"}


def test_the_chain_is_drawn_from_the_closest_claimant_outwards() -> None:
    page = _page(annotated(), "de")
    chains = [
        [_words(item).strip() for item in chain.xpath(".//*[@role='listitem']")]
        for chain in page.xpath("//span[@class='chain']")
    ]
    assert ["Offiziereanonym", "NordkurierMedium", "Inselbote"] in chains


def test_dates_and_money_are_written_in_the_language_of_the_page() -> None:
    assert "rund 4.500.000 Euro" in _words(_page(annotated(), "de"))
    english = _words(_page(annotated(), "en"))
    assert "about 4,500,000 euros" in english
    assert "May 2, 2031" in english
    assert "September 2031" in english
    assert "2 de mayo de 2031" in _words(_page(annotated(), "es"))


def test_the_page_says_in_which_language_it_is_and_the_article_in_which() -> None:
    page = _page(annotated(), "en")
    assert page.get("lang") == "en"
    assert page.xpath("//article/@lang") == ["de"]
    assert _page(annotated()).get("lang") == "de"


def test_a_passage_keeps_each_mark_that_lies_over_it() -> None:
    page = _page(annotated())
    (piece,) = page.xpath("//article//*[normalize-space(text())='Überfall']")
    assert {"k-quote", "k-trigger", "m-denied"} <= set(piece.get("class").split())


def test_an_article_without_findings_still_makes_a_page() -> None:
    page = _page(Annotations(Article("x", "Nichts.", lang="de")))
    assert "Keine Namen gefunden." in _words(page)
    assert page.xpath("//li[contains(@class, 'claim')]") == []


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert _write(annotated()) == _write(annotated())
