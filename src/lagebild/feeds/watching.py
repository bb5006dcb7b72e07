"""Visiting the feeds that are due: new entries go into the queue, failures are told and put off."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from lagebild.errors import InputError
from lagebild.feeds.entries import Entry, read_listing
from lagebild.feeds.fetching import Fetcher
from lagebild.pipeline import BadLine, read_articles
from lagebild.store import Store
from lagebild.store.feeds import Feed, Visit, list_feeds, record_visit, unseen_items
from lagebild.store.queue import submit_address
from lagebild.types import Article

_SLOWEST = timedelta(days=1)  # a failing feed is tried at least so often


@dataclass(frozen=True, slots=True)
class Visited:
    """What a visit gave: how many new entries, or the reason it failed."""

    feed: Feed
    new: int
    problem: str | None


def visit_due_feeds(
    store: Store, now: Callable[[], str], fetcher: Fetcher, *, every: bool = False
) -> tuple[Visited, ...]:
    """Visit the feeds that are due, or all; a failing one never stops the others."""
    due = list_feeds(store, due_at=None if every else now())
    return tuple(_visit(store, feed, now, fetcher) for feed in due)


def _visit(store: Store, feed: Feed, now: Callable[[], str], fetcher: Fetcher) -> Visited:
    try:
        visit = _read(store, feed, now, fetcher)
    except InputError as error:
        visit = Visit(now(), _later(now(), feed, feed.failures + 1), problem=str(error))
    except Exception as error:  # a feed that breaks a parser must not stop the others
        told = f"internal error: {type(error).__name__}: {error}"
        visit = Visit(now(), _later(now(), feed, feed.failures + 1), problem=told)
    record_visit(store, feed.id, visit)
    return Visited(feed, len(visit.items), visit.problem)


def _read(store: Store, feed: Feed, now: Callable[[], str], fetcher: Fetcher) -> Visit:
    headers = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    answer = fetcher.get(
        feed.url,
        allow_private=feed.allow_private,
        headers={name: value for name, value in headers.items() if value},
    )
    next_at = _later(now(), feed, 0)
    if answer.status == 304:
        return Visit(now(), next_at, etag=feed.etag, modified=feed.modified)
    listing = read_listing(answer.data, answer.url)
    unseen = unseen_items(store, feed.id, (entry.id for entry in listing.entries))
    new = [entry for entry in listing.entries if entry.id in unseen]
    for entry in new:
        _submit(store, feed, entry, listing.title, now())
    return Visit(
        now(),
        next_at,
        title=listing.title,
        etag=answer.headers.get("etag"),
        modified=answer.headers.get("last-modified"),
        items=tuple(dict.fromkeys(entry.id for entry in new)),
    )


def _submit(store: Store, feed: Feed, entry: Entry, title: str | None, at: str) -> None:
    given = {
        "outlet": feed.outlet or title,
        "published": entry.published,
        "title": entry.title,
        "allow_private": feed.allow_private,
    }
    submit_address(store, entry.url, given, source=f"feed {feed.id}", at=at)


def _later(at: str, feed: Feed, failures: int) -> str:
    """Return the next visit: after the usual time, doubled with every failure in a row."""
    pause = min(timedelta(seconds=feed.every_s * (1 << min(failures, 10))), _SLOWEST)
    later: datetime = datetime.fromisoformat(at) + max(pause, timedelta(seconds=feed.every_s))
    return later.isoformat()


def fetch_article(given: dict[str, Any], fetcher: Fetcher) -> Article:
    """Return the article of a page; what the page does not say of itself comes from `given`."""
    url = str(given["url"])
    answer = fetcher.get(url, allow_private=bool(given.get("allow_private")))
    name = answer.url if answer.url.endswith((".html", ".htm")) else f"{answer.url}.html"
    found = next(
        iter(
            read_articles(
                io.BytesIO(answer.data),
                name=name,
                url=url,
                outlet=given.get("outlet"),
                published=given.get("published"),
            )
        ),
        None,
    )
    if found is None or isinstance(found, BadLine):
        raise InputError(f"{url}: {found or 'holds no article'}")
    return found
