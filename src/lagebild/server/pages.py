"""The web pages, rendered on the server; every changing form posts and comes back."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from lagebild.edits import article_subject, marks_of, revise_analysis, story_subject
from lagebild.errors import NotFoundError
from lagebild.picture import draw_picture
from lagebild.report import write_html, write_situation_html
from lagebild.server.api import Kept, Wanted, filters_of
from lagebild.server.exporting import FORMS
from lagebild.server.guards import etag
from lagebild.server.looking import classes, designations_json
from lagebild.server.rendering import choose_language, render
from lagebild.server.stories import record_of, revised_members, view_story
from lagebild.server.views import article_pieces, day_of
from lagebild.store import load_analysis
from lagebild.store.edits import list_edits, titles_of
from lagebild.store.feeds import list_feeds
from lagebild.store.filters import Filters
from lagebild.store.pages import (
    count_moved,
    find_key,
    names_like,
    page_articles,
    page_claims,
    page_stories,
    story_of,
)
from lagebild.store.people import list_watches
from lagebild.store.queue import count_jobs, list_jobs
from lagebild.store.telling import (
    last_change,
    load_story,
    successor_of,
)
from lagebild.story_types import OpenPoint, Situation

router = APIRouter(include_in_schema=False)
_YEAR_S = 31_536_000
_FORM_NAMES = {
    "jsonl": "JSON Lines",
    "parquet": "Parquet",
    "geojson": "GeoJSON",
    "ftm": "FollowTheMoney",
    "ics": "iCalendar",
}


def page(request: Request, template: str, /, **values: Any) -> Response:
    """Return a page with its entity tag."""
    ui = choose_language(request)
    body = render(template, ui, request, **values).encode("utf-8", "replace")
    return Response(body, headers={"ETag": etag(body)}, media_type="text/html; charset=utf-8")


@router.get("/")
def stories_page(
    request: Request, store: Kept, wanted: Wanted, after: str = "", new: str = ""
) -> Response:
    """Show the stories, what changed last first; with `new` only what the reader has not seen."""
    newest = last_change(store)
    seen = number(request.cookies.get("seen"))
    since = number(request.cookies.get("visit")) or seen
    only_new = bool(new and since)
    found = page_stories(
        store, replace(wanted, moved_after=since) if only_new else wanted, after=after or None
    )
    query = _query(wanted) + ("&new=1" if only_new else "")
    answer = page(
        request, "stories.html.j2", page=found, wanted=wanted, since=since, newest=newest,
        only_new=only_new, moved=count_moved(store, since) if since else 0,
        counts=count_jobs(store), query=query.lstrip("&"),
    )  # fmt: skip
    # "visit" lives as long as the browser window: it keeps what was new when the visit began.
    if "visit" not in request.cookies:
        answer.set_cookie("visit", str(seen), httponly=True, samesite="strict")
    answer.set_cookie("seen", str(newest), max_age=_YEAR_S, httponly=True, samesite="strict")
    return answer


@router.get("/stories/{id}")
def story_page(
    request: Request, store: Kept, id: str, origins: str = "", whole: str = ""
) -> Response:
    """Show a story: claims with origins, who took it from whom, timeline, places, disputes."""
    only = int(origins) if origins.isascii() and origins.isdecimal() else None
    since = number(request.cookies.get("visit"))
    try:
        view = view_story(store, id, since=since, origins=only, whole=bool(whole))
    except NotFoundError:
        return RedirectResponse(f"/stories/{quote(successor_of(store, id))}")
    return page(
        request, "story.html.j2", v=view, only=only, since=since, born=view.born,
        counts=view.counts, edits=list_edits(store, subject=story_subject(id)),
    )  # fmt: skip


@router.get("/stories/{id}/picture")
def situation_page(request: Request, store: Kept, id: str) -> Response:
    """Show the whole situation of one story, as `lagebild situation --html` writes it."""
    try:
        story = record_of(load_story(store, id))
    except NotFoundError:
        return RedirectResponse(f"/stories/{quote(successor_of(store, id))}/picture")
    analyses = {one.article.id: one for one in revised_members(store, id)}
    points = tuple(
        OpenPoint(one.article.id, point.span, point.kind, point.span.of(one.article.text))
        for one in analyses.values()
        for point in one.open_questions
    )
    situation = Situation((story,), (), points)
    return _report(write_situation_html(situation, analyses, choose_language(request)))


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
    picture = draw_picture(annotations, as_of=written, today=today)
    return _report(write_html(picture, choose_language(request)))


def _report(html: str) -> Response:
    """Return a report that brings its own style, under the policy that it names itself."""
    policy = html.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
    headers = {"Content-Security-Policy": policy.replace("&#39;", "'")}
    return Response(html.encode("utf-8", "replace"), headers=headers, media_type="text/html")


@router.get("/search")
def search_page(request: Request, store: Kept, wanted: Wanted, after: str = "") -> Response:
    """Search claims with filters."""
    found = page_claims(store, wanted, after=after or None)
    return page(
        request, "search.html.j2", page=found, wanted=wanted, classes=classes(),
        query=_query(wanted), forms=[(one, _FORM_NAMES.get(one, one.upper())) for one in FORMS],
    )  # fmt: skip


@router.get("/entities/{name}")
def entity_page(request: Request, store: Kept, name: str) -> Response:
    """Show what is claimed about and by a name."""
    day = day_of(request.app.state.now())
    similar = {other: count for _, other, count in names_like(store, name, 40) if other != name}
    return page(
        request, "entity.html.j2", name=name, similar=tuple(similar.items()),
        claims=page_claims(store, Filters(entity=name)),
        said=page_claims(store, Filters(origin=name)),
        articles=page_articles(store, Filters(entity=name)),
        listings=designations_json(name, day),
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
    edits = list_edits(store, limit=200)
    titles = titles_of(store, (edit.subject for edit in edits))
    return page(request, "edits.html.j2", edits=edits, titles=titles)


@router.get("/sign-in")
def sign_in_page(request: Request) -> Response:
    """Ask for a token."""
    return page(request, "sign_in.html.j2", refused=False)


def number(value: str | None) -> int:
    """Return a whole number that a reader sent, 0 for anything else."""
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else 0


def _query(wanted: Filters) -> str:
    return urlencode({name: one for name, one in asdict(wanted).items() if one not in ("", None)})
