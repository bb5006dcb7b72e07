"""Speed of the time stage beside dateparser, on one thread, without a parse.

    pip install dateparser
    python bench/times.py ARTICLES.jsonl...

Every line of a file is an article of the contract (`text`, `lang`, `published`). dateparser's
`search_dates` is the nearest thing in Python; it is left out where the package is missing. For
reference: HeidelTime (Java) reads 2.5 documents of this size a second.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

_DATEPARSER_ARTICLES = 10  # it takes seconds for each


def read_articles(paths: list[Path]) -> list[dict[str, Any]]:
    """Return the articles of JSON Lines files."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines if line.strip()]


def run_lagebild(row: dict[str, Any]) -> int:
    """Return how many times the stage finds in an article."""
    from lagebild.lang import load_language
    from lagebild.stages.times import find_times
    from lagebild.types import Annotations, Article

    published = row.get("published") or row.get("dct")
    article = Article(id=row["id"], text=row["text"], lang=row["lang"], published=published)
    return len(find_times(Annotations(article), load_language(row["lang"])))


def run_dateparser(row: dict[str, Any]) -> int:
    """Return how many dates dateparser finds in an article."""
    from dateparser.search import search_dates

    written = (row.get("published") or row.get("dct"))[:10]
    settings = {"RELATIVE_BASE": datetime.fromisoformat(written)}
    return len(search_dates(row["text"], languages=[row["lang"]], settings=settings) or ())


def measure(name: str, read: Callable[[dict[str, Any]], int], rows: list[dict[str, Any]]) -> None:
    """Print articles and characters a second, the rules being compiled already."""
    for row in rows:
        read(row)
    start = time.process_time()
    found = sum(read(row) for row in rows)
    seconds = time.process_time() - start
    size = sum(len(row["text"]) for row in rows)
    print(
        f"{name:<12}{len(rows):>5} articles of {size // len(rows)} characters: "
        f"{len(rows) / seconds:8.1f} a second, {found} times"
    )


def main() -> None:
    """Measure both on the files named."""
    rows = read_articles([Path(name) for name in sys.argv[1:]])
    if not rows:
        sys.exit(__doc__)
    measure("lagebild", run_lagebild, rows)
    if importlib.util.find_spec("dateparser"):
        measure("dateparser", run_dateparser, rows[:_DATEPARSER_ARTICLES])


if __name__ == "__main__":
    main()
