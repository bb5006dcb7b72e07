"""Workers that die: their job is done by the next, the jobs of the others are left alone."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from lagebild.contract import article_from_json
from lagebild.jobs import Crew, Task
from lagebild.store import open_store
from lagebild.store.queue import (
    MOST_ATTEMPTS,
    count_jobs,
    load_job,
    requeue_unfinished,
    submit_article,
    take_work,
)
from tests.server.desk import AT, CALM, RICH


def test_when_a_worker_dies_its_job_waits_again_and_no_other(tmp_path: Path) -> None:
    with open_store(tmp_path / "n.db", shared=True) as store:
        ids = [
            submit_article(store, article_from_json(one), source="test", at=AT).id
            for one in (CALM, RICH)
        ]
        assert take_work(store, AT, "worker 0")
        assert take_work(store, AT, "worker 1")
        assert requeue_unfinished(store, AT, "worker 0") == 1
        assert [load_job(store, id).state for id in ids] == ["queued", "running"]
        assert requeue_unfinished(store, AT) == 1


def test_an_article_that_ends_its_worker_every_time_is_left_alone(tmp_path: Path) -> None:
    with open_store(tmp_path / "n.db", shared=True) as store:
        job = submit_article(store, article_from_json(CALM), source="test", at=AT)
        for _ in range(MOST_ATTEMPTS):
            assert take_work(store, AT, "worker 0")
            requeue_unfinished(store, AT, "worker 0")
        assert take_work(store, AT, "worker 0") is None
        assert count_jobs(store)["failed"] == 1
        assert "too long" in (load_job(store, job.id).problem or "")


def leave_a_trace(folder: str) -> bool:
    Path(folder, f"{os.getpid()}").touch()
    return False


def test_a_process_that_is_killed_is_replaced(tmp_path: Path) -> None:
    told: list[str] = []
    crew = Crew((Task("only", leave_a_trace, (str(tmp_path),)),), told.append)
    crew.start()
    try:
        first = _wait_for(tmp_path, 1)
        os.kill(int(first[0]), signal.SIGKILL)
        assert len(_wait_for(tmp_path, 2)) == 2
        assert told == ["only"]
    finally:
        crew.stop()
    assert crew.alive() == 0


def _wait_for(folder: Path, count: int) -> list[str]:
    for _ in range(600):
        names = [one.name for one in folder.iterdir()]
        if len(names) >= count:
            return names
        time.sleep(0.1)
    raise AssertionError(f"only {names} after a minute")
