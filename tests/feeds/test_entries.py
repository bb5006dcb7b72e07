import json

import pytest

from lagebild.errors import InputError
from lagebild.feeds import read_listing

AT = "https://news.example/feed"
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Deichbote</title>
<item><guid>a1</guid><link>/one</link><title>Eins</title>
<pubDate>Wed, 04 Mar 2026 10:00:00 +0100</pubDate></item>
<item><guid>a2</guid><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Deichbote</title><entry><id>a1</id>
<link href="https://news.example/one"/><title>Eins</title>
<updated>2026-03-04T09:00:00Z</updated></entry></feed>"""
MAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://news.example/one</loc>
<n:news><n:publication_date>2026-03-04T09:00:00Z</n:publication_date><n:title>Eins</n:title></n:news>
</url></urlset>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Deichbote",
        "items": [{"id": 7, "url": "/one", "title": "Eins", "date_published": "2026-03-04"}],
    }
).encode()


@pytest.mark.parametrize("data", [RSS, ATOM, MAP, JSON], ids=["rss", "atom", "sitemap", "json"])
def test_every_kind_of_feed_gives_the_same_entry(data: bytes) -> None:
    (entry,) = read_listing(data, AT).entries
    assert (entry.url, entry.title) == ("https://news.example/one", "Eins")
    assert (entry.published or "").startswith("2026-03-04")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><p>no feed</p></html>",
        b"{}",
        b"[1]",
        b'{"items": 5}',
        b"\xff\x00\xfe",
        b"<urlset",
    ],
)
def test_what_is_no_feed_is_refused_with_its_address(data: bytes) -> None:
    with pytest.raises(InputError, match=r"news\.example"):
        read_listing(data, AT)


def test_entities_of_a_sitemap_reach_no_file() -> None:
    trick = b'<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + MAP.replace(
        b"<n:title>Eins", b"<n:title>&x;"
    )
    assert all("root:" not in (one.title or "") for one in read_listing(trick, AT).entries)
