"""What several commands share: writing files, showing a picture, calendar days."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from lagebild.contract import analysis_to_json
from lagebild.errors import InputError
from lagebild.lang import available_languages
from lagebild.picture import draw_picture
from lagebild.picture_types import Picture
from lagebild.report import write_html, write_markdown, write_terminal
from lagebild.types import Annotations, Article

UI_LANGUAGES = available_languages()
DEFAULT_UI = "en"  # where the article's language has no interface


def today() -> date:
    """Return the present day; the only clock in the program."""
    return date.today()


def day_of(value: str) -> date:
    """Return the day of an ISO date or date-time; raises InputError showing the form."""
    try:
        return datetime.fromisoformat(value).date()
    except ValueError as error:
        raise InputError(f"{value!r} is no date; write it as 2026-03-02") from error


def picture_of(annotations: Annotations, as_of: str | None) -> Picture:
    """Return the picture as of a day: the given one, else the article's, else today."""
    article = annotations.article
    day = as_of or article.published
    return draw_picture(annotations, as_of=day_of(day) if day else today(), today=today())


def show_picture(picture: Picture, ui: str | None) -> None:
    """Print the picture to standard output, plain when it goes into a file or pipe."""
    write_terminal(picture, interface(picture.article, ui), Console(highlight=False))


def interface(article: Article, ui: str | None) -> str:
    """Return the language to speak to the reader: as asked, else the article's, else English."""
    return ui or (article.lang if article.lang in UI_LANGUAGES else DEFAULT_UI)


def write_outputs(
    annotations: Annotations,
    picture: Picture,
    *,
    ui: str | None,
    html: Path | None,
    markdown: Path | None,
    json_path: Path | None,
) -> bool:
    """Write the files that were asked for; return whether one of them was standard output."""
    language = interface(annotations.article, ui)
    if html:
        write_file(html, write_html(picture, language))
    if markdown:
        write_file(markdown, write_markdown(picture, language))
    if json_path:
        write_file(json_path, shown_json(analysis_to_json(annotations)))
    return Path("-") in (html, markdown, json_path)


def shown_json(row: Mapping[str, Any]) -> str:
    """Return JSON as people read it."""
    return json.dumps(row, ensure_ascii=False, indent=1) + "\n"


def write_file(path: Path, text: str) -> None:
    """Write a whole file or none, "-" to standard output; raises InputError naming the path."""
    if str(path) == "-":
        click.echo(text, nl=False)
        return
    try:
        _replace(path, text)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error


def _replace(path: Path, text: str) -> None:
    """Put a finished file in place at once: an interruption leaves the old one."""
    if not path.exists() or path.is_file():
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    else:
        path.write_text(text, encoding="utf-8")  # a device such as /dev/stdout
