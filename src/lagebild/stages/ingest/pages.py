"""HTML pages to text and what they say about themselves."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lagebild.errors import InputError
from lagebild.types import Article

_PAGE_RE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|h1|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_RE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)


def is_page(head: str) -> bool:
    """Tell whether a text begins like an HTML page."""
    return _PAGE_RE.match(head) is not None


def read_page(html: str) -> Article:
    """Return the article of a page, its paragraphs parted by blank lines; only text survives.

    Title, outlet, authors, date and address as the page states them, None where it does not.
    Raises InputError if the page holds no running text.
    """
    # Imported here: 0.5 s that plain text and JSON Lines save.
    import trafilatura  # noqa: PLC0415
    from htmldate import find_date  # noqa: PLC0415

    # The parser takes a bare fragment for something else than HTML.
    whole = html if _HTML_RE.search(html) else f"<html><body>{html}</body></html>"
    document = _extract(trafilatura.bare_extraction, whole)
    text = _paragraphs((document.text or "") if document else "")
    if not text:
        raise InputError("no article text was found in the page; save its text as .txt")
    # Only what the page states: a date guessed from its text would move every "yesterday".
    published = find_date(whole, extensive_search=False, original_date=True)
    return Article(
        id="",
        text=text,
        title=_line(document.title),
        published=published,
        outlet=_line(document.sitename),
        url=_line(document.url),
        authors=tuple(filter(None, map(_line, (document.author or "").split(";")))),
    )


def _extract(extraction: Callable[..., Any], html: str) -> Any:
    """Return the article part of a page, all of its text where the part is too small to see."""
    options = {"include_comments": False, "include_tables": False, "with_metadata": True}
    document = extraction(html, **options)
    if document is None or not (document.text or "").strip():
        document = extraction(html, favor_recall=True, **options)
    return document


def _paragraphs(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)


def _line(value: str | None) -> str | None:
    return " ".join((value or "").split()) or None
