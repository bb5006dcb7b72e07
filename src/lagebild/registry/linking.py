"""Imported entries that a name of an article may mean, strict enough to print.

A family name is never enough, nor a slip of one letter, nor a weak alias. A person must belong to a
country of the article, or bear the whole of a name of three words and more; of several persons of
one name on one list none is taken.
"""

from __future__ import annotations

from collections import Counter

from lagebild.names import normalise_name
from lagebild.registry.lookup import Hit, Lookup
from lagebild.registry.records import Entry
from lagebild.types import Link

_WORDS = 2
_LONG_NAME = 3  # words; two people rarely share so many
_PERSON_SCORE, _BODY_SCORE = 0.8, 0.95
_UNSEEN = 0.9  # an imported name was never checked against newspapers
_PERSON = "Person"


def imported_links(
    lookup: Lookup, name: str, *, person: bool, countries: frozenset[str]
) -> tuple[Link, ...]:
    """Return links to the imported entries of a name, () if none or several people bear it."""
    words = normalise_name(name).split()
    if len(words) < _WORDS:
        return ()
    hits = [hit for hit in lookup.find(name) if _fits(hit, words, countries, person=person)]
    best = max((hit.score for hit in hits), default=0.0)
    taken = [hit for hit in hits if hit.score == best]
    if person and not _one_on_each_list([hit.entry for hit in taken]):
        return ()
    return tuple(_link(hit) for hit in taken)


def _fits(hit: Hit, words: list[str], countries: frozenset[str], *, person: bool) -> bool:
    if (hit.entry.schema == _PERSON) != person or hit.name.kind == "weakAlias":
        return False
    if not person:
        return hit.score >= _BODY_SCORE
    if hit.score < _PERSON_SCORE:
        return False
    if hit.entry.countries:
        return not countries.isdisjoint(hit.entry.countries)
    return hit.score == 1.0 and len(words) >= _LONG_NAME


def _one_on_each_list(entries: list[Entry]) -> bool:
    """Tell whether no list holds two people of the name, by their days of birth."""
    people = {(entry.list, entry.birth_dates or (entry.id,)) for entry in entries}
    counts = Counter(list_name for list_name, _ in people)
    return all(count == 1 for count in counts.values())


def _link(hit: Hit) -> Link:
    return Link(
        list=hit.entry.list_name,
        entry=hit.entry.name,
        since=hit.entry.since,
        until=hit.entry.until,
        score=round(hit.score * _UNSEEN, 2),
        reason=f"{hit.name.text}: {hit.reason}; imported list",
    )
