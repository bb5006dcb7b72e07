"""`lagebild show`: the picture of a stored article, without reading it anew."""

from __future__ import annotations

from pathlib import Path

import click

from lagebild.cli.list_command import existing_store
from lagebild.cli.output import UI_LANGUAGES, picture_of, show_picture, write_outputs
from lagebild.store import load_analysis

_PATH = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


@click.command()
@click.argument("article")
@click.option(
    "--db", type=click.Path(path_type=Path), required=True, metavar="FILE", help="The store."
)
@click.option("--html", type=_PATH, metavar="FILE", help="Write the picture as one web page.")
@click.option("--markdown", type=_PATH, metavar="FILE", help="Write the picture as Markdown.")
@click.option("--json", "json_path", type=_PATH, metavar="FILE", help="Write the analysis.")
@click.option("--ui", type=click.Choice(UI_LANGUAGES), help="Default: the report's language.")
@click.option("--as-of", metavar="DATE", help="Judge designations as of this day.")
def show(
    article: str,
    db: Path,
    html: Path | None,
    markdown: Path | None,
    json_path: Path | None,
    ui: str | None,
    as_of: str | None,
) -> None:
    """Show the picture of a stored article.

    ARTICLE is its id, or the beginning of its key, as `lagebild list` shows it.

    \b
    Examples:
      lagebild show deichbote-17 --db news.db
      lagebild show 3fa9c1 --db news.db --html picture.html --as-of 2026-06-01
    """
    with existing_store(db) as store:
        annotations = load_analysis(store, article)
    picture = picture_of(annotations, as_of)
    if not write_outputs(
        annotations, picture, ui=ui, html=html, markdown=markdown, json_path=json_path
    ):
        show_picture(picture, ui)
