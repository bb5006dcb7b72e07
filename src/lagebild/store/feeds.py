"""Feeds on disk: when each is due, what its last visit left, which entries were handed on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from lagebild.errors import InputError, NotFoundError, StoreError
from lagebild.store.opening import Store
from lagebild.store.workbench_tables import FeedItemRow, FeedRow


@dataclass(frozen=True, slots=True)
class Feed:
    """A watched address; `state` is new, ok or failing, `problem` the reason of a failure."""

    id: int
    url: str
    title: str | None
    outlet: str | None
    every_s: int
    allow_private: bool
    etag: str | None
    modified: str | None
    next_at: str
    last_at: str | None
    state: str
    problem: str | None
    failures: int
    taken: int


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit to a feed left; None keeps what was there."""

    at: str
    next_at: str
    problem: str | None = None
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    items: tuple[str, ...] = ()  # entries that were handed on


def add_feed(
    store: Store,
    url: str,
    *,
    at: str,
    outlet: str | None = None,
    every_s: int = 900,
    allow_private: bool = False,
) -> Feed:
    """Watch an address from now on; raises InputError where it is watched already."""
    row = FeedRow(
        url=url,
        title=None,
        outlet=outlet,
        every_s=every_s,
        allow_private=allow_private,
        next_at=at,
        state="new",
        failures=0,
        taken=0,
    )
    try:
        with store.session() as session:
            session.add(row)
            session.flush()
            return _feed(row)
    except StoreError as error:
        if isinstance(error.__cause__, IntegrityError):
            raise InputError(f"{url} is watched already") from error
        raise


def remove_feed(store: Store, id: int) -> None:
    """Stop watching; the articles stay. Raises NotFoundError."""
    with store.session() as session:
        row = session.get(FeedRow, id)
        if row is None:
            raise NotFoundError(f"{store.path} watches no feed {id}")
        session.execute(delete(FeedItemRow).where(FeedItemRow.feed == id))
        session.delete(row)


def list_feeds(store: Store, *, due_at: str | None = None) -> tuple[Feed, ...]:
    """Return all feeds, or those whose next visit is due at a moment, longest waiting first."""
    query = select(FeedRow).order_by(FeedRow.next_at, FeedRow.id)
    if due_at is not None:
        query = query.where(FeedRow.next_at <= due_at)
    with store.session() as session:
        return tuple(_feed(row) for row in session.scalars(query))


def unseen_items(store: Store, feed: int, items: Iterable[str]) -> frozenset[str]:
    """Return the entries of a feed that were not handed on yet."""
    wanted = frozenset(items)
    query = select(FeedItemRow.item).where(
        FeedItemRow.feed == feed, FeedItemRow.item.in_(list(wanted))
    )
    with store.session() as session:
        return wanted - set(session.scalars(query))


def record_visit(store: Store, feed: int, visit: Visit) -> None:
    """Keep what a visit left; a feed that was removed meanwhile stays removed."""
    with store.session() as session:
        row = session.get(FeedRow, feed)
        if row is None:
            return
        row.last_at, row.next_at, row.problem = visit.at, visit.next_at, visit.problem
        row.state = "failing" if visit.problem else "ok"
        row.failures = row.failures + 1 if visit.problem else 0
        row.title = visit.title or row.title
        if visit.problem is None:
            row.etag, row.modified = visit.etag, visit.modified
        row.taken += len(visit.items)
        for item in visit.items:
            session.merge(FeedItemRow(feed=feed, item=item, seen=visit.at))


def _feed(row: FeedRow) -> Feed:
    return Feed(
        row.id,
        row.url,
        row.title,
        row.outlet,
        row.every_s,
        row.allow_private,
        row.etag,
        row.modified,
        row.next_at,
        row.last_at,
        row.state,
        row.problem,
        row.failures,
        row.taken,
    )
