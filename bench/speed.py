#!/usr/bin/env python3
"""Measure how fast articles are read: the examples, many times over, in one process."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from lagebild.contract import article_from_line
from lagebild.pipeline import read_article

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "articles.jsonl"
ROUNDS = 20


def main() -> None:
    """Print start-up and reading time."""
    articles = [article_from_line(line) for line in EXAMPLES.read_bytes().splitlines()]
    start = time.perf_counter()
    read_article(articles[0])
    print(f"first article, model and data loaded: {time.perf_counter() - start:.2f} s")
    start = time.perf_counter()
    characters = sentences = 0
    for turn in range(ROUNDS):
        for article in articles:
            found = read_article(replace(article, id=f"{article.id}-{turn}"))
            characters += len(article.text)
            sentences += len(found.sentences)
    seconds = time.perf_counter() - start
    number = ROUNDS * len(articles)
    print(f"{number} articles in {seconds:.1f} s: {number / seconds:.1f} articles/s,")
    print(f"{sentences / seconds:.0f} sentences/s, {characters / seconds / 1000:.0f} kB of text/s")


if __name__ == "__main__":
    main()
