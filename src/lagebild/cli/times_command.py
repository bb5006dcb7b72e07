"""`lagebild times`: time expressions as TimeML."""

from __future__ import annotations

from pathlib import Path

import click

from lagebild.cli.inputs import one_article
from lagebild.cli.output import day_of, write_file
from lagebild.lang import available_languages
from lagebild.pipeline import read_article
from lagebild.timeml import format_timeml


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--published", metavar="DATE", help="When the text appeared: 2026-03-02.")
@click.option("--lang", type=click.Choice(available_languages()), help="Default: detected.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    default="-",
    metavar="FILE",
    help="Default: print.",
)
def times(file: Path, published: str | None, lang: str | None, output: Path) -> None:
    """Mark the time expressions of a text and print TimeML.

    Values are ISO dates resolved against the day of publication; what cannot be resolved has an
    empty value and the reason.

    \b
    Examples:
      lagebild times report.txt --published 2026-03-02 -o report.tml
      echo "The council met on Monday." | lagebild times - --published 2026-03-02
    """
    if published:
        day_of(published)
    article = one_article(file, published=published, lang=lang)
    write_file(output, format_timeml(read_article(article)))
