"""Who may speak to the server, and what a page may do in a browser.

On the loopback anybody on the machine may; still, the Host header must be one of ours (so that no
foreign name leads a browser here) and a changing request must come from our own pages. Beyond the
loopback every request needs a token, in `Authorization: Bearer` or in the cookie that the sign-in
page sets.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lagebild.server.problems import problem_response
from lagebild.store import Store
from lagebild.store.people import Person, holder_of

COOKIE = "lagebild_token"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = ("/static/", "/sign-in")
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-cache",
}
_ANYBODY = Person("local", "write")
_NOBODY = Person("nobody", "read")


@dataclass(frozen=True, slots=True)
class Guards:
    """Checks every request; `hosts`: names under which the server answers; `tokens`: needed."""

    app: ASGIApp
    store: Store
    hosts: frozenset[str]
    tokens: bool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say what forbids it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        refused = self._foreign(request)
        person = _ANYBODY
        if refused is None and self.tokens:
            person = await run_in_threadpool(self._person, request)
        answer = problem_response(403, refused) if refused else _stopped(request, person)
        request.state.person = person
        guarded = _Sender(send, request)
        if answer is not None:
            await answer(scope, receive, guarded)
        else:
            await self.app(scope, receive, guarded)

    def _foreign(self, request: Request) -> str | None:
        host = urlsplit(f"//{request.headers.get('host', '')}").hostname
        if host not in self.hosts:
            return f"this server does not answer for host {host!r}; start it with --name {host}"
        origin = request.headers.get("origin")
        if request.method in _SAFE or origin is None:
            return None
        if urlsplit(origin).netloc != request.headers.get("host"):
            return "the request comes from the page of another site"
        return None

    def _person(self, request: Request) -> Person:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        given = token if scheme.lower() == "bearer" else request.cookies.get(COOKIE, "")
        return (holder_of(self.store, given) if given else None) or _NOBODY


def _stopped(request: Request, person: Person) -> Response | None:
    """Return what somebody gets who may not do this, None for one who may."""
    if person is _NOBODY and not request.url.path.startswith(_OPEN):
        return _sign_in(request)
    writing = request.method not in _SAFE and request.url.path != "/sign-in"
    if person.role != "write" and writing:
        return problem_response(403, "this token may read, not write")
    return None


def _sign_in(request: Request) -> Response:
    if "text/html" in request.headers.get("accept", ""):
        return Response(status_code=303, headers={"Location": "/sign-in"})
    answer = problem_response(401, "a token is needed: Authorization: Bearer TOKEN")
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


class _Sender:
    """Sends an answer on with our headers, or as 304 where the reader has it already."""

    def __init__(self, send: Send, request: Request) -> None:
        self._send = send
        self._asks = request.method in _SAFE
        self._known = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
        self._kept = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            tag = headers.get("etag")
            self._kept = bool(
                self._asks and tag and message["status"] == 200 and self._known & {tag, "*"}
            )
            if self._kept:
                message["status"] = 304
                for name in ("content-length", "content-type"):
                    del headers[name]
        elif self._kept:
            if message.get("more_body"):
                return
            message = {"type": "http.response.body", "body": b""}
        await self._send(message)


def etag(body: bytes) -> str:
    """Return the entity tag of a body: weak, since compression may lie between."""
    return f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
