"""Which day is meant where a text leaves it open."""

from __future__ import annotations

import pytest

from lagebild.lang import load_language
from lagebild.pipeline import read_article
from lagebild.stages.times import find_times
from lagebild.types import Annotations, Article


def values(text: str, written: str) -> dict[str, str | None]:
    """The values of a German text's expressions by their words, read without a parse."""
    article = Article("a", text, lang="de", published=written)
    found = find_times(Annotations(article), load_language("de"))
    return {timex.span.of(text): timex.value for timex in found}


@pytest.mark.parametrize(
    ("written", "value"),
    [("2026-01-14", "2025-12-21"), ("2026-11-30", "2026-12-21"), ("2026-08-01", "2026-12-21")],
)
def test_a_date_just_past_is_not_put_a_year_ahead(written: str, value: str) -> None:
    found = values("Es geht um die Abstimmung am 21. Dezember im Rat.", written)
    assert found == {"21. Dezember": value}


def test_hours_after_a_vague_day_belong_to_no_known_day() -> None:
    text = "Vor einigen Tagen hielten Zöllner um 5 Uhr einen Wagen an. Gegen 7 Uhr kam Hilfe."
    found = values(text, "2026-03-05")
    assert found["5 Uhr"] == "XXXX-XX-XXT05:00"
    assert found["7 Uhr"] == "XXXX-XX-XXT07:00"


def test_hours_in_the_next_paragraph_are_of_the_day_of_writing_again() -> None:
    text = "Vor einigen Tagen brannte ein Wagen.\n\nDer Rat tagt um 19 Uhr im Saal."
    assert values(text, "2026-03-05")["19 Uhr"] == "2026-03-05T19:00"


def test_a_noun_with_a_present_copula_looks_ahead() -> None:
    article = Article("a", "Am Sonntag sind Wahlen.", lang="de", published="2026-03-05")
    assert [timex.value for timex in read_article(article).timexes] == ["2026-03-08"]
