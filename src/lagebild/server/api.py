"""The HTTP API, version 1: the JSON of docs/formats.md, in pages, with entity tags."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse
from starlette.concurrency import run_in_threadpool

from lagebild.contract import analysis_to_json, article_to_json
from lagebild.errors import InputError, NotFoundError
from lagebild.server.events import event_stream
from lagebild.server.exporting import export
from lagebild.server.guards import etag
from lagebild.server.looking import designations_json
from lagebild.server.submitting import MOST_BYTES, submit
from lagebild.store import Store, load_analysis, load_article
from lagebild.store.filters import Filters
from lagebild.store.pages import (
    Page,
    find_key,
    load_claim,
    names_like,
    page_articles,
    page_claims,
    page_stories,
)
from lagebild.store.telling import changes_after, last_change, load_story, successor_of

router = APIRouter(prefix="/api/v1", tags=["lagebild"])
Text = Annotated[str, Query(max_length=300)]
Number = Annotated[int, Path(ge=0, lt=2**31)]
_PROBLEM: dict[str, Any] = {"content": {"application/problem+json": {}}}
ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"description": told, **_PROBLEM}
    for status, told in ((403, "Forbidden"), (404, "Not found"), (422, "Not usable"))
}


def store_of(request: Request) -> Store:
    """Return the store behind the server."""
    store: Store = request.app.state.store
    return store


def filters_of(
    q: Text = "",
    entity: Text = "",
    place: Text = "",
    group: Text = "",
    origin: Text = "",
    outlet: Text = "",
    lang: Text = "",
    type: Text = "",
    modality: Text = "",
    status: Text = "",
    origins: Text = "",
    since: Text = "",
    until: Text = "",
) -> Filters:
    """Return what a reader asks for; raises InputError for a day or number that is none."""
    for day in (since, until):
        if day:
            _day(day)
    if origins and not (origins.isascii() and origins.isdecimal() and len(origins) < 6):
        raise InputError(f"'origins' is a number of independent origins, not {origins!r}")
    words = (q, entity, place, group, origin, outlet, lang, type, modality, status)
    clean = [one.replace("\x00", "") for one in words]
    return Filters(*clean, int(origins) if origins else None, since, until)  # type: ignore[arg-type, call-arg]


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise InputError(f"{value!r} is no day; write it as 2026-03-02") from error


Kept = Annotated[Store, Depends(store_of)]
Wanted = Annotated[Filters, Depends(filters_of)]
After = Annotated[str | None, Query(max_length=60)]
Limit = Annotated[int, Query(ge=1, le=200)]


def answer(content: Any, status: int = 200) -> Response:
    """Return JSON with its entity tag."""
    body = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
    return Response(body, status, {"ETag": etag(body)}, "application/json")


def _paged(page: Page[Any]) -> Response:
    return answer({"items": [asdict(one) for one in page.items], "next": page.next})


@router.post(
    "/articles",
    status_code=202,
    responses=ERRORS,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": {"type": "object"}},
                "text/plain": {"schema": {"type": "string"}},
                "text/html": {"schema": {"type": "string"}},
            },
        }
    },
)
async def post_article(
    request: Request, published: Text = "", outlet: Text = "", lang: Text = ""
) -> Response:
    """Accept an article (text, HTML, JSON) or an address; the answer comes once it is queued."""
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > MOST_BYTES:
            break
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    job = await run_in_threadpool(
        submit,
        store_of(request),
        data,
        kind=kind,
        source=f"api {request.state.person.name}",
        at=request.app.state.now(),
        published=published or None,
        outlet=outlet or None,
        lang=lang or None,
    )
    reply = answer(asdict(job), 202)
    reply.headers["Location"] = f"/api/v1/jobs/{job.id}"
    return reply


@router.get("/articles", responses=ERRORS)
def get_articles(store: Kept, wanted: Wanted, after: After = None, limit: Limit = 50) -> Response:
    """List articles, newest first."""
    return _paged(page_articles(store, wanted, after=after, limit=limit))


@router.get("/articles/{id}", responses=ERRORS)
def get_article(store: Kept, id: str) -> Response:
    """Return an article by the beginning of its key."""
    return answer(article_to_json(load_article(store, find_key(store, id))))


@router.get("/articles/{id}/analysis", responses=ERRORS)
def get_analysis(store: Kept, id: str) -> Response:
    """Return what was found in an article."""
    return answer(analysis_to_json(load_analysis(store, find_key(store, id))))


@router.get("/stories", responses=ERRORS)
def get_stories(store: Kept, wanted: Wanted, after: After = None, limit: Limit = 30) -> Response:
    """List stories, the one that changed last first."""
    return _paged(page_stories(store, wanted, after=after, limit=limit))


@router.get("/stories/{id}", responses=ERRORS)
def get_story(store: Kept, id: str) -> Response:
    """Return a story with its claims and their origins; one that was joined leads to the other."""
    try:
        return answer(load_story(store, id))
    except NotFoundError:
        return RedirectResponse(f"/api/v1/stories/{quote(successor_of(store, id))}")


@router.get("/claims", responses=ERRORS)
def get_claims(store: Kept, wanted: Wanted, after: After = None, limit: Limit = 50) -> Response:
    """List claims, the one that changed last first."""
    return _paged(page_claims(store, wanted, after=after, limit=limit))


@router.get("/claims/{id}", responses=ERRORS)
def get_claim(store: Kept, id: str) -> Response:
    """Return a claim with its carriers and origins."""
    return answer(asdict(load_claim(store, id)))


@router.get("/names", responses=ERRORS)
def get_names(store: Kept, name: Text) -> Response:
    """Return names in articles that begin so, with their parts and numbers of articles."""
    rows = names_like(store, name)
    return answer([{"role": role, "name": one, "articles": count} for role, one, count in rows])


@router.get("/registry", responses=ERRORS)
def get_registry(name: Text, as_of: Text = "", *, request: Request) -> Response:
    """Return official designations of a name, and whether they held on a day (default: today)."""
    day = _day(as_of or request.app.state.now()[:10])
    return answer({"as_of": day.isoformat(), "items": designations_json(name, day)})


@router.get("/changes", responses=ERRORS)
def get_changes(
    store: Kept, after: Annotated[int, Query(ge=0, lt=2**31)] = 0, limit: Limit = 200
) -> Response:
    """Return new, changed and gone claims after a number, oldest first."""
    items = changes_after(store, after, limit=limit)
    return answer({"items": items, "last": last_change(store)})


@router.get("/events", responses={200: {"content": {"text/event-stream": {}}}, **ERRORS})
async def get_events(
    request: Request, after: Annotated[int | None, Query(ge=0, lt=2**31)] = None
) -> StreamingResponse:
    """Stream new and changed claims; `Last-Event-ID` goes on where the reader stopped."""
    last = request.headers.get("last-event-id", "")
    start = int(last) if last.isascii() and last.isdecimal() and len(last) < 10 else after
    return StreamingResponse(
        event_stream(store_of(request), request, start), media_type="text/event-stream"
    )


@router.get("/export/{form}", responses=ERRORS)
def get_export(store: Kept, wanted: Wanted, form: str) -> StreamingResponse:
    """Stream what the filters leave, or all work by hand as edits.jsonl or training.jsonl.

    Claims come as jsonl, csv, parquet, geojson, ftm (FollowTheMoney) or ics (planned events).
    """
    media, rows = export(store, wanted, form)
    name = form if "." in form else f"claims.{form}"
    disposition = {"Content-Disposition": f'attachment; filename="lagebild-{name}"'}
    return StreamingResponse(rows, media_type=media, headers=disposition)
