"""Names of the compact table's groups as newspapers write them, with what else must hold.

Three sources: the lists' own names and aliases; `registry/aliases.tsv` and `registry/scripts.tsv`
(any language, other scripts); `lang/<code>/exonyms.tsv` (translations and usual spellings of one
language). A look-up never judges: it says which names need context, which their expansion, and
which nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from lagebild.errors import DataError
from lagebild.lang import available_languages, load_language
from lagebild.names import NameMatch, compare_names, normalise_name, sound_key
from lagebild.registry.designations import designations_of, load_registry
from lagebild.tables import read_table, split_cell

Need = Literal["", "home", "context", "expansion", "never"]
_NEEDS = ("", "home", "context", "expansion", "never")
_TABLES = ("registry/aliases.tsv", "registry/scripts.tsv")
_EXONYMS = "exonyms.tsv"

# An abbreviation of up to so many letters is as likely to mean something else.
_SHORT_ABBREVIATION = 3
_LONG_ABBREVIATION = 5
_SOUND_LETTERS = 7  # shorter sound keys fall together by chance


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name under which a group can be found, and what else must hold."""

    entity: str
    name: str
    need: Need
    context: tuple[str, ...] = ()  # beginnings of normalised words that make it sure
    against: tuple[str, ...] = ()  # beginnings of normalised words that make it another thing
    home: str = ""  # language whose table holds it; need "home" asks nothing there


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listed name that fits a name in a text, with how well."""

    listed: ListedName
    match: NameMatch


def candidates(name: str) -> tuple[Candidate, ...]:
    """Return the listed names that a name in a text can stand for, best first.

    Same key, genitive or other transliteration; parts of names are no candidates ("Front").
    """
    key = normalise_name(name)
    found = dict.fromkeys(_by_key().get(key, ()))
    for base in (key.removesuffix("s"), key.removesuffix("es")):
        if base != key:
            found.update(dict.fromkeys(_by_key().get(base, ())))
    sound = sound_key(name)
    if not found and len(sound) >= _SOUND_LETTERS:
        found.update(dict.fromkeys(_by_sound().get(sound, ())))
    pairs = [Candidate(listed, compare_names(name, listed.name)) for listed in found]
    return tuple(sorted(pairs, key=lambda pair: -pair.match.score))


def has_key(key: str) -> bool:
    """Tell whether a normalised name, or its genitive, is one of the listed names."""
    keys = _by_key()
    return key in keys or (key.endswith("s") and (key[:-1] in keys or key[:-2] in keys))


@cache
def longest_name() -> int:
    """Return the number of words of the longest listed name."""
    return max(key.count(" ") + 1 for key in _by_key())


@cache
def listed_names() -> tuple[ListedName, ...]:
    """Return every name that may be looked for; hand-written rows override list aliases."""
    own = [_own_name(table, row, home) for table, home, rows in _own_tables() for row in rows]
    decided = {(name.entity, normalise_name(name.name)) for name in own}
    found = {(name.entity, name.name, name.need): name for name in own}
    for row in load_registry():
        for name in (row.entry, *row.aliases):
            key = normalise_name(name)
            if key and (row.entity, key) not in decided:
                need = _default_need(name)
                found.setdefault((row.entity, name, need), ListedName(row.entity, name, need))
    return tuple(name for name in found.values() if name.need != "never")


def _own_tables() -> list[tuple[str, str, tuple[dict[str, str], ...]]]:
    """Return name, language and rows of the hand-written tables; names cross borders, so all."""
    tables = [(name, "", read_table(name)) for name in _TABLES]
    for code in available_languages():
        tables.append((f"lang/{code}/{_EXONYMS}", code, load_language(code).rows(_EXONYMS)))
    return tables


def _own_name(table: str, row: dict[str, str], home: str) -> ListedName:
    where = f"{table}: {row['alias']}"
    if row["need"] not in _NEEDS:
        raise DataError(f"{where}: unknown need {row['need']!r}, expected one of {_NEEDS}")
    if not designations_of(row["entity"]):
        raise DataError(f"{where}: {row['entity']!r} is on no list in registry/fto.csv")
    context, against = split_cell(row["context"]), split_cell(row["against"])
    need: Need = row["need"]  # type: ignore[assignment]  # checked above
    return ListedName(row["entity"], row["alias"], need, context, against, home)


def _default_need(name: str) -> Need:
    """Return what a list alias needs: abbreviations their expansion or context, phrases nothing."""
    letters = name.replace("-", "").replace(".", "")
    if " " in name or len(letters) > _LONG_ABBREVIATION:
        return "context" if _is_plain_phrase(name) else ""
    return "expansion" if len(letters) <= _SHORT_ABBREVIATION else "context"


def _is_plain_phrase(name: str) -> bool:
    """Tell whether a name begins with an article: "The Sentinels" is a name only in context."""
    return normalise_name(name).startswith(("the ", "les "))


@cache
def _by_key() -> dict[str, list[ListedName]]:
    found: dict[str, list[ListedName]] = {}
    for name in listed_names():
        found.setdefault(normalise_name(name.name), []).append(name)
    return found


@cache
def _by_sound() -> dict[str, list[ListedName]]:
    found: dict[str, list[ListedName]] = {}
    for name in listed_names():
        found.setdefault(sound_key(name.name), []).append(name)
    return found
