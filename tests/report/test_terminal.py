"""The terminal report: the same claims, and nothing that a terminal would obey."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from rich.console import Console

from lagebild.errors import InputError
from lagebild.picture import draw_picture
from lagebild.report import write_terminal
from lagebild.types import Annotations, Article
from tests.fixtures import TEXT, annotated
from tests.report.hostile import hostile

DAY, LATER = date(2031, 5, 5), date(2032, 1, 1)


def _print(bundle: Annotations, ui: str | None = None, *, width: int = 110) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=False)
    write_terminal(draw_picture(bundle, as_of=DAY, today=LATER), ui, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_the_main_claim_tells_certainty_and_source() -> None:
    shown = _flat(_print(annotated(), "de"))
    assert "1 ◉ Ada Velm — Mobilisierung → Küstenwache [behauptet]" in shown
    assert "Quelle: Beamte (anonym) → Inselbote" in shown


def test_parts_come_in_their_order() -> None:
    shown = _print(annotated(), "en")
    heads = ["IN BRIEF", "TIMELINE", "WHO CLAIMS WHAT", "RULED OUT, DENIED", "DESIGNATED GROUPS"]
    heads += ["FIGURES", "OPEN QUESTIONS", "PEOPLE, BODIES, PLACES", "THE ARTICLE"]
    places = [shown.index(head) for head in heads]
    assert places == sorted(places)


def test_the_day_of_the_article_stands_between_past_and_future() -> None:
    shown = _print(annotated(), "de")
    timeline = shown[shown.index("ZEITACHSE") : shown.index("Ohne Datum")]
    order = ["2. Mai 2031", "Artikel erschienen", "September 2031"]
    places = [timeline.index(words) for words in order]
    assert places == sorted(places)


def test_the_whole_article_is_printed() -> None:
    shown = _print(annotated(), "de")
    article = _flat(re.sub(r"\[\d+\] ", "", shown[shown.index("DER ARTIKEL") :]))
    for sentence in TEXT.replace("\n\n", " ").split(". "):
        assert sentence in article


@pytest.mark.parametrize("width", [40, 80, 200])
def test_nothing_in_the_article_reaches_the_terminal_as_a_command(width: int) -> None:
    shown = _print(hostile(), width=width)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert "[bold red]" in _flat(_print(hostile(), width=200))


def test_an_unsupported_interface_language_names_the_supported_ones() -> None:
    with pytest.raises(InputError, match="de, en, es"):
        _print(annotated(), "xx")


def test_an_empty_picture_prints() -> None:
    shown = _print(Annotations(Article("x", "Nichts.", lang="de")))
    assert "Keine Zahlen mit Einheit gefunden." in shown
