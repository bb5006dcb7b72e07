"""Persons: tagged names, names after a title, and offices that stand for their holder."""

from __future__ import annotations

import re
from dataclasses import replace

from lagebild import gazetteer
from lagebild.stages.entities.found import Evidence, Found
from lagebild.stages.entities.lexicon import given_names, settings, small_words, titles
from lagebild.stages.entities.reading import Reading
from lagebild.stages.entities.titles import Office, find_offices, office_name
from lagebild.tree import base_rel, children, feature

_NAME_RE = re.compile(r"[A-ZÀ-ÞŁŠŽČĆ][\w.'’\-]*")
_COMMA_REACH = 8  # tokens between an office and the name after its comma


def find_persons(reading: Reading) -> list[Found]:
    """Return the persons that a sentence names, then offices without a name beside them."""
    offices = find_offices(reading)
    tagged = [*_tagged(reading, offices), *_behind_bodies(reading, offices)]
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


def _behind_bodies(reading: Reading, offices: list[Office]) -> list[Found]:
    """Return names that the engine took for the end of a body: "diputado del Partido X Ana Gil".

    The body of an office has more than one word; a given name and its family name end it.
    """
    found = []
    for office in offices:
        first = next((i for i in _inside(office) if reading.tokens[i].ner == "B-ORG"), None)
        if first is None:
            continue
        for i in range(first + 2, min(office.last + 1, len(reading.tokens) - 1)):
            given, family = reading.tokens[i], reading.tokens[i + 1]
            tagged = given.ner == family.ner == "I-ORG" and reading.keys[i] in given_names()
            if tagged and given.deprel == "appos" and family.deprel == "flat" and family.head == i:
                last = _tagged_to(reading, i + 1)
                found.append(_person(reading, i, last, Evidence.TITLED))
                break
    return found


def _inside(office: Office) -> range:
    return range(office.title_first, office.last + 1)


def _tagged_to(reading: Reading, last: int) -> int:
    while last + 1 < len(reading.tokens) and reading.tokens[last + 1].ner == "I-ORG":
        last += 1
    return last


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
    return replace(made, gender=given, genitive=_is_genitive(reading, made))


def _is_genitive(reading: Reading, person: Found) -> bool:
    """Tell a name whose -s is an ending: "Merkels Kritik", "der Besuch Obamas"; not "Hans"."""
    head, last = reading.tokens[person.head], reading.tokens[person.last]
    if not settings(reading.language)["genitive_s"] or not last.text.endswith("s"):
        return False
    top = head.head if base_rel(head) == "appos" else person.head  # "Minister Ehud Baraks Reise"
    owns = base_rel(reading.tokens[top]) == "nmod"
    owns = owns and not children(reading.sentence, top, "case", "det")
    given = reading.keys[person.last] in given_names()
    return owns and feature(last, "Case") == "Gen" and not given


def _name_start(reading: Reading, office: Office) -> int:
    """Return the token where a name beside a title can start: "the president, Ana Gil, said".

    What the office is of may stand between: "the head of the bank, Ana Gil, said".
    """
    start = office.last + 1
    if not reading.is_definite(office.start):
        return start
    for i in range(start, min(start + _COMMA_REACH, len(reading.tokens) - 1)):
        if reading.word(i) == ",":
            return i + 1 if _is_apposed(reading, i + 1) else start
        if reading.tokens[i].upos in ("VERB", "AUX", "PUNCT", "PRON", "SCONJ"):
            break
    return start


def _is_apposed(reading: Reading, first: int) -> bool:
    """Tell whether a tagged name starts here and the sentence goes on after it as after a comma."""
    last = first
    while last < len(reading.tokens) and reading.tokens[last].ner.endswith("PER"):
        last += 1
    closed = reading.word(last) in (",", ".", ")", "-", "–", ":", ";")
    return last > first and reading.tokens[first].ner == "B-PER" and closed


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
                described = replace(
                    person,
                    description=office_name(reading, office),
                    concept=None if office.former else office.concept,
                    country=None if office.former else office.country,
                )
            return replace(described, gender=gender or person.gender)
    return person


def _is_apposition(reading: Reading, person: Found, office: Office) -> bool:
    """Tell whether a title follows the name between commas: "Meier, Präsident der Bank,"."""
    comma = reading.word(person.last + 1) == ","
    start = person.last + 2
    return comma and office.start in (start, start + 1) and not reading.is_indefinite(office.start)


def _bare(reading: Reading, office: Office, named: list[Found]) -> Found | None:
    """Return an office that stands for its holder: "der Präsident", "US-Präsident"."""
    title = office.title
    used = any(
        _name_start(reading, office) == person.first or _is_apposition(reading, person, office)
        for person in named
    )
    if used or office.former or title.kind not in ("office", "role", "voice"):
        return None
    indefinite = reading.is_indefinite(office.start)
    known = reading.is_definite(office.start) or (office.country and not indefinite)
    if not known and title.kind != "voice":
        return None
    made = reading.make(office.first, office.last, "person", Evidence.DESCRIPTION)
    head = made.head if office.title_first <= made.head <= office.last else office.last
    return replace(
        made,
        name=office_name(reading, office),
        kind="nominal",
        head=head,
        concept=office.concept,
        country=office.country,
        gender=title.gender,
        description=office_name(reading, office),
        key=f"office:{title.kind}",
    )
