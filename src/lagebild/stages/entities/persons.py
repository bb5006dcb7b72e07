"""Persons: tagged names, names after a title, and offices that stand for their holder."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lagebild import gazetteer
from lagebild.stages.entities.found import Evidence, Found
from lagebild.stages.entities.lexicon import (
    Title,
    given_names,
    settings,
    small_words,
    suffixes,
    titles,
)
from lagebild.stages.entities.reading import Reading
from lagebild.tree import feature

_NAME_RE = re.compile(r"[A-ZÀ-ÞŁŠŽČĆ][\w.'’\-]*")
_LONGEST_TITLE = 4
_REACH = 3  # adjectives before a title that can name its country


@dataclass(frozen=True, slots=True)
class Office:
    """A title in a sentence: its tokens with adjectives, what it says of its holder."""

    first: int
    title_first: int
    last: int
    title: Title
    country: str | None
    former: bool


def find_persons(reading: Reading) -> list[Found]:
    """Return the persons that a sentence names, then offices without a name beside them."""
    offices = find_offices(reading)
    tagged = _tagged(reading, offices)
    titled = [person for office in offices if (person := _after_title(reading, office, tagged))]
    named = [_with_office(reading, person, offices) for person in _largest([*tagged, *titled])]
    taken = {i for person in named for i in range(person.first, person.last + 1)}
    bare = [_bare(reading, office, named) for office in offices if office.last not in taken]
    return [*named, *(office for office in bare if office)]


def _largest(found: list[Found]) -> list[Found]:
    chosen: list[Found] = []
    for person in sorted(found, key=lambda f: (f.first - f.last, -f.evidence)):
        if not any(person.overlaps(other) for other in chosen):
            chosen.append(person)
    return sorted(chosen, key=lambda f: f.first)


def _tagged(reading: Reading, offices: list[Office]) -> list[Found]:
    """Return the stretches that the engine tags as persons, without titles and endings."""
    found, i = [], 0
    skip = {j for office in offices for j in range(office.title_first, office.last + 1)}
    while i < len(reading.tokens):
        if not reading.tokens[i].ner.endswith("PER"):
            i += 1
            continue
        last = i
        while last + 1 < len(reading.tokens) and reading.tokens[last + 1].ner == "I-PER":
            last += 1
        last = _complete(reading, last)
        first = next((j for j in range(i, last + 1) if j not in skip), last + 1)
        if first <= last and _is_name(reading, first, last):
            found.append(_person(reading, first, last, Evidence.TAGGED))
        i = last + 1
    return found


def _complete(reading: Reading, last: int) -> int:
    """Return the last token of a name whose end the tag missed: what hangs on it as `flat`."""
    while last + 1 < len(reading.tokens):
        token = reading.tokens[last + 1]
        if not (token.deprel.startswith("flat") and token.upos == "PROPN" and token.ner == "O"):
            break
        last += 1
    return last


def _is_name(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a tagged stretch looks like a name: a capital, no word of country or office."""
    text = reading.text(first, last)
    if not any(c.isalpha() for c in text) or not any(
        reading.starts_upper(i) for i in range(first, last + 1)
    ):
        return False
    key = " ".join(filter(None, reading.keys[first : last + 1]))
    if gazetteer.country_of_adjective(key, reading.language) or key in titles(reading.language):
        return False
    place = gazetteer.find_place(key, reading.language) if first == last else None
    if place and place.kind in ("country", "capital"):
        return False  # "Washington", wrongly tagged, would do what a government does
    return not gazetteer.country_of_demonym(key, reading.language)


def _person(reading: Reading, first: int, last: int, evidence: Evidence) -> Found:
    made = reading.make(first, last, "person", evidence)
    given = given_names().get(reading.keys[first].split(" ")[0]) if last > first else None
    return replace(made, gender=given)


def find_offices(reading: Reading) -> list[Office]:
    """Return the titles of a sentence, longest first where they nest ("Vice President")."""
    table, found, end = titles(reading.language), [], -1
    for first, last, key in reading.windows(_LONGEST_TITLE):
        if first <= end:
            continue
        title, prefix = (table[key], "") if key in table else _compound(reading, first, last)
        if title and _is_written_so(reading, first, last, title):
            found.append(_office(reading, first, last, title, prefix))
            end = last
    return found


def _compound(reading: Reading, first: int, last: int) -> tuple[Title | None, str]:
    if first != last or not reading.starts_upper(first):
        return None, ""
    key = reading.keys[first]
    for ending in suffixes("titles", reading.language):
        prefix = key.removesuffix(ending).strip()
        if prefix != key and len(prefix) >= 2:
            return titles(reading.language)[ending], prefix
    return None, ""


def _is_written_so(reading: Reading, first: int, last: int, title: Title) -> bool:
    token = reading.tokens[last]
    if title.form.endswith("."):
        return reading.tokens[first].text.startswith(title.form.split(".")[0])
    if title.form.isupper() and not reading.text(first, last).isupper():
        return False
    if title.kind in ("address", "rank") and not (
        reading.starts_upper(first) or title.form[0].islower()
    ):
        return False
    return token.upos in ("NOUN", "PROPN", "X", "ADJ") and feature(token, "Number") != "Plur"


def _office(reading: Reading, first: int, last: int, title: Title, prefix: str) -> Office:
    country = _country_of(prefix, reading) if prefix else None
    begin, former = first, False
    for i in range(first - 1, max(-1, first - 1 - _REACH), -1):
        of_word = gazetteer.country_of_adjective(reading.keys[i], reading.language)
        is_former = reading.word(i).rstrip("-") in small_words("former", reading.language)
        if not (of_word or is_former or reading.tokens[i].upos == "ADJ") or not reading.keys[i]:
            break
        former = former or is_former
        country = country or of_word
        begin = i
    if not former and reading.word(last).startswith("ex-"):
        former = True
    country = country or _country_after(reading, last)
    return Office(begin, first, last, title, country, former)


def _country_of(part: str, reading: Reading) -> str | None:
    language = reading.language
    return gazetteer.country_of_name(part, language) or gazetteer.country_of_adjective(
        part, language
    )


def _country_after(reading: Reading, last: int) -> str | None:
    """Return the country after a title: "president of Mexico", "presidente mexicano"."""
    i = last + 1
    if i < len(reading.keys) and settings(reading.language)["adjective_after"]:
        country = gazetteer.country_of_adjective(reading.keys[i], reading.language)
        if country:
            return country
    while i < len(reading.keys) and reading.word(i) in small_words("belonging", reading.language):
        i += 1
    if i >= len(reading.keys) or not reading.starts_upper(i):
        return None
    for end in range(min(i + 3, len(reading.keys)), i, -1):
        key = " ".join(filter(None, reading.keys[i:end]))
        country = gazetteer.country_of_name(key, reading.language)
        if country and (i > last + 1 or key.endswith("s")):
            return country
    return None


def _name_start(reading: Reading, office: Office) -> int:
    """Return the token where a name beside a title can start, an adjective of country skipped."""
    start = office.last + 1
    if start < len(reading.keys) and settings(reading.language)["adjective_after"]:
        if gazetteer.country_of_adjective(reading.keys[start], reading.language):
            start += 1
        if reading.word(start) == ",":
            start += 1
    return start


def _after_title(reading: Reading, office: Office, tagged: list[Found]) -> Found | None:
    """Return the name right after a title where the engine tagged none."""
    start = _name_start(reading, office)
    if any(person.first <= start <= person.last for person in tagged):
        return None
    last = _name_end(reading, start)
    if last < start:
        return None
    if not (office.title.kind == "address" or _looks_personal(reading, start, last)):
        return None
    return _person(reading, start, last, Evidence.TITLED)


def _name_end(reading: Reading, start: int) -> int:
    """Return the last token of a sequence of capitalised proper nouns with small words between."""
    particles = small_words("particles", reading.language)
    last, i = start - 1, start
    while i < len(reading.tokens):
        token = reading.tokens[i]
        is_untagged = token.upos == "PROPN" and token.ner[2:] in ("", "PER")
        if is_untagged and _NAME_RE.fullmatch(token.text):
            last = i
        elif not (token.text.lower() in particles and last == i - 1):
            break
        i += 1
    return last


def _looks_personal(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a stretch after a title is a name and not a place or body ("Präsident USA")."""
    key = " ".join(filter(None, reading.keys[first : last + 1]))
    if gazetteer.find_place(key, reading.language) and last == first:
        return False
    return all(reading.keys[i] not in titles(reading.language) for i in range(first, last + 1))


def _with_office(reading: Reading, person: Found, offices: list[Office]) -> Found:
    """Return the person with the office beside the name: before it, or as apposition after it."""
    for office in offices:
        beside = _name_start(reading, office) == person.first
        if beside or _is_apposition(reading, person, office):
            title = office.title
            gender = title.gender
            described = person
            if title.kind != "address":
                text = reading.text(office.first, office.last)
                described = replace(
                    person,
                    description=text,
                    concept=None if office.former else title.concept,
                    country=None if office.former else office.country,
                )
            return replace(described, gender=gender or person.gender)
    return person


def _is_apposition(reading: Reading, person: Found, office: Office) -> bool:
    """Tell whether a title follows the name between commas: "Meier, Präsident der Bank,"."""
    comma = reading.word(person.last + 1) == ","
    start = person.last + 2
    return comma and office.first in (start, start + 1) and not reading.is_indefinite(office.first)


def _bare(reading: Reading, office: Office, named: list[Found]) -> Found | None:
    """Return an office that stands for its holder: "der Präsident", "US-Präsident"."""
    title = office.title
    used = any(
        _name_start(reading, office) == person.first or _is_apposition(reading, person, office)
        for person in named
    )
    if used or office.former or title.kind not in ("office", "role"):
        return None
    indefinite = reading.is_indefinite(office.first)
    if not (reading.is_definite(office.first) or (office.country and not indefinite)):
        return None
    made = reading.make(office.first, office.last, "person", Evidence.DESCRIPTION)
    head = made.head if office.title_first <= made.head <= office.last else office.last
    return replace(
        made,
        kind="nominal",
        head=head,
        concept=title.concept,
        country=office.country,
        gender=title.gender,
        description=made.name,
        key=f"office:{title.kind}",
    )
