"""What the processes behind the server do over and over; each opens the store for itself."""

from __future__ import annotations

from functools import cache, partial

from lagebild.feeds import Fetcher, fetch_article, visit_due_feeds
from lagebild.jobs import Clock, Crew, Task, do_next, keep_stories
from lagebild.store import Store, open_store
from lagebild.store.queue import requeue_unfinished


@cache
def _store(place: str) -> Store:
    return open_store(place, shared=True)


@cache
def _fetcher() -> Fetcher:
    return Fetcher()


def analyse_step(place: str, now: Clock, worker: str) -> bool:
    """Analyse one article, if one waits."""
    fetch = partial(fetch_article, fetcher=_fetcher())
    return do_next(_store(place), now, fetch, worker=worker)


def stories_step(place: str, now: Clock) -> bool:
    """Place some new articles, if there are any."""
    return keep_stories(_store(place), now) > 0


def feeds_step(place: str, now: Clock) -> bool:
    """Visit the feeds that are due."""
    return bool(visit_due_feeds(_store(place), now, _fetcher()))


def make_crew(place: str, now: Clock, workers: int, *, feeds: bool) -> Crew:
    """Return the processes behind a server, not started yet."""
    names = [f"worker {number}" for number in range(workers)]
    tasks = [Task(name, analyse_step, (place, now, name)) for name in names]
    tasks.append(Task("stories", stories_step, (place, now)))
    if feeds:
        tasks.append(Task("feeds", feeds_step, (place, now)))
    return Crew(tuple(tasks), lambda name: requeue_unfinished(_store(place), now(), name))
