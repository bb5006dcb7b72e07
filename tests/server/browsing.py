"""A real server in a thread and Debian's Chromium, for what only a browser can show."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from lagebild.jobs import do_next, keep_stories
from lagebild.server.app import create_app
from lagebild.store import Store, open_store
from tests.server.desk import no_page, now

CHROMIUM = Path("/usr/bin/chromium")
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Store]]:
    """Yield the address of a running server and its store."""
    with open_store(folder / "news.db", shared=True) as store:
        config = uvicorn.Config(create_app(store, now), port=0, log_level="error")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}", store
        config.app.state.ending = True  # type: ignore[union-attr]
        server.should_exit = True
        thread.join(10)


@contextmanager
def browser() -> Iterator[Any]:
    """Yield a headless Chromium; skips the test with a reason where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM} here; apt-get install chromium")
    with sync_api.sync_playwright() as engine:
        found = engine.chromium.launch(executable_path=str(CHROMIUM), args=_FLAGS)
        try:
            yield found
        finally:
            found.close()


def work(store: Store) -> None:
    """Do what the processes behind a server do."""
    while do_next(store, now, no_page):
        pass
    while keep_stories(store, now):
        pass
