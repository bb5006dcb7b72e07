"""What is handed in: an article as JSON, a plain text, a web page, or an address to visit."""

from __future__ import annotations

import io
import json

from lagebild.contract import article_from_json
from lagebild.errors import InputError
from lagebild.feeds import check_url
from lagebild.pipeline import BadLine, read_articles
from lagebild.store import Store
from lagebild.store.queue import Job, submit_address, submit_article
from lagebild.types import Article

MOST_BYTES = 2_000_000  # of one submission


def submit(
    store: Store,
    data: bytes,
    *,
    kind: str,
    source: str,
    at: str,
    published: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
) -> Job:
    """Return the job of a submission once it is safely queued; raises InputError.

    `kind` is a media type: application/json, text/html or text/plain.
    """
    if len(data) > MOST_BYTES:
        raise InputError(f"larger than {MOST_BYTES // 1_000_000} MB; send one article at a time")
    if kind == "application/json":
        row = _object(data)
        if "url" in row and "text" not in row:
            url = str(row["url"])
            check_url(url)
            given = {name: str(row[name]) for name in ("outlet", "published") if row.get(name)}
            return submit_address(store, url, given, source=source, at=at)
        article_from_json(row)
        name = "article.json"
    else:
        name = "page.html" if kind == "text/html" else "article.txt"
    article = _article(data, name, published, outlet, lang)
    return submit_article(store, article, source=source, at=at)


def _object(data: bytes) -> dict[str, object]:
    try:
        row = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}") from error
    if not isinstance(row, dict):
        raise InputError("one article is one JSON object; see docs/formats.md, section 1")
    return row


def _article(
    data: bytes, name: str, published: str | None, outlet: str | None, lang: str | None
) -> Article:
    stream = io.BytesIO(data)
    found = list(read_articles(stream, name=name, published=published, outlet=outlet, lang=lang))
    if len(found) != 1 or isinstance(found[0], BadLine):
        raise InputError(str(found[0]) if found else "holds no article")
    if not found[0].text.strip():
        raise InputError("the article has no text")
    return found[0]
