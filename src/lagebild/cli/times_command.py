"""`lagebild times`: time expressions as TimeML or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click

from lagebild.cli.inputs import one_article
from lagebild.cli.output import day_of, write_file
from lagebild.contract import times_to_json
from lagebild.lang import available_languages
from lagebild.pipeline import read_article
from lagebild.timeml import format_timeml
from lagebild.types import Annotations


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--published", metavar="DATE", help="When the text appeared: 2026-03-02.")
@click.option("--lang", type=click.Choice(available_languages()), help="Default: detected.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["timeml", "json"]),
    default="timeml",
    help="TimeML with the text, or JSON with offsets and UTC intervals.  [default: timeml]",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    default="-",
    metavar="FILE",
    help="Default: print.",
)
def times(file: Path, published: str | None, lang: str | None, form: str, output: Path) -> None:
    """Mark the time expressions of a text and print TimeML or JSON.

    Values are ISO dates resolved against the day of publication; what cannot be resolved has an
    empty value and the reason.

    \b
    Examples:
      lagebild times report.txt --published 2026-03-02 -o report.tml
      echo "The council met on Monday." | lagebild times - --published 2026-03-02 --format json

    In Python: `lagebild.pipeline.read_article(article).timexes`.
    """
    if published:
        day_of(published)
    article = one_article(file, published=published, lang=lang)
    write_file(output, _WRITERS[form](read_article(article)))


def _format_json(annotations: Annotations) -> str:
    return json.dumps(times_to_json(annotations), ensure_ascii=False, indent=2) + "\n"


_WRITERS: dict[str, Callable[[Annotations], str]] = {
    "timeml": format_timeml,
    "json": _format_json,
}
