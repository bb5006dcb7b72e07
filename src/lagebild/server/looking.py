"""Look-ups outside the store: the classes of statements, official lists, places on the map."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from lagebild.gazetteer import Place, find_place
from lagebild.lang import available_languages, load_language
from lagebild.registry import candidates, designations_of, is_designated

_LIKELY = 0.8  # score from which a listed name is shown


@cache
def classes() -> tuple[str, ...]:
    """Return the PLOVER classes in the order of the reports."""
    table = load_language(available_languages()[0]).table("report.toml")["class"]
    return tuple(code for code in table if code)  # "" stands for claims that tell no event


def designations_json(name: str, day: date) -> list[dict[str, Any]]:
    """Return the designations of the groups that a name can stand for, best match first."""
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for candidate in candidates(name):
        if candidate.match.score < _LIKELY:
            continue
        for row in designations_of(candidate.listed.entity):
            found.setdefault(
                (row.entity, row.list, row.entry),
                {
                    "name": candidate.listed.name,
                    "score": candidate.match.score,
                    "reason": candidate.match.reason,
                    "needs": candidate.listed.need,
                    "list": row.list,
                    "entry": row.entry,
                    "since": row.since,
                    "until": row.until,
                    "source": row.source,
                    "designated": is_designated(row, day),
                },
            )
    return list(found.values())


@cache
def place_of(name: str) -> Place | None:
    """Return where a place of this name lies, in any of the languages; None if unknown."""
    for code in available_languages():
        place = find_place(name, load_language(code))
        if place and place.lat is not None:
            return place
    return None
