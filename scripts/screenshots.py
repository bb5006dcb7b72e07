#!/usr/bin/env python3
"""Take pictures of the workbench: python scripts/screenshots.py [FOLDER] (needs Chromium).

Without a folder the pictures of docs/ are made anew; with one, every page in both widths, both
colour schemes and two languages goes there, to be looked at.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.server.browsing import browser, served, work  # noqa: E402
from tests.server.desk import AT  # noqa: E402

from lagebild.contract import article_from_json  # noqa: E402
from lagebild.edits import NewEdit  # noqa: E402
from lagebild.server.api import filters_of  # noqa: E402
from lagebild.store import Store, load_analysis  # noqa: E402
from lagebild.store.edits import add_edit  # noqa: E402
from lagebild.store.feeds import Visit, add_feed, record_visit  # noqa: E402
from lagebild.store.filters import Filters  # noqa: E402
from lagebild.store.pages import page_articles, page_claims, page_stories  # noqa: E402
from lagebild.store.people import add_watch  # noqa: E402
from lagebild.store.queue import submit_article  # noqa: E402

WIDTHS = {"wide": 1280, "phone": 390}


@dataclass(frozen=True, slots=True)
class View:
    """How a page is looked at."""

    width: str
    scheme: str
    locale: str


def main() -> None:
    """Read the examples, do some work by hand and photograph the pages."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (url, store):
        places = _fill(store)
        with browser() as chromium:
            if len(sys.argv) > 1:
                _all(chromium, url, places, Path(sys.argv[1]))
            else:
                _main(chromium, url, places, ROOT / "docs")


def _fill(store: Store) -> dict[str, str]:
    """Put the examples and some work by hand into a store; return the pages worth a picture."""
    lines = (ROOT / "examples/articles.jsonl").read_text(encoding="utf-8").splitlines()
    lines += (ROOT / "examples/harbour.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        submit_article(store, article_from_json(json.loads(line)), source="page anna", at=AT)
    work(store)
    story = max(page_stories(store, Filters()).items, key=lambda one: (one.articles, one.claims))
    article = page_articles(store, Filters()).items[0].key
    first, second = load_analysis(store, article).statements[:2]
    for kind, one, note in (("confirm", first, ""), ("note", second, "Zweite Quelle gesucht.")):
        target = {"trigger": [one.trigger.start, one.trigger.end], "type": one.type}
        edit = NewEdit(kind, f"article {article}", target, {}, note)  # type: ignore[arg-type]
        add_edit(store, edit, author="anna", at=AT)
    work(store)
    add_watch(store, "Festnahmen", {"type": "ARREST"}, 0)
    feed = add_feed(store, "https://news.example/rss.xml", at=AT, outlet="Wattkurier")
    record_visit(store, feed.id, Visit(AT, AT, title="Wattkurier", items=("1", "2")))
    broken = add_feed(store, "https://old.example/feed", at=AT)
    record_visit(store, broken.id, Visit(AT, AT, problem="the host answers 404"))
    name = page_claims(store, filters_of()).items[0].body["origins"]
    return {
        "stories": "/",
        "story": f"/stories/{story.id}",
        "article": f"/articles/{article[:16]}",
        "search": "/search?origins=1",
        "entity": f"/entities/{name[0]['name'] if name else 'Oslo'}",
        "registry": "/registry?name=Hisbollah",
        "watches": "/watches",
        "work": "/work",
        "edits": "/edits",
    }


def _main(chromium: Any, url: str, places: dict[str, str], folder: Path) -> None:
    for name in ("stories", "story", "article", "search"):
        _take(chromium, url + places[name], View("wide", "light", "en-GB"),
              folder / f"workbench-{name}.png", whole=False)  # fmt: skip
    _take(chromium, url + places["story"], View("phone", "dark", "de-DE"),
          folder / "workbench-phone.png", whole=False)  # fmt: skip


def _all(chromium: Any, url: str, places: dict[str, str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for view in _views():
        for name, place in places.items():
            picture = folder / f"{name}-{view.width}-{view.scheme}-{view.locale[:2]}.png"
            _take(chromium, url + place, view, picture, whole=True)


def _views() -> Iterator[View]:
    yield View("wide", "light", "de-DE")
    yield View("wide", "dark", "en-GB")
    yield View("phone", "light", "en-GB")
    yield View("phone", "dark", "de-DE")


def _take(chromium: Any, place: str, view: View, picture: Path, *, whole: bool) -> None:
    size = {"width": WIDTHS[view.width], "height": 800}
    page = chromium.new_page(locale=view.locale, viewport=size, color_scheme=view.scheme)
    page.goto(place)
    page.screenshot(path=str(picture), full_page=whole)
    page.close()


if __name__ == "__main__":
    main()
