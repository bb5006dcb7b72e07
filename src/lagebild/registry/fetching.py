"""Fetching a list from its configured address: bounded in time and size, only if it changed."""

from __future__ import annotations

import hashlib
import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lagebild.errors import InputError
from lagebild.registry.sources import Source

_CHUNK = 1 << 16
_MB = 1_000_000
_NOT_MODIFIED = 304
_AGENT = "lagebild (registry update)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file as it came: where it lies now, its tag for the next time, its SHA-256."""

    path: Path
    etag: str | None
    sha256: str


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a publisher only to the hosts that the configuration names."""

    def __init__(self, allowed: frozenset[str]) -> None:
        self._allowed = allowed

    def redirect_request(  # type: ignore[no-untyped-def]  # the library's signature
        self, req, fp, code, msg, headers, newurl
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).hostname not in self._allowed:
            raise InputError(f"{req.full_url}: sends on to {newurl}, which is not configured")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(
    source: Source, folder: Path, *, etag: str | None = None, timeout_s: float = 60.0
) -> Fetched | None:
    """Return the source's first file, the others beside it; None if it has not changed.

    Raises InputError naming the address for anything that goes wrong or is too large.
    """
    first, *others = source.files
    found = _fetch_one(source, first, folder, etag, timeout_s)
    if found:
        for address in others:
            _fetch_one(source, address, folder, None, timeout_s)
    return found


def _fetch_one(
    source: Source, address: str, folder: Path, etag: str | None, timeout_s: float
) -> Fetched | None:
    request = urllib.request.Request(address, headers={"User-Agent": _AGENT})  # noqa: S310  # checked when loaded
    if etag:
        request.add_header("If-None-Match", etag)
    hosts = frozenset({urlsplit(address).hostname or "", *source.redirects})
    opener = urllib.request.build_opener(_Redirects(hosts))
    target = folder / (Path(urlsplit(address).path).name or "list")
    try:
        with opener.open(request, timeout=timeout_s) as answer:
            digest = _save(answer.read, target, source, address)
            return Fetched(target, answer.headers.get("ETag"), digest)
    except urllib.error.HTTPError as error:
        if error.code == _NOT_MODIFIED:
            return None
        raise InputError(f"{address}: the server answers {error.code} {error.reason}") from error
    except (OSError, http.client.HTTPException) as error:
        raise InputError(f"{address}: cannot be fetched: {error}") from error


def _save(read: Callable[[int], bytes], target: Path, source: Source, address: str) -> str:
    """Write what is read, at most as much as the configuration allows; return the SHA-256."""
    digest, size = hashlib.sha256(), 0
    with target.open("wb") as file:
        while chunk := read(_CHUNK):
            size += len(chunk)
            if size > source.max_mb * _MB:
                raise InputError(f"{address}: larger than {source.max_mb:g} MB; not taken")
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()
