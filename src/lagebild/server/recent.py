"""Pages that several people ask for at once are drawn once and given to all of them.

A page is kept for a moment only, and no longer than until somebody changes something here, so a
reader never misses what he did himself. What workers find in between shows a moment later.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MOST = 500  # pages kept
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OTHERS = ("/api/", "/static/", "/sign-in")
_SUBMIT = "/api/v1/articles"  # only queues; what workers make of it shows a moment later


@dataclass(slots=True)
class _Drawing:
    """A page that is being drawn, or was; `until`: when it is too old, by the loop's clock."""

    task: asyncio.Task[list[Message]]
    until: float = field(default=float("inf"))


class Recent:
    """Stands before the pages; `keep_s`: seconds for which a page stays good, 0 for none."""

    def __init__(self, app: ASGIApp, keep_s: float) -> None:
        self._app, self._keep_s = app, keep_s
        self._pages: dict[tuple[object, ...], _Drawing] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what was drawn a moment ago, else draw."""
        if scope["type"] == "http" and scope["method"] not in _SAFE:
            try:
                await self._app(scope, receive, send)
            finally:
                if scope["path"] != _SUBMIT:
                    self._pages.clear()
        elif self._keep_s and _is_page(scope):
            for message in await self._drawn(scope):
                await send(_copied(message))
        else:
            await self._app(scope, receive, send)

    async def _drawn(self, scope: Scope) -> list[Message]:
        loop, key = asyncio.get_running_loop(), _key(scope)
        page = self._pages.get(key)
        if page is None or page.until < loop.time():
            if len(self._pages) >= _MOST:
                self._pages.clear()
            page = self._pages[key] = _Drawing(loop.create_task(self._draw(scope)))
            page.task.add_done_callback(lambda _: self._date(key, page, loop.time()))
        return await asyncio.shield(page.task)

    def _date(self, key: tuple[object, ...], page: _Drawing, now: float) -> None:
        failed = page.task.cancelled() or page.task.exception() is not None
        if failed and self._pages.get(key) is page:
            del self._pages[key]
        page.until = now + self._keep_s

    async def _draw(self, scope: Scope) -> list[Message]:
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        async def nothing() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        await self._app({**scope, "state": dict(scope.get("state", {}))}, nothing, keep)
        return messages


def _is_page(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and not scope["path"].startswith(_OTHERS)
    )


def _copied(message: Message) -> Message:
    """Return a message that the next reader does not share: its headers are still changed."""
    if "headers" not in message:
        return dict(message)
    return {**message, "headers": list(message["headers"])}


def _key(scope: Scope) -> tuple[object, ...]:
    """Return all that a page depends on: address, language, last visit, reader."""
    request = Request(scope)
    cookies = request.cookies
    since = cookies.get("visit") or cookies.get("seen")
    asked = request.headers.get("accept-language", "")
    known = "visit" in cookies
    person = getattr(request.state, "person", None)
    return (scope["path"], scope["query_string"], cookies.get("ui"), asked, since, known, person)
