"""A claim's moving figure: "seven dead", two hours later "nine", the next day "eleven".

Only what can be compared is put in a row: figures that count the same in the words of one language
or the same money. A claim whose figure never moves has no history.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lagebild.change_types import FigureTold, MovingFigure
from lagebild.story_types import StoryClaim
from lagebild.types import Annotations


def moving_figures(
    claim: StoryClaim, analyses: Mapping[str, Annotations]
) -> tuple[MovingFigure, ...]:
    """Return the figures of a claim that changed from article to article.

    `analyses` by article id; carriers whose article is not among them are passed over.
    """
    rows: dict[str, list[FigureTold]] = {}
    for told in _all_told(claim, analyses):
        rows.setdefault(told.figure.unit, []).append(told)
    return tuple(
        MovingFigure(unit, tuple(row))
        for unit, row in rows.items()
        if len({told.figure.value for told in row}) > 1
        and len({told.article for told in row}) == len(row)
    )


def _all_told(claim: StoryClaim, analyses: Mapping[str, Annotations]) -> Iterator[FigureTold]:
    """Yield each figure of each carrier once, in order of publication."""
    for carrier in claim.carriers:
        found = analyses.get(carrier.article)
        if found is None or carrier.copy_of:
            continue
        statement = next((one for one in found.statements if one.id == carrier.statement), None)
        for index in statement.quantities if statement else ():
            yield FigureTold(carrier.article, found.quantities[index])
