"""`lagebild situation`: stories, claims and origins across many articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from lagebild.batch import analyse_lines, numbered_lines
from lagebild.cli.inputs import opened
from lagebild.cli.output import shown_json, write_file
from lagebild.contract import analysis_from_json, article_from_json, situation_to_json
from lagebild.errors import InputError
from lagebild.pipeline import read_article
from lagebild.stories import build_situation
from lagebild.types import Annotations

_PATH = click.Path(path_type=Path, allow_dash=True)


@click.command()
@click.argument("files", type=_PATH, nargs=-1, required=True)
@click.option("-o", "--output", type=_PATH, default="-", metavar="FILE", help="Default: print.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
def situation(files: tuple[Path, ...], output: Path, jobs: int) -> None:
    """Put articles into stories and claims, and tell who stands behind each claim.

    FILES are analyses as `lagebild analyse` writes them, or articles, which are analysed first.
    A bad line is named by number, the rest is used, and the exit code is 2.

    \b
    Examples:
      lagebild situation analysis.jsonl -o situation.json
      lagebild situation monday.jsonl tuesday.jsonl --jobs 2 | jq '.stories[].title'
    """
    problems: list[str] = []
    analyses = [one for path in files for one in _analyses(path, jobs, problems)]
    write_file(output, shown_json(situation_to_json(build_situation(analyses))))
    for problem in problems:
        click.echo(f"lagebild: {problem}", err=True)
    if problems:
        raise SystemExit(InputError.exit_code)


def _analyses(path: Path, jobs: int, problems: list[str]) -> Iterator[Annotations]:
    """Yield what a file holds: analyses as they are, articles after reading them."""
    with opened(path) as (rows, _):
        lines = list(numbered_lines(str(path), rows))
    articles = []
    for line in lines:
        try:
            row = json.loads(line.data)
        except ValueError:
            articles.append(line)  # named there, with the reason
            continue
        if not isinstance(row, dict) or "statements" not in row:
            articles.append(line)
            continue
        try:
            yield analysis_from_json(row, article_from_json(row))
        except InputError as error:
            problems.append(f"{line.place}: {error}")
    for outcome in analyse_lines(articles, read_article, jobs=jobs):
        if outcome.analysis is None:
            problems.append(f"{outcome.line.place}: {outcome.problem}")
        else:
            row = json.loads(outcome.analysis)
            yield analysis_from_json(row, article_from_json(row))
