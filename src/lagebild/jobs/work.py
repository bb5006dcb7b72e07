"""One job: take it, fetch where needed, analyse, save. What goes wrong is kept with the job."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lagebild.contract import article_from_json, content_hash
from lagebild.errors import InputError
from lagebild.pipeline import read_article
from lagebild.store import Store, save_analysis
from lagebild.store.queue import Work, finish_work, take_work
from lagebild.types import Annotations, Article

Read = Callable[[Article], Annotations]
Fetch = Callable[[dict[str, Any]], Article]


def do_next(
    store: Store,
    now: Callable[[], str],
    fetch: Fetch,
    read: Read = read_article,
    worker: str = "",
) -> bool:
    """Do the oldest queued job as `worker`; return False where nothing waits.

    `fetch` gets a page and returns its article; it raises InputError with the reason. Errors of
    the store are not the job's and pass through.
    """
    work = take_work(store, now(), worker)
    if work is None:
        return False
    try:
        annotations = read(_article(work, fetch))
    except InputError as error:
        finish_work(store, work.id, now(), problem=str(error))
    except Exception as error:  # a mistake of ours on one article must not stop the others
        told = f"internal error: {type(error).__name__}: {error}; please report it with the article"
        finish_work(store, work.id, now(), problem=told)
    else:
        save_analysis(store, annotations)
        finish_work(store, work.id, now(), article=content_hash(annotations.article))
    return True


def _article(work: Work, fetch: Fetch) -> Article:
    return fetch(work.body) if work.kind == "url" else article_from_json(work.body)
