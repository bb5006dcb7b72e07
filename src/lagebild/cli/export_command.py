"""`lagebild export`: statements as flat rows for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from lagebild.cli.inputs import documents
from lagebild.cli.list_command import existing_store
from lagebild.cli.options import min_confidence_option
from lagebild.confidence import without_doubtful
from lagebild.contract import analysis_from_json, article_from_json
from lagebild.errors import InputError
from lagebild.exports import FORMATS, event_rows, write_rows
from lagebild.store import load_analysis, search_articles
from lagebild.types import Annotations

_PATH = click.Path(path_type=Path, allow_dash=True)


@click.command()
@click.argument("files", type=_PATH, nargs=-1)
@click.option("--db", type=click.Path(path_type=Path), metavar="FILE", help="Export this store.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="polecat", show_default=True,
    help="POLECAT's tab-separated columns, CSV, Parquet or JSON Lines.",
)  # fmt: skip
@min_confidence_option
@click.option("-o", "--output", type=_PATH, metavar="FILE", help="Default: print.")
def export(
    files: tuple[Path, ...],
    db: Path | None,
    form: str,
    min_confidence: float,
    output: Path | None,
) -> None:
    """Write statements as flat rows for other programs, one row a statement.

    FILES are analyses as `lagebild analyse` or `lagebild read --json` writes them; - reads
    standard input. The columns, and how they map to CAMEO and POLECAT, stand in docs/ontology.md.
    A bad line is named by number, the rest is exported, and the exit code is 2. Parquet needs
    the extra lagebild[parquet].

    \b
    Examples:
      lagebild export analysis.jsonl -o events.tsv
      lagebild export analysis.jsonl --format csv | head
      lagebild export --db news.db --format parquet -o events.parquet
    """
    if not files and db is None:
        raise click.UsageError("name files of analyses, or a store with --db")
    problems: list[str] = []
    analyses = _all(files, db, problems)
    sure = (without_doubtful(one, min_confidence) for one in analyses)
    rows = (row for one in sure for row in event_rows(one))
    _write(write_rows(rows, form), output)
    for problem in problems:
        click.echo(f"lagebild: {problem}", err=True)
    if problems:
        raise SystemExit(InputError.exit_code)


def _all(files: tuple[Path, ...], db: Path | None, problems: list[str]) -> Iterator[Annotations]:
    for path in files:
        for line in documents(path):
            try:
                yield _analysis(line.data)
            except InputError as error:
                problems.append(f"{line.place}: {error}")
    if db is not None:
        with existing_store(db) as store:
            for article in search_articles(store):
                yield load_analysis(store, article.key)


def _analysis(data: bytes) -> Annotations:
    try:
        row: Any = json.loads(data)
    except ValueError as error:
        raise InputError(f"no JSON: {error}") from error
    if not isinstance(row, dict) or "statements" not in row:
        raise InputError("no analysis; `lagebild analyse` makes one of an article")
    return analysis_from_json(row, article_from_json(row))


def _write(pieces: Iterator[bytes], output: Path | None) -> None:
    if output is None or str(output) == "-":
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    try:
        first = next(pieces, b"")  # a missing extra shows before a file is opened
        with output.open("wb") as file:
            file.write(first)
            for piece in pieces:
                file.write(piece)
    except OSError as error:
        raise InputError(f"{output}: cannot be written: {error.strerror}") from error
