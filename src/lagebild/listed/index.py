"""Look-up keys of the listed names: inflected forms, transliterations, slips of a letter.

A form is exact for its language. Two looser keys are asked only where no form fits: the sound key
joins transliterations ("Huthi", "Houthi"), the print key joins what a scanner confuses (0 and o,
rn and m) and allows one letter more, less or other in a long name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lagebild.inflection import word_forms
from lagebild.lang import Language
from lagebild.names import normalise_name, sound_key
from lagebild.registry import ListedName, listed_names
from lagebild.registry.slips import differs_by_one

LONGEST = 9  # tokens; longer list aliases are descriptions that no newspaper writes
LONGEST_LOOSE = 4  # tokens in which another spelling is looked for
_SOUND_LETTERS = 7  # shorter sound keys fall together by chance
_SLIP_LETTERS = 10  # in shorter names one letter makes another word
_SLIP_WORD = 5  # letters of the word that differs; shorter ones are articles and other names
_CONFUSED = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("i", "l"), ("5", "s"), ("8", "b"))
_DIGITS_RE = re.compile(r"^[\d\s]+$")

Names = dict[str, tuple[ListedName, ...]]


@cache
def forms(language: Language) -> Names:
    """Return every written form of the listed names in one language."""
    pairs = (
        (form, listed)
        for key, listed in _keys()
        if key.count(" ") < LONGEST
        for form in word_forms(key, "noun", language)
    )
    return _gather(pairs)


@cache
def sounds() -> Names:
    """Return the names under the key that their transliterations share, blanks left out."""
    pairs = ((_joined_sound(key), listed) for key, listed in _keys() if not listed.need)
    return _gather((key, listed) for key, listed in pairs if len(key) >= _SOUND_LETTERS)


@cache
def slips() -> Names:
    """Return the long names under their print keys: as they are and without one of the letters."""
    return _gather((key, listed) for name, listed in _keys() for key in _print_keys(name, listed))


def other_spelling(key: str) -> tuple[ListedName, ...]:
    """Return the names that a normalised name spells in another way, () if none or several groups.

    >>> [name.entity for name in other_spelling("jihad islami filastin")]
    []
    """
    if _DIGITS_RE.match(key):
        return ()
    found = sounds().get(_joined_sound(key), ()) or _slipped(key)
    return found if len({name.entity for name in found}) == 1 else ()


def _slipped(key: str) -> tuple[ListedName, ...]:
    folded = print_key(key)
    if len(folded) < _SLIP_LETTERS:
        return ()
    near = [name for one in (folded, *_shortened(folded)) for name in slips().get(one, ())]
    fits = (name for name in near if _is_slip(folded, print_key(normalise_name(name.name))))
    return tuple(dict.fromkeys(fits))


def _is_slip(one: str, other: str) -> bool:
    """Tell whether two names differ by a letter in one of their long words, the first excepted."""
    pairs = list(zip(one.split(), other.split(), strict=False))
    if one.count(" ") != other.count(" "):
        return False
    changed = [(a, b) for a, b in pairs if a != b]
    return len(changed) <= 1 and all(
        min(len(a), len(b)) >= _SLIP_WORD and a[0] == b[0] and differs_by_one(a, b)
        for a, b in changed
    )


def print_key(key: str) -> str:
    """Return a normalised name with the characters that scanners confuse made the same."""
    for seen, meant in _CONFUSED:
        key = key.replace(seen, meant)
    return key


def _joined_sound(key: str) -> str:
    return sound_key(key).replace(" ", "")


def _print_keys(name: str, listed: ListedName) -> Iterator[str]:
    key = print_key(name)
    if listed.need or len(key) < _SLIP_LETTERS or key.count(" ") >= LONGEST_LOOSE:
        return
    yield key
    yield from _shortened(key)


def _shortened(key: str) -> Iterator[str]:
    return (key[:i] + key[i + 1 :] for i in range(1, len(key)))


@cache
def _keys() -> tuple[tuple[str, ListedName], ...]:
    return tuple((normalise_name(listed.name), listed) for listed in listed_names())


def _gather(pairs: Iterator[tuple[str, ListedName]]) -> Names:
    found: dict[str, dict[ListedName, None]] = {}
    for key, listed in pairs:
        found.setdefault(key, {})[listed] = None
    return {key: tuple(names) for key, names in found.items()}
