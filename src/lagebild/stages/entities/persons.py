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
from lagebild.tree import children, subtree

_NAME_RE = re.compile(r"[A-ZÀ-ÞŁŠŽČĆ][\w.'’\-]*")
_LONGEST_TITLE = 4
_LONGEST_COMPLEMENT = 5  # tokens of the body that somebody speaks for
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
    concept: str


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
    return token.upos in ("NOUN", "PROPN", "X", "ADJ") and not reading.is_plural(first, last)


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
    last = _with_complement(reading, last)
    country = country or _country_after(reading, last)
    of_body = "" if country else _body_after(reading, last)
    if _is_adjective_after(reading, last + 1):
        last += 1
    concept = f"{title.concept}/{of_body}" if of_body else title.concept
    return Office(begin, first, last, title, country, former, concept)


def _body_after(reading: Reading, last: int) -> str:
    """Return the key of what somebody is president or head of, "" for a country or nothing."""
    i = last + 1
    small = small_words("belonging", reading.language)
    while reading.word(i) in small:
        i += 1
    if i == last + 1 or i >= len(reading.keys) or reading.word(i) in _nation(reading):
        return ""
    return reading.keys[i] if reading.tokens[i].upos in ("NOUN", "PROPN") else ""


def _nation(reading: Reading) -> frozenset[str]:
    return small_words("nation", reading.language)


def _with_complement(reading: Reading, last: int) -> int:
    """Return the end of a title with what it is for: "ministro de Seguridad Pública"."""
    i = last + 1
    if reading.word(i) not in small_words("title_complement", reading.language):
        return last
    while reading.starts_upper(i + 1) and reading.tokens[i + 1].ner == "O":
        if gazetteer.find_place(reading.keys[i + 1], reading.language):
            return last
        i += 1
    return i if i > last + 1 else last


def _is_adjective_after(reading: Reading, index: int) -> bool:
    """Tell whether an adjective of country stands after its noun: "presidente mexicano"."""
    if not settings(reading.language)["adjective_after"] or index >= len(reading.keys):
        return False
    return bool(gazetteer.country_of_adjective(reading.keys[index], reading.language))


def _country_of(part: str, reading: Reading) -> str | None:
    language = reading.language
    return gazetteer.country_of_name(part, language) or gazetteer.country_of_adjective(
        part, language
    )


def _country_after(reading: Reading, last: int) -> str | None:
    """Return the country after a title: "president of Mexico", "presidente mexicano"."""
    i = last + 1
    if _is_adjective_after(reading, i):
        return gazetteer.country_of_adjective(reading.keys[i], reading.language)
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
    """Return the token where a name beside a title can start: "the president, Ana Gil, said"."""
    start = office.last + 1
    if reading.word(start) == "," and reading.is_definite(office.first):
        tagged = start + 1 < len(reading.tokens) and reading.tokens[start + 1].ner == "B-PER"
        return start + 1 if tagged else start
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
        elif not (token.text.lower() in particles and start <= last == i - 1):
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
                    concept=None if office.former else office.concept,
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
    if used or office.former or title.kind not in ("office", "role", "voice"):
        return None
    indefinite = reading.is_indefinite(office.first)
    known = reading.is_definite(office.first) or (office.country and not indefinite)
    if not known and title.kind != "voice":
        return None
    made = reading.make(office.first, office.last, "person", Evidence.DESCRIPTION)
    head = made.head if office.title_first <= made.head <= office.last else office.last
    return replace(
        made,
        name=_office_name(reading, office),
        kind="nominal",
        head=head,
        concept=office.concept,
        country=office.country,
        gender=title.gender,
        description=made.name,
        key=f"office:{title.kind}",
    )


def _office_name(reading: Reading, office: Office) -> str:
    """Return an office in the nominative; one who speaks for a body with the body's name."""
    words = reading.nominative(office.first, office.title_first, office.title.gender or "m")
    last = office.last
    if office.title.kind == "voice":
        below = [i for i in children(reading.sentence, last, "nmod") if i > last]
        ends = [max(subtree(reading.sentence, i)) for i in below[:1]]
        last = next((end for end in ends if end - last <= _LONGEST_COMPLEMENT), last)
    return " ".join([*words, reading.text(office.title_first, last)])
