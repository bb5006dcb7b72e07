"""Governments, ministries, armies, courts and known organisations, with the country they stand for.

A common noun ("Regierung") is a body if it is definite; whose it is says an adjective
("mexikanische Regierung"), a possessor ("Regierung Mexikos", "Mexico's government") or the first
part of a compound ("US-Regierung").
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lagebild import gazetteer
from lagebild.names import normalise_name
from lagebild.stages.entities.belonging import (
    country_after,
    country_of_part,
    possessor_country,
    seat_country,
)
from lagebild.stages.entities.found import Evidence, Found
from lagebild.stages.entities.lexicon import (
    Body,
    bodies,
    possessive_forms,
    small_words,
    suffixes,
)
from lagebild.stages.entities.reading import Reading
from lagebild.types import MentionKind

_REACH = 4  # tokens between a body and the name of its country
_SHORTEST_PREFIX = 2
POSSESSED = "possessed"  # key of "seine Regierung": whose it is, its possessor says


@dataclass(frozen=True, slots=True)
class _Place:
    """Whose body it is: the country and the stretch that says so."""

    country: str
    first: int
    last: int


def find_bodies(reading: Reading) -> list[Found]:
    """Return the bodies that a sentence names or describes."""
    table, found, end = bodies(reading.language), [], -1
    for first, last, key in reading.windows():
        if first <= end:
            continue
        body, prefix = (table[key], "") if key in table else _compound(reading, first, last)
        made = _make(reading, first, last, body, prefix) if body else None
        if made:
            found.append(made)
            end = made.last
    return found


def _compound(reading: Reading, first: int, last: int) -> tuple[Body | None, str]:
    """Return the body that ends a compound, with what stands before it."""
    if first != last or not reading.starts_upper(first):
        return None, ""
    key = reading.keys[first]
    for ending in suffixes("bodies", reading.language):
        prefix = key.removesuffix(ending).strip()
        if prefix != key and len(prefix) >= _SHORTEST_PREFIX:
            return bodies(reading.language)[ending], prefix
    return None, ""


def _make(reading: Reading, first: int, last: int, body: Body, prefix: str) -> Found | None:
    if not _is_written_so(reading, first, last, body):
        return None
    if not body.generic:
        made = reading.make(first, last, body.type, Evidence.LISTED, body.form)
        return replace(made, country=body.country, concept=body.concept, key=_key(body, None, ""))
    if not _is_one_body(reading, first, last):
        return None
    if reading.word(_phrase_start(reading, first) - 1) in possessive_forms(reading.language):
        made = reading.make(first, last, body.type, Evidence.DESCRIPTION)
        return replace(made, kind="nominal", concept=body.concept, key=POSSESSED)
    of_prefix = country_of_part(prefix, reading) if prefix else None
    after = country_after(reading, last)
    place = _before(reading, first) or (_Place(*after) if after else None)
    country = of_prefix or (place.country if place else seat_country(reading, last))
    begin = min(first, place.first) if place else first
    start = _phrase_start(reading, begin)
    if reading.is_indefinite(start):
        return None
    if not (country or prefix or body.bare or reading.is_definite(start)):
        return None
    made = reading.make(begin, max(last, place.last if place else last), body.type, Evidence.LISTED)
    name = _described(reading, made, (first, last), body, prefix)
    kept = "" if of_prefix else prefix or _lesser(reading, first, last)
    key = _key(body, country, kept) if country or not body.own else None
    concept = f"{body.concept}:{kept}" if kept else body.concept
    head = made.head if first <= made.head <= last else last
    kind: MentionKind = "name" if country else "nominal"
    evidence = Evidence.LISTED if country else Evidence.DESCRIPTION
    return replace(
        made,
        name=name,
        key=key,
        country=country,
        concept=concept,
        kind=kind,
        head=head,
        evidence=evidence,
    )


def _lesser(reading: Reading, first: int, last: int) -> str:
    """Return the adjective that makes it a body below the state's: "regional government"."""
    lesser = small_words("lesser", reading.language)
    return next((reading.word(i) for i in (first - 1, last + 1) if reading.word(i) in lesser), "")


def _phrase_start(reading: Reading, first: int) -> int:
    """Return where a noun phrase starts after its article: before its adjectives."""
    while first > 0 and reading.tokens[first - 1].upos == "ADJ":
        first -= 1
    return first


def _key(body: Body, country: str | None, prefix: str) -> str:
    where = country or body.country or ""
    return f"{body.type}:{where}:{body.concept}:{prefix}"


def _is_written_so(reading: Reading, first: int, last: int, body: Body) -> bool:
    """Tell whether capitals and parts of speech fit: "der Nato", but no verb "court"."""
    text = reading.text(first, last)
    if body.form.isupper() and not text.removesuffix("s").isupper():
        return False
    if body.form[0].isupper() and not text[0].isupper():
        return False
    return any(reading.tokens[i].upos in ("NOUN", "PROPN", "X") for i in range(first, last + 1))


def _is_one_body(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a common noun speaks of one certain body."""
    if reading.is_indefinite(first):
        return False
    if not reading.is_plural(_phrase_start(reading, first), last):
        return True
    key = " ".join(filter(None, reading.keys[first : last + 1]))
    body = bodies(reading.language).get(key)
    return body is not None and normalise_name(body.form) == key  # "Streitkräfte" has no singular


def _before(reading: Reading, first: int) -> _Place | None:
    """Return the country of the adjectives or the possessor before a body."""
    for i in range(first - 1, max(-1, first - 1 - _REACH), -1):
        country = gazetteer.country_of_adjective(reading.keys[i], reading.language)
        if country and _is_adjective(reading, i):
            return _Place(country, i, i)
        owner = possessor_country(reading, i)
        if owner:
            return _Place(owner, i, i)
        two = " ".join(reading.keys[max(0, i - 1) : i + 1])
        country = gazetteer.country_of_adjective(two, reading.language)
        if country and i > 0:
            return _Place(country, i - 1, i)
        if reading.tokens[i].upos not in ("ADJ", "PROPN"):
            return None
    return None


def _is_adjective(reading: Reading, index: int) -> bool:
    """Tell whether a word of country stands as adjective: not "die Russen Regierung"."""
    return reading.tokens[index].upos in ("ADJ", "PROPN", "NOUN")


def _described(
    reading: Reading, made: Found, noun_at: tuple[int, int], body: Body, prefix: str
) -> str:
    """Return the name of a described body: "irakischen Regierung" -> "irakische Regierung"."""
    first, last = noun_at
    if made.first == first and made.last == last:
        noun = reading.text(first, last)
        ending = noun[-len(body.form) :] if prefix else ""
        if prefix and ending.lower() != body.form.lower():  # an inflected form of the compound
            at = noun.lower().find(body.form.lower())
            return noun[: at + len(body.form)] if at > 0 else noun
        return noun if prefix else _cased(body.form, noun)
    if made.last > last:
        return made.name
    words = reading.nominative(made.first, first, body.gender)
    noun = reading.text(first, last) if prefix else _cased(body.form, reading.text(first, last))
    return " ".join([*words, noun])


def _cased(form: str, written: str) -> str:
    return form[0].upper() + form[1:] if written[:1].isupper() else form
