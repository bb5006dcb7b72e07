"""Keys under which an imported name is looked up, from strict to loose, each a number of 8 bytes.

- same: the normalised name; a person's words in any order ("HANIYA, Ismail", "Ismail Haniya").
- sound: as above, with what transliterations write differently taken away.
- pair: the first word with each other one, by sound, of names of three words and more; so a
  newspaper's "Nicolás Maduro" finds "Nicolas MADURO MOROS".
- half: the first or second half of a long name; one of the two survives any slip of one letter.
"""

from __future__ import annotations

from hashlib import blake2b

from lagebild.names import normalise_name, sound_key

_SLIP_LETTERS = 10  # in shorter names one letter makes another name
_SOUND_LETTERS = 6  # shorter sound keys fall together by chance
_PAIR = 2  # words
_SIGNED = 1 << 63


def same_key(name: str) -> str:
    """Return the normalised words of a name in alphabetical order."""
    return " ".join(sorted(normalise_name(name).split()))


def sounds_of(name: str) -> str:
    """Return the sound keys of the words in alphabetical order, "" if too little is left."""
    key = " ".join(sorted(sound_key(normalise_name(name)).split()))
    return key if len(key.replace(" ", "")) >= _SOUND_LETTERS else ""


def pairs_of(name: str) -> set[str]:
    """Return the first word of a long name with each other one, by sound; the whole of a pair."""
    first, *others = sound_key(normalise_name(name)).split() or [""]
    pairs = {" ".join(sorted((first, other))) for other in others}
    return {pair for pair in pairs if len(pair) > _SOUND_LETTERS}


def stored_numbers(name: str, *, person: bool) -> set[int]:
    """Return the numbers under which a name is kept."""
    found = {number("=", same_key(name))}
    if person and len(name.split()) > _PAIR:
        found |= {number("^", pair) for pair in pairs_of(name)}
    if sound := sounds_of(name):
        found.add(number("~", sound))
    plain = normalise_name(name)
    if len(plain) >= _SLIP_LETTERS:
        found |= {number("<", plain[: len(plain) // 2]), number(">", plain[len(plain) // 2 :])}
    return found


def strict_numbers(name: str) -> tuple[int, ...]:
    """Return the numbers under which the same name or its genitive is kept."""
    plain = normalise_name(name)
    forms = {plain, plain.removesuffix("s"), plain.removesuffix("es")}
    return tuple(number("=", " ".join(sorted(form.split()))) for form in forms)


def loose_numbers(name: str) -> tuple[int, ...]:
    """Return the numbers under which another spelling or a slip of one letter may be kept."""
    sound, plain = sounds_of(name), normalise_name(name)
    found = {number("~", sound)} if sound else set()
    if len(plain.split()) == _PAIR:
        found |= {number("^", pair) for pair in pairs_of(name)}
    if len(plain) >= _SLIP_LETTERS:
        for length in (len(plain) - 1, len(plain), len(plain) + 1):
            front, back = length // 2, length - length // 2
            found |= {number("<", plain[:front]), number(">", plain[-back:])}
    return tuple(found)


def number(kind: str, key: str) -> int:
    """Return a key as a signed number of 8 bytes, as SQLite keeps it."""
    digest = blake2b(f"{kind}{key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") - _SIGNED
