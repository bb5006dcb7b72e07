"""`lagebild situation`: stories, claims and origins across many articles, and what is new."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from lagebild.batch import Line, analyse_lines
from lagebild.change_types import Changes
from lagebild.cli.inputs import documents
from lagebild.cli.options import min_confidence_option
from lagebild.cli.output import (
    DEFAULT_UI,
    UI_LANGUAGES,
    day_of,
    interface,
    shown_json,
    write_file,
)
from lagebild.confidence import without_doubtful
from lagebild.contract import (
    analysis_from_json,
    article_from_json,
    content_hash,
    situation_from_json,
    situation_to_json,
)
from lagebild.errors import InputError
from lagebild.pipeline import read_article
from lagebild.report import (
    write_situation_html,
    write_situation_markdown,
    write_situation_terminal,
)
from lagebild.stories import build_situation
from lagebild.stories.changes import find_changes
from lagebild.story_types import Situation
from lagebild.types import Annotations, Article

_PATH = click.Path(path_type=Path, allow_dash=True)


@click.command()
@click.argument("files", type=_PATH, nargs=-1, required=True)
@click.option("-o", "--output", type=_PATH, metavar="FILE", help="Write the situation as JSON.")
@click.option("--html", type=_PATH, metavar="FILE", help="Write the situation as one web page.")
@click.option("--markdown", type=_PATH, metavar="FILE", help="Write the situation as Markdown.")
@click.option(
    "--since", metavar="DATE|FILE", help="Tell what is new since a day or an earlier -o file."
)
@click.option("--ui", type=click.Choice(UI_LANGUAGES), help="Default: that of most articles.")
@min_confidence_option
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
def situation(
    files: tuple[Path, ...],
    output: Path | None,
    html: Path | None,
    markdown: Path | None,
    since: str | None,
    ui: str | None,
    min_confidence: float,
    jobs: int,
) -> None:
    """Put articles into stories and claims, and tell who stands behind each claim.

    Without -o, --html and --markdown the situation is shown here.

    FILES are analyses as `lagebild analyse` or `lagebild read --json` writes them, or articles,
    which are analysed first; - reads standard input. An article that comes twice counts once. A
    bad line is named by number, the rest is used, and the exit code is 2.

    "9 articles, 1 origin": nine articles tell it, and all of them have it from one claimant.
    Reprints, translations and "as another paper reports" add articles, never origins.

    --since 2026-03-02 compares with the articles published before that day, --since FILE with the
    situation that an earlier run wrote with -o: what was added, confirmed, denied, corrected and
    retracted since. Undated articles count as known.

    \b
    Examples:
      lagebild situation analysis.jsonl -o situation.json
      lagebild situation monday.jsonl tuesday.jsonl --html situation.html --jobs 2
      lagebild situation monday.jsonl tuesday.jsonl --since monday.json
      lagebild situation analysis.jsonl --since 2026-03-02 --markdown news.md
      lagebild situation analysis.jsonl -o - | jq '.stories[].title'
    """
    earlier = _earlier(since)
    problems: list[str] = []
    found = _each_once(files, jobs, problems)
    analyses = {id: without_doubtful(one, min_confidence) for id, one in found.items()}
    now = build_situation(analyses.values())
    changes = _changes(since, earlier, now, analyses) if since else None
    language = ui or _most_frequent(one.article for one in analyses.values())
    if output:
        write_file(output, shown_json(situation_to_json(now, changes)))
    if html:
        write_file(html, write_situation_html(now, analyses, language, changes))
    if markdown:
        write_file(markdown, write_situation_markdown(now, analyses, language, changes))
    if not output and not html and not markdown:
        write_situation_terminal(now, analyses, language, Console(highlight=False), changes)
    for problem in problems:
        click.echo(f"lagebild: {problem}", err=True)
    if problems:
        raise SystemExit(InputError.exit_code)


def _each_once(files: Iterable[Path], jobs: int, problems: list[str]) -> Mapping[str, Annotations]:
    """Return the analyses of all files by article id; the same article twice counts once."""
    found: dict[str, Annotations] = {}
    for path in files:
        for one in _analyses(path, jobs, problems):
            id = one.article.id
            held = found.setdefault(id, one)
            if content_hash(held.article) != content_hash(one.article):
                problems.append(f"{path}: id {id!r} is that of another article; ids are unique")
    return found


def _earlier(since: str | None) -> Situation | None:
    """Return the situation of a file, None for a day; told before the long work begins."""
    if not since:
        return None
    path = Path(since)
    if not path.is_file():
        try:
            day_of(since)
        except InputError as error:
            raise InputError(
                f"--since {since!r}: neither a day such as 2026-03-02 nor a file; "
                "`lagebild situation ... -o FILE` writes one"
            ) from error
        return None
    try:
        return situation_from_json(json.loads(path.read_bytes()))
    except (ValueError, InputError) as error:
        reason = error if isinstance(error, InputError) else f"not JSON: {error}"
        raise InputError(
            f"{path}: {reason}; --since takes a file that `lagebild situation -o` wrote"
        ) from error


def _changes(
    since: str, earlier: Situation | None, now: Situation, analyses: Mapping[str, Annotations]
) -> Changes:
    if earlier is None:
        day = day_of(since).isoformat()
        undated = sum(not one.article.published for one in analyses.values())
        if undated:
            click.echo(f"lagebild: note: {undated} undated articles count as known", err=True)
        earlier = build_situation(one for one in analyses.values() if _is_before(one.article, day))
    return find_changes(earlier, now, analyses, since)


def _is_before(article: Article, day: str) -> bool:
    """Tell whether an article counts as known before a day: an undated one does."""
    return not article.published or article.published[:10] < day


def _most_frequent(articles: Iterable[Article]) -> str:
    """The language of most articles, the first in the alphabet of several, else English."""
    counts = Counter(interface(article, None) for article in articles)
    return min(counts, key=lambda code: (-counts[code], code), default=DEFAULT_UI)


def _analyses(path: Path, jobs: int, problems: list[str]) -> Iterator[Annotations]:
    """Yield what a file holds: analyses as they are, articles after reading them."""
    articles = []
    for line in documents(path):
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
    yield from _read(articles, jobs, problems)


def _read(lines: Sequence[Line], jobs: int, problems: list[str]) -> Iterator[Annotations]:
    """Yield the analyses of articles, with a bar on a terminal while that takes its time."""
    console = Console(stderr=True)
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    hidden = not console.is_terminal or not lines
    with Progress(*columns, console=console, disable=hidden, transient=True) as progress:
        task = progress.add_task("reading", total=len(lines))
        for outcome in analyse_lines(lines, read_article, jobs=jobs):
            progress.advance(task)
            if outcome.analysis is None:
                problems.append(f"{outcome.line.place}: {outcome.problem}")
            else:
                row = json.loads(outcome.analysis)
                yield analysis_from_json(row, article_from_json(row))
