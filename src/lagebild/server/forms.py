"""What the forms of the pages do; each leads back to a page of ours."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, quote

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from lagebild.edits import NewEdit, check_edit
from lagebild.errors import InputError, NotFoundError
from lagebild.feeds import check_url
from lagebild.server.api import filters_of, store_of
from lagebild.server.guards import COOKIE
from lagebild.server.looking import classes
from lagebild.server.pages import number, page
from lagebild.server.submitting import submit
from lagebild.store.edits import add_edit, undo_edit
from lagebild.store.feeds import add_feed, remove_feed
from lagebild.store.filters import Filters
from lagebild.store.pages import find_key
from lagebild.store.people import add_watch, holder_of, mark_watch, remove_watch
from lagebild.store.queue import read_again, retry_job
from lagebild.store.telling import last_change, load_story

router = APIRouter(include_in_schema=False)
_YEAR_S = 31_536_000
_SEVERAL = frozenset({"articles", "spans"})  # ticked boxes of one name


def _back(place: str) -> Response:
    """Lead to a path of ours; what is none leads to the first page."""
    ours = place.startswith("/") and not place.startswith(("//", "/\\")) and place.isprintable()
    safe = quote(place, safe="/?&=#%:+;,@-._~") if ours else "/"
    return Response(status_code=303, headers={"Location": safe})


@router.post("/do/{action}")
@router.post("/sign-in")
async def act(request: Request, action: str = "sign-in") -> Response:
    """Do what a form asks for and lead back to a page."""
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > 6_000_000:
            raise InputError("larger than 6 MB")
    rows = parse_qs(data.decode("utf-8", "replace"), keep_blank_values=True)
    form = {
        name: " ".join(values) if name in _SEVERAL else values[-1] for name, values in rows.items()
    }
    return await run_in_threadpool(_act, request, action, form)


def _act(request: Request, action: str, form: dict[str, str]) -> Response:
    """Do one thing and lead to its page, else to `back`."""
    done = _ACTIONS.get(action)
    if done is None:
        raise NotFoundError(f"no action {action!r}")
    answer = done(request, form)
    return answer or _back(form.get("back", "/"))


def _sign_in(request: Request, form: dict[str, str]) -> Response:
    token = form.get("token", "").strip()
    if holder_of(store_of(request), token) is None:
        return page(request, "sign_in.html.j2", refused=True)
    answer = _back("/")
    answer.set_cookie(COOKIE, token, max_age=_YEAR_S, httponly=True, samesite="strict",
                      secure=request.url.scheme == "https")  # fmt: skip
    return answer


def _submit(request: Request, form: dict[str, str]) -> Response:
    text, url = form.get("text", ""), form.get("url", "").strip()

    kind = "text/html" if text.lstrip()[:1] == "<" else "text/plain"
    data = text.encode("utf-8", "replace")
    if url and not text.strip():
        data, kind = json.dumps({"url": url}).encode(), "application/json"
    submit(
        store_of(request), data, kind=kind, source=f"page {request.state.person.name}",
        at=request.app.state.now(), published=form.get("published") or None,
        outlet=form.get("outlet") or None,
    )  # fmt: skip
    return _back("/work")


def _edit(request: Request, form: dict[str, str]) -> None:
    target: dict[str, Any] = {}
    if form.get("trigger"):
        start, _, end = form["trigger"].partition("-")
        target = {"trigger": [number(start), number(end)], "type": form.get("was", "")}
    if form.get("entity"):
        target = {"name": form["entity"]}
    value: dict[str, Any] = {}
    for name in ("type", "modality", "when", "where"):
        if name in form and form[name] != form.get(f"was_{name}", ""):
            value[name] = form[name].strip() or None
    for name in ("actors", "recipients"):
        if name in form and form[name] != form.get(f"was_{name}", ""):
            value[name] = [one.strip() for one in form[name].split(";") if one.strip()]
    if form.get("name"):
        value["name"] = form["name"].strip()
    if form.get("articles"):
        value["articles"] = form["articles"].split()
    if form.get("story"):
        value["articles"] = _first_articles(request, form)
    if form.get("spans"):
        value["spans"] = [[number(end) for end in one.split("-")] for one in form["spans"].split()]
    edit = NewEdit(form.get("kind", ""), form.get("subject", ""), target, value,  # type: ignore[arg-type]
                   form.get("note", ""))  # fmt: skip
    check_edit(edit, classes())
    name, at = request.state.person.name, request.app.state.now()
    add_edit(store_of(request), edit, author=name, at=at)


def _first_articles(request: Request, form: dict[str, str]) -> list[str]:
    """Return an article of the story at hand and one of the story chosen: what joins the two."""
    ids = (form.get("subject", "").partition(" ")[2], form["story"])
    return [load_story(store_of(request), id)["articles"][0] for id in ids]


def _again(request: Request, form: dict[str, str]) -> None:
    name, at = request.state.person.name, request.app.state.now()
    key = find_key(store_of(request), form.get("article", ""))
    read_again(store_of(request), key, source=f"page {name}", at=at)


def _undo(request: Request, form: dict[str, str]) -> None:
    name, at = request.state.person.name, request.app.state.now()
    undo_edit(store_of(request), number(form.get("id")), author=name, at=at)


def _watch(request: Request, form: dict[str, str]) -> None:
    store = store_of(request)
    query = {name: one for name, one in form.items() if name in Filters.__slots__ and one}
    filters_of(**query)
    add_watch(store, form.get("name", ""), query, last_change(store))


def _mark(request: Request, form: dict[str, str]) -> None:
    store = store_of(request)
    mark_watch(store, number(form.get("id")), last_change(store))


def _unwatch(request: Request, form: dict[str, str]) -> None:
    remove_watch(store_of(request), number(form.get("id")))


def _feed(request: Request, form: dict[str, str]) -> None:
    url = form.get("url", "").strip()
    check_url(url)
    add_feed(store_of(request), url, at=request.app.state.now(), outlet=form.get("outlet") or None)


def _unfeed(request: Request, form: dict[str, str]) -> None:
    remove_feed(store_of(request), number(form.get("id")))


def _retry(request: Request, form: dict[str, str]) -> None:
    retry_job(store_of(request), number(form.get("id")))


def _language(request: Request, form: dict[str, str]) -> Response:
    answer = _back(form.get("back", "/"))
    code = form.get("ui", "")[:2]
    answer.set_cookie("ui", code if code.isalpha() else "en", max_age=_YEAR_S, samesite="strict")
    return answer


_ACTIONS: dict[str, Any] = {
    "sign-in": _sign_in, "submit": _submit, "edit": _edit, "undo": _undo, "again": _again,
    "watch": _watch, "mark": _mark, "unwatch": _unwatch, "feed": _feed,
    "unfeed": _unfeed, "retry": _retry, "language": _language,
}  # fmt: skip
