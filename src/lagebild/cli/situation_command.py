"""`lagebild situation`: stories, claims and origins across many articles."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rich.console import Console

from lagebild.batch import analyse_lines, numbered_lines
from lagebild.cli.inputs import opened
from lagebild.cli.output import DEFAULT_UI, UI_LANGUAGES, interface, shown_json, write_file
from lagebild.contract import analysis_from_json, article_from_json, situation_to_json
from lagebild.errors import InputError
from lagebild.pipeline import read_article
from lagebild.report import write_situation_html, write_situation_terminal
from lagebild.stories import build_situation
from lagebild.types import Annotations, Article

_PATH = click.Path(path_type=Path, allow_dash=True)


@click.command()
@click.argument("files", type=_PATH, nargs=-1, required=True)
@click.option("-o", "--output", type=_PATH, metavar="FILE", help="Write the situation as JSON.")
@click.option("--html", type=_PATH, metavar="FILE", help="Write the situation as one web page.")
@click.option("--ui", type=click.Choice(UI_LANGUAGES), help="Default: that of most articles.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
def situation(
    files: tuple[Path, ...], output: Path | None, html: Path | None, ui: str | None, jobs: int
) -> None:
    """Put articles into stories and claims, and tell who stands behind each claim.

    Without -o and --html the situation is shown here.

    FILES are analyses as `lagebild analyse` writes them, or articles, which are analysed first.
    A bad line is named by number, the rest is used, and the exit code is 2.

    \b
    Examples:
      lagebild situation analysis.jsonl -o situation.json
      lagebild situation monday.jsonl tuesday.jsonl --html situation.html --jobs 2
      lagebild situation analysis.jsonl -o - | jq '.stories[].title'
    """
    problems: list[str] = []
    analyses = [one for path in files for one in _analyses(path, jobs, problems)]
    found = build_situation(analyses)
    articles = {one.article.id: one.article for one in analyses}
    language = ui or _most_frequent(articles.values())
    if output:
        write_file(output, shown_json(situation_to_json(found)))
    if html:
        write_file(html, write_situation_html(found, articles, language))
    if not output and not html:
        write_situation_terminal(found, articles, language, Console(highlight=False))
    for problem in problems:
        click.echo(f"lagebild: {problem}", err=True)
    if problems:
        raise SystemExit(InputError.exit_code)


def _most_frequent(articles: Iterable[Article]) -> str:
    """The language of most articles, the first in the alphabet of several, else English."""
    counts = Counter(interface(article, None) for article in articles)
    return min(counts, key=lambda code: (-counts[code], code), default=DEFAULT_UI)


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
