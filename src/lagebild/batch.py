"""Reading many articles: JSON Lines in, JSON Lines out, in the order they came.

The idea is that nothing is lost and nothing is done twice. Every finished analysis is one whole
line in the output; a run that was interrupted goes on where it stopped; a bad line is named and
the rest is read.
"""

from __future__ import annotations

import json
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from lagebild.contract import analysis_to_json, article_from_json, article_from_line, content_hash
from lagebild.errors import InputError, LagebildError
from lagebild.types import Annotations, Article

_AHEAD = 4  # articles in work per process: keeps every process busy, holds little in memory


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an input file, numbered from 1."""

    path: str
    number: int
    data: bytes

    @property
    def place(self) -> str:
        """Where a reader finds the line."""
        return f"{self.path}:{self.number}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one line: an analysis as one line of JSON, or what was wrong with it."""

    line: Line
    analysis: str | None = None
    problem: str | None = None
    internal: bool = False  # our fault, not the article's


def numbered_lines(path: str, rows: Iterable[bytes]) -> Iterator[Line]:
    """Yield the lines that hold something."""
    for number, data in enumerate(rows, 1):
        bare = data.removeprefix(b"\xef\xbb\xbf") if number == 1 else data
        if bare.strip():
            yield Line(path, number, bare)


@dataclass(frozen=True, slots=True)
class Finished:
    """An article as an output file holds it: the hash of its content, its day (None: unknown)."""

    content: str
    published: str | None

    def still(self, article: Article) -> bool:
        """Tell whether the article is the one that was read; a day may have been found since."""
        same_day = article.published in (None, self.published)
        return same_day and content_hash(article) == self.content


def finished_articles(path: Path) -> dict[str, Finished]:
    """Return what an output file holds by id, after cutting off a half-written last line.

    Raises InputError for a file that holds something else: it is never overwritten.
    """
    if not path.is_file():  # nothing yet, or a pipe or device, which keeps nothing
        return {}
    found: dict[str, Finished] = {}
    whole = 0
    with path.open("rb") as file:
        for number, data in enumerate(file, 1):
            if not data.endswith(b"\n"):
                break
            whole += len(data)
            if data.strip():
                article = _analysed(path, number, data)
                found[article.id] = Finished(content_hash(article), article.published)
    if whole < path.stat().st_size:
        with path.open("r+b") as file:
            file.truncate(whole)
    return found


def analyse_lines(
    lines: Iterable[Line],
    analyse: Callable[[Article], Annotations],
    *,
    jobs: int = 1,
    done: Mapping[str, Finished] = MappingProxyType({}),
) -> Iterator[Outcome]:
    """Yield one outcome per line, in order; an article that is in `done` gives an empty one.

    An article whose text, outlet or day is another than in `done` is a problem, not silence.

    `analyse` turns an article into annotations and must be importable by worker processes.
    """
    if jobs == 1:
        for work in _prepared(lines, done):
            yield work if isinstance(work, Outcome) else _finish(analyse, *work)
        return
    # Fresh interpreters cost 0.5 s each; a forked copy of a process with threads may hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, initializer=_ignore_interrupts) as pool:
        waiting: deque[Outcome | Future[Outcome]] = deque()
        try:
            for work in _prepared(lines, done):
                waiting.append(
                    work if isinstance(work, Outcome) else pool.submit(_finish, analyse, *work)
                )
                if len(waiting) > jobs * _AHEAD:
                    yield _settled(waiting.popleft())
            while waiting:
                yield _settled(waiting.popleft())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _prepared(
    lines: Iterable[Line], done: Mapping[str, Finished]
) -> Iterator[Outcome | tuple[Line, Article]]:
    seen: dict[str, str] = {}
    for line in lines:
        try:
            article = article_from_line(line.data)
        except InputError as error:
            yield Outcome(line, problem=str(error))
            continue
        if article.id in seen:
            first = seen[article.id]
            yield Outcome(
                line, problem=f"id {article.id!r} stands on {first} already; ids are unique"
            )
            continue
        seen[article.id] = line.place
        yield _known(line, article, done[article.id]) if article.id in done else (line, article)


def _known(line: Line, article: Article, finished: Finished) -> Outcome:
    if finished.still(article):
        return Outcome(line)
    return Outcome(
        line,
        problem=f"id {article.id!r} is in the output already with another text, outlet or day; "
        "give -o another name, or the article another id",
    )


def _finish(analyse: Callable[[Article], Annotations], line: Line, article: Article) -> Outcome:
    try:
        row = analysis_to_json(analyse(article))
    except InputError as error:
        return Outcome(line, problem=str(error))
    except LagebildError:
        raise
    except Exception as error:  # a mistake of ours on one article must not cost the other 10,000
        return Outcome(
            line,
            problem=f"internal error on article {article.id!r}: {type(error).__name__}: {error}; "
            "please report it with the article",
            internal=True,
        )
    return Outcome(line, analysis=json.dumps(row, ensure_ascii=False))


def _settled(outcome: Outcome | Future[Outcome]) -> Outcome:
    return outcome if isinstance(outcome, Outcome) else outcome.result()


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the parent, which then stops its workers in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _analysed(path: Path, number: int, data: bytes) -> Article:
    try:
        row = json.loads(data)
        if "statements" in row:
            return article_from_json(row)
    except (ValueError, TypeError, InputError) as error:
        raise _foreign(path, number) from error
    raise _foreign(path, number)


def _foreign(path: Path, number: int) -> InputError:
    return InputError(
        f"{path}:{number}: not an analysis, so the file is left alone; give -o another name"
    )
