"""Which of the overlapping matches stand: the longest, then the one that saw more around it."""

from __future__ import annotations

from collections.abc import Iterable

from lagebild.rules import Match


def select_matches(matches: Iterable[Match]) -> list[Match]:
    """Return the matches that stand, in text order.

    Longer extents win; of equal ones the match that read more, then the earlier rule. A rule with
    `value = "none"` takes its place and says nothing, so that "Postfach 2142" is no year.
    """
    ranked = sorted(matches, key=_rank)
    taken: list[tuple[int, int]] = []
    standing = []
    for match in ranked:
        start, end = match.span()
        if all(end <= first or last <= start for first, last in taken):
            taken.append((start, end))
            standing.append(match)
    return sorted(standing, key=lambda match: match.span())


def _rank(match: Match) -> tuple[int, int, int, int]:
    start, end = match.span()
    first, last = match.match.span()
    return (start - end, first - last, start, match.rule.order)
