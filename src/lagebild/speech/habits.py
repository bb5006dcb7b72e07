"""The small words around quotations: `quotation.toml` of a language as one record."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from lagebild.errors import DataError
from lagebild.lang import Language


@dataclass(frozen=True, slots=True)
class Habits:
    """Word sets and habits; every field is explained beside its key in `quotation.toml`."""

    language: Language
    complementizers: frozenset[str]
    circumstances: frozenset[str]
    correlates: frozenset[str]
    anaphors: frozenset[str]
    enders: frozenset[str]
    source_marks: frozenset[str]
    predicate_marks: frozenset[str]
    carriers: frozenset[str]
    name_cues: frozenset[str]
    addressee_prepositions: frozenset[str]
    first_person: frozenset[str]
    infinitive_marks: frozenset[str]
    reporting_forms: frozenset[str]
    borrowed_forms: frozenset[str]
    has_reporting_mood: bool
    inserted_verb_first: bool
    continues_over_cue: bool
    fragments_apart: bool
    drops_subjects: bool
    speakers_listed: bool
    reported_span: str


@cache
def load_habits(language: Language) -> Habits:
    """Return the habits of a language; raises DataError naming a missing key."""
    table = language.table("quotation.toml")
    wanted = [field.name for field in fields(Habits) if field.name != "language"]
    missing = [name for name in wanted if name not in table]
    if missing:
        raise DataError(f"{language.code}/quotation.toml: missing {', '.join(missing)}")
    names = {field.name for field in fields(Habits) if field.type == "frozenset[str]"}
    words = {name: frozenset(table[name]) for name in names}
    return Habits(
        language=language,
        **words,
        has_reporting_mood=bool(table["has_reporting_mood"]),
        inserted_verb_first=bool(table["inserted_verb_first"]),
        continues_over_cue=bool(table["continues_over_cue"]),
        fragments_apart=bool(table["fragments_apart"]),
        drops_subjects=bool(table["drops_subjects"]),
        speakers_listed=bool(table["speakers_listed"]),
        reported_span=str(table["reported_span"]),
    )
