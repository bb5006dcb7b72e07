"""A server that is killed in the middle loses nothing and does nothing twice."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

ARTICLES = 12


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(db: Path, port: int) -> subprocess.Popen[bytes]:
    call = [sys.executable, "-m", "lagebild", "serve", "--db", str(db), "--port", str(port)]
    process = subprocess.Popen([*call, "--no-feeds"], stderr=subprocess.DEVNULL)
    for _ in range(300):
        try:
            ask(port, "/jobs")
            return process
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    process.kill()
    raise AssertionError("the server did not start within 30 s")


def ask(port: int, path: str, body: object = None) -> Any:
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/v1{path}", data, {"content-type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - our own server
        return json.load(answer)


def wait_until_done(port: int) -> dict[str, int]:
    for _ in range(600):
        counts: dict[str, int] = ask(port, "/jobs")["counts"]
        if not counts["queued"] and not counts["running"]:
            return counts
        time.sleep(0.1)
    raise AssertionError(f"still {counts} after a minute")


def test_every_accepted_article_is_there_once_after_a_kill(tmp_path: Path) -> None:
    db, port = tmp_path / "news.db", free_port()
    server = start(db, port)
    accepted = []
    for number in range(ARTICLES):
        text = f"Die Polizei nahm in Oslo {number + 2} Männer fest. Das sagte Ministerin Ada Velm."
        accepted.append(ask(port, "/articles", {"text": text, "lang": "de"})["article"])
        if number == ARTICLES // 2:
            while not ask(port, "/jobs")["counts"]["done"]:
                time.sleep(0.05)
    server.send_signal(signal.SIGKILL)
    server.wait()
    server = start(db, port)
    try:
        assert wait_until_done(port)["done"] == ARTICLES
        held = [one["key"] for one in ask(port, "/articles?limit=200")["items"]]
        assert sorted(held) == sorted(accepted)
    finally:
        server.terminate()
        server.wait(20)
