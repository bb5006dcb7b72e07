"""A claim's moving figure: "seven dead", two hours later "nine", the next day "eleven".

Only what can be compared is put in a row: figures that count the same, in one language by the word
and across languages by what the word speaks of, or the same money. A figure that never moves has
no history.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lagebild.change_types import FigureTold, MovingFigure
from lagebild.stories.concepts import concepts_of
from lagebild.story_types import StoryClaim
from lagebild.types import Annotations


def moving_figures(
    claim: StoryClaim, analyses: Mapping[str, Annotations]
) -> tuple[MovingFigure, ...]:
    """Return the figures of a claim that changed from article to article.

    `analyses` by article id; carriers whose article is not among them are passed over.
    """
    rows: dict[tuple[str, ...], list[FigureTold]] = {}
    for told, is_copy in _all_told(claim, analyses):
        lang = analyses[told.article].article.lang or ""
        row = rows.setdefault(_counted(told.figure.unit, lang), [])
        repeats = is_copy and any(one.figure.value == told.figure.value for one in row)
        if told not in row and not repeats:
            row.append(told)
    return tuple(
        MovingFigure(row[0].figure.unit, tuple(row))
        for row in rows.values()
        if len({told.figure.value for told in row}) > 1
        and len({told.article for told in row}) == len(row)
    )


def _counted(unit: str, lang: str) -> tuple[str, ...]:
    """Return what is counted: the concepts of the noun, else the noun or currency itself."""
    return tuple(sorted(concepts_of(unit.lower(), lang))) or (unit.lower(),)


def _all_told(
    claim: StoryClaim, analyses: Mapping[str, Annotations]
) -> Iterator[tuple[FigureTold, bool]]:
    """Yield each figure of each carrier, in order of publication, and whether a copy tells it."""
    for carrier in claim.carriers:
        found = analyses.get(carrier.article)
        statements = found.statements if found else ()
        statement = next((one for one in statements if one.id == carrier.statement), None)
        if found and statement:
            for index in statement.quantities:
                yield FigureTold(carrier.article, found.quantities[index]), bool(carrier.copy_of)
