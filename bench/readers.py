"""Many read while articles come in: how long a page takes, what fails, what is lost."""

from __future__ import annotations

import random
import statistics
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from serving import Visitor, serving

_PLACES = ("Oslo", "Bergen", "Narvik", "Tromsø", "Stavanger", "Drammen")
_PEOPLE = ("Ada Velm", "Ruben Stahl", "Ines Kollberg", "Tore Lindqvist", "Mara Osten")
_BODIES = ("Die Polizei", "Das Gericht", "Die Regierung", "Die Hafenbehörde")


def make_article(number: int) -> dict[str, str]:
    """Return the article of a number: four sentences with claims, unlike all others."""
    chance = random.Random(number)  # noqa: S311 - no secret
    place, person, body = (chance.choice(one) for one in (_PLACES, _PEOPLE, _BODIES))
    text = (
        f"{body} nahm in {place} {number + 2} Männer fest. Das sagte Ministerin {person}.\n\n"
        f"Die Reederei Nordlicht {number} wies den Vorwurf zurück. {person} kündigte an, "
        f"die Firma zu bestrafen."
    )
    day = f"2026-{1 + number % 9:02}-{1 + number % 28:02}"
    return {"text": text, "title": f"{number + 2} Festnahmen in {place}", "published": day,
            "outlet": f"Blatt {number % 20}", "lang": "de"}  # fmt: skip


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
    with serving(str(folder / "load.db")) as port:
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
