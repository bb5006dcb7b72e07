"""Getting one address: politely, within limits of time and size, and never from inside the house.

Conditional headers save both sides work; a host waits between two of our visits, longer if its
robots.txt asks for that; robots.txt is read once a day (RFC 9309). A passing failure (429, 5xx, a
broken line) is tried again, after the time that the host names if it names one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import urllib3
from urllib3.exceptions import HTTPError

from lagebild import __version__
from lagebild.errors import InputError
from lagebild.feeds.guard import Target, checked_target

AGENT = f"Lagebild/{__version__} (+news reader; respects robots.txt)"
MOST_BYTES = 10_000_000
_TIMEOUT = urllib3.Timeout(connect=10, read=20)
_LONGEST_S = 60.0  # for one answer, so that a trickling host holds nobody up
_REDIRECTS = 5
_PASSING = frozenset({429, 500, 502, 503, 504})
_PAUSES_S = (1.0, 4.0)  # before the second and the third try
_LONGEST_PAUSE_S = 30.0  # that a host gets which asks for more; its feed is put off instead
_RULES_S = 86_400.0  # for which robots.txt is believed
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave: `status` 304 means unchanged; `url` is where redirects ended."""

    status: int
    url: str
    data: bytes
    headers: Mapping[str, str]


@dataclass(slots=True)
class Fetcher:
    """Visits addresses; one per run, since it remembers hosts. `sleep` waits some seconds."""

    gap_s: float = 1.0  # between two visits to one host
    sleep: Callable[[float], None] = time.sleep
    robots: bool = True
    _visited: dict[str, float] = field(default_factory=dict)
    _rules: dict[str, tuple[float, RobotFileParser]] = field(default_factory=dict)

    def get(
        self, url: str, *, allow_private: bool = False, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Return what an address gives; raises InputError with the reason it gives nothing."""
        for _ in range(_REDIRECTS + 1):
            target = checked_target(url, allow_private=allow_private)
            self._ask_robots(target, url, allow_private)
            answer = self._tried(target, url, headers or {})
            place = answer.headers.get("location")
            if answer.status not in (301, 302, 303, 307, 308) or not place:
                return _accepted(answer)
            url = urljoin(url, place)
        raise InputError(f"{url}: more than {_REDIRECTS} redirects")

    def _tried(self, target: Target, url: str, headers: Mapping[str, str]) -> Answer:
        for pause in (*_PAUSES_S, None):
            self._wait(target)
            try:
                answer = _ask(target, url, headers)
            except (HTTPError, OSError) as error:
                if pause is None:
                    raise InputError(f"{url}: {_reason(error)}") from error
                self.sleep(pause)
                continue
            wanted = _wanted_pause_s(answer)
            if answer.status not in _PASSING or pause is None or wanted > _LONGEST_PAUSE_S:
                return answer
            self.sleep(max(pause, wanted))
        raise AssertionError("the last try returns or raises")

    def _wait(self, target: Target) -> None:
        now = time.monotonic()
        gap_s = self._gap_s(target)
        due = self._visited.get(target.origin, now - gap_s) + gap_s
        if due > now:
            self.sleep(due - now)
        self._visited[target.origin] = time.monotonic()

    def _gap_s(self, target: Target) -> float:
        known = self._rules.get(target.origin)
        asked = known[1].crawl_delay(AGENT) if known else None
        return max(self.gap_s, min(float(asked or 0), _LONGEST_PAUSE_S))

    def _ask_robots(self, target: Target, url: str, allow_private: bool) -> None:
        if not self.robots:
            return
        read_at, rules = self._rules.get(target.origin, (0.0, None))
        if rules is None or time.monotonic() - read_at > _RULES_S:
            rules = self._read_robots(target, allow_private)
            self._rules[target.origin] = (time.monotonic(), rules)
        if not rules.can_fetch(AGENT, url):
            raise InputError(f"{url}: the host's robots.txt asks not to visit it")

    def _read_robots(self, target: Target, allow_private: bool) -> RobotFileParser:
        """RFC 9309: no file means no rules; a host that fails is not visited now."""
        rules = RobotFileParser()
        at = checked_target(f"{target.origin}/robots.txt", allow_private=allow_private)
        answer = self._tried(at, f"{target.origin}/robots.txt", {})
        if answer.status >= 500:
            raise InputError(f"{target.host}: robots.txt cannot be read (status {answer.status})")
        lines = answer.data.decode("utf-8", "replace") if answer.status == 200 else ""
        rules.parse(lines.splitlines())
        return rules


def _ask(target: Target, url: str, headers: Mapping[str, str]) -> Answer:
    started = time.monotonic()
    with _pool(target) as pool:
        answer = pool.request(
            "GET",
            target.path,
            headers={
                "Host": _host_header(target),
                "User-Agent": AGENT,
                "Accept-Encoding": "gzip",
                **headers,
            },
            redirect=False,
            retries=False,
            preload_content=False,
            decode_content=True,
        )
        data = b""
        for chunk in answer.stream(_CHUNK):
            data += chunk
            if len(data) > MOST_BYTES:
                raise InputError(f"{url}: larger than {MOST_BYTES // 1_000_000} MB")
            if time.monotonic() - started > _LONGEST_S:
                raise InputError(f"{url}: not whole after {_LONGEST_S:.0f} s")
        kept = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(answer.status, url, data, kept)


def _pool(target: Target) -> urllib3.HTTPConnectionPool:
    if target.scheme == "http":
        return urllib3.HTTPConnectionPool(target.ip, target.port, timeout=_TIMEOUT)
    return urllib3.HTTPSConnectionPool(
        target.ip,
        target.port,
        timeout=_TIMEOUT,
        assert_hostname=target.host,
        server_hostname=target.host,
    )


def _host_header(target: Target) -> str:
    host = f"[{target.host}]" if ":" in target.host else target.host
    return host if target.port in (80, 443) else f"{host}:{target.port}"


def _accepted(answer: Answer) -> Answer:
    if answer.status in (200, 304):
        return answer
    raise InputError(f"{answer.url}: the host answers {answer.status}")


def _wanted_pause_s(answer: Answer) -> float:
    """Return how long a host asks to wait; a date in place of seconds counts as long."""
    value = answer.headers.get("retry-after", "0").strip()
    return float(value) if value.isascii() and value.isdecimal() else _LONGEST_PAUSE_S + 1


def _reason(error: Exception) -> str:
    return f"cannot be reached ({type(error).__name__}: {error})"[:300]
