from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from lagebild.contract import article_from_json
from lagebild.store import Store
from lagebild.store.filters import Filters
from lagebild.store.pages import page_articles, page_stories
from lagebild.store.queue import submit_article
from tests.server.browsing import browser, served, work
from tests.server.desk import AT, CALM, HOSTILE

Served = tuple[str, Store]
ROOT = Path(__file__).resolve().parents[2]
PAGES = ("/", "/search", "/articles", "/work", "/registry?name=Hisbollah", "/watches", "/edits")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as found:
        yield found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    with served(tmp_path) as found:
        yield found


def founding_report() -> str:
    """The report that the project began with, where it is at hand; an example of ours elsewhere."""
    founding = ROOT.parent / "shared" / "seed" / "bericht.txt"
    path = founding if founding.exists() else ROOT / "examples" / "de.txt"
    return path.read_text(encoding="utf-8")


def test_a_report_is_handed_in_read_corrected_and_undone(chromium: Any, desk: Served) -> None:
    url, store = desk
    page = chromium.new_page(locale="de-DE")
    page.goto(f"{url}/work")
    page.get_by_label("Text oder HTML").fill(founding_report())
    page.get_by_label("Medium").first.fill("Deichbote")
    page.get_by_label("Erschienen am").fill("2025-08-08")
    page.get_by_role("button", name="Aufnehmen").click()
    page.locator("ol.list small").first.wait_for()
    work(store)
    page.close()  # the page of work in progress reloads itself
    page = chromium.new_page(locale="de-DE")
    page.goto(url)
    page.locator(".story h2 a").click()
    claims = page.locator("li.claim")
    told = claims.count()
    page.get_by_role("link", name="1 Ursprung").click()
    assert page.url.endswith("origins=1")
    assert 0 < claims.count() <= told
    assert claims.count() == page.locator(".o1").count() - page.locator(".keys .o1").count()
    page.locator("li.claim a.passage").first.click()
    assert "/articles/" in page.url
    assert page.locator(":target").count() == 1
    _correct_and_undo(page, store)


def _correct_and_undo(page: Any, store: Store) -> None:
    first = page.locator("li.claim").first
    before = first.locator("b").first.inner_text()
    first.get_by_text("Berichtigen").click()
    kind = first.get_by_label("Art")
    kind.select_option("PROTEST" if kind.input_value() != "PROTEST" else "AID")
    first.locator("details[open]").get_by_role("button", name="Speichern").click()
    page.get_by_text("berichtigt").wait_for()
    assert page.locator("li.claim b").first.inner_text() != before
    work(store)
    page.get_by_role("button", name="Rückgängig").first.click()
    page.get_by_text("berichtigt").wait_for(state="detached")
    assert page.locator("li.claim b").first.inner_text() == before


def test_what_came_since_the_last_visit_is_marked_and_can_be_shown_alone(
    chromium: Any, desk: Served
) -> None:
    url, store = desk
    submit_article(store, article_from_json(CALM), source="test", at=AT)
    work(store)
    reader = chromium.new_context(locale="en-GB")
    page = reader.new_page()
    page.goto(url)
    assert page.locator(".fresh").count() == 0
    other = {"text": "The court in Lima convicted Ana Peña.", "lang": "en", "title": "Lima"}
    submit_article(store, article_from_json(other), source="test", at=AT)
    work(store)
    reader.clear_cookies(name="visit")  # the window was closed meanwhile
    page.goto(url)
    assert page.locator(".story .fresh").all_inner_texts() == ["new"]
    page.get_by_role("link", name="since your last visit").click()
    assert page.locator(".story h2 a").all_inner_texts() == ["Lima"]
    reader.close()


def test_an_article_is_split_off_by_ticking_it(chromium: Any, desk: Served) -> None:
    url, store = desk
    for outlet in ("Deichbote", "Nordkurier"):
        submit_article(store, article_from_json({**CALM, "outlet": outlet}), source="t", at=AT)
    work(store)
    page = chromium.new_page(locale="en-GB")
    page.goto(url)
    page.locator(".story h2 a").click()
    page.get_by_role("checkbox").last.check()
    page.get_by_role("button", name="Split").click()
    work(store)
    page.goto(url)
    assert page.locator(".story").count() == 2
    page.locator(".story h2 a").first.click()
    page.get_by_text("Join with another story").click()
    page.get_by_role("button", name="Join").click()
    work(store)
    page.goto(url)
    assert page.locator(".story").count() == 1


def test_no_page_asks_for_what_its_own_policy_forbids(chromium: Any, desk: Served) -> None:
    url, store = desk
    job = submit_article(store, article_from_json(CALM), source="test", at=AT)
    work(store)
    story = page_stories(store, Filters()).items[0].id
    page = chromium.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("requestfailed", lambda request: told.append(f"{request.url} {request.failure}"))
    places = [*PAGES, f"/articles/{job.article}", f"/stories/{story}", "/entities/Oslo"]
    for place in [*places, f"/articles/{job.article}/picture", f"/stories/{story}/picture"]:
        page.goto(url + place)
        if place == f"/stories/{story}":
            page.wait_for_load_state("networkidle")
            assert page.locator("svg.map image").count() == 1
    assert [one for one in told if "ERR_ABORTED" not in one] == []  # left before all was there


def test_hostile_article_text_never_executes(chromium: Any, desk: Served) -> None:
    url, store = desk
    article = article_from_json(HOSTILE)
    job = submit_article(store, article, source="test", at=AT)
    work(store)
    page = chromium.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    story = page_stories(store, Filters()).items[0].id
    name = quote("<img src=x onerror=window.hacked=1>", safe="")
    places = [*PAGES, f"/articles/{job.article}", f"/stories/{story}", f"/stories/{story}/picture"]
    places += [f"/entities/{name}", f"/search?q={name}", f"/registry?name={name}"]
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
    story = page_stories(store, Filters()).items[0].id
    article = page_articles(store, Filters()).items[0].key
    for place in (*PAGES, f"/stories/{story}", f"/articles/{article}", "/entities/Oslo"):
        page.goto(url + place)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place
        unnamed = page.evaluate(
            "[...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
            ".filter((one) => !one.labels.length).length"
        )
        assert unnamed == 0, place
        blank = "[...document.querySelectorAll('option')].filter((one) => !one.label.trim()).length"
        assert page.evaluate(blank) == 0, place


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
