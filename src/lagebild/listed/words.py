"""Words around a name: those for armed and criminal groups, for other things, for peoples."""

from __future__ import annotations

from functools import cache

from lagebild import gazetteer
from lagebild.inflection import word_forms
from lagebild.lang import Language
from lagebild.names import normalise_name
from lagebild.types import ParsedSentence, Token

_TABLE = "groups.tsv"
_LONGEST_PLACE = 3  # tokens


@cache
def group_words(language: Language) -> tuple[str, ...]:
    """Return the words that speak of armed or criminal groups and of no others."""
    rows = [row for row in language.rows(_TABLE) if row["place"] in ("before", "end")]
    weak = {row["form"] for row in rows if row["weak"]}
    return tuple(normalise_name(row["form"]) for row in rows if row["form"] not in weak)


@cache
def other_words(language: Language) -> frozenset[str]:
    """Return the words that speak of clubs, bands, works of art."""
    return _placed("against", language)


@cache
def compound_ends(language: Language) -> frozenset[str]:
    """Return the words that end a group's name: "Kartell", "Movement"."""
    return _placed("end", language)


@cache
def written_small(language: Language) -> frozenset[str]:
    """Return the words that lose their capital inside a group's name: peoples, kinds of groups."""
    kinds = _placed("before", language) | compound_ends(language)
    rows = (row for row in language.rows(_TABLE) if row["place"] == "people")
    peoples = (normalise_name(row["form"]) for row in rows)
    return kinds | {form for one in peoples for form in word_forms(one, "adjective", language)}


def _placed(place: str, language: Language) -> frozenset[str]:
    rows = (row for row in language.rows(_TABLE) if row["place"] == place)
    keys = (normalise_name(row["form"]) for row in rows)
    return frozenset(form for key in keys for form in word_forms(key, "noun", language))


def is_group_word(token: Token, language: Language) -> bool:
    """Tell whether a token names a kind of group or an office."""
    key = normalise_name(token.text)
    return key in compound_ends(language) or key in _titles(language)


@cache
def _titles(language: Language) -> frozenset[str]:
    return frozenset(normalise_name(row["form"]) for row in language.rows("titles.tsv"))


def is_people(word: str, language: Language) -> bool:
    """Tell whether a word is the adjective or name of a people: "pakistanischen"."""
    adjective = gazetteer.country_of_adjective(word, language)
    return bool(adjective or gazetteer.country_of_demonym(word, language))


def countries(sentence: ParsedSentence, language: Language) -> set[str]:
    """Return the countries whose places, people or adjectives a sentence names."""
    found = set()
    for first, token in enumerate(sentence.tokens):
        for last in range(first, min(first + _LONGEST_PLACE, len(sentence.tokens))):
            name = " ".join(t.text for t in sentence.tokens[first : last + 1])
            place = gazetteer.find_place(name, language) if token.text[:1].isupper() else None
            country = (place.country if place else None) or gazetteer.country_of_adjective(
                name, language
            )
            found.add(country or gazetteer.country_of_demonym(name, language) or "")
    return found - {""}
