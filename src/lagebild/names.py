"""Spelling variants of names: one key for look-ups and a comparison that explains itself.

The same body is "Hisbollah", "Hizballah", "Hezbollah"; the same man "Maduro" and "Maduros". A key
(`normalise_name`) takes away what never tells two names apart: case, accents, hyphens. A sound key
(`sound_key`) also takes away what transliteration adds. `compare_names` says which step was needed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_APOSTROPHE_RE = re.compile(r"['’‘`ʿʾʻ´]")
_WORD_RE = re.compile(r"[^\W_]+")

# What transliteration from Arabic, Persian, Russian or Chinese writes in several ways.
# Applied in this order to a normalised name. Source: own comparison of list entries and newspapers.
_SOUNDS = (
    (re.compile(r"\b(?:al|el|ul|as|ash|an|ad|at|ar|az)\b"), " "),
    (re.compile(r"tsch|tch|dsch"), "c"),
    (re.compile(r"sch|sh"), "s"),
    (re.compile(r"ch|kh|gh|q|g"), "k"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"ou|oo|w"), "u"),
    (re.compile(r"ee|y|j"), "i"),
    (re.compile(r"[sz]"), "s"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"v"), "u"),
    (re.compile(r"[eo]"), "a"),
    (re.compile(r"h\b"), ""),
    (re.compile(r"(\w)\1+"), r"\1"),
)

SAME = 1.0
SPELLING = 0.98
INFLECTED = 0.95
REORDERED = 0.9
SOUND = 0.85
PART = 0.7


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How well two names fit, 0 (not at all) to 1 (the same), and by which step."""

    score: float
    reason: str


@cache
def normalise_name(name: str) -> str:
    """Return the look-up key of a name: lower case, no accents, words joined by one blank.

    >>> normalise_name("Cártel de Jalisco – Nueva Generación")
    'cartel de jalisco nueva generacion'
    """
    folded = unicodedata.normalize("NFKD", _APOSTROPHE_RE.sub("", name)).lower()
    apart = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(_WORD_RE.findall(plain))


@cache
def sound_key(name: str) -> str:
    """Return a key that transliterations of one name share; several names may share it too.

    >>> sound_key("Al-Schabab") == sound_key("al-Shabaab")
    True
    """
    key = normalise_name(name)
    for pattern, plain in _SOUNDS:
        key = pattern.sub(plain, key)
    return " ".join(key.split())


def compare_names(first: str, second: str) -> NameMatch:
    """Return how well two names fit; score 0 with a reason if they do not.

    >>> compare_names("Maduros", "Nicolás Maduro").reason
    "inflected part of 'Nicolás Maduro'"
    """
    if first == second:
        return NameMatch(SAME, "same spelling")
    one, two = normalise_name(first), normalise_name(second)
    if not one or not two:
        return NameMatch(0.0, "no letters to compare")
    if one == two or one.replace(" ", "") == two.replace(" ", ""):
        return NameMatch(SPELLING, "same but for case, accents or hyphens")
    if _is_genitive(one, two) or _is_genitive(two, one):
        return NameMatch(INFLECTED, "same but for a genitive ending")
    if sorted(one.split()) == sorted(two.split()):
        return NameMatch(REORDERED, "same words in another order")
    if sound_key(first) == sound_key(second):
        return NameMatch(SOUND, "another transliteration")
    return _compare_parts((first, one.split()), (second, two.split()))


def is_part(short: list[str], long: list[str]) -> bool:
    """Tell whether the words stand one after the other in the longer name."""
    size = len(short)
    return any(long[i : i + size] == short for i in range(len(long) - size + 1))


def _is_genitive(inflected: str, base: str) -> bool:
    return inflected in (base + "s", base + "es")


def _compare_parts(first: tuple[str, list[str]], second: tuple[str, list[str]]) -> NameMatch:
    short, long = sorted((first, second), key=lambda name: len(name[1]))
    if len(short[1]) == len(long[1]):
        return NameMatch(0.0, "different names")
    if is_part(short[1], long[1]):
        return NameMatch(PART, f"part of {long[0]!r}")
    last = short[1][-1]
    if last.endswith("s") and is_part([*short[1][:-1], last[:-1]], long[1]):
        return NameMatch(PART, f"inflected part of {long[0]!r}")
    return NameMatch(0.0, "different names")
