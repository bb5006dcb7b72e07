"""From an adjectival participle back to its verb: "die festgenommenen Männer" -> festnehmen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lagebild.lang import Language


@dataclass(frozen=True, slots=True)
class _Rule:
    find: re.Pattern[str]
    lemmas: tuple[str, ...]


def find_verb_lemmas(form: str, language: Language) -> tuple[str, ...]:
    """Return the infinitives that a participle form may belong to, the likeliest first.

    The rules over-generate; the caller keeps what its lexicon knows. () if no rule fits.
    """
    rules, stems = _rules(language)
    found: list[str] = []
    for rule in rules:
        match = rule.find.fullmatch(form.lower())
        if match:
            parts = {name: text or "" for name, text in match.groupdict().items()}
            parts["strong"] = stems.get(parts.get("strong", ""), "")
            found += [lemma.format(**parts) for lemma in rule.lemmas]
    return tuple(dict.fromkeys(found))


@cache
def _rules(language: Language) -> tuple[tuple[_Rule, ...], dict[str, str]]:
    table = language.table("grammar.toml")
    stems: dict[str, str] = table["participle_stems"]
    strong = "|".join(sorted(map(re.escape, stems), key=len, reverse=True)) or r"\0"
    rules = tuple(
        _Rule(re.compile(row["find"].replace("%strong%", strong)), tuple(row["lemmas"]))
        for row in table["participle"]
    )
    return rules, stems
