"""The part of the API that changes something: queue, work by hand, feeds, watch lists."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from lagebild.edits import KINDS, NewEdit, check_edit
from lagebild.errors import InputError
from lagebild.feeds import check_url
from lagebild.server.api import ERRORS, Kept, Limit, Text, answer, filters_of
from lagebild.server.looking import classes
from lagebild.store.edits import add_edit, list_edits, undo_edit
from lagebild.store.feeds import add_feed, list_feeds, remove_feed
from lagebild.store.filters import Filters
from lagebild.store.pages import find_key
from lagebild.store.people import add_watch, list_watches, remove_watch
from lagebild.store.queue import count_jobs, list_jobs, load_job, read_again, retry_job
from lagebild.store.telling import last_change

router = APIRouter(prefix="/api/v1", tags=["work"])
Number = Annotated[int, Path(ge=0, lt=2**31)]


class EditBody(BaseModel):
    """An edit as handed in; docs/workbench.md lists the kinds."""

    model_config = ConfigDict(extra="forbid")
    kind: str = Field(json_schema_extra={"enum": list(KINDS)})
    subject: str = Field(max_length=100)
    target: dict[str, Any] = Field(default_factory=dict)
    value: dict[str, Any] = Field(default_factory=dict)
    note: str = Field("", max_length=10_000)


class FeedBody(BaseModel):
    """A feed to be watched."""

    model_config = ConfigDict(extra="forbid")
    url: str = Field(max_length=2_000)
    outlet: str | None = Field(None, max_length=300)
    every_s: int = Field(900, ge=60, le=604_800)


class WatchBody(BaseModel):
    """A search to be kept under a name."""

    model_config = ConfigDict(extra="forbid")
    name: str = Field(max_length=100)
    query: dict[str, str]


@router.get("/jobs", responses=ERRORS)
def get_jobs(
    store: Kept, state: Text = "", before: Annotated[int | None, Query(ge=0, lt=2**31)] = None
) -> Response:
    """List submissions, newest first, with the number in each state."""
    items = [asdict(job) for job in list_jobs(store, state=state, before=before)]
    return answer({"counts": count_jobs(store), "items": items})


@router.get("/jobs/{id}", responses=ERRORS)
def get_job(store: Kept, id: Number) -> Response:
    """Return what became of a submission."""
    return answer(asdict(load_job(store, id)))


@router.post("/jobs/{id}/retry", responses=ERRORS)
def post_retry(store: Kept, id: Number) -> Response:
    """Queue a failed submission again."""
    return answer(asdict(retry_job(store, id)))


@router.post("/articles/{id}/again", status_code=202, responses=ERRORS)
def post_again(request: Request, store: Kept, id: str) -> Response:
    """Queue a stored article for a new analysis; the work by hand on it is laid over it again."""
    source, at = f"api {request.state.person.name}", request.app.state.now()
    return answer(asdict(read_again(store, find_key(store, id), source=source, at=at)), 202)


@router.get("/edits", responses=ERRORS)
def get_edits(
    store: Kept,
    subject: Text = "",
    before: Annotated[int | None, Query(ge=0, lt=2**31)] = None,
    limit: Limit = 200,
) -> Response:
    """List the work by hand, newest first, undone edits too."""
    found = list_edits(store, subject=subject or None, before=before, limit=limit)
    return answer({"items": [asdict(edit) for edit in found]})


@router.post("/edits", status_code=201, responses=ERRORS)
def post_edit(request: Request, store: Kept, body: EditBody) -> Response:
    """Confirm, correct, reject, rename, split, join, take apart, or note."""
    edit = NewEdit(**body.model_dump())
    check_edit(edit, classes())
    name, at = request.state.person.name, request.app.state.now()
    return answer(asdict(add_edit(store, edit, author=name, at=at)), 201)


@router.delete("/edits/{id}", responses=ERRORS)
def delete_edit(request: Request, store: Kept, id: Number) -> Response:
    """Undo an edit; it stays in the list as undone."""
    name, at = request.state.person.name, request.app.state.now()
    return answer(asdict(undo_edit(store, id, author=name, at=at)))


@router.get("/feeds", responses=ERRORS)
def get_feeds(store: Kept) -> Response:
    """List the watched feeds with their state."""
    return answer({"items": [asdict(feed) for feed in list_feeds(store)]})


@router.post("/feeds", status_code=201, responses=ERRORS)
def post_feed(request: Request, store: Kept, body: FeedBody) -> Response:
    """Watch a feed."""
    check_url(body.url)
    at = request.app.state.now()
    feed = add_feed(store, body.url, at=at, outlet=body.outlet, every_s=body.every_s)
    return answer(asdict(feed), 201)


@router.delete("/feeds/{id}", status_code=204, responses=ERRORS)
def delete_feed(store: Kept, id: Number) -> Response:
    """Stop watching a feed; its articles stay."""
    remove_feed(store, id)
    return Response(status_code=204)


@router.get("/watches", responses=ERRORS)
def get_watches(store: Kept) -> Response:
    """List the watch lists."""
    return answer({"items": [asdict(watch) for watch in list_watches(store)]})


@router.post("/watches", status_code=201, responses=ERRORS)
def post_watch(store: Kept, body: WatchBody) -> Response:
    """Keep a search over claims under a name."""
    known = set(Filters.__slots__) - {"moved_after"}
    for name in body.query:
        if name not in known:
            raise InputError(f"{name!r} is no filter; these are: {', '.join(sorted(known))}")
    filters_of(**body.query)
    return answer(asdict(add_watch(store, body.name, body.query, last_change(store))), 201)


@router.delete("/watches/{id}", status_code=204, responses=ERRORS)
def delete_watch(store: Kept, id: Number) -> Response:
    """Forget a watch list."""
    remove_watch(store, id)
    return Response(status_code=204)
