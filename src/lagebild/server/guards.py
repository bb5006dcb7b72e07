"""Who may speak to the server, and what a page may do in a browser.

On the loopback anybody on the machine may; still, the Host header must be one of ours (so that no
foreign name leads a browser here) and a changing request must come from our own pages. Beyond the
loopback every request needs a token, in `Authorization: Bearer` or in the cookie that the sign-in
page sets.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

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
}
_ANYBODY = Person("local", "write")
Next = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Guards:
    """Checks every request; `hosts`: names under which the server answers; `tokens`: needed."""

    store: Store
    hosts: frozenset[str]
    tokens: bool

    async def __call__(self, request: Request, call_next: Next) -> Response:
        """Answer a request, or say what forbids it."""
        refused = self._foreign(request)
        if refused:
            return _secured(problem_response(403, refused))
        person = await run_in_threadpool(self._person, request) if self.tokens else _ANYBODY
        if person is None and not request.url.path.startswith(_OPEN):
            return _secured(_sign_in(request))
        writing = request.method not in _SAFE and request.url.path != "/sign-in"
        if person and person.role != "write" and writing:
            return _secured(problem_response(403, "this token may read, not write"))
        request.state.person = person or Person("nobody", "read")
        return _secured(_tagged(request, await call_next(request)))

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

    def _person(self, request: Request) -> Person | None:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        given = token if scheme.lower() == "bearer" else request.cookies.get(COOKIE, "")
        return holder_of(self.store, given) if given else None


def _sign_in(request: Request) -> Response:
    if "text/html" in request.headers.get("accept", ""):
        return Response(status_code=303, headers={"Location": "/sign-in"})
    answer = problem_response(401, "a token is needed: Authorization: Bearer TOKEN")
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _secured(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Security-Policy", _POLICY)
    response.headers.setdefault("Cache-Control", "no-cache")
    return response


def _tagged(request: Request, response: Response) -> Response:
    """Return 304 in place of a page that the reader has already; `etag` is set by the routes."""
    tag = response.headers.get("etag")
    if tag and request.method in _SAFE and response.status_code == 200:
        known = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
        if tag in known or "*" in known:
            return Response(status_code=304, headers={"ETag": tag})
    return response


def etag(body: bytes) -> str:
    """Return the entity tag of a body: weak, since compression may lie between."""
    return f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
