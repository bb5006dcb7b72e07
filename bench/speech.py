"""Seconds that quotations and attribution take as an article grows: lines, not curves.

    python bench/speech.py [LANG]

One article of invented sentences is taken once, twice and four times (75, 150 and 300 sentences).
The parse is done before the clock starts; each figure is the best of three rounds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from lagebild.lang import load_language
from lagebild.pipeline import parse_article
from lagebild.stages.attribution import attribute
from lagebild.stages.entities import find_entities
from lagebild.stages.questions import find_questions
from lagebild.stages.quotes import find_quotes
from lagebild.types import Annotations, Article

T = TypeVar("T")
_ROUNDS = 3
_TIMES = (1, 2, 4)
_PARAGRAPHS = {
    "de": (
        "Ministerin Ilse Kranz sagte, die Brücke bleibe gesperrt. „Wir warten ab“, ergänzte sie. "
        "Laut Polizei wurden zwei Männer verletzt. Die Zeitung berichtet unter Berufung auf "
        "Ermittler, der Fahrer habe geschlafen. Ob Anklage erhoben wird, ist unklar."
    ),
    "en": (
        'Mary Holt said the bridge would stay closed. "We are waiting," she added. According to '
        "police, two men were injured. The paper reported, citing investigators, that the driver "
        "had been asleep. It is unclear whether charges will be brought."
    ),
    "es": (
        "María Solano dijo que el puente seguirá cerrado. «Esperamos», añadió. Según la policía, "
        "dos hombres resultaron heridos. El diario informó, citando a investigadores, de que el "
        "conductor dormía. Se desconoce si habrá cargos."
    ),
}


def main(lang: str) -> None:
    """Print a line for each length of the article."""
    print(f"{'sentences':>10}{'quotes s':>10}{'attribution s':>15}{'questions s':>13}")
    language = load_language(lang)
    for factor in _TIMES:
        found = _read(lang, 15 * factor)
        quotes, quoting = _timed(lambda a: find_quotes(a, language), found)
        quoted = replace(found, quotes=quotes)
        _, attributing = _timed(lambda a: attribute(a, language), quoted)
        _, asking = _timed(lambda a: find_questions(a, language), quoted)
        count = len(found.sentences)
        print(f"{count:>10}{quoting:>10.3f}{attributing:>15.3f}{asking:>13.3f}")


def _read(lang: str, paragraphs: int) -> Annotations:
    text = "\n\n".join([_PARAGRAPHS[lang]] * paragraphs)
    found = parse_article(Article("bench", text, lang=lang, published="2026-03-06"))
    return replace(found, entities=find_entities(found, load_language(lang)))


def _timed(stage: Callable[[Annotations], T], given: Annotations) -> tuple[T, float]:
    best = float("inf")
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        result = stage(given)
        best = min(best, time.perf_counter() - start)
    return result, best


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "de")
