"""A name in all lists, the compact table's and the imported ones, with what held on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lagebild.registry.designations import designations_of
from lagebild.registry.lookup import Lookup, find_by_scan
from lagebild.registry.press import candidates
from lagebild.registry.store import reading

_MOST = 50  # entries that hold the words somewhere


@dataclass(frozen=True, slots=True)
class Finding:
    """One designation that a name may mean. Days are ISO dates, None if the list gives none."""

    list: str
    entry: str
    since: str | None
    until: str | None
    announced: str | None
    score: float
    reason: str

    def state_on(self, day: date) -> str:
        """Return "listed", "not yet", "ended" or "unknown" (no first day given)."""
        if self.until and date.fromisoformat(self.until) <= day:
            return "ended"
        if self.since is None:
            return "unknown"
        return "listed" if date.fromisoformat(self.since) <= day else "not yet"


def search(name: str, registry: Path) -> tuple[Finding, ...]:
    """Return the designations under a name, best first; looser the less is found."""
    found = [*_compact(name), *_imported(name, registry)]
    return tuple(sorted(found, key=lambda one: (-one.score, one.list, one.since or "9999")))


def _compact(name: str) -> list[Finding]:
    best = {one.listed.entity: one.match for one in reversed(candidates(name)) if one.match.score}
    return [
        Finding(row.list, row.entry, row.since, row.until, row.announced, match.score, match.reason)
        for entity, match in best.items()
        for row in designations_of(entity)
    ]


def _imported(name: str, registry: Path) -> list[Finding]:
    if not registry.exists():
        return []
    lookup = Lookup(registry)
    try:
        hits = [(hit.entry, hit.score, hit.reason) for hit in lookup.find(name)]
    finally:
        lookup.close()
    if not hits:
        with reading(registry) as connection:
            part = find_by_scan(connection, name, _MOST)
        hits = [(entry, 0.5, "words of the name") for entry in part]
    return [
        Finding(e.list_name, e.name, e.since, e.until, e.announced, score, reason)
        for e, score, reason in hits
    ]
