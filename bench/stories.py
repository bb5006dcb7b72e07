"""What an article costs the stories at 1,000, 10,000 and 100,000 articles, in time and memory.

    python bench/stories.py [--articles 100000]
    pip install datasketch    # then the same articles go through its MinHash LSH as well

The articles are the project's examples, analysed once and varied: every story has its own invented
names and figures, every article leaves out other sentences. They come one by one in order of time.
Placing is what every article pays when it comes; drawing is what the claims and origins of a story
cost, shared by its articles; processor time, so that a busy machine does not count.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from lagebild.pipeline import read_article, read_articles
from lagebild.stories import draw_story
from lagebild.stories.grouping import Grouper
from lagebild.types import Annotations, Article, Claimant, Participant, Statement

_EXAMPLES = Path(__file__).parent.parent / "examples" / "articles.jsonl"
_START = datetime(2026, 1, 1)
_A_DAY = 400  # articles
_A_STORY = 8  # articles on average
_OPEN = 60  # stories that still get articles
_KEPT = 4000  # articles held for drawing, the last
_WINDOW = 1000  # articles over which a cost is taken
_DRAWN = 25  # stories drawn at each mark
_PERMUTATIONS = 64


class World:
    """Invented names and figures of one story: each word has another of the same length."""

    def __init__(self, number: int) -> None:
        self._rng = random.Random(number)  # noqa: S311  # no secret
        self._words: dict[str, str] = {}

    def renamed(self, text: str, words: re.Pattern[str]) -> str:
        """Return a text with its names and figures changed; nothing moves."""
        return words.sub(lambda match: self._invented(match.group()), text)

    def _invented(self, word: str) -> str:
        if word not in self._words:
            letters = "0123456789" if word.isdigit() else "abdefgiklmnoprstuvz"
            found = "".join(self._rng.choice(letters) for _ in word)
            self._words[word] = found.capitalize() if word[0].isupper() else found
        return self._words[word]


def example_analyses() -> list[tuple[Annotations, re.Pattern[str]]]:
    """Return the examples' analyses, each with an expression for its names and figures."""
    with _EXAMPLES.open("rb") as lines:
        articles = [one for one in read_articles(lines) if isinstance(one, Article)]
    found = []
    for article in articles:
        one = read_article(article)
        words = {word for entity in one.entities for word in re.findall(r"\w{4,}", entity.name)}
        names = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
        found.append((one, re.compile(rf"\b(?:{names}|\d+)\b")))
    return found


def stream(count: int) -> Iterator[Annotations]:
    """Yield varied articles in order of time."""
    rng = random.Random(7)  # noqa: S311  # no secret
    examples = example_analyses()
    worlds: deque[tuple[int, World]] = deque(maxlen=_OPEN)
    stories = 0
    for number in range(count):
        if not worlds or rng.random() < 1 / _A_STORY:
            stories += 1
            worlds.append((stories, World(stories)))
        _, world = rng.choice(worlds)
        one, words = rng.choice(examples)
        moment = _START + timedelta(days=number / _A_DAY)
        yield varied(one, words, world, number, moment.isoformat(timespec="seconds"), rng)


def varied(
    one: Annotations,
    words: re.Pattern[str],
    world: World,
    number: int,
    published: str,
    rng: random.Random,
) -> Annotations:
    """Return an analysis under other names, without some of its sentences."""
    kept = {sentence.index for sentence in one.sentences if rng.random() < 0.7}

    def named(record: Any) -> Any:
        return replace(record, name=world.renamed(record.name, words))

    def told(statement: Statement) -> Statement:
        return replace(
            statement,
            actors=tuple[Participant, ...](map(named, statement.actors)),
            recipients=tuple[Participant, ...](map(named, statement.recipients)),
            attribution=tuple[Claimant, ...](map(named, statement.attribution)),
        )

    text = world.renamed(one.article.text, words)
    return replace(
        one,
        article=replace(
            one.article,
            id=f"a{number}",
            text=text,
            published=published,
            outlet=f"Outlet {rng.randrange(50)}",
        ),
        sentences=tuple(
            replace(sentence, text=sentence.span.of(text), tokens=())
            for sentence in one.sentences
            if sentence.index in kept
        ),
        entities=tuple(map(named, one.entities)),
        attributions=tuple(
            replace(attribution, chain=tuple(map(named, attribution.chain)))
            for attribution in one.attributions
        ),
        statements=tuple(told(s) for s in one.statements if s.sentence in kept),
    )


class Lsh:
    """The MinHash LSH of datasketch over the same articles: near duplicates alone."""

    def __init__(self) -> None:
        import datasketch

        self._library = datasketch
        self._index = datasketch.MinHashLSH(threshold=0.3, num_perm=_PERMUTATIONS)

    def add(self, article: Article) -> None:
        """Look up and add one article."""
        words = re.findall(r"\w+", article.text.lower())
        runs = {" ".join(words[i : i + 4]).encode() for i in range(len(words) - 3)}
        sketch = self._library.MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch(runs)
        self._index.query(sketch)
        self._index.insert(article.id, sketch)


def measure(count: int) -> None:
    """Stream articles and print what one costs at each mark."""
    try:
        lsh: Lsh | None = Lsh()
    except ImportError:
        lsh = None
    grouper = Grouper()
    spent: defaultdict[str, float] = defaultdict(float)
    stories: dict[int, list[Annotations]] = {}
    kept: deque[tuple[int, Annotations]] = deque()
    marks = {mark for mark in (1_000, 10_000, 100_000) if mark < count} | {count}
    print("articles   place ms   draw ms   LSH ms   stories   memory MB")
    for number, one in enumerate(stream(count), 1):
        start = time.process_time()
        story = grouper.add(one)
        placed = time.process_time()
        if lsh:
            lsh.add(one.article)
        if number > max((mark for mark in marks if mark < number), default=0) and any(
            mark - _WINDOW < number <= mark for mark in marks
        ):
            spent["place"] += placed - start
            spent["lsh"] += time.process_time() - placed
        stories.setdefault(story, []).append(one)
        kept.append((story, one))
        if len(kept) > _KEPT:
            old, _ = kept.popleft()
            stories[old].pop(0)
        if number in marks:
            _print_mark(number, spent, stories, lsh is not None)
            spent.clear()


def _print_mark(
    number: int, spent: dict[str, float], stories: dict[int, list[Annotations]], with_lsh: bool
) -> None:
    window = min(number, _WINDOW)
    last = [one for one in list(stories.values())[-2 * _OPEN : -_OPEN] if one][:_DRAWN]
    start = time.process_time()
    for place, articles in enumerate(last):
        draw_story(place, articles)
    draw = 1000 * (time.process_time() - start) / sum(map(len, last))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lsh = f"{1000 * spent['lsh'] / window:6.2f}" if with_lsh else "     -"
    print(
        f"{number:8d} {1000 * spent['place'] / window:10.2f} {draw:9.2f}   {lsh} "
        f"{len(stories):9d} {memory:11.0f}",
        flush=True,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=100_000)
    measure(parser.parse_args().articles)
