"""The durable queue: every accepted article is a row before the sender hears that it was accepted.

A job is queued, running, done or failed. Workers take the oldest queued one in a single statement,
so two never get the same. What was running when a server died is queued again by the next one;
doing it twice changes nothing, since analyses are kept by content.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import case, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from lagebild.contract import article_from_json, article_to_json, content_hash
from lagebild.errors import NotFoundError
from lagebild.store.opening import Store
from lagebild.store.tables import ArticleRow
from lagebild.store.workbench_tables import JobRow
from lagebild.store.writing import shown
from lagebild.types import Article

State = Literal["queued", "running", "done", "failed"]
STATES: tuple[State, ...] = ("queued", "running", "done", "failed")
MOST_ATTEMPTS = 3  # an article that ended its worker three times is left alone


@dataclass(frozen=True, slots=True)
class Job:
    """One submission and what became of it; `article` is the content hash once it is known."""

    id: int
    kind: str
    state: State
    source: str
    label: str
    article: str | None
    problem: str | None
    submitted: str
    started: str | None
    finished: str | None
    attempts: int


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker needs of a job: the article as format 1, or an address with its feed's data."""

    id: int
    kind: str
    body: dict[str, Any]


def submit_article(store: Store, article: Article, *, source: str, at: str) -> Job:
    """Return the job of an article; one that was handed in before keeps its job.

    A date that was missing then, or another title, or a failure lets the job run again.
    """
    key = content_hash(article)
    label = article.title or article.text.strip()[:80]
    return _submit(store, key, "article", label, article_to_json(article), source, at, key)


def submit_address(store: Store, url: str, given: dict[str, Any], *, source: str, at: str) -> Job:
    """Return the job of a page to be fetched; `given`: what is known of it (outlet, published)."""
    return _submit(store, f"url {url}", "url", url, {**given, "url": url}, source, at, None)


def _submit(
    store: Store,
    key: str,
    kind: str,
    label: str,
    body: dict[str, Any],
    source: str,
    at: str,
    article: str | None,
) -> Job:
    with store.session() as session:
        insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
        row = insert(JobRow).values(
            key=key,
            kind=kind,
            state="queued",
            source=source,
            label=shown(" ".join(label.split())) or "-",
            article=article,
            body=json.dumps(body, ensure_ascii=False),
            attempts=0,
            submitted=at,
        )
        again = (JobRow.state == "failed") | (
            (JobRow.state == "done") & (JobRow.body != row.excluded.body)
        )
        session.execute(
            row.on_conflict_do_update(
                index_elements=[JobRow.key],
                set_={
                    "state": case((again, "queued"), else_=JobRow.state),
                    "attempts": case((again, 0), else_=JobRow.attempts),
                    "body": case((again, row.excluded.body), else_=JobRow.body),
                    "label": case((again, row.excluded.label), else_=JobRow.label),
                },
            )
        )
        return _job(session.execute(select(JobRow).where(JobRow.key == key)).scalar_one())


def read_again(store: Store, key: str, *, source: str, at: str) -> Job:
    """Queue a stored article for a new analysis; raises NotFoundError."""
    with store.session() as session:
        article = session.get(ArticleRow, key)
        if article is None:
            raise NotFoundError(f"{store.path} holds no article {key!r}")
        row = session.scalar(select(JobRow).where(JobRow.key == key))
        if row is not None:
            if row.state != "running":
                row.state, row.attempts, row.problem = "queued", 0, None
            return _job(row)
        kept = article_from_json(json.loads(article.body))
    return submit_article(store, kept, source=source, at=at)


def take_work(store: Store, at: str, worker: str = "") -> Work | None:
    """Return the oldest queued job, now running with `worker`, or None where nothing waits."""
    with store.session() as session:
        oldest = (
            select(JobRow.id)
            .where(JobRow.state == "queued")
            .order_by(JobRow.id)
            .limit(1)
            .with_for_update(skip_locked=True)
            .scalar_subquery()
        )
        row = session.execute(
            update(JobRow)
            .where(JobRow.id == oldest)
            .values(state="running", started=at, worker=worker, attempts=JobRow.attempts + 1)
            .returning(JobRow.id, JobRow.kind, JobRow.body)
            .execution_options(synchronize_session=False)
        ).one_or_none()
        return Work(row.id, row.kind, json.loads(row.body)) if row else None


def finish_work(
    store: Store, id: int, at: str, *, article: str | None = None, problem: str | None = None
) -> None:
    """Record how a job ended: with the article it gave, or with what was wrong."""
    values: dict[str, Any] = {
        "state": "failed" if problem else "done",
        "problem": shown(problem),
        "finished": at,
    }
    if article:
        values["article"] = article
    with store.session() as session:
        session.execute(update(JobRow).where(JobRow.id == id).values(**values))


def requeue_unfinished(store: Store, at: str, worker: str | None = None) -> int:
    """Queue again what was running when its server died, or just one worker; return how many."""
    running = JobRow.state == "running"
    if worker is not None:
        running &= JobRow.worker == worker
    poison = JobRow.attempts >= MOST_ATTEMPTS
    told = f"ended its worker {MOST_ATTEMPTS} times; the text may be too long for this machine"
    with store.session() as session:
        found = session.scalars(select(JobRow.id).where(running)).all()
        session.execute(
            update(JobRow)
            .where(running)
            .values(
                state=case((poison, "failed"), else_="queued"),
                problem=case((poison, told), else_=None),
                finished=case((poison, at), else_=None),
            )
            .execution_options(synchronize_session=False)
        )
    return len(found)


def release_work(store: Store, id: int) -> None:
    """Put a job back that a worker did not finish, for the next one to take."""
    with store.session() as session:
        session.execute(update(JobRow).where(JobRow.id == id).values(state="queued"))


def retry_job(store: Store, id: int) -> Job:
    """Queue a failed job again; raises NotFoundError."""
    with store.session() as session:
        row = session.get(JobRow, id)
        if row is None:
            raise NotFoundError(f"{store.path} holds no job {id}")
        if row.state == "failed":
            row.state, row.attempts, row.problem = "queued", 0, None
        return _job(row)


def count_jobs(store: Store) -> dict[State, int]:
    """Return how many jobs are in each state."""
    with store.session() as session:
        rows = session.execute(select(JobRow.state, func.count()).group_by(JobRow.state))
        held = {str(state): int(count) for state, count in rows}
    return {state: held.get(state, 0) for state in STATES}


def load_job(store: Store, id: int) -> Job:
    """Return one job; raises NotFoundError."""
    with store.session() as session:
        row = session.get(JobRow, id)
        if row is None:
            raise NotFoundError(f"{store.path} holds no job {id}")
        return _job(row)


def list_jobs(
    store: Store, *, state: str | None = None, before: int | None = None, limit: int = 50
) -> tuple[Job, ...]:
    """Return jobs, newest first; `before`: only those with a smaller number."""
    query = select(JobRow).order_by(JobRow.id.desc()).limit(limit)
    if state:
        query = query.where(JobRow.state == state)
    if before is not None:
        query = query.where(JobRow.id < before)
    with store.session() as session:
        return tuple(_job(row) for row in _rows(session, query))


def _rows(session: Session, query: Any) -> list[JobRow]:
    return list(session.scalars(query))


def _job(row: JobRow) -> Job:
    return Job(
        row.id,
        row.kind,
        row.state,  # type: ignore[arg-type]  # only STATES are ever written
        row.source,
        row.label,
        row.article,
        row.problem,
        row.submitted,
        row.started,
        row.finished,
        row.attempts,
    )
