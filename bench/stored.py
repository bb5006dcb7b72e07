"""A large store: how long the list of stories and every kind of search take in the browser."""

from __future__ import annotations

import random
import statistics
import time
from urllib.parse import quote

import synthetic
from serving import Visitor, serving

from lagebild.store import open_store

_TIMES = 9  # each page, with other words each time
_SEED = 23


def measure_stored(place: str, *, articles: int, most_ms: float) -> bool:
    """Fill an empty store, print each page's median; tell whether all are fast enough.

    Beside it stands the server's own processor time, which a busy machine does not stretch.
    """
    start = time.perf_counter()
    with open_store(place, shared=True) as store:
        vocabulary = synthetic.make_vocabulary(7)
        if not _holds_any(place):
            vocabulary = synthetic.fill(store, articles)
            print(f"  {articles} articles written in {time.perf_counter() - start:.0f} s")
    slow = []
    with serving(place, "--workers", "0") as server:
        visitor = Visitor(server.port)
        for page in ("/", "/articles", "/search", "/work"):
            visitor.page(page)
        for name, paths in _questions(vocabulary, visitor).items():
            before = server.processor_ms()
            ms = statistics.median(
                1000 * visitor.page(f"{path}{'&' if '?' in path else '?'}n={number}")
                for number, path in enumerate(paths)  # no page is one that was drawn just now
            )
            slow += [name] if ms > most_ms else []
            own_ms = (server.processor_ms() - before) / len(paths)
            late = "  SLOW" if ms > most_ms else ""
            print(f"  {name:<44}{ms:6.0f} ms, {own_ms:4.0f} of processor{late}", flush=True)
    return not slow


def _holds_any(place: str) -> bool:
    from lagebild.store.filters import Filters
    from lagebild.store.pages import page_articles

    with open_store(place) as store:
        return bool(page_articles(store, Filters(), limit=1).items)


def _questions(vocabulary: synthetic.Vocabulary, visitor: Visitor) -> dict[str, list[str]]:
    """Return what is asked, each several times with other words."""
    chance = random.Random(_SEED)  # noqa: S311 - no secret

    def words(pool: synthetic.Pool, first: int, last: int) -> list[str]:
        return [quote(one) for one in chance.sample(pool.words[first:last], _TIMES)]

    common = words(vocabulary.words, 0, 20)
    middle = words(vocabulary.words, 200, 2_000)
    rare = words(vocabulary.words, 5_000, 20_000)
    people = [quote(" ".join(vocabulary.people.draw(2))) for _ in range(_TIMES)]
    stories = [quote(one) for one in _cursors(visitor, "stories", 40)]
    articles = [quote(one) for one in _cursors(visitor, "articles", 40)]
    visitor.page("/search?origins=2")
    told, read = visitor.links["stories"], [f"/articles/{key}" for key in _keys(visitor)]
    return {
        "stories": ["/"] * _TIMES,
        "stories, further pages": [f"/?after={one}" for one in stories],
        "stories with a common word": [f"/?q={one}" for one in common],
        "stories with a rare word": [f"/?q={one}" for one in rare],
        "stories of a month": [
            f"/?since=2025-{n:02}-01&until=2025-{n:02}-28" for n in range(1, 10)
        ],
        "one story": [chance.choice(told) for _ in range(_TIMES)],
        "one article": [chance.choice(read) for _ in range(_TIMES)],
        "search: everything": ["/search"] * _TIMES,
        "search: a common word": [f"/search?q={one}" for one in common],
        "search: a middling word": [f"/search?q={one}" for one in middle],
        "search: a rare word": [f"/search?q={one}" for one in rare],
        "search: two words": [f"/search?q={a}+{b}" for a, b in zip(common, middle, strict=True)],
        "search: the beginning of a word": [f"/search?q={one[:5]}*" for one in middle],
        "search: words in a row": [f"/search?q=%22{one}%22" for one in people],
        "search: a person": [f"/search?entity={one}" for one in people],
        "search: a place": [f"/search?place={one}" for one in words(vocabulary.places, 0, 200)],
        "search: an outlet": [
            f"/search?outlet={one}+1" for one in words(vocabulary.outlets, 0, 60)
        ],
        "search: an outlet that nobody knows": ["/search?outlet=Niemand"] * _TIMES,
        "search: a class that nothing is": ["/search?type=RETREAT"] * _TIMES,
        "search: a word that nobody wrote": ["/search?q=xylophon"] * _TIMES,
        "search: an origin": [f"/search?origin={one}" for one in people],
        "search: a class": [f"/search?type={one}" for one in ("AID", "PROTEST", "SANCTION") * 3],
        "search: certainty, status, one origin": [
            f"/search?modality={a}&status={b}&origins=1"
            for a, b in zip(
                ("denied", "planned", "alleged") * 3, ("disputed", "open") * 5, strict=False
            )
        ],
        "search: a common word, one month": [
            f"/search?q={one}&since=2025-03-01&until=2025-03-31" for one in common
        ],
        "search: a common word and status": [f"/search?q={one}&status=denied" for one in common],
        "articles": ["/articles"] * _TIMES,
        "articles, further pages": [f"/articles?after={one}" for one in articles],
        "articles with a common word": [f"/articles?q={one}" for one in common],
        "articles with a rare word": [f"/articles?q={one}" for one in rare],
        "articles of a person": [f"/articles?entity={one}" for one in people],
        "articles of a class, of a month": [
            f"/articles?since=2025-0{n}-01&until=2025-0{n}-28" for n in range(1, 10)
        ],
        "one name": [f"/entities/{one}" for one in people],
        "queue and feeds": ["/work"] * _TIMES,
    }


def _cursors(visitor: Visitor, kind: str, step: int) -> list[str]:
    found, after = [], ""
    for _ in range(_TIMES):
        after = visitor.json(f"/{kind}?limit={step}{f'&after={after}' if after else ''}")["next"]
        found.append(after)
    return found


def _keys(visitor: Visitor) -> list[str]:
    return [one["key"][:16] for one in visitor.json("/articles?limit=50")["items"]]
