"""Armed groups, cartels, terror organisations: listed names, compounds, names with a group word."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lagebild import gazetteer
from lagebild.inflection import stem_phrase
from lagebild.lang import Language
from lagebild.listed import ListedMention, find_listed_names
from lagebild.names import normalise_name
from lagebild.stages.entities.found import Evidence, Found, text_of
from lagebild.stages.entities.lexicon import placed_words
from lagebild.stages.entities.phrases import name_stretches
from lagebild.stages.entities.reading import Reading
from lagebild.types import NO_HEAD, ParsedSentence

_WORDS = "groups.tsv"
_QUOTES = frozenset("\"“”„«»‚‘’'")


def find_registered(
    sentences: tuple[ParsedSentence, ...], readings: dict[int, Reading]
) -> list[Found]:
    """Return the groups whose name stands on an official list."""
    found = []
    language = next(iter(readings.values())).language if readings else None
    for mention in find_listed_names(sentences, language) if language else ():
        reading = readings[mention.sentence]
        if _is_country(reading, mention):
            continue
        made = reading.make(mention.first, mention.last, "group", Evidence.REGISTERED)
        name = reading.named(mention.first, mention.last)
        made = replace(made, name=name, key=f"group:{mention.listed.entity}")
        found.append(_as_part(made, mention, reading) if mention.span.end < made.span.end else made)
    return found


def _is_country(reading: Reading, mention: ListedMention) -> bool:
    """Tell whether a listed name is that of a country here."""
    place = gazetteer.find_place(text_of(reading.sentence, mention.span), reading.language)
    return place is not None and place.kind == "country"


def _as_part(found: Found, mention: ListedMention, reading: Reading) -> Found:
    """Return the name that begins a compound; of "Hisbollah-Chef" it is not the head."""
    name = text_of(reading.sentence, mention.span)
    rest = normalise_name(reading.word(mention.first).rpartition("-")[2])
    offices = {normalise_name(row["form"]) for row in reading.language.rows("titles.tsv")}
    head = NO_HEAD if rest in offices else found.head
    return replace(found, name=name, span=mention.span, head=head)


def find_groups(reading: Reading) -> list[Found]:
    """Return groups that are named like one ("Golf-Kartell") or beside a word for one."""
    found = []
    for first, last in name_stretches(reading):
        shaped = _ends_as_group(reading, first, last) or _starts_as_group(reading, first, last)
        if shaped or _is_marked(reading, first, last):
            found.append(_named(reading, first, last))
    return found


def _is_marked(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a word for a group stands before the name; a weak one needs a second sign."""
    quoted = first > 1 and reading.word(first - 1) in _QUOTES and reading.word(last + 1) in _QUOTES
    index = first - 2 if quoted else first - 1
    if index < 0 or not _is_marker(reading, index):
        return False
    is_tagged = reading.tokens[first].ner != "O" or first != last
    return quoted or is_tagged or reading.keys[index] not in _weak_words(reading.language)


@cache
def _weak_words(language: Language) -> frozenset[str]:
    """Return the words that also stand before what is no group ("Gruppe", "crew")."""
    return frozenset(normalise_name(row["form"]) for row in language.rows(_WORDS) if row["weak"])


def _named(reading: Reading, first: int, last: int) -> Found:
    made = reading.make(first, last, "group", Evidence.TITLED)
    key = normalise_name(made.name)
    base = key.removesuffix("s") if "-" in made.name else key
    name = made.name.removesuffix("s") if base != key else reading.named(first, last)
    return replace(made, name=name, key=f"group:{stem_phrase(base, reading.language)}")


def _ends_as_group(reading: Reading, first: int, last: int) -> bool:
    ends = placed_words(_WORDS, "end", reading.language)
    words = reading.keys[last].split()
    named = last > first or len(words) > 1  # "Golf-Kartell" is one token of two words
    return named and bool(words) and words[-1] in ends and _not_tagged(reading, first, last)


def _starts_as_group(reading: Reading, first: int, last: int) -> bool:
    return last > first and reading.keys[first] in placed_words(_WORDS, "start", reading.language)


def _is_marker(reading: Reading, index: int) -> bool:
    """Tell whether a word for a group stands at `index`, or the last word of a phrase for one."""
    markers = placed_words(_WORDS, "before", reading.language)
    one, two = reading.keys[index], " ".join(reading.keys[max(0, index - 1) : index + 1])
    if reading.starts_upper(index) and reading.tokens[index].upos != "NOUN":
        return False
    return one in markers or two in markers


def _not_tagged(reading: Reading, first: int, last: int) -> bool:
    return all(not reading.tokens[i].ner.endswith("PER") for i in range(first, last + 1))
