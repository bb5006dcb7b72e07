#!/usr/bin/env python3
"""Take the pictures of the workbench in docs/: python scripts/screenshots.py (needs Chromium)."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.server.browsing import browser, served, work  # noqa: E402
from tests.server.desk import AT  # noqa: E402

from lagebild.contract import article_from_json  # noqa: E402
from lagebild.store.filters import Filters  # noqa: E402
from lagebild.store.pages import page_articles, page_stories  # noqa: E402
from lagebild.store.queue import submit_article  # noqa: E402


def main() -> None:
    """Read the three examples and photograph four pages."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (url, store):
        for line in (ROOT / "examples/articles.jsonl").read_text(encoding="utf-8").splitlines():
            submit_article(store, article_from_json(json.loads(line)), source="example", at=AT)
        work(store)
        story = page_stories(store, Filters()).items[0].id
        article = page_articles(store, Filters()).items[0].key[:16]
        places = {
            "stories": "/",
            "story": f"/stories/{story}",
            "article": f"/articles/{article}",
            "search": "/search?origins=1",
        }
        with browser() as chromium:
            for name, place in places.items():
                page = chromium.new_page(locale="en-GB", viewport={"width": 860, "height": 560})
                page.goto(url + place)
                page.screenshot(path=str(ROOT / f"docs/workbench-{name}.png"))


if __name__ == "__main__":
    main()
