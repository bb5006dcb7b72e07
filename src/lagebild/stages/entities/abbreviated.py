"""Bodies introduced with their abbreviation: "Amt für Wasser und Wege (AWW)".

The letters in brackets tell where the long name before them begins: at the word from which on all
words with a capital give them, small words theirs or none ("Movimiento al Socialismo (MAS)"). No
tag and no tree has to know the name.
"""

from __future__ import annotations

from dataclasses import replace

from lagebild.inflection import stem_phrase
from lagebild.names import normalise_name
from lagebild.stages.entities.found import Evidence, Found
from lagebild.stages.entities.lexicon import bodies, small_words
from lagebild.stages.entities.reading import Reading
from lagebild.types import EntityType

_SHORTEST, _LONGEST = 2, 8  # letters of an abbreviation
_REACH = 12  # tokens of the long name


def find_abbreviated(reading: Reading) -> list[Found]:
    """Return the bodies with their abbreviation in brackets, and the abbreviation."""
    found = []
    for index, token in enumerate(reading.tokens):
        if reading.word(index - 1) != "(" or reading.word(index + 1) != ")":
            continue
        first = _first(reading, index - 2, token.text)
        if first is not None and not _is_person(reading, first, index - 2):
            found += _named(reading, first, index)
    return found


def _named(reading: Reading, first: int, index: int) -> list[Found]:
    name = reading.named(first, index - 2)
    kind: EntityType = "government" if _is_of_state(reading, first, index - 2) else "organisation"
    key = f"{kind}:{stem_phrase(normalise_name(name), reading.language)}"
    full = reading.make(first, index - 2, kind, Evidence.LISTED)
    short = reading.make(index, index, kind, Evidence.LISTED)
    return [replace(full, name=name, key=key), replace(short, key=key)]


def _is_of_state(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a word of the name is a body of state: "Ministerium für Wasser"."""
    table = bodies(reading.language)
    known = [table[key] for key in reading.keys[first : last + 1] if key in table]
    national = tuple(small_words("national", reading.language))
    own = bool(national) and reading.keys[first].startswith(national)
    return own or any(body.generic and body.type == "government" for body in known)


def _first(reading: Reading, last: int, letters: str) -> int | None:
    """Return where the name before the brackets begins, None if no words give the letters."""
    plain = letters.isalpha() and _SHORTEST <= len(letters) <= _LONGEST
    if not plain or not letters[0].isupper() or not letters[-1].isupper():
        return None
    for first in range(last, max(-1, last - _REACH), -1):
        token = reading.tokens[first]
        if token.upos in ("VERB", "AUX", "PUNCT") and not token.text[:1].isupper():
            return None
        if reading.starts_upper(first) and first < last and _gives(reading, first, last, letters):
            return first
    return None


def _gives(reading: Reading, first: int, last: int, letters: str) -> bool:
    """Tell whether the words stand for the letters in turn."""
    places = (i for i in range(first, last + 1) if reading.keys[i])
    words = [(reading.keys[i], reading.starts_upper(i)) for i in places]
    return _spells(words, normalise_name(letters))


def _spells(words: list[tuple[str, bool]], letters: str) -> bool:
    """Tell whether each word with a capital gives its first letter, and what else is wanted.

    Small words may give theirs: "Movimiento al Socialismo" is MAS.
    """
    if not words:
        return not letters
    (word, is_capital), rest = words[0], words[1:]
    if not is_capital and _spells(rest, letters):
        return True
    if not letters or word[:1] != letters[0]:
        return False
    most = 1
    while is_capital and word[:most] == letters[:most] and most <= min(len(word), len(letters)):
        if _spells(rest, letters[most:]):
            return True
        most += 1
    return not is_capital and _spells(rest, letters[1:])


def _is_person(reading: Reading, first: int, last: int) -> bool:
    return all(reading.tokens[i].ner.endswith("PER") for i in range(first, last + 1))
