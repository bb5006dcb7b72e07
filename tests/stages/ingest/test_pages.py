"""HTML: only the text of the article survives, and what the page states about itself."""

from __future__ import annotations

import pytest

from lagebild.errors import InputError
from lagebild.stages.ingest import ingest

PAGE = """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8">
<title>Brücke gesperrt - Stadtbote</title>
<meta property="og:site_name" content="Stadtbote">
<meta property="article:published_time" content="2025-08-08T10:00:00+02:00">
<meta name="author" content="Ina Weiß">
<link rel="canonical" href="https://stadtbote.example/a/1">
<script>alert("böse")</script><style>p {{color: red}}</style></head>
<body onload="evil()"><nav><a href="/">Startseite</a></nav>
<article><h1>Brücke gesperrt</h1>
<p onclick="steal()" title="versteckt">Die Brücke über den Fluss ist seit Montag für den
gesamten Verkehr gesperrt, teilte die Stadt mit.</p>
<p>„Das bleibt <b>so</b>“, sagte <a href="javascript:evil()">Anna Krüger</a> gestern.</p>
<script>document.write("böse")</script><img src=x onerror="evil()">
<p>{extra}</p></article><footer>Impressum und Datenschutz</footer></body></html>"""


def page(extra: str = "Die Stadt bittet um Geduld.") -> bytes:
    return PAGE.format(extra=extra).encode()


def test_only_the_text_of_the_article_survives() -> None:
    (article,) = ingest(page(), name="page.html")
    assert article.text.split("\n\n") == [
        "Brücke gesperrt",
        "Die Brücke über den Fluss ist seit Montag für den gesamten Verkehr gesperrt, teilte die "
        "Stadt mit.",
        "„Das bleibt so“, sagte Anna Krüger gestern.",
        "Die Stadt bittet um Geduld.",
    ]


def test_a_page_says_title_outlet_date_author_and_address() -> None:
    (article,) = ingest(page(), name="page.html")
    assert article.title == "Brücke gesperrt"
    assert article.outlet == "Stadtbote"
    assert article.published == "2025-08-08"
    assert article.authors == ("Ina Weiß",)
    assert article.url == "https://stadtbote.example/a/1"
    assert article.lang == "de"
    assert article.notes == ()


def test_what_the_caller_knows_stands_over_the_page() -> None:
    (article,) = ingest(page(), name="page.html", outlet="Bote", published="2025-08-09")
    assert (article.outlet, article.published) == ("Bote", "2025-08-09")


def test_escaped_markup_is_text_and_stays_text() -> None:
    (article,) = ingest(page("Auf dem Schild stand: &lt;script&gt;!"), name="page.html")
    assert article.text.endswith("Auf dem Schild stand: <script>!")


def test_a_page_in_latin_1_is_read_by_its_declaration() -> None:
    data = page().decode().replace("utf-8", "iso-8859-1").replace("„", '"').replace("“", '"')
    (article,) = ingest(data.encode("latin-1"), name="page")
    assert "Brücke über den Fluss" in article.text
    assert article.notes == ("decoded as cp1252",)


def test_a_date_in_the_running_text_does_not_date_the_page() -> None:
    data = b"<p>Am 3. Mai 2020 brannte die Halle der Stadt bis auf die Mauern nieder.</p>"
    (article,) = ingest(data, name="page.html")
    assert article.published is None
    assert "no publication date" in article.notes[-1]


def test_a_page_is_known_by_its_content() -> None:
    (article,) = ingest(
        b"<div><p>Der Rat tagt heute in der Stadt.</p></div>", name="standard input"
    )
    assert article.text == "Der Rat tagt heute in der Stadt."


@pytest.mark.parametrize("data", [b"<html><body><script>x()</script></body></html>", b"<p></p>"])
def test_a_page_without_running_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^page\.html: no article text was found"):
        ingest(data, name="page.html")


def test_text_in_a_file_named_like_a_page_is_text() -> None:
    (article,) = ingest(b"Der Rat tagt heute in der Stadt.", name="page.html")
    assert article.text == "Der Rat tagt heute in der Stadt."
