"""Opening what the reader names: a file, or standard input for "-"."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from lagebild.batch import Line, numbered_lines
from lagebild.errors import InputError
from lagebild.pipeline import BadLine, read_articles
from lagebild.types import Article


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


def documents(path: Path) -> list[Line]:
    """Return the JSON objects of a file: one a line, or one that fills the whole file."""
    name = "stdin" if str(path) == "-" else str(path)
    with opened(path) as (rows, _):
        lines = list(rows)
    if lines and lines[0].strip() in (b"{", b"["):
        return [Line(name, 1, b"".join(lines))]
    return list(numbered_lines(name, lines))


def one_article(
    path: Path,
    *,
    published: str | None = None,
    lang: str | None = None,
    outlet: str | None = None,
) -> Article:
    """Return the article of a file or of standard input; raises InputError for none or several."""
    found = list(islice(read_articles(path, published=published, lang=lang, outlet=outlet), 2))
    if not found:
        raise InputError(f"{path}: holds no article")
    if len(found) > 1:
        raise InputError(
            f"{path}: holds several articles; `lagebild analyse {path} -o analysis.jsonl` reads all"
        )
    if isinstance(found[0], BadLine):
        raise InputError(str(found[0]))
    return found[0]
