"""A server of the bench's own, as `lagebild serve` starts it, and one way to ask it."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_START_S = 120


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs."""

    port: int
    process: int

    def processor_ms(self) -> float:
        """Return the processor time that the server took so far, without its workers."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(db: str, *options: str) -> Iterator[Running]:
    """Yield a running server over the store at `db`; it ends with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    call = [sys.executable, "-m", "lagebild", "serve", "--db", db, "--port", str(port)]
    process = subprocess.Popen([*call, "--no-feeds", *options], stderr=subprocess.DEVNULL)
    try:
        _wait(port, process)
        yield Running(port, process.pid)
    finally:
        process.terminate()
        process.wait(60)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_S
    while time.monotonic() < end and process.poll() is None:
        try:
            Visitor(port).page("/static/icon.svg")
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"the server did not start within {_START_S} s")


class Visitor:
    """One browser: keeps its connection, its cookies and the links of the last page."""

    def __init__(self, port: int, timeout_s: float = 120) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout_s)
        self._cookies: dict[str, str] = {}
        self.links: dict[str, list[str]] = {}

    def page(self, path: str) -> float:
        """Open a page; return the seconds it took. Raises OSError for any answer but 200."""
        start = time.perf_counter()
        body = self._ask("GET", path, None)
        took = time.perf_counter() - start
        for kind in ("stories", "articles"):
            found = re.findall(rf'href="(/{kind}/[^"#?]+)'.encode(), body)
            self.links[kind] = [one.decode() for one in found] or self.links.get(kind, [])
        return took

    def submit(self, article: dict[str, str]) -> str:
        """Hand in an article; return its key once it is accepted."""
        answer = self._ask("POST", "/api/v1/articles", json.dumps(article).encode())
        return str(json.loads(answer)["article"])

    def json(self, path: str) -> Any:
        """Return what the API answers."""
        return json.loads(self._ask("GET", f"/api/v1{path}", None))

    def _ask(self, method: str, path: str, body: bytes | None) -> bytes:
        headers = {"Cookie": "; ".join(f"{name}={one}" for name, one in self._cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            self._line.request(method, path, body, headers)
            answer = self._line.getresponse()
            data = answer.read()
        except http.client.HTTPException as error:
            raise OSError(f"{path}: {type(error).__name__}") from error
        if answer.status == 307:  # a story that became part of another
            return self._ask(method, answer.headers["Location"], body)
        if answer.status not in (200, 202):
            raise OSError(f"{path}: status {answer.status}: {data[:200]!r}")
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        return data
