"""What an article of any source may still lack: language, dateline, date and id."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from lagebild.contract import content_id
from lagebild.errors import InputError
from lagebild.lang import load_language
from lagebild.stages.ingest.datelines import find_dateline, find_dateline_date
from lagebild.stages.ingest.language import check_language, identify_language
from lagebild.types import Article

NO_DATE = "no publication date: relative times stay unresolved"

_DATE_RE = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)


def complete_article(article: Article) -> Article:
    """Return the article with language, dateline, date and id where they can be told.

    What is given stays. Notes say what was guessed or is missing. A second call changes nothing.
    Raises InputError for an empty text, a wrong date and a language that is not supported.
    """
    _check_text(article)
    check_given(article)
    lang, guess = _language(article)
    language = load_language(lang)
    dateline = article.dateline or find_dateline(article.text, language)
    published, source = article.published, None
    if published is None:
        published = find_dateline_date(article.text, language)
        source = "date taken from the dateline" if published else NO_DATE
    return replace(
        article,
        id=article.id or content_id(article),
        lang=lang,
        published=published,
        dateline=dateline,
        notes=_with(article.notes, guess, source),
    )


def check_given(article: Article) -> None:
    """Raise InputError if a date or language that was given is wrong."""
    if article.published is not None:
        check_date(article.published)
    if article.lang is not None:
        check_language(article.lang)


def check_date(value: str) -> str:
    """Return an ISO date or date-time as it is; raises InputError naming the expected form."""
    try:
        if _DATE_RE.fullmatch(value):
            (datetime.fromisoformat if len(value) > 10 else date.fromisoformat)(value)
            return value
    except ValueError as error:
        raise InputError(f"published {value!r} is no date that exists: {error}") from error
    raise InputError(
        f"published {value!r} is not an ISO date or date-time; "
        "write 2026-03-02 or 2026-03-02T10:20:00+01:00"
    )


def _check_text(article: Article) -> None:
    if not article.text.strip():
        raise InputError("the article has no text")
    for field, value in (("text", article.text), ("title", article.title or "")):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError(
                f"the {field} holds half a character ({value[error.start]!r}) at position "
                f"{error.start}; it was cut inside a surrogate pair"
            ) from error


def _language(article: Article) -> tuple[str, str | None]:
    if article.lang:
        return check_language(article.lang), None
    return identify_language(f"{article.title or ''}\n{article.text}".strip())


def _with(notes: tuple[str, ...], *more: str | None) -> tuple[str, ...]:
    return notes + tuple(note for note in more if note and note not in notes)
