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
    settings,
    small_words,
    suffixes,
    titles,
)
from lagebild.stages.entities.phrases import lesser, linked_before, name_end, phrase_start
from lagebild.stages.entities.reading import Reading

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
    key, endings = reading.keys[first], suffixes("bodies", reading.language)
    if not key.endswith(endings):
        return None, ""
    for ending in endings:
        prefix = key.removesuffix(ending).strip()
        if prefix != key and len(prefix) >= _SHORTEST_PREFIX:
            return bodies(reading.language)[ending], prefix
    return None, ""


def _make(reading: Reading, first: int, last: int, body: Body, prefix: str) -> Found | None:
    if not _is_written_so(reading, first, last, body):
        return None
    if not body.generic:
        made = reading.make(first, last, body.type, Evidence.LISTED, body.form)
        made = replace(made, country=body.country, concept=body.concept, key=_key(body, None, ""))
        place = _before(reading, first) if body.country else None
        return _placed(reading, made, body, place) if place else made
    if not _is_one_body(reading, first, last):
        return None
    if reading.word(phrase_start(reading, first) - 1) in possessive_forms(reading.language):
        made = reading.make(first, last, body.type, Evidence.DESCRIPTION)
        return replace(made, kind="nominal", concept=body.concept, key=POSSESSED)
    return _described(reading, (first, last), body, prefix)


def _placed(reading: Reading, made: Found, body: Body, place: _Place) -> Found:
    """Return a body of a country by default as that of the country named: "Peru's Congress"."""
    if place.country == body.country:
        return replace(made, placed=True)
    whole = reading.make(place.first, made.last, body.type, Evidence.LISTED)
    key = _key(body, place.country, "")
    return replace(
        whole, country=place.country, concept=body.concept, key=key, head=made.head, placed=True
    )


def settle_bodies(found: list[Found]) -> list[Found]:
    """Return the bodies with those of no named country put to the one that the article names.

    "Peru's Congress ... Congress": where the text gives one country alone to bodies of that kind.
    """
    told: dict[str, set[str]] = {}
    for body in found:
        if body.placed and body.concept and body.country:
            told.setdefault(body.concept, set()).add(body.country)
    settled = []
    for body in found:
        countries = told.get(body.concept or "", set())
        other = next(iter(countries)) if len(countries) == 1 else body.country
        loose = not body.placed and body.country and body.kind == "name" and body.key
        if loose and body.type == "government" and other and other != body.country:
            key = f"{body.type}:{other}:{body.concept}:"
            settled.append(replace(body, country=other, key=key))
        else:
            settled.append(body)
    return settled


def _described(reading: Reading, at: tuple[int, int], body: Body, prefix: str) -> Found | None:
    """Return a body that a common noun describes, None if it is indefinite."""
    first, last = at
    own = "" if prefix in small_words("national", reading.language) else prefix
    of_prefix = country_of_part(own, reading) if own else None
    after = country_after(reading, last)
    place = _before(reading, first) or (_Place(*after) if after else None)
    country = of_prefix or (place.country if place else seat_country(reading, last))
    named = last if place else name_end(reading, last)
    behind = reading.tokens[last + 1 : last + 2]
    regional = bool(behind) and behind[0].upos == "ADJ" and lesser(reading, last + 1, last)
    if named == last and regional:  # "Gobierno catalán"
        named += bool(settings(reading.language)["adjective_after"])
    begin = min(first, place.first) if place else first
    start = phrase_start(reading, begin)
    if reading.is_indefinite(start):
        return None
    if not (country or prefix or body.bare or named > last or reading.is_definite(start)):
        return None
    longer = begin if place else linked_before(reading, begin)
    if longer < begin and reading.keys[longer] in titles(reading.language):
        longer = begin  # "Presidente del Gobierno" is no body
    end = max(named, place.last if place else last)
    made = reading.make(longer, end, body.type, Evidence.LISTED)
    kept = "" if of_prefix else own or lesser(reading, first, last)
    is_named = bool(country) or named > last or longer < begin
    kept = reading.keys[longer] if longer < begin else kept
    key = _key(body, country, kept) if country else None
    return replace(
        made,
        name=made.name if longer < begin else _name(reading, made, at, body, prefix),
        key=key if key or not is_named else f"{body.type}:{normalise_name(made.name)}",
        country=country,
        concept=f"{body.concept}:{kept}" if kept else body.concept,
        kind="name" if is_named or prefix else "nominal",
        head=made.head if first <= made.head <= last else last,
        evidence=Evidence.LISTED if is_named or last > first else Evidence.DESCRIPTION,
    )


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
    if not reading.is_plural(phrase_start(reading, first), last):
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


def _name(reading: Reading, made: Found, at: tuple[int, int], body: Body, prefix: str) -> str:
    """Return the name of a described body: "irakischen Regierung" -> "irakische Regierung"."""
    first, last = at
    if made.last > last:
        return reading.named(made.first, made.last) if made.first == first else made.name
    noun = _noun(reading.text(first, last), body, prefix)
    if made.first == first:
        return noun
    return " ".join([*reading.nominative(made.first, first, body.gender), noun])


def _noun(written: str, body: Body, prefix: str) -> str:
    """Return the noun as the lexicon has it, a compound of it without its ending."""
    if not prefix:
        return _cased(body.form, written)
    if written[-len(body.form) :].lower() == body.form.lower():
        return written
    begin = written.lower().rfind(body.form.lower())  # an inflected form of the compound
    return written[: begin + len(body.form)] if begin > 0 else written


def _cased(form: str, written: str) -> str:
    return form[0].upper() + form[1:] if written[:1].isupper() else form
