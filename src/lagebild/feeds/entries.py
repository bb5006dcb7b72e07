"""What a feed lists: RSS, Atom, JSON Feed and news sitemaps as entries of one form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import feedparser
from lxml import etree

from lagebild.errors import InputError

_MOST = 500  # entries of one visit
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that a feed points to; `published` is ISO 8601 or None."""

    id: str
    url: str
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed's own title and its entries in the feed's order."""

    title: str | None
    entries: tuple[Entry, ...]


def read_listing(data: bytes, url: str) -> Listing:
    """Return what a feed lists; raises InputError for what is no feed. `url` resolves links."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"{":
        found = _json_feed(data, url)
    elif b"<urlset" in data[:4_096] or b":urlset" in data[:4_096]:
        found = _sitemap(data, url)
    else:
        found = _syndication(data, url)
    return Listing(found.title, tuple(_web_only(found.entries))[:_MOST])


def _web_only(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    for entry in entries:
        if entry.url.startswith(("http://", "https://")):
            yield entry


def _syndication(data: bytes, url: str) -> Listing:
    parsed = feedparser.parse(data, response_headers={"content-location": url})
    if not parsed.get("version"):
        raise InputError(f"{url}: neither RSS, Atom, JSON Feed nor a news sitemap")
    entries = tuple(
        Entry(
            str(one.get("id") or one.get("link")),
            urljoin(url, str(one["link"])),
            one.get("title"),
            _moment(one.get("published_parsed") or one.get("updated_parsed")),
        )
        for one in parsed.entries
        if one.get("link")
    )
    return Listing(parsed.feed.get("title"), entries)


def _moment(parts: Any) -> str | None:
    """Feedparser gives UTC as a time tuple."""
    if not parts:
        return None
    return "{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}+00:00".format(*parts[:6])


def _json_feed(data: bytes, url: str) -> Listing:
    try:
        feed = json.loads(data)
        items = feed.get("items")
    except (ValueError, AttributeError, RecursionError) as error:
        raise InputError(f"{url}: not a JSON Feed ({error})") from error
    if not isinstance(items, list) or "jsonfeed.org" not in str(feed.get("version")):
        raise InputError(f"{url}: JSON, but not a JSON Feed")
    entries = tuple(
        Entry(
            str(one.get("id") or one["url"]),
            urljoin(url, str(one["url"])),
            _text(one.get("title")),
            _text(one.get("date_published")),
        )
        for one in items
        if isinstance(one, dict) and one.get("url")
    )
    return Listing(_text(feed.get("title")), entries)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _sitemap(data: bytes, url: str) -> Listing:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    root = etree.fromstring(data, parser)
    if root is None or root.tag != f"{_MAP}urlset":
        raise InputError(f"{url}: a sitemap that cannot be read")
    entries = []
    for node in root.iter(f"{_MAP}url"):
        place = (node.findtext(f"{_MAP}loc") or "").strip()
        news = node.find(f"{_NEWS}news")
        title = news.findtext(f"{_NEWS}title") if news is not None else None
        day = news.findtext(f"{_NEWS}publication_date") if news is not None else None
        entries.append(Entry(place, urljoin(url, place), title, (day or "").strip() or None))
    return Listing(None, tuple(entries))
