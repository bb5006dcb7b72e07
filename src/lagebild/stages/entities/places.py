"""Countries, regions, cities; and capitals and countries that stand for their government.

Grammar decides: the subject of a verb that something is done with is a government ("Washington
verdoppelte die Belohnung"), everything with a preposition of place is a place ("in Washington").
"""

from __future__ import annotations

from dataclasses import replace

from lagebild import gazetteer
from lagebild.gazetteer import Place
from lagebild.stages.entities.found import Evidence, Found
from lagebild.stages.entities.lexicon import small_words
from lagebild.stages.entities.reading import Reading
from lagebild.tree import children

_CAPITALS_ONLY = 3  # "US", "UK" are read in capitals only, or every "us" were a country
_LARGE_CITY = 300_000  # known enough to be found without a tag, after a preposition
_SHORTEST_EXONYM = 4  # shorter alternate names of cities are chance
_LONGEST_PLACE = 5


def find_places(reading: Reading) -> list[Found]:
    """Return places and the governments that place names stand for."""
    found, end = [], -1
    for first, last, key in reading.windows(_LONGEST_PLACE):
        if first <= end or not _may_be_name(reading, first, last):
            continue
        made = _seat(reading, first, last, key) or _place(reading, first, last, key)
        if made:
            found.append(made)
            end = last
    return found


def _may_be_name(reading: Reading, first: int, last: int) -> bool:
    text = reading.text(first, last)
    if not text or not text[0].isupper() or (not text[-1].isalnum() and text[-1] != "."):
        return False
    letters = "".join(c for c in text if c.isalpha())
    return len(letters) > _CAPITALS_ONLY or letters.isupper() or reading.tokens[first].ner != "O"


def _seat(reading: Reading, first: int, last: int, key: str) -> Found | None:
    """Return a government named by its seat: "der Kreml"; "Brüssel" if it acts."""
    country = gazetteer.country_of_seat(key, reading.language)
    if not country:
        return None
    made = reading.make(first, last, "government", Evidence.LISTED)
    if gazetteer.find_place(key, reading.language) and not acts(reading, made.head):
        return None
    name = gazetteer.written_name(key, reading.language) or made.name
    return replace(made, name=name, country=country, key=f"government:{country}:seat:{name}")


def _place(reading: Reading, first: int, last: int, key: str) -> Found | None:
    tag = reading.tokens[first].ner[2:]
    base, place = _look_up(key, tag, reading)
    if place and place.kind == "city" and len(key) < _SHORTEST_EXONYM:
        return None
    if place is None or (tag in ("PER", "ORG") and first == last and not _is_known(place)):
        return None
    if not tag and not _is_sure(reading, first, last, key, place):
        return None
    made = reading.make(first, last, "place", Evidence.GAZETTEER)
    if last > first or tag:
        made = replace(made, evidence=Evidence.TITLED)  # agrees with the engine or with more words
    name = made.name if base == key else made.name.removesuffix("s")
    if place.kind == "country" and " " in base:
        name = gazetteer.written_name(key, reading.language) or name
    country = place.country
    where = country if place.kind == "country" else f"{place.kind}:{place.name}:{country}"
    known = country if is_well_known(place) else None
    made = replace(made, name=name, country=known, key=f"place:{where}")
    if place.kind in ("country", "capital") and country and acts(reading, made.head):
        return replace(made, type="government", key=f"government:{where}")
    return made


def is_well_known(place: Place) -> bool:
    """Tell whether a place is large enough not to be a namesake in another country."""
    return place.kind != "city" or place.population >= _LARGE_CITY


def _is_known(place: Place) -> bool:
    """Tell whether a name is a country's or capital's whatever the engine tags."""
    return place.kind in ("country", "capital")


def _is_sure(reading: Reading, first: int, last: int, key: str, place: Place) -> bool:
    """Tell whether a name that the engine did not tag is a place's all the same."""
    if reading.tokens[last].upos not in ("PROPN", "X") and last == first and place.kind == "city":
        return False
    if place.kind in ("country", "region", "capital"):
        return reading.tokens[first].upos in ("PROPN", "ADJ", "X", "NOUN") and len(key) > 1
    has_case = bool(children(reading.sentence, last, "case"))
    return has_case and place.population >= _LARGE_CITY and gazetteer.find_known_city(key) == place


def _look_up(key: str, tag: str, reading: Reading) -> tuple[str, Place | None]:
    """Return the place and its key without the genitive -s: "Bagdads" -> "bagdad"."""
    without = key.removesuffix("s")
    place = gazetteer.find_place(key, reading.language)
    if without == key or (place and gazetteer.is_own_name(key, reading.language)):
        return key, place
    base = gazetteer.find_place(without, reading.language)
    if base and (place or tag == "LOC" or base.kind == "capital"):
        return without, base
    return key, place


def acts(reading: Reading, head: int) -> bool:
    """Tell whether a name is the one who does something: subject of a verb of action, or agent."""
    token = reading.tokens[head]
    if token.deprel == "obl:agent":
        return True
    if token.deprel == "conj" and token.head >= 0:
        return acts(reading, token.head) and not children(reading.sentence, head, "case")
    if token.deprel != "nsubj" or token.head < 0 or children(reading.sentence, head, "case"):
        return False
    verb = reading.tokens[token.head]
    stative = small_words("stative_verbs", reading.language)
    return verb.upos == "VERB" and verb.lemma.lower() not in stative
