"""Sources without a name: insiders, "people familiar with the matter", unnamed officials."""

from __future__ import annotations

from dataclasses import replace

from lagebild.names import normalise_name
from lagebild.nominative import nominative_phrase
from lagebild.stages.entities.found import Evidence, Found
from lagebild.stages.entities.lexicon import Unnamed, anonymous, anonymous_suffixes
from lagebild.stages.entities.reading import Reading
from lagebild.tree import children, feature

_MODIFIERS = ("amod", "compound", "nmod", "flat")


def find_anonymous(reading: Reading) -> list[Found]:
    """Return the phrases for unnamed sources; a word with a name beside it is none."""
    table, found, end = anonymous(reading.language), [], -1
    for first, last, key in reading.windows():
        if first <= end:
            continue
        row = table.get(key) or _compound(reading, first, last)
        if row and _fits(reading, first, last, row.need):
            begin = _with_modifiers(reading, first, last)
            made = reading.make(begin, last, "anonymous", Evidence.DESCRIPTION)
            name = nominative_phrase(reading.sentence, begin, last, last, reading.language)
            dative = _is_dative(reading.keys[last], row) and name.endswith(made.name[-3:])
            name = name[:-1] if dative else name
            found.append(replace(made, name=name, key=f"anonymous:{normalise_name(name)}"))
            end = last
    return found


def _compound(reading: Reading, first: int, last: int) -> Unnamed | None:
    if first != last or not reading.starts_upper(first):
        return None
    key = reading.keys[first].replace(" ", "")
    for ending, row in anonymous_suffixes(reading.language).items():
        if key.endswith(ending):
            return row
    return None


def _is_dative(key: str, row: Unnamed) -> bool:
    """Tell whether a word is the plural with the dative's -n: "Insidern"."""
    return bool(row.plural) and key.replace(" ", "").endswith(row.plural + "n")


def _fits(reading: Reading, first: int, last: int, need: str) -> bool:
    token = reading.tokens[last]
    if first == last and token.upos not in ("NOUN", "PROPN"):
        return False
    if first == last and _names_somebody(reading, first):
        return False
    if need == "plural":
        return feature(token, "Number") == "Plur"
    begin = _with_modifiers(reading, first, last)
    return need != "indefinite" or not (reading.is_definite(begin) or reading.is_definite(first))


def _names_somebody(reading: Reading, index: int) -> bool:
    """Tell whether a name follows or hangs on the word: "the official John Smith"."""
    following = reading.tokens[index + 1] if index + 1 < len(reading.tokens) else None
    if following and following.upos == "PROPN" and following.ner.endswith("PER"):
        return True
    beside = children(reading.sentence, index, "flat", "appos")
    return any(reading.tokens[i].ner.endswith("PER") for i in beside)


def _with_modifiers(reading: Reading, first: int, last: int) -> int:
    """Return where the phrase starts with the adjectives before its noun."""
    own = set(children(reading.sentence, last, *_MODIFIERS))
    while first - 1 in own and reading.tokens[first - 1].upos in ("ADJ", "PROPN", "NOUN"):
        first -= 1
    return first
