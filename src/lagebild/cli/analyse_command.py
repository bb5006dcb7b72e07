"""`lagebild analyse`: many articles, JSON Lines in and out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from lagebild.batch import Line, Outcome, analyse_lines, finished_articles, numbered_lines
from lagebild.cli.inputs import opened
from lagebild.cli.options import min_confidence_option
from lagebild.confidence import without_doubtful
from lagebild.contract import analysis_from_json, article_from_json
from lagebild.errors import InputError, LagebildError
from lagebild.pipeline import read_article
from lagebild.store import Store, open_store, save_analysis
from lagebild.types import Annotations, Article

_PATH = click.Path(path_type=Path, allow_dash=True)
_INTERRUPTED = 130  # what shells give a process that Ctrl-C ended


@click.command()
@click.argument("articles", type=_PATH)
@click.option("-o", "--output", type=_PATH, default="-", metavar="FILE", help="Default: print.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
@min_confidence_option
@click.option("--db", type=_PATH, metavar="FILE", help="Keep articles and analyses in this store.")
def analyse(
    articles: Path, output: Path, jobs: int, min_confidence: float, db: Path | None
) -> None:
    """Analyse many articles, one JSON object a line.

    ARTICLES is a file of articles as in docs/formats.md, section 1; - reads standard input. A run
    that was interrupted goes on where it stopped: call it again. A bad line is named by number,
    the rest is analysed, and the exit code is 2.

    \b
    Examples:
      lagebild analyse articles.jsonl -o analysis.jsonl --jobs 2
      lagebild analyse - < articles.jsonl | jq -c '{id, n: (.statements | length)}'
    """
    with ExitStack() as stack:
        source, total = stack.enter_context(opened(articles))
        done = {} if str(output) == "-" else finished_articles(output)
        sink = stack.enter_context(_sink(output))
        store = stack.enter_context(open_store(db)) if db else None
        lines = numbered_lines("stdin" if str(articles) == "-" else str(articles), source)
        read = partial(_read_sure, read=read_article, least=min_confidence)
        counts = _run(analyse_lines(lines, read, jobs=jobs, done=done), sink, total, store)
    _report(counts)


def _read_sure(
    article: Article, read: Callable[[Article], Annotations], least: float
) -> Annotations:
    """Return what was read without the doubtful; `read` travels to the worker processes."""
    return without_doubtful(read(article), least)


class _Counts:
    """What happened, for the last line and the exit code."""

    def __init__(self) -> None:
        self.written = self.skipped = self.bad = self.internal = 0


@contextmanager
def _sink(path: Path) -> Iterator[BinaryIO]:
    if str(path) == "-":
        yield sys.stdout.buffer
        return
    try:
        file = path.open("ab")
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error
    with file:
        yield file
        os.fsync(file.fileno())


def _run(
    outcomes: Iterator[Outcome], sink: BinaryIO, total: int | None, store: Store | None
) -> _Counts:
    counts = _Counts()
    console = Console(stderr=True)
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task("reading", total=total)
        try:
            for outcome in outcomes:
                _keep(outcome, sink, counts, store)
                progress.advance(task)
        except KeyboardInterrupt:
            click.echo(
                f"lagebild: interrupted after {counts.written} new analyses, all of them kept; "
                "call again to go on",
                err=True,
            )
            raise SystemExit(_INTERRUPTED) from None
        except BrokenProcessPool as error:
            raise LagebildError(
                "a worker process was ended from outside, often for lack of memory; what was "
                "finished is kept: call again with fewer --jobs to go on"
            ) from error
    return counts


def _keep(outcome: Outcome, sink: BinaryIO, counts: _Counts, store: Store | None) -> None:
    if outcome.analysis is not None:
        _write(sink, outcome.analysis)
        counts.written += 1
        if store:
            _save(store, outcome.analysis)
    elif outcome.problem is None:
        counts.skipped += 1
    else:
        counts.bad += not outcome.internal
        counts.internal += outcome.internal
        _complain(outcome.line, outcome.problem)


def _write(sink: BinaryIO, analysis: str) -> None:
    """Write one whole line; a full disk is told, a closed pipe ends the process quietly."""
    try:
        sink.write(analysis.encode() + b"\n")
        sink.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"{sink.name}: cannot be written: {error.strerror}") from error


def _save(store: Store, analysis: str) -> None:
    row = json.loads(analysis)
    save_analysis(store, analysis_from_json(row, article_from_json(row)))


def _complain(line: Line, problem: str) -> None:
    click.echo(f"lagebild: {line.place}: {problem}", err=True)


def _report(counts: _Counts) -> None:
    said = f"{counts.written} analysed"
    if counts.skipped:
        said += f", {counts.skipped} were already there"
    if counts.bad or counts.internal:
        said += f", {counts.bad + counts.internal} not (see above)"
    click.echo(f"lagebild: {said}", err=True)
    if counts.internal:
        raise SystemExit(LagebildError.exit_code)
    if counts.bad:
        raise SystemExit(InputError.exit_code)
