"""Format 1: an article as one JSON object, keyed by its content when it brings no id."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lagebild.errors import InputError
from lagebild.types import Article, Dateline, Span

_ID_LENGTH = 16  # hex digits: 64 bits, no clash among any number of articles a laptop holds
_LONE_SURROGATE_RE = re.compile("[\ud800-\udfff]")  # no character of its own, cannot be written
_OPTIONAL = ("title", "lang", "published", "outlet", "url")


def content_hash(article: Article) -> str:
    """Return the SHA-256 of what makes an article itself: its text and its outlet.

    Line ends, runs of blanks and the normal form of accents do not count, nor what may be learnt
    later (date, title, language). A reprint elsewhere is an article of its own, so the outlet does.
    """
    parts = [" ".join(unicodedata.normalize("NFC", article.text).split())]
    parts += [article.outlet] if article.outlet else []
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()


def content_id(article: Article) -> str:
    """Return the id of an article that brings none: the beginning of its content hash."""
    return content_hash(article)[:_ID_LENGTH]


def article_from_json(row: Mapping[str, Any]) -> Article:
    """Return the article of one JSON object; raises InputError naming the field that is wrong.

    An absent `id` is derived from the content hash. An absent language stays None.
    """
    if not isinstance(row, Mapping):
        raise InputError(f"an article is a JSON object with 'text', this is {_shown(row)}")
    if not isinstance(row.get("text"), str):
        raise InputError(f"'text' must be a string, it is {_shown(row.get('text'))}")
    if _LONE_SURROGATE_RE.search(row["text"]):
        raise InputError("'text' holds half of a surrogate pair; write the whole character")
    fields = {name: _optional_text(row, name) for name in _OPTIONAL}
    article = Article(
        id=_identifier(row),
        text=row["text"],
        authors=_authors(row),
        dateline=_dateline(row.get("dateline")),
        notes=tuple(str(note) for note in row.get("notes") or ()),
        **fields,
    )
    return article if article.id else replace(article, id=content_id(article))


def article_from_line(line: bytes) -> Article:
    """Return the article of one line of JSON Lines; raises InputError, without naming the place."""
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 at byte {error.start + 1}; JSON Lines are UTF-8") from error
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg} at column {error.colno}") from error
    except RecursionError as error:
        raise InputError("not an article: nested too deeply") from error
    except ValueError as error:  # Python reads whole numbers of up to 4300 digits
        raise InputError(f"not an article: {error}") from error
    return article_from_json(row)


def article_to_json(article: Article) -> dict[str, Any]:
    """Return the article as format 1, with `dateline` and `notes` where it has them."""
    row: dict[str, Any] = {"id": article.id, "text": article.text}
    row |= {name: getattr(article, name) for name in _OPTIONAL}
    if article.authors:
        row["authors"] = list(article.authors)
    if article.dateline:
        line = article.dateline
        row["dateline"] = {
            "span": [line.span.start, line.span.end],
            "place": line.place,
            "agency": line.agency,
            "date": line.date,
        }
    if article.notes:
        row["notes"] = list(article.notes)
    return row


def _identifier(row: Mapping[str, Any]) -> str:
    value = row.get("id")
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError(f"'id' must be a string, it is {_shown(value)}")


def _optional_text(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None or isinstance(value, str):
        return value or None
    raise InputError(f"{name!r} must be a string or null, it is {_shown(value)}")


def _authors(row: Mapping[str, Any]) -> tuple[str, ...]:
    value = row.get("authors") or []
    names = [value] if isinstance(value, str) else value
    if isinstance(names, list) and all(isinstance(name, str) for name in names):
        return tuple(names)
    raise InputError(f"'authors' must be a list of strings, it is {_shown(value)}")


def _dateline(value: Mapping[str, Any] | None) -> Dateline | None:
    if not value:
        return None
    try:
        start, end = value["span"]
        return Dateline(
            Span(start, end), value.get("place"), value.get("agency"), value.get("date")
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(f"'dateline' must hold a 'span' of two numbers: {error}") from error


def _shown(value: object) -> str:
    text = "absent" if value is None else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "..."
