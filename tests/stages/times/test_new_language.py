"""A language is added by data alone: French, in a folder that the package does not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from lagebild import lang
from lagebild.lang import Language
from lagebild.stages.times import find_times
from lagebild.types import Annotations, Article

CASES = [
    ("Le traité a été signé le 4 mai 2019.", "le 4 mai 2019", "2019-05-04"),
    ("Elle a démissionné lundi.", "lundi", "2026-11-23"),
    ("Le parlement votera vendredi.", "vendredi", "2026-11-27"),
    ("Le juge a décidé hier.", "hier", "2026-11-23"),
    ("Les ventes ont baissé l'année dernière.", "l'année dernière", "2025"),
    ("Il est venu il y a deux semaines.", "il y a deux semaines", "2026-11-10"),
    ("La grève a duré trois jours.", "trois jours", "P3D"),
    ("Les travaux ont commencé en mai 2019.", "mai 2019", "2019-05"),
    ("Elle est née le 31 février 2001.", "le 31 février 2001", None),
]


@pytest.fixture
def french(monkeypatch: pytest.MonkeyPatch) -> Language:
    monkeypatch.setattr(lang, "_ROOT", Path(__file__).parent / "languages")
    return Language("fr")


@pytest.mark.parametrize(("text", "extent", "value"), CASES)
def test_a_language_needs_no_code(
    french: Language, text: str, extent: str, value: str | None
) -> None:
    article = Article(id="a", text=text, lang="fr", published="2026-11-24")
    (timex,) = find_times(Annotations(article), french)
    assert (timex.span.of(text), timex.value) == (extent, value)
