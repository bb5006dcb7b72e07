"""Pages that are drawn once for all: nobody gets another's page, nobody misses his own change."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from lagebild.server.recent import Recent
from lagebild.store.people import Person


class Pages:
    """An application that counts how often it draws."""

    def __init__(self) -> None:
        self.drawn = 0
        self.broken = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.drawn += 1
        number = self.drawn
        await asyncio.sleep(0.01)
        if self.broken:
            raise RuntimeError("broken")
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": str(number).encode()})


async def ask(app: Recent, path: str = "/", method: str = "GET", **more: Any) -> str:
    cookie = more.get("cookie", "").encode()
    headers = [(b"cookie", cookie), (b"accept-language", more.get("language", "de").encode())]
    scope = {"type": "http", "method": method, "path": path, "query_string": b"",
             "headers": headers, "state": {"person": more.get("person")}}  # fmt: skip
    body = b""

    async def send(message: Message) -> None:
        nonlocal body
        if "headers" in message:
            message["headers"].append((b"x-mine", b"1"))
            assert len(message["headers"]) == 1, "headers of another reader's answer"
        body += message.get("body", b"")

    async def receive() -> Message:
        return {"type": "http.request"}

    await app(scope, receive, send)
    return body.decode()


def run(test: Callable[[Recent, Pages], Awaitable[None]], keep_s: float = 60) -> Pages:
    pages = Pages()
    asyncio.run(test(Recent(pages, keep_s), pages))  # type: ignore[arg-type]
    return pages


def test_fifty_readers_of_one_page_make_it_be_drawn_once() -> None:
    async def test(app: Recent, pages: Pages) -> None:
        assert set(await asyncio.gather(*(ask(app) for _ in range(50)))) == {"1"}

    assert run(test).drawn == 1


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/search"},
        {"language": "en"},
        {"cookie": "ui=en"},
        {"cookie": "visit=7"},
        {"cookie": "seen=7"},
        {"person": Person("anna", "read")},
    ],
)
def test_who_should_see_another_page_gets_another_page(other: dict[str, Any]) -> None:
    async def test(app: Recent, pages: Pages) -> None:
        assert await ask(app) != await ask(app, **other)

    run(test)


def test_after_a_change_the_page_is_drawn_anew() -> None:
    async def test(app: Recent, pages: Pages) -> None:
        assert await ask(app) == "1"
        await ask(app, "/do/edit", "POST")
        assert await ask(app) == "3"

    run(test)


def test_a_page_that_is_too_old_is_drawn_anew() -> None:
    async def test(app: Recent, pages: Pages) -> None:
        assert await ask(app) == "1"
        await asyncio.sleep(0.06)
        assert await ask(app) == "2"

    run(test, keep_s=0.05)


@pytest.mark.parametrize("path", ["/api/v1/stories", "/static/page.js", "/sign-in"])
def test_what_is_no_page_is_never_kept(path: str) -> None:
    async def test(app: Recent, pages: Pages) -> None:
        assert await ask(app, path) != await ask(app, path)

    run(test)


def test_a_failure_is_not_kept() -> None:
    async def test(app: Recent, pages: Pages) -> None:
        pages.broken = True
        with pytest.raises(RuntimeError):
            await ask(app)
        pages.broken = False
        assert await ask(app) == "2"

    run(test)
