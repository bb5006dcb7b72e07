"""JSON objects to articles, as in format 1: every field checked, nothing altered."""

from __future__ import annotations

import json
from typing import Any

from lagebild.errors import InputError
from lagebild.types import Article


def parse_row(line: str) -> Article:
    """Return the article of one JSON object; raises InputError naming what is wrong with it."""
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg} at column {error.colno}") from error
    except RecursionError as error:
        raise InputError("not an article: nested too deeply") from error
    return article_of_row(row)


def article_of_row(row: object) -> Article:
    """Return the article of a JSON value; raises InputError naming the field that is wrong."""
    if not isinstance(row, dict):
        raise InputError(f"an article is a JSON object with 'text', this is {_shown(row)}")
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError(f"'text' must be a string, it is {_shown(text)}")
    return Article(
        id=_identifier(row),
        text=text,
        title=_string(row, "title"),
        lang=_string(row, "lang"),
        published=_string(row, "published"),
        outlet=_string(row, "outlet"),
        url=_string(row, "url"),
        authors=_authors(row),
    )


def _identifier(row: dict[str, Any]) -> str:
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(row, "id") or ""


def _string(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None or isinstance(value, str):
        return value or None
    raise InputError(f"{name!r} must be a string or null, it is {_shown(value)}")


def _authors(row: dict[str, Any]) -> tuple[str, ...]:
    value = row.get("authors") or []
    names = [value] if isinstance(value, str) else value
    if isinstance(names, list) and all(isinstance(name, str) for name in names):
        return tuple(names)
    raise InputError(f"'authors' must be a list of strings, it is {_shown(value)}")


def _shown(value: object) -> str:
    text = "absent" if value is None else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."
