"""A workbench in memory for the tests: a store, a clock that stands still, and short articles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from lagebild.jobs import do_next, keep_stories
from lagebild.server.app import create_app
from lagebild.store import Store, open_store
from lagebild.types import Article

AT = "2026-03-05T12:00:00+00:00"
CALM = {
    "text": "Die Regierung von Norwegen hat am Montag die Reederei Nordlicht bestraft. Das sagte "
    "Ministerin Ada Velm. Die Polizei nahm in Oslo drei Männer fest.",
    "title": "Strafe für die Reederei Nordlicht",
    "outlet": "Deichbote",
    "published": "2026-03-04",
    "lang": "de",
}
RICH = {
    "text": "Die Polizei nahm am Montag in Oslo drei Männer fest. Das sagte Ministerin Ada Velm. "
    "Am Dienstag protestierten Hunderte Menschen in Bergen. Das Gericht verurteilte Ana Peña.",
    "title": "Festnahmen in Oslo",
    "outlet": "Deichbote",
    "published": "2026-03-04",
    "lang": "de",
}
HOSTILE = {
    "text": "Die Polizei nahm <script>window.hacked=1</script> Ruben Stahl in Oslo fest.\n\n"
    '<img src=x onerror="window.hacked=1"> <svg onload=window.hacked=1> sagte Ada Velm.',
    "title": '"><script>window.hacked=1</script><a href="javascript:window.hacked=1">x</a>',
    "outlet": "<b onmouseover=window.hacked=1>Blatt</b>",
    "url": "javascript:window.hacked=1",
    "published": "2026-03-04",
    "lang": "de",
}


def now() -> str:
    return AT


def no_page(given: object) -> Article:
    raise AssertionError(f"nothing is fetched here: {given}")


class Desk:
    """A client with its store; `work` does what the processes behind a server do."""

    def __init__(self, client: TestClient, store: Store) -> None:
        self.client, self.store = client, store

    def submit(self, **article: object) -> dict[str, object]:
        answer = self.client.post("/api/v1/articles", json=article)
        assert answer.status_code == 202, answer.text
        self.work()
        found: dict[str, object] = answer.json()
        return found

    def work(self) -> None:
        while do_next(self.store, now, no_page):
            pass
        while keep_stories(self.store, now):
            pass

    def get(self, path: str) -> object:
        answer = self.client.get(f"/api/v1{path}")
        assert answer.status_code == 200, answer.text
        return answer.json()


@contextmanager
def open_desk(place: Path | str, *, tokens: bool = False) -> Iterator[Desk]:
    with open_store(place, shared=True) as store:
        app = create_app(store, now, tokens=tokens, hosts=frozenset({"127.0.0.1", "desk"}))
        with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=True) as client:
            yield Desk(client, store)
