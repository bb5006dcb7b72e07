"""`lagebild read`: one news report becomes its picture."""

from __future__ import annotations

from pathlib import Path

import click

from lagebild.cli.inputs import one_article
from lagebild.cli.options import min_confidence_option
from lagebild.cli.output import UI_LANGUAGES, day_of, picture_of, show_picture, write_outputs
from lagebild.confidence import without_doubtful
from lagebild.lang import available_languages
from lagebild.pipeline import read_article
from lagebild.store import open_store, save_analysis
from lagebild.types import Article

_LONG = 200_000  # characters: what takes half a minute is announced
_PACE = 8_000  # characters a second, measured on one core of a laptop-sized machine
_PATH = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--published", metavar="DATE", help="When the report appeared: 2026-03-02.")
@click.option("--lang", type=click.Choice(available_languages()), help="Default: detected.")
@click.option("--outlet", metavar="NAME", help="Who publishes the report.")
@click.option("--html", type=_PATH, metavar="FILE", help="Write the picture as one web page.")
@click.option("--markdown", type=_PATH, metavar="FILE", help="Write the picture as Markdown.")
@click.option("--json", "json_path", type=_PATH, metavar="FILE", help="Write the analysis.")
@click.option("--ui", type=click.Choice(UI_LANGUAGES), help="Default: the report's language.")
@click.option("--as-of", metavar="DATE", help="Judge designations as of this day.")
@min_confidence_option
@click.option("--db", type=_PATH, metavar="FILE", help="Keep report and analysis in this store.")
def read(
    file: Path,
    published: str | None,
    lang: str | None,
    outlet: str | None,
    html: Path | None,
    markdown: Path | None,
    json_path: Path | None,
    ui: str | None,
    as_of: str | None,
    min_confidence: float,
    db: Path | None,
) -> None:
    """Draw the picture of one news report.

    FILE is plain text or HTML; - reads standard input. Without a date, expressions such as
    "two weeks ago" stay unresolved.

    \b
    Examples:
      lagebild read report.txt --published 2026-03-02
      lagebild read page.html --html picture.html --ui en
      lagebild read report.txt --json - | jq '.statements[].type'
      cat report.txt | lagebild read - --lang de --markdown picture.md
    """
    if published:
        day_of(published)
    article = one_article(file, published=published, outlet=outlet, lang=lang)
    _announce(article)
    annotations = without_doubtful(read_article(article), min_confidence)
    picture = picture_of(annotations, as_of)
    for note in annotations.article.notes:
        click.echo(f"lagebild: note: {note}", err=True)
    if db:
        with open_store(db) as store:
            save_analysis(store, annotations)
    printed = write_outputs(
        annotations, picture, ui=ui, html=html, markdown=markdown, json_path=json_path
    )
    if not printed:
        show_picture(picture, ui)


def _announce(article: Article) -> None:
    """Tell before a long wait, so that nobody takes it for a hang."""
    length = len(article.text)
    if length > _LONG:
        minutes = max(1, round(length / _PACE / 60))
        click.echo(
            f"lagebild: note: {length:,} characters; that takes about {minutes} min", err=True
        )
