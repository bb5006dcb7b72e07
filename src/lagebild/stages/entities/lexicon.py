"""The language's lists of titles, bodies, media, groups and anonymous sources, ready to look up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from lagebild.errors import DataError
from lagebild.inflection import word_forms
from lagebild.lang import Language
from lagebild.names import normalise_name
from lagebild.tables import read_table, split_cell
from lagebild.types import EntityType

Gender = Literal["m", "f"]
_SHORTEST_SUFFIX = 5  # "Rat" or "Amt" end too many words


@dataclass(frozen=True, slots=True)
class Title:
    """A row of titles.tsv."""

    form: str
    gender: Gender | None
    concept: str
    kind: str


@dataclass(frozen=True, slots=True)
class Body:
    """A row of bodies.tsv."""

    form: str
    type: EntityType
    concept: str
    country: str | None
    generic: bool
    own: bool  # its country stands in the article
    bare: bool  # spoken of without an article: "laut Polizei"
    gender: str  # m, f, n, p (plural only) or "" where it does not show


@dataclass(frozen=True, slots=True)
class Medium:
    """A row of names/media.tsv."""

    name: str
    form: str
    plain: bool


@cache
def titles(language: Language) -> dict[str, Title]:
    """Return titles by normalised written form."""
    found: dict[str, Title] = {}
    for row in language.rows("titles.tsv"):
        gender = cast(Gender, row["gender"]) if row["gender"] in ("m", "f") else None
        title = Title(row["form"], gender, row["concept"], row["kind"])
        for form in word_forms(normalise_name(row["form"]), "noun", language):
            if form not in found or form == normalise_name(row["form"]):
                found[form] = title
    return found


@cache
def bodies(language: Language) -> dict[str, Body]:
    """Return bodies by normalised written form."""
    found: dict[str, Body] = {}
    for row in language.rows("bodies.tsv"):
        if row["type"] not in ("government", "organisation", "group"):
            raise DataError(f"{language.code}/bodies.tsv: {row['form']}: type {row['type']!r}")
        own = row["country"] == "article"
        body = Body(
            form=row["form"],
            type=cast(EntityType, row["type"]),
            concept=row["concept"],
            country=None if own else row["country"] or None,
            generic=bool(row["generic"]),
            own=own,
            bare=row["generic"] == "bare",
            gender=row["gender"],
        )
        for form in word_forms(normalise_name(row["form"]), "noun", language):
            found.setdefault(form, body)
    return found


@cache
def media(language: Language) -> dict[str, Medium]:
    """Return media by normalised written form; names are the same in every language."""
    found: dict[str, Medium] = {}
    for row in read_table("names/media.tsv"):
        forms = split_cell(row["form"])
        for form in forms:
            medium = Medium(forms[0], form, row["plain"] != "no")
            for written in word_forms(normalise_name(form), "name", language):
                found.setdefault(written, medium)
    return found


@cache
def placed_words(name: str, place: str, language: Language) -> frozenset[str]:
    """Return the normalised forms of the words with this `place` in groups.tsv or media.tsv."""
    rows = (row for row in language.rows(name) if row["place"] == place)
    keys = (normalise_name(row["form"]) for row in rows)
    return frozenset(form for key in keys for form in word_forms(key, "noun", language))


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A row of anonymous.tsv."""

    need: str
    plural: str  # normalised nominative plural if the dative adds an -n to it


@cache
def anonymous(language: Language) -> dict[str, Unnamed]:
    """Return the words and phrases for unnamed sources by normalised written form."""
    found: dict[str, Unnamed] = {}
    for row in language.rows("anonymous.tsv"):
        if row["kind"] == "suffix":
            continue
        for form in word_forms(normalise_name(row["form"]), "noun", language):
            found.setdefault(form, Unnamed(row["needs"], normalise_name(row["plural"])))
    return found


@cache
def anonymous_suffixes(language: Language) -> dict[str, Unnamed]:
    """Return the endings of compounds for unnamed sources by normalised written form."""
    found: dict[str, Unnamed] = {}
    for row in language.rows("anonymous.tsv"):
        if row["kind"] == "suffix":
            for form in word_forms(normalise_name(row["form"]), "noun", language):
                key = form.replace(" ", "")
                plural = normalise_name(row["plural"]).replace(" ", "")
                found.setdefault(key, Unnamed(row["needs"], plural))
    return found


@cache
def suffixes(name: str, language: Language) -> tuple[str, ...]:
    """Return the one-word forms of titles or bodies that end compounds, longest first.

    Empty for a language that does not write compounds in one word.
    """
    if not settings(language)["compounds"]:
        return ()
    if name == "titles":
        forms = [form for form, title in titles(language).items() if title.kind != "address"]
    else:
        forms = [form for form, body in bodies(language).items() if body.generic]
    ends = [form for form in forms if " " not in form and len(form) >= _SHORTEST_SUFFIX]
    return tuple(sorted(ends, key=lambda form: (-len(form), form)))


@cache
def settings(language: Language) -> dict[str, Any]:
    """Return entities.toml: small words around names, pronouns, habits of the language."""
    return language.table("entities.toml")


@cache
def small_words(name: str, language: Language) -> frozenset[str]:
    """Return one word list of entities.toml, lower case."""
    return frozenset(word.lower() for word in settings(language)[name])


@cache
def possessive_forms(language: Language) -> dict[str, str]:
    """Return possessive pronouns with the gender of the possessor, "" if they do not show it."""
    rows = settings(language)["possessive_pronoun"]
    return {form: row["gender"] for row in rows for form in row["forms"]}


@cache
def given_names() -> dict[str, Gender | None]:
    """Return the gender of given names by normalised form."""
    return {
        row["name"]: cast(Gender, row["gender"]) if row["gender"] in ("m", "f") else None
        for row in read_table("names/given.tsv")
    }
