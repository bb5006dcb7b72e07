"""The web pages, rendered on the server; every changing form posts and comes back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from lagebild.edits import article_subject, marks_of, revise_analysis
from lagebild.errors import NotFoundError
from lagebild.picture import draw_picture
from lagebild.report import write_html
from lagebild.server.api import Kept, Wanted, filters_of
from lagebild.server.guards import etag
from lagebild.server.looking import classes, designations_json, place_of
from lagebild.server.rendering import choose_language, render
from lagebild.server.views import article_pieces, day_of
from lagebild.store import load_analysis
from lagebild.store.edits import list_edits
from lagebild.store.feeds import list_feeds
from lagebild.store.filters import Filters
from lagebild.store.pages import (
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
from lagebild.store.people import list_watches
from lagebild.store.queue import count_jobs, list_jobs

router = APIRouter(include_in_schema=False)
_YEAR_S = 31_536_000


def page(request: Request, template: str, /, **values: Any) -> Response:
    """Return a page with its entity tag."""
    ui = choose_language(request)
    body = render(template, ui, request, **values).encode("utf-8", "replace")
    return Response(body, headers={"ETag": etag(body)}, media_type="text/html; charset=utf-8")


@router.get("/")
def stories_page(request: Request, store: Kept, wanted: Wanted, after: str = "") -> Response:
    """Show the stories, what changed last first, and what changed since the last visit."""
    newest = last_change(store)
    seen = number(request.cookies.get("seen"))
    since = number(request.cookies.get("visit")) or seen
    found = page_stories(store, wanted, after=after or None)
    answer = page(request, "stories.html.j2", page=found, wanted=wanted, since=since,
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
    since = number(request.cookies.get("visit"))
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
    return page(
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
    found = page_articles(store, wanted, after=after or None)
    return page(request, "articles.html.j2", page=found, wanted=wanted, query=_query(wanted))


@router.get("/articles/{id}")
def article_page(request: Request, store: Kept, id: str) -> Response:
    """Show an article with its passages marked, and each statement with what people said of it."""
    key = find_key(store, id)
    machine = load_analysis(store, key)
    edits = tuple(reversed(list_edits(store, subject=article_subject(key))))
    revised = revise_analysis(machine, edits)
    return page(
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
    found = page_claims(store, wanted, after=after or None)
    return page(
        request, "search.html.j2", page=found, wanted=wanted, classes=classes(),
        query=_query(wanted),
    )  # fmt: skip


@router.get("/entities/{name}")
def entity_page(request: Request, store: Kept, name: str) -> Response:
    """Show what is claimed about and by a name."""
    day = day_of(request.app.state.now())
    return page(
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
    return page(request, "registry.html.j2", name=name, day=day, rows=rows)


@router.get("/work")
def work_page(request: Request, store: Kept) -> Response:
    """Show the queue, the feeds and the forms to hand something in."""
    return page(
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
    return page(request, "watches.html.j2", rows=rows)


def _with(query: dict[str, str], seen: int) -> Filters:
    values = asdict(filters_of(**query)) | {"moved_after": seen}
    return Filters(**values)


@router.get("/edits")
def edits_page(request: Request, store: Kept) -> Response:
    """Show the work by hand, newest first."""
    return page(request, "edits.html.j2", edits=list_edits(store, limit=200))


@router.get("/sign-in")
def sign_in_page(request: Request) -> Response:
    """Ask for a token."""
    return page(request, "sign_in.html.j2", refused=False)


def number(value: str | None) -> int:
    """Return a whole number that a reader sent, 0 for anything else."""
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else 0


def _query(wanted: Filters) -> str:
    return urlencode({name: one for name, one in asdict(wanted).items() if one not in ("", None)})
