"""Visits to a host of the test's own on the loopback."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from lagebild.errors import InputError
from lagebild.feeds import Fetcher, checked_target, fetch_article, is_public, visit_due_feeds
from lagebild.store import open_store
from lagebild.store.feeds import add_feed, list_feeds
from lagebild.store.queue import list_jobs

AT = "2026-03-05T12:00:00+00:00"
FEED = '<rss version="2.0"><channel><title>Deichbote</title>{}</channel></rss>'
ITEM = "<item><guid>{0}</guid><link>{1}/story/{0}</link><title>Nr. {0}</title></item>"


class Host(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.robots = ""
        self.items = ["a", "b"]
        self.asked: list[str] = []
        self.failures = 0
        self.retry_after = "0"


class Handler(BaseHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        host = self.server
        host.asked.append(self.path)
        if self.path == "/robots.txt":
            return self.reply(200, host.robots)
        if self.path == "/feed":
            if self.headers.get("If-None-Match") == '"v1"':
                return self.reply(304, "")
            items = "".join(ITEM.format(one, host.url) for one in host.items)
            return self.reply(200, FEED.format(items), ETag='"v1"')
        if self.path == "/loop":
            return self.reply(302, "", Location="/loop")
        if self.path == "/inside":
            return self.reply(302, "", Location="http://10.0.0.1/secret")
        if self.path == "/flaky":
            host.failures += 1
            if host.failures < 3:
                return self.reply(503, "", **{"Retry-After": host.retry_after})
            return self.reply(200, "ok")
        if self.path == "/large":
            return self.reply(200, "x" * 10_000_001)
        if self.path.startswith("/story"):
            page = "<html><h1>Titel</h1><article>" + "<p>Die Polizei nahm zwei Männer fest.</p>" * 9
            return self.reply(200, page)
        return self.reply(404, "")

    def reply(self, status: int, text: str, **headers: str) -> None:
        data = text.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[Host]:
    with Host() as found:
        thread = threading.Thread(target=found.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield found
        found.shutdown()
        thread.join()


def fetcher() -> Fetcher:
    return Fetcher(gap_s=0, sleep=lambda _: None)


def test_new_entries_are_queued_once_and_an_unchanged_feed_is_not_read(
    host: Host, tmp_path: Path
) -> None:
    with open_store(tmp_path / "n.db") as store:
        add_feed(store, f"{host.url}/feed", at=AT, allow_private=True)
        assert [one.new for one in visit_due_feeds(store, lambda: AT, fetcher())] == [2]
        again = visit_due_feeds(store, lambda: AT, fetcher(), every=True)
        assert [(one.new, one.problem) for one in again] == [(0, None)]
        assert len(list_jobs(store)) == 2
        assert list_feeds(store)[0].title == "Deichbote"
        assert visit_due_feeds(store, lambda: AT, fetcher()) == ()  # not due


def test_a_failing_feed_tells_why_and_does_not_stop_the_others(host: Host, tmp_path: Path) -> None:
    with open_store(tmp_path / "n.db") as store:
        add_feed(store, f"{host.url}/nothing", at=AT, allow_private=True)
        add_feed(store, f"{host.url}/feed", at=AT, allow_private=True)
        visited = visit_due_feeds(store, lambda: AT, fetcher())
        assert [one.new for one in visited] == [0, 2]
        failing = next(one for one in list_feeds(store) if one.state == "failing")
        assert "404" in (failing.problem or "")
        assert failing.next_at > AT


def test_a_page_becomes_an_article(host: Host) -> None:
    given = {"url": f"{host.url}/story/a", "outlet": "Deichbote", "allow_private": True}
    article = fetch_article(given, fetcher())
    assert "Polizei" in article.text
    assert (article.outlet, article.url) == ("Deichbote", given["url"])


@pytest.mark.parametrize(("path", "told"), [("/loop", "redirects"), ("/large", "larger")])
def test_endless_answers_are_cut_off(host: Host, path: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        fetcher().get(f"{host.url}{path}", allow_private=True)


def test_a_public_host_cannot_lead_into_the_house(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lagebild.feeds.guard.is_public", lambda number: number == "127.0.0.1")
    with pytest.raises(InputError, match=r"10\.0\.0\.1.*private"):
        fetcher().get(f"{host.url}/inside")
    assert host.asked == ["/robots.txt", "/inside"]


def test_a_passing_failure_is_tried_again(host: Host) -> None:
    assert fetcher().get(f"{host.url}/flaky", allow_private=True).data == b"ok"


@pytest.mark.parametrize(("told", "slept"), [("0", [1, 4]), ("9", [9, 9]), ("x", [])])
def test_a_host_that_asks_for_time_gets_it(host: Host, told: str, slept: list[int]) -> None:
    host.retry_after, pauses = told, list[float]()
    visitor = Fetcher(gap_s=0, sleep=pauses.append)
    if slept:
        assert visitor.get(f"{host.url}/flaky", allow_private=True).data == b"ok"
    else:
        with pytest.raises(InputError, match="503"):
            visitor.get(f"{host.url}/flaky", allow_private=True)
    assert pauses == slept


def test_a_host_is_visited_as_slowly_as_its_robots_txt_asks(host: Host) -> None:
    host.robots, pauses = "User-agent: *\nCrawl-delay: 7", list[float]()
    visitor = Fetcher(gap_s=0, sleep=pauses.append)
    for _ in range(2):
        visitor.get(f"{host.url}/feed", allow_private=True)
    assert len(pauses) == 2
    assert all(6 < pause <= 7 for pause in pauses)
    assert host.asked == ["/robots.txt", "/feed", "/feed"]


def test_a_name_that_points_elsewhere_a_moment_later_gains_nothing(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A visit looks a name up once and connects to just that number."""
    numbers = ["127.0.0.1", "127.0.0.1", "10.0.0.1"]  # robots.txt, the page, then the trap
    real = socket.getaddrinfo

    def answer(name: str, port: int, *args: object, **more: object) -> object:
        assert name in ("rebind.example", "127.0.0.1"), name
        number = numbers.pop(0) if name == "rebind.example" else name
        return real(number, port, type=socket.SOCK_STREAM)

    monkeypatch.setattr("socket.getaddrinfo", answer)
    monkeypatch.setattr("lagebild.feeds.guard.is_public", lambda number: number == "127.0.0.1")
    url = host.url.replace("127.0.0.1", "rebind.example")
    assert fetcher().get(f"{url}/feed").status == 200
    with pytest.raises(InputError, match="private network"):
        fetcher().get(f"{url}/feed")
    assert host.asked == ["/robots.txt", "/feed"]


def test_robots_txt_is_heeded(host: Host) -> None:
    host.robots = "User-agent: *\nDisallow: /feed"
    with pytest.raises(InputError, match=r"robots\.txt"):
        fetcher().get(f"{host.url}/feed", allow_private=True)
    assert host.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://169.254.169.254/latest",
        "http://0.0.0.0/",
        "http://100.64.0.1/",
        "file:///etc/passwd",
        "http://user:pass@8.8.8.8/",
        "http://8.8.8.8 /",
        "gopher://8.8.8.8/",
    ],
)
def test_addresses_inside_or_of_other_kinds_are_refused(url: str) -> None:
    with pytest.raises(InputError):
        checked_target(url)


@pytest.mark.parametrize(("number", "public"), [("8.8.8.8", True), ("192.168.1.1", False)])
def test_public_and_private_numbers_are_told_apart(number: str, public: bool) -> None:
    assert is_public(number) is public
