"""Many read while articles come in: how long a page takes, what fails, what is lost."""

from __future__ import annotations

import random
import statistics
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from serving import Visitor, serving

_PLACES = (
    "Oslo", "Bergen", "Narvik", "Tromsø", "Stavanger", "Drammen", "Lima", "Quito", "Bogotá",
    "Cusco", "Lagos", "Nairobi", "Accra", "Dakar", "Hanoi", "Manila", "Dhaka", "Karachi", "Ankara",
    "Izmir", "Riga", "Vilnius", "Tallinn", "Gdansk", "Krakau", "Graz", "Linz", "Bern", "Genf",
)  # fmt: skip
_FIRST = ("Ada", "Ruben", "Ines", "Tore", "Mara", "Jonas", "Selma", "Victor", "Nadia", "Emil")
_LAST = ("Velm", "Stahl", "Kollberg", "Lindqvist", "Osten", "Brack", "Fenn", "Harrow", "Ipsen")
_FIRMS = ("Nordlicht", "Seestern", "Ankerwerk", "Morgenrot", "Blaufluss", "Steinfeld", "Silbermoor")
_OF_ONE_EVENT = 3  # articles, by different outlets


def make_article(number: int) -> dict[str, str]:
    """Return the article of a number: three in a row tell of one event, with other words."""
    chance = random.Random(number // _OF_ONE_EVENT)  # noqa: S311 - no secret
    place, firm = chance.choice(_PLACES), f"{chance.choice(_FIRMS)} {number // _OF_ONE_EVENT}"
    people = [f"{chance.choice(_FIRST)} {chance.choice(_LAST)}" for _ in range(3)]
    told = (
        f"Die Polizei nahm in {place} {chance.randint(2, 90)} Männer fest. "
        f"Das sagte Ministerin {people[0]}.",
        f"{people[1]} wies den Vorwurf zurück. Die Reederei {firm} habe nichts gewusst.",
        f"{people[2]} kündigte an, die Reederei {firm} zu bestrafen.",
    )
    turned = told[number % 3 :] + told[: number % 3]
    day = f"2026-{1 + number // 100 % 9:02}-{1 + number // _OF_ONE_EVENT % 28:02}"
    return {"text": "\n\n".join(turned), "title": f"Festnahmen in {place}, {firm} im Verdacht",
            "published": day, "outlet": f"Blatt {number % 20}", "lang": "de"}  # fmt: skip


@dataclass(slots=True)
class _Tally:
    """What the readers met; appending to a list is safe between threads."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)


def measure_readers(
    folder: Path, *, readers: int, articles: int, pause_s: float, limit_s: float
) -> bool:
    """Print what readers meet while articles are handed in and read; tell whether all was well."""
    with serving(str(folder / "load.db")) as server:
        port = server.port
        _warm(port)
        tally = _Tally()
        threads = [
            threading.Thread(target=_read, args=(port, number, pause_s, tally), daemon=True)
            for number in range(readers)
        ]
        for thread in threads:
            thread.start()
        start = time.perf_counter()
        visitor = Visitor(port)
        accepted = [visitor.submit(make_article(number)) for number in range(articles)]
        handed_in_s, told = time.perf_counter() - start, len(tally.seconds)
        counts = _wait(visitor, start + limit_s)
        tally.ended.set()
        for thread in threads:
            thread.join(60)
        took = time.perf_counter() - start
        lost = set(accepted) - set(_held(visitor)) if not counts["queued"] else set()
    _tell("while they are handed in", tally.seconds[:told], handed_in_s)
    _tell("until all are read      ", tally.seconds, took)
    print(f"  {articles} articles accepted in {handed_in_s:.0f} s, {counts['done']} read after "
          f"{took:.0f} s, {counts['queued'] + counts['running']} waiting")  # fmt: skip
    print(f"  errors {len(tally.errors)}, failed {counts['failed']}, lost {len(lost)}, "
          f"double {len(accepted) - len(set(accepted))}")  # fmt: skip
    for error in sorted(set(tally.errors))[:5]:
        print(f"  {error}")
    whole = sum(counts.values()) == articles + 1
    return whole and not tally.errors and not lost and not counts["failed"]


def _warm(port: int) -> None:
    """Let one article be read, so that no reader meets an empty house."""
    visitor = Visitor(port)
    visitor.submit(make_article(1_000_000))
    end = time.monotonic() + 120
    while not visitor.json("/stories")["items"] and time.monotonic() < end:
        time.sleep(0.2)


def _read(port: int, number: int, pause_s: float, tally: _Tally) -> None:
    """Look around like an editor: the stories, one of them, its article, a search."""
    chance, visitor = random.Random(number), Visitor(port)  # noqa: S311 - no secret
    while not tally.ended.is_set():
        try:
            tally.seconds.append(visitor.page(_next(chance, visitor)))
        except OSError as error:
            tally.errors.append(str(error)[:200])
            visitor = Visitor(port)
        tally.ended.wait(pause_s * chance.uniform(0.5, 1.5))


def _next(chance: random.Random, visitor: Visitor) -> str:
    kind = chance.choice(("/", "/", "stories", "stories", "articles", "search", "/articles"))
    if kind == "search":
        return f"/search?q={chance.choice(('Reederei', 'Ministerin', 'fest'))}&origins=1"
    if kind in ("stories", "articles"):
        return chance.choice(visitor.links.get(kind) or ["/"])
    return kind


def _wait(visitor: Visitor, end: float) -> dict[str, int]:
    while True:
        counts: dict[str, int] = visitor.json("/jobs")["counts"]
        if not counts["queued"] + counts["running"] or time.perf_counter() > end:
            return counts
        time.sleep(0.5)


def _held(visitor: Visitor) -> list[str]:
    """Return the keys of all articles, page by page."""
    keys, after = [], ""
    while after is not None:
        page = visitor.json(f"/articles?limit=200{f'&after={after}' if after else ''}")
        keys += [one["key"] for one in page["items"]]
        after = page["next"]
    return keys


def _tell(when: str, seconds: list[float], took: float) -> None:
    if len(seconds) < 2:
        return
    ms = sorted(1000 * one for one in seconds)
    late = ms[len(ms) * 95 // 100]
    print(f"  {when}: median {statistics.median(ms):.0f} ms, 95 % under {late:.0f} ms, "
          f"slowest {ms[-1]:.0f} ms, {len(ms)} pages, {len(ms) / took:.0f} a second")  # fmt: skip
