"""Opening what the reader names: a file, or standard input for "-"."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lagebild.errors import InputError


@contextmanager
def opened(path: Path) -> Iterator[tuple[Iterable[bytes], int | None]]:
    """Yield the lines of a file and how many hold something, None if that cannot be told yet."""
    if str(path) == "-":
        yield sys.stdin.buffer, None
        return
    try:
        file = path.open("rb")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    with file:
        total = None
        if path.is_file():  # a pipe or device can be read once only
            total = sum(1 for line in file if line.strip())
            file.seek(0)
        yield file, total


def content_of(path: Path) -> bytes:
    """Return the bytes of a file or of standard input; raises InputError naming the path."""
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
