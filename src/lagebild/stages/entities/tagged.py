"""Organisations and places that only the engine's tags know."""

from __future__ import annotations

from dataclasses import replace

from lagebild import gazetteer
from lagebild.inflection import stem_phrase
from lagebild.names import normalise_name
from lagebild.stages.entities.found import Evidence, Found
from lagebild.stages.entities.lexicon import bodies, placed_words, settings
from lagebild.stages.entities.phrases import linked_after, linked_before
from lagebild.stages.entities.places import is_well_known
from lagebild.stages.entities.reading import Reading
from lagebild.stages.entities.titles import find_offices
from lagebild.tree import feature
from lagebild.types import EntityType

# MISC marks adjectives, currencies and titles of works: nobody who acts.
_TYPES: dict[str, EntityType] = {"ORG": "organisation", "LOC": "place"}

_SHORTEST_EXONYM = 4  # shorter alternate names of cities are chance
_SMALL = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "ADV"})


def find_tagged(reading: Reading) -> list[Found]:
    """Return tagged organisations and places; adjectives of country are none of them."""
    found, i = [], 0
    in_titles = {j for o in find_offices(reading) for j in range(o.first, o.last + 1)}
    while i < len(reading.tokens):
        tag = reading.tokens[i].ner
        last = i
        if tag[2:] in _TYPES:
            while last + 1 < len(reading.tokens) and reading.tokens[last + 1].ner == f"I-{tag[2:]}":
                last += 1
            taken = in_titles.issuperset(range(i, last + 1))
            made = None if taken else _make(reading, i, last, tag[2:])
            found += [made] if made else []
        i = last + 1
    return found


def _make(reading: Reading, first: int, last: int, tag: str) -> Found | None:
    while first <= last and _is_edge(reading, first):
        first += 1
    while last >= first and _is_edge(reading, last):
        last -= 1
    if last < first or not _is_name(reading, first, last):
        return None
    if tag == "ORG":
        last = _whole(reading, last)
        first, last = linked_before(reading, first), linked_after(reading, last)
    made = reading.make(first, last, _type(reading, first, last, tag), Evidence.TAGGED)
    if made.type == "organisation" and _is_town(reading, first, last):
        return None  # "of Livorno": the municipality is not named so
    name = _without_genitive(reading, replace(made, name=reading.named(first, last)))
    known = tag == "LOC" and len(name) >= _SHORTEST_EXONYM
    place = gazetteer.find_place(name, reading.language) if known else None
    key = f"{made.type}:{stem_phrase(normalise_name(name), reading.language)}"
    if known and place is None and last > first:
        place = gazetteer.find_place(name.removesuffix("n"), reading.language)
        if place and place.kind == "country":  # "Vereinigten Arabischen Emiraten"
            name, key = name.removesuffix("n"), f"place:{place.country}"
    return replace(
        made,
        name=name,
        key=key,
        country=place.country if place and is_well_known(place) else None,
    )


def _whole(reading: Reading, last: int) -> int:
    """Return where a name ends whose last word the tags left out: "Rapid Support | Forces"."""
    tokens = reading.tokens
    while last + 1 < len(tokens) and tokens[last].head == last + 1:
        following = tokens[last + 1]
        if following.upos != "PROPN" or following.ner != "O" or not reading.starts_upper(last + 1):
            break
        last += 1
    return last


def _is_edge(reading: Reading, index: int) -> bool:
    """Tell whether a token begins or ends no name: a mark, a small word ("of Livorno")."""
    token = reading.tokens[index]
    following = reading.tokens[index + 1 : index + 2]
    prefix = token.text.islower() and any(t.text == "-" for t in following)  # "pro-European"
    return not reading.keys[index] or prefix or (token.upos in _SMALL and token.text.islower())


def _is_name(reading: Reading, first: int, last: int) -> bool:
    if first == last and reading.tokens[first].upos in ("ADJ", "DET", "ADP", "ADV", "VERB", "PRON"):
        return False
    if not any(reading.starts_upper(i) for i in range(first, last + 1)):
        return False
    key = " ".join(filter(None, reading.keys[first : last + 1]))
    language = reading.language
    if key in placed_words("groups.tsv", "before", language):
        return False
    is_noun = first == last and reading.tokens[first].upos == "NOUN"
    if is_noun and reading.tokens[first].ner.endswith("LOC") and len(key.split()) == 1:
        return gazetteer.find_place(key, language) is not None  # "auf See" is no name
    is_people = gazetteer.country_of_adjective(key, language) or gazetteer.country_of_demonym(
        key, language
    )
    return not is_people


def _type(reading: Reading, first: int, last: int, tag: str) -> EntityType:
    if tag == "ORG" and last > first and _is_state_body(reading, first, last):
        return "government"
    return _TYPES[tag]


def _is_town(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a tag of a body covers the name of a place and the preposition before it."""
    before = reading.tokens[first - 1] if first else None
    is_linked = before is not None and before.upos == "ADP" and before.ner.endswith("ORG")
    return (
        is_linked and gazetteer.find_place(reading.text(first, last), reading.language) is not None
    )


def _is_state_body(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a longer name begins or ends with a body of state: "Ministerium für X"."""
    table, language = bodies(reading.language), reading.language
    ends = not settings(language)["compounds"] or reading.tokens[first].upos == "ADJ"
    keys = (reading.keys[first], reading.keys[last] if ends else "")
    found = [table[key] for key in keys if key in table]
    return any(body.generic and body.type == "government" for body in found)


def _without_genitive(reading: Reading, made: Found) -> str:
    """Return the name without a genitive -s, where the lemma or the case shows one."""
    token = reading.tokens[made.last]
    if not settings(reading.language)["genitive_s"] or not made.name.endswith("s"):
        return made.name
    if made.name.isupper() or feature(token, "Case") != "Gen":
        return made.name
    return made.name[:-1] if token.lemma == token.text[:-1] else made.name
