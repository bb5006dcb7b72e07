from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lagebild.contract import article_from_json
from lagebild.store import Store
from lagebild.store.queue import submit_article
from tests.server.browsing import browser, served, work
from tests.server.desk import AT, CALM, HOSTILE

Served = tuple[str, Store]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as found:
        yield found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    with served(tmp_path) as found:
        yield found


def test_a_report_is_handed_in_read_corrected_and_undone(chromium: Any, desk: Served) -> None:
    url, store = desk
    page = chromium.new_page(locale="de-DE")
    page.goto(f"{url}/work")
    page.get_by_label("Text oder HTML").fill(f"{CALM['title']}\n\n{CALM['text']}")
    page.get_by_label("Medium").first.fill("Deichbote")
    page.get_by_role("button", name="Aufnehmen").first.click()
    page.locator("ol.list small").first.wait_for()
    work(store)
    page.goto(url)
    page.get_by_role("link", name=str(CALM["title"])).click()
    claim = page.locator("li.claim").first
    claim.wait_for()
    page.get_by_role("link", name="1 Ursprung").click()
    assert page.url.endswith("origins=1")
    page.locator("li.claim .carriers a").first.click()
    assert "/articles/" in page.url
    assert page.locator(":target").count() == 1
    _correct_and_undo(page, store)


def _correct_and_undo(page: Any, store: Store) -> None:
    first = page.locator("li.claim").first
    before = first.locator("b").first.inner_text()
    first.locator("summary").click()
    first.get_by_label("Art").select_option("PROTEST")
    first.get_by_role("button", name="Speichern").click()
    page.get_by_text("berichtigt").wait_for()
    assert page.locator("li.claim b").first.inner_text() != before
    work(store)
    page.get_by_role("button", name="Rückgängig").first.click()
    page.get_by_text("berichtigt").wait_for(state="detached")
    assert page.locator("li.claim b").first.inner_text() == before


def test_hostile_article_text_never_executes(chromium: Any, desk: Served) -> None:
    url, store = desk
    article = article_from_json(HOSTILE)
    job = submit_article(store, article, source="test", at=AT)
    work(store)
    page = chromium.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    places = ["/", "/search", "/articles", "/work", f"/articles/{job.article}"]
    for place in [*places, f"/articles/{job.article}/picture"]:
        page.goto(url + place)
        page.mouse.move(200, 200)
        assert page.evaluate("window.hacked") is None, place
        assert page.locator("img[src=x], [onload], [onerror], a[href^=javascript]").count() == 0
    assert not [text for text in refused if "Content Security Policy" in text]


@pytest.mark.parametrize("width", [360, 1200])
def test_pages_fit_the_width_and_name_their_controls(
    chromium: Any, desk: Served, width: int
) -> None:
    url, store = desk
    submit_article(store, article_from_json(CALM), source="test", at=AT)
    work(store)
    page = chromium.new_page(viewport={"width": width, "height": 800})
    for place in ("/", "/search", "/articles", "/work", "/registry?name=Hisbollah", "/edits"):
        page.goto(url + place)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place
        unnamed = page.evaluate(
            "[...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
            ".filter((one) => !one.labels.length).length"
        )
        assert unnamed == 0, place


def test_everything_can_be_reached_by_keyboard(chromium: Any, desk: Served) -> None:
    url, store = desk
    submit_article(store, article_from_json(CALM), source="test", at=AT)
    work(store)
    page = chromium.new_page(locale="en-GB")
    page.goto(url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('.story') !== null")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
