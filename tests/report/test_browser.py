"""The pages in a real browser: filters by mouse and keyboard, narrow screens, the strict policy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lagebild.picture import draw_picture
from lagebild.report import write_html, write_situation_html
from tests.fixtures import annotated
from tests.report.test_situation import NEWS, analyses, situation
from tests.server.browsing import browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as found:
        yield found


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.html"
    picture = draw_picture(annotated(), as_of=date(2031, 5, 8), today=None)
    path.write_text(write_html(picture, "en"), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "situation.html"
    page = write_situation_html(situation(disputed=True), analyses(), "en", NEWS)
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


def _opened(chromium: Any, url: str, **settings: Any) -> tuple[Any, list[str]]:
    page = chromium.new_page(**settings)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(url)
    return page, told


def _shown(page: Any, attribute: str) -> set[str]:
    claims = page.locator(".claim:visible").all()
    return {one.get_attribute(attribute) for one in claims}


def test_certainty_filters_claims_by_mouse_and_keyboard(chromium: Any, report: str) -> None:
    page, told = _opened(chromium, report)
    assert len(_shown(page, "data-m")) > 2
    page.locator("[data-filter=denied]").click()
    assert _shown(page, "data-m") == {"denied"}
    page.locator("[data-filter=planned]").focus()
    page.keyboard.press("Space")
    assert _shown(page, "data-m") == {"denied", "planned"}
    assert page.locator("[data-filter=denied]").get_attribute("aria-pressed") == "true"
    assert told == []  # nothing refused by the policy


def test_the_source_filters_claims_and_says_when_none_is_left(chromium: Any, report: str) -> None:
    page, told = _opened(chromium, report)
    pick = page.locator("[data-pick]")
    voice = page.locator("[data-pick] option").nth(1).get_attribute("value")
    pick.select_option(voice)
    assert _shown(page, "data-v") == {voice}
    assert page.locator(".nothing").is_hidden()
    here = _shown(page, "data-m")
    keys = page.locator("[data-filter]").all()
    others = [one for one in keys if one.get_attribute("data-filter") not in here]
    others[0].click()
    assert _shown(page, "data-m") == set()
    assert page.locator(".nothing").is_visible()
    assert told == []


def test_without_script_everything_is_shown_and_no_key_pretends_to_work(
    chromium: Any, report: str
) -> None:
    page, _ = _opened(chromium, report, java_script_enabled=False)
    keys = page.locator("[data-filter]")
    assert keys.count() > 1
    assert keys.first.evaluate("key => getComputedStyle(key).pointerEvents") == "none"
    assert page.locator("[data-pick]").is_hidden()


def test_a_box_of_the_drawing_opens_its_passage(chromium: Any, story: str) -> None:
    page, told = _opened(chromium, story)
    passage = page.locator("#y1-1-2")
    assert passage.is_hidden()
    page.locator(".tree a").nth(1).focus()
    page.keyboard.press("Enter")
    passage.wait_for(state="visible")
    assert "ist der Pier in Valdoria gesperrt" in passage.inner_text()
    assert told == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_scrolls_down_and_never_sideways(
    chromium: Any, report: str, story: str, scheme: str
) -> None:
    for url in (report, story):
        page, told = _opened(
            chromium, url, viewport={"width": 360, "height": 740}, color_scheme=scheme
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert told == []
