"""One name, one type: what the engine tags differently from place to place is made the same.

A family name that the article also gives in full is the person's everywhere; a group named beside
a word for groups is a group everywhere. Places that the gazetteer knows as countries stay.
"""

from __future__ import annotations

from dataclasses import replace

from lagebild.names import normalise_name
from lagebild.stages.entities.found import Evidence, Found
from lagebild.stages.entities.lexicon import given_names
from lagebild.stages.entities.reading import Reading

ABBREVIATED = frozenset({"organisation", "group", "government"})
_SHORTEST_NAME = 3  # letters of a family name that is looked for without a tag


def retype(found: list[Found]) -> list[Found]:
    """Return the candidates with the type that the article's surest mention of the name has."""
    families, middles = _family_names(found), _middle_names(found)
    groups = {f.key: f for f in found if f.type == "group" and f.evidence >= Evidence.TITLED}
    by_name = {normalise_name(f.name): f for f in groups.values()}
    firms = _body_words(found)
    return [
        _retyped(
            _as_body(f, families, firms), families | (middles if not f.country else set()), by_name
        )
        for f in found
    ]


def _body_words(found: list[Found]) -> dict[str, Found]:
    """Return the words that name a body alone: its whole name, the first or last word of it."""
    bodies = [f for f in found if f.type == "organisation" and f.kind == "name"]
    words: dict[str, Found] = {}
    for body in bodies:
        own = normalise_name(body.name).split()
        for word in dict.fromkeys((own[0], own[-1])):
            words.setdefault(word, body)
    return words


def _as_body(found: Found, families: frozenset[str], firms: dict[str, Found]) -> Found:
    """Return one word tagged as a person or place as the body that the article calls by it.

    "der Ölkonzern Rosneft ... Rosneft drohte": not where a person has the name or an office stands
    beside it.
    """
    key = normalise_name(found.name)
    guessed = found.type == "person" or (found.type == "place" and not found.country)
    lone = guessed and found.kind == "name" and found.first == found.last
    lone = lone and found.evidence <= Evidence.TAGGED
    if not lone or found.description or key in families or key not in firms:
        return found
    return replace(found, type="organisation", key=firms[key].key, gender=None)


def _family_names(found: list[Found]) -> frozenset[str]:
    """Return the last words of all full names of persons."""
    full = (f for f in found if f.type == "person" and f.kind == "name" and f.last > f.first)
    return frozenset(normalise_name(f.name).rpartition(" ")[2] for f in full)


def _middle_names(found: list[Found]) -> frozenset[str]:
    """Return first family names, by which many are called: "Rincón" of "Ana Rincón Pérez"."""
    full = (f for f in found if f.type == "person" and f.kind == "name" and f.last > f.first + 1)
    words = (word for f in full for word in normalise_name(f.name).split()[1:-1])
    return frozenset(w for w in words if len(w) > _SHORTEST_NAME and w not in given_names())


def _retyped(found: Found, families: frozenset[str], groups: dict[str, Found]) -> Found:
    if found.evidence > Evidence.TAGGED or found.first != found.last or found.kind != "name":
        return found
    key = normalise_name(found.name)
    if key in groups:
        return replace(found, type="group", key=groups[key].key, gender=None)
    if found.type in ("place", "organisation") and key in families:
        return replace(found, type="person", key=None, country=None)
    return found


def find_repeated(found: list[Found], readings: dict[int, Reading]) -> list[Found]:
    """Return family names of known persons and known abbreviations where no finder saw a name."""
    families = {name for name in _family_names(found) if len(name) >= _SHORTEST_NAME}
    bodies = [f for f in found if f.type in ABBREVIATED and f.kind == "name"]
    initials = {initials_of(f.name): replace(f, key=None) for f in bodies}
    short = {key: f for key, f in initials.items() if is_abbreviation(key)}
    short |= {f.name: f for f in bodies if is_abbreviation(f.name)}
    repeated = []
    for reading in readings.values():
        for i, token in enumerate(reading.tokens):
            if token.upos not in ("PROPN", "NOUN") or token.ner != "O":
                continue
            known = short.get(token.text)
            if known:
                made = reading.make(i, i, known.type, Evidence.TAGGED)
                repeated.append(replace(made, key=known.key, country=known.country))
            elif token.upos == "PROPN" and reading.starts_upper(i) and reading.keys[i] in families:
                repeated.append(reading.make(i, i, "person", Evidence.TAGGED))
    return repeated


def initials_of(name: str) -> str:
    """Return the first letters of the words written with a capital."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def is_abbreviation(name: str) -> bool:
    """Tell a name of initials: "RSF"."""
    return len(name) >= _SHORTEST_NAME and name.isalpha() and name.isupper()
