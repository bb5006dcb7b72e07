"""The web pages, rendered on the server; every changing form posts and comes back."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any
from urllib.parse import parse_qs, urlencode

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from lagebild.edits import NewEdit, article_subject, check_edit, marks_of, revise_analysis
from lagebild.errors import InputError, NotFoundError
from lagebild.feeds import check_url
from lagebild.picture import draw_picture
from lagebild.report import write_html
from lagebild.server.api import Kept, Wanted, filters_of, store_of
from lagebild.server.guards import COOKIE, LOOPBACK, etag
from lagebild.server.looking import classes, designations_json, place_of
from lagebild.server.rendering import choose_language, render
from lagebild.server.submitting import submit
from lagebild.server.views import article_pieces, day_of
from lagebild.store import load_analysis
from lagebild.store.edits import add_edit, list_edits, undo_edit
from lagebild.store.feeds import add_feed, list_feeds, remove_feed
from lagebild.store.pages import (
    Filters,
    changes_after,
    find_key,
    last_change,
    load_story,
    names_like,
    page_articles,
    page_claims,
    page_stories,
    story_of,
)
from lagebild.store.people import add_watch, holder_of, list_watches, mark_watch, remove_watch
from lagebild.store.queue import count_jobs, list_jobs, retry_job

router = APIRouter(include_in_schema=False)
_YEAR_S = 31_536_000


def _page(request: Request, template: str, **values: Any) -> Response:
    ui = choose_language(request)
    body = render(template, ui, request, **values).encode("utf-8", "replace")
    return Response(body, headers={"ETag": etag(body)}, media_type="text/html; charset=utf-8")


def _back(place: str) -> Response:
    return Response(status_code=303, headers={"Location": place})


@router.get("/")
def stories_page(request: Request, store: Kept, wanted: Wanted, after: str = "") -> Response:
    """Show the stories, what changed last first, and what changed since the last visit."""
    newest = last_change(store)
    seen = _number(request.cookies.get("seen"))
    since = _number(request.cookies.get("visit")) or seen
    page = page_stories(store, wanted, after=after or None)
    answer = _page(request, "stories.html.j2", page=page, wanted=wanted, since=since,
                   counts=count_jobs(store), query=_query(wanted))  # fmt: skip
    # "visit" lives as long as the browser window: it keeps what was new when the visit began.
    if "visit" not in request.cookies:
        answer.set_cookie("visit", str(seen), httponly=True, samesite="strict")
    answer.set_cookie("seen", str(newest), max_age=_YEAR_S, httponly=True, samesite="strict")
    return answer


@router.get("/stories/{id}")
def story_page(request: Request, store: Kept, id: str, origins: str = "") -> Response:
    """Show a story: claims with origins, who took it from whom, timeline, places, disputes."""
    story = load_story(store, id)
    since = _number(request.cookies.get("visit"))
    articles = {
        line.key[:16]: line
        for line in (_line(store, one) for one in story["articles"])
        if line is not None
    }
    only = int(origins) if origins.isascii() and origins.isdecimal() else None
    shown = [one for one in story["claims"] if only is None or one["independent_origins"] == only]
    points = {
        one["where"]: place
        for one in shown
        if one["where"] and (place := place_of(one["where"])) is not None
    }
    return _page(
        request, "story.html.j2", story=story, claims=shown, only=only, articles=articles,
        points=points, since=since, changes=changes_after(store, since, story=id),
        edits=list_edits(store, subject=f"story {id}"),
    )  # fmt: skip


def _line(store: Any, reference: str) -> Any:
    try:
        key = find_key(store, reference)
        return _Titled(key, load_analysis(store, key).article)
    except NotFoundError:
        return None


class _Titled:
    def __init__(self, key: str, article: Any) -> None:
        self.key, self.title, self.outlet = key, article.title, article.outlet
        self.published, self.text = article.published, article.text


@router.get("/articles")
def articles_page(request: Request, store: Kept, wanted: Wanted, after: str = "") -> Response:
    """List articles."""
    page = page_articles(store, wanted, after=after or None)
    return _page(request, "articles.html.j2", page=page, wanted=wanted, query=_query(wanted))


@router.get("/articles/{id}")
def article_page(request: Request, store: Kept, id: str) -> Response:
    """Show an article with its passages marked, and each statement with what people said of it."""
    key = find_key(store, id)
    machine = load_analysis(store, key)
    edits = tuple(reversed(list_edits(store, subject=article_subject(key))))
    revised = revise_analysis(machine, edits)
    return _page(
        request, "article.html.j2", key=key, article=machine.article, machine=machine,
        by_hand={one.id: one for one in revised.statements}, marks=marks_of(machine, edits),
        edits=edits, pieces=article_pieces(machine), story=story_of(store, key),
        classes=classes(),
    )  # fmt: skip


@router.get("/articles/{id}/picture")
def picture_page(request: Request, store: Kept, id: str) -> Response:
    """Show the whole picture of one article, as `lagebild read --html` writes it."""
    key = find_key(store, id)
    edits = reversed(list_edits(store, subject=article_subject(key)))
    annotations = revise_analysis(load_analysis(store, key), edits)
    today = day_of(request.app.state.now())
    written = day_of(annotations.article.published) if annotations.article.published else today
    html = write_html(
        draw_picture(annotations, as_of=written, today=today), choose_language(request)
    )
    policy = html.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
    headers = {"Content-Security-Policy": policy.replace("&#39;", "'")}
    return Response(html.encode("utf-8", "replace"), headers=headers, media_type="text/html")


@router.get("/search")
def search_page(request: Request, store: Kept, wanted: Wanted, after: str = "") -> Response:
    """Search claims with filters."""
    page = page_claims(store, wanted, after=after or None)
    return _page(
        request, "search.html.j2", page=page, wanted=wanted, classes=classes(),
        query=_query(wanted),
    )  # fmt: skip


@router.get("/entities/{name}")
def entity_page(request: Request, store: Kept, name: str) -> Response:
    """Show what is claimed about and by a name."""
    day = day_of(request.app.state.now())
    return _page(
        request, "entity.html.j2", name=name, names=names_like(store, name, 40),
        claims=page_claims(store, Filters(entity=name)),
        said=page_claims(store, Filters(origin=name)),
        articles=page_articles(store, Filters(entity=name)),
        listings=designations_json(name, day), place=place_of(name), day=day,
    )  # fmt: skip


@router.get("/registry")
def registry_page(request: Request, name: str = "", as_of: str = "") -> Response:
    """Look a name up on the official lists as of a day."""
    day = day_of(as_of or request.app.state.now())
    rows = designations_json(name, day) if name else []
    return _page(request, "registry.html.j2", name=name, day=day, rows=rows)


@router.get("/work")
def work_page(request: Request, store: Kept) -> Response:
    """Show the queue, the feeds and the forms to hand something in."""
    return _page(
        request, "work.html.j2", counts=count_jobs(store), jobs=list_jobs(store, limit=30),
        feeds=list_feeds(store),
    )  # fmt: skip


@router.get("/watches")
def watches_page(request: Request, store: Kept) -> Response:
    """Show the watch lists with what is new in each."""
    rows = []
    for watch in list_watches(store):
        new = page_claims(store, _with(watch.query, watch.seen), limit=10)
        rows.append((watch, new, urlencode(watch.query)))
    return _page(request, "watches.html.j2", rows=rows)


def _with(query: dict[str, str], seen: int) -> Filters:
    values = asdict(filters_of(**query)) | {"moved_after": seen}
    return Filters(**values)


@router.get("/edits")
def edits_page(request: Request, store: Kept) -> Response:
    """Show the work by hand, newest first."""
    return _page(request, "edits.html.j2", edits=list_edits(store, limit=200))


@router.get("/sign-in")
def sign_in_page(request: Request) -> Response:
    """Ask for a token."""
    return _page(request, "sign_in.html.j2", refused=False)


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
    form = {name: values[-1] for name, values in rows.items()}
    return await run_in_threadpool(_act, request, action, form)


def _act(request: Request, action: str, form: dict[str, str]) -> Response:
    """Lead to `back`, which is a path of ours or nothing."""
    done = _ACTIONS.get(action)
    if done is None:
        raise NotFoundError(f"no action {action!r}")
    answer = done(request, form)
    back = form.get("back", "/")
    ours = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return answer or _back(back if ours else "/")


def _sign_in(request: Request, form: dict[str, str]) -> Response:
    token = form.get("token", "").strip()
    if holder_of(store_of(request), token) is None:
        return _page(request, "sign_in.html.j2", refused=True)
    answer = _back("/")
    secure = request.url.scheme == "https" or request.url.hostname not in LOOPBACK
    answer.set_cookie(COOKIE, token, max_age=_YEAR_S, httponly=True, samesite="strict",
                      secure=secure and request.url.scheme == "https")  # fmt: skip
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
        target = {"trigger": [_number(start), _number(end)], "type": form.get("was", "")}
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
    edit = NewEdit(form.get("kind", ""), form.get("subject", ""), target, value,  # type: ignore[arg-type]
                   form.get("note", ""))  # fmt: skip
    check_edit(edit, classes())
    name, at = request.state.person.name, request.app.state.now()
    add_edit(store_of(request), edit, author=name, at=at)


def _undo(request: Request, form: dict[str, str]) -> None:
    name, at = request.state.person.name, request.app.state.now()
    undo_edit(store_of(request), _number(form.get("id")), author=name, at=at)


def _watch(request: Request, form: dict[str, str]) -> None:
    store = store_of(request)
    query = {name: one for name, one in form.items() if name in Filters.__slots__ and one}
    filters_of(**query)
    add_watch(store, form.get("name", ""), query, last_change(store))


def _mark(request: Request, form: dict[str, str]) -> None:
    store = store_of(request)
    mark_watch(store, _number(form.get("id")), last_change(store))


def _unwatch(request: Request, form: dict[str, str]) -> None:
    remove_watch(store_of(request), _number(form.get("id")))


def _feed(request: Request, form: dict[str, str]) -> None:
    url = form.get("url", "").strip()
    check_url(url)
    add_feed(store_of(request), url, at=request.app.state.now(), outlet=form.get("outlet") or None)


def _unfeed(request: Request, form: dict[str, str]) -> None:
    remove_feed(store_of(request), _number(form.get("id")))


def _retry(request: Request, form: dict[str, str]) -> None:
    retry_job(store_of(request), _number(form.get("id")))


def _language(request: Request, form: dict[str, str]) -> Response:
    back = form.get("back", "/")
    answer = _back(back if back.startswith("/") and not back.startswith("//") else "/")
    code = form.get("ui", "")[:2]
    answer.set_cookie("ui", code if code.isalpha() else "en", max_age=_YEAR_S, samesite="strict")
    return answer


_ACTIONS: dict[str, Any] = {
    "sign-in": _sign_in, "submit": _submit, "edit": _edit, "undo": _undo, "watch": _watch,
    "mark": _mark, "unwatch": _unwatch, "feed": _feed, "unfeed": _unfeed, "retry": _retry,
    "language": _language,
}  # fmt: skip


def _number(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else 0


def _query(wanted: Filters) -> str:
    return urlencode({name: one for name, one in asdict(wanted).items() if one not in ("", None)})
