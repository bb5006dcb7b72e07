"""The public readers: what kind of input it is, and one article after the other."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal

from lagebild.contract import article_from_json, article_from_line
from lagebild.errors import InputError
from lagebild.stages.ingest.complete import check_given, complete_article
from lagebild.stages.ingest.decoding import decode, refuse_binary
from lagebild.stages.ingest.pages import is_page, read_page
from lagebild.types import Article

Kind = Literal["text", "page", "json", "lines"]

# 50 MB are 8,000 newspaper pages; the limit keeps a mistaken file from filling the memory. A file
# of JSON Lines has none: it is read line by line, and the limit is that of a line.
MOST_BYTES = 50_000_000

_BY_SUFFIX: dict[str, Kind] = {
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
}
_HEAD = 65_536  # bytes that tell the kind of input
_LONGEST_TITLE = 120  # characters
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_BLANK_BYTES = b"\xef\xbb\xbf \t\r\n\f\v"


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of JSON Lines that holds no article: where it stands and what is wrong with it."""

    name: str
    number: int
    problem: str

    def __str__(self) -> str:
        """Return the place and the problem: "articles.jsonl:3: not JSON: ..."."""
        return f"{self.name}:{self.number}: {self.problem}"


def ingest(
    data: bytes,
    *,
    name: str,
    published: str | None = None,
    lang: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> tuple[Article, ...]:
    """Return the articles of one input, complete; `name` is its path, for its kind and messages.

    The arguments hold for all articles of the input that do not bring their own; over what a page
    says of itself they win. Raises InputError naming the input, what was found and the remedy; of
    JSON Lines, the first bad line.
    """
    given = Article("", "", published=published, lang=lang, outlet=outlet, url=url)
    articles = []
    for article in _read(io.BytesIO(data), name, given):
        if isinstance(article, BadLine):
            raise InputError(str(article))
        articles.append(article)
    return tuple(articles)


def read_articles(
    source: Path | BinaryIO,
    *,
    name: str | None = None,
    published: str | None = None,
    lang: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Iterator[Article | BadLine]:
    """Yield the articles of a path, a binary stream or standard input (path "-"), complete.

    JSON Lines are read line by line; a bad line comes as BadLine and the rest follows. The other
    arguments are as with `ingest`. Raises InputError for inputs that cannot be read at all.
    """
    given = Article("", "", published=published, lang=lang, outlet=outlet, url=url)
    if not isinstance(source, Path):
        yield from _read(source, name or "input", given)
    elif str(source) == "-":
        yield from _read(sys.stdin.buffer, name or "standard input", given)
    else:
        try:
            with source.open("rb") as stream:
                yield from _read(stream, name or str(source), given)
        except OSError as error:
            raise InputError(f"{source}: cannot be read: {error.strerror}") from error


def _read(stream: BinaryIO, name: str, given: Article) -> Iterator[Article | BadLine]:
    check_given(given)
    head = stream.read(_HEAD)
    while head and not head.strip(_BLANK_BYTES) and len(head) < MOST_BYTES:
        more = stream.read(_HEAD)
        head = head + more if more else b""
    if not head:
        raise InputError(f"{name}: is empty; give a file with the text of an article")
    if not head.startswith(_WIDE_MARKS) and _kind(head, name) == "lines":
        refuse_binary(head, name)
        yield from _read_lines(head, stream, name, given)
        return
    data = head + stream.read(max(MOST_BYTES + 1 - len(head), 0))
    if len(data) > MOST_BYTES:
        raise InputError(
            f"{name}: is larger than {MOST_BYTES // 1_000_000} MB; split it, or give JSON Lines "
            "with one article a line"
        )
    yield from _read_whole(data, name, given)


def _kind(head: bytes, name: str) -> Kind:
    """Return what an input is, by its name or else by its first bytes."""
    known = _BY_SUFFIX.get(Path(name).suffix.lower())
    if known and (known != "page" or b"<" in head):
        return known
    start = head.decode("utf-8", errors="replace").lstrip("\ufeff \t\r\n")
    if is_page(start):
        return "page"
    first, _, rest = start.partition("\n")
    if first.startswith("{") and rest.strip():
        later = rest.split("\n") if first.strip() != "{" else []
        if _is_object(first) or any(map(_is_object, later)):
            return "lines"
    return "json" if start.startswith(("{", "[")) else "text"


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _read_lines(
    head: bytes, stream: BinaryIO, name: str, given: Article
) -> Iterator[Article | BadLine]:
    first, _, rest = head.removeprefix(b"\xef\xbb\xbf").rpartition(b"\n")
    lines = first.split(b"\n") if first else []
    number = 0
    for number, line in enumerate(lines, 1):
        yield from _read_line(line, name, number, given)
    yield from _read_line(rest + stream.readline(), name, number + 1, given)
    for later, line in enumerate(stream, number + 2):
        yield from _read_line(line, name, later, given)


def _read_line(line: bytes, name: str, number: int, given: Article) -> Iterator[Article | BadLine]:
    if not line.strip():
        return
    try:
        yield _fill(article_from_line(line), given)
    except InputError as error:
        yield BadLine(name, number, str(error))


def _read_whole(data: bytes, name: str, given: Article) -> Iterator[Article | BadLine]:
    wide = data.startswith(_WIDE_MARKS)
    text, note = decode(data, name, html=not wide and _kind(data[:_HEAD], name) == "page")
    kind = _kind(text[:_HEAD].encode("utf-8", "replace"), name)
    if not text.strip("\ufeff \t\r\n"):
        raise InputError(f"{name}: is empty; give a file with the text of an article")
    if kind == "lines":
        yield from _read_text_lines(text, name, given)
    elif kind == "json":
        yield from _read_json(text, name, given)
    else:
        notes = (note,) if note else ()
        try:
            article = _page(text, given) if kind == "page" else _plain(text)
            yield _untitled_dateline(_fill(replace(article, notes=notes), given))
        except InputError as error:
            raise _named(error, name) from error


def _read_text_lines(text: str, name: str, given: Article) -> Iterator[Article | BadLine]:
    for number, line in enumerate(text.split("\n"), 1):
        yield from _read_line(line.encode("utf-8", "surrogatepass"), name, number, given)


def _read_json(text: str, name: str, given: Article) -> Iterator[Article | BadLine]:
    """Yield the articles of one JSON object or list, or of lines too long to be told at first."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if _is_object(text.strip().partition("\n")[0]):
            yield from _read_text_lines(text, name, given)
        elif Path(name).suffix.lower() == ".json" or text.lstrip().startswith(('{"', "[{")):
            raise InputError(
                f"{name}: not JSON: {error}; see docs/formats.md, section 1"
            ) from error
        else:
            yield _fill(_plain(text), given)
        return
    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, 1):
        try:
            yield _fill(article_from_json(row), given)
        except InputError as error:
            if value is row:
                raise _named(error, name) from error
            yield BadLine(name, number, str(error))


def _plain(text: str) -> Article:
    """Return a plain text file as an article: line ends normalised, nothing else touched.

    The first line is a title only if it is short, has no final punctuation and a blank line after.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.lstrip("\n").partition("\n")
    line = first.strip()
    blank_follows = not rest.partition("\n")[0].strip() and bool(rest.strip())
    closed = line.rstrip("\"'”“»«’)").endswith(tuple(".!?,;:…-–—"))
    is_title = bool(line) and len(line) <= _LONGEST_TITLE and not closed
    return Article("", text, title=line if is_title and blank_follows else None)


def _untitled_dateline(article: Article) -> Article:
    """Return the article without its title where that is the dateline: "Montag, 3. Mai 2026"."""
    line = article.dateline
    if line and article.title and line.span.of(article.text).startswith(article.title):
        return replace(article, title=None)
    return article


def _page(text: str, given: Article) -> Article:
    page = read_page(text)
    return replace(
        page,
        published=given.published or page.published,
        outlet=given.outlet or page.outlet,
        url=given.url or page.url,
    )


def _fill(article: Article, given: Article) -> Article:
    return complete_article(
        replace(
            article,
            published=article.published or given.published,
            lang=article.lang or given.lang,
            outlet=article.outlet or given.outlet,
            url=article.url or given.url,
        )
    )


def _named(error: InputError, name: str) -> InputError:
    """Return the error with the input's name before it."""
    return error if str(error).startswith(f"{name}:") else InputError(f"{name}: {error}")
