"""Of which country an office or a body is: adjective, possessor, first part of a compound."""

from __future__ import annotations

from lagebild import gazetteer
from lagebild.stages.entities.lexicon import settings, small_words
from lagebild.stages.entities.reading import Reading

_LONGEST_COUNTRY = 4  # tokens


def country_of_part(part: str, reading: Reading) -> str | None:
    """Return the country that the first part of a compound names: "us" in "US-Präsident"."""
    language = reading.language
    return gazetteer.country_of_name(part, language) or gazetteer.country_of_adjective(
        part, language
    )


def is_adjective_after(reading: Reading, index: int) -> bool:
    """Tell whether an adjective of country stands after its noun: "presidente mexicano"."""
    if not settings(reading.language)["adjective_after"] or index >= len(reading.keys):
        return False
    return bool(gazetteer.country_of_adjective(reading.keys[index], reading.language))


def is_possessor(reading: Reading, index: int) -> bool:
    """Tell whether a capitalised word is in the genitive: "Uruguays", "Mexico's"."""
    if not reading.starts_upper(index):
        return False
    text = reading.tokens[index].text
    if any(text.endswith(mark) for mark in settings(reading.language)["possessive"]):
        return True
    return bool(settings(reading.language)["genitive_s"]) and text.endswith("s")


def possessor_country(reading: Reading, index: int) -> str | None:
    """Return the country of a possessor at `index`, None if there is none."""
    if index < 0 or not is_possessor(reading, index):
        return None
    key = reading.keys[index]
    country = gazetteer.country_of_name(key, reading.language)
    return country or gazetteer.country_of_capital(key.removesuffix("s"), reading.language)


def country_after(reading: Reading, last: int) -> tuple[str, int, int] | None:
    """Return country, first and last token of the name after a noun: "of Mexico", "Mexikos"."""
    small = small_words("belonging", reading.language)
    first = last + 1
    if is_adjective_after(reading, first):
        country = gazetteer.country_of_adjective(reading.keys[first], reading.language)
        return (country, first, first) if country else None
    while first <= last + 2 and reading.word(first) in small:
        first += 1
    linked = first > last + 1
    for end in _ends(reading, first):
        key = " ".join(filter(None, reading.keys[first : end + 1]))
        country = gazetteer.country_of_name(key, reading.language)
        if country and (linked or is_possessor(reading, end)):
            return country, first, end
    return None


def seat_country(reading: Reading, last: int) -> str | None:
    """Return the country of the capital where a body sits: "das Parlament in Kiew"."""
    if reading.word(last + 1) not in small_words("seated", reading.language):
        return None
    for end in _ends(reading, last + 2):
        key = " ".join(filter(None, reading.keys[last + 2 : end + 1]))
        country = gazetteer.country_of_capital(key, reading.language)
        country = country or gazetteer.country_of_name(key, reading.language)
        if country:
            return country
    return None


def _ends(reading: Reading, first: int) -> list[int]:
    """Return where a country's name that starts at `first` can end, the longest first."""
    if not reading.starts_upper(first):
        return []
    last = min(first + _LONGEST_COUNTRY, len(reading.keys)) - 1
    return [end for end in range(last, first - 1, -1) if reading.keys[end]]
