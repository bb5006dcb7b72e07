"""TimeML output: well formed, with the text unchanged."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from lagebild.timeml import format_timeml
from lagebild.types import Annotations, Article, Span, Timex

TEXT = "Am 4. Mai 2019 & bald <darauf> war Schluss."


def annotations(text: str, *timexes: Timex, published: str | None = "2025-03-01") -> Annotations:
    return Annotations(Article(id="a<1>", text=text, published=published), timexes=timexes)


def test_times_become_elements_and_the_text_stays() -> None:
    day = Timex(Span(3, 14), "DATE", "2019-05-04")
    open_end = Timex(Span(17, 30), "DATE", None, None, None, "no earlier date")
    root = ElementTree.fromstring(format_timeml(annotations(TEXT, day, open_end)))  # noqa: S314
    body = root.find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == TEXT
    first, second = body.findall("TIMEX3")
    assert first.attrib == {"tid": "t1", "type": "DATE", "value": "2019-05-04"}
    assert second.attrib["value"] == ""
    assert second.attrib["comment"] == "no earlier date"


def test_an_undated_article_has_no_creation_time() -> None:
    assert "<DCT>" not in format_timeml(annotations(TEXT, published=None))
    assert 'value="2025-03-01"' in format_timeml(annotations(TEXT))


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_gives_well_formed_xml(text: str) -> None:
    ElementTree.fromstring(format_timeml(annotations(text)))  # noqa: S314
