"""The trigger lexicon: which words name a political event, and where its actors stand.

One row of `triggers.tsv` is one `Entry`; the columns are explained in `docs/ontology.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lagebild.errors import DataError
from lagebild.lang import Language
from lagebild.stages.statements.participles import find_verb_lemmas

# Which tokens an entry may match. A participle can be tagged as adjective or auxiliary, a noun as
# a name ("Invasion" in a headline), so each class has its neighbours.
UPOS_BY_CLASS = {
    "VERB": frozenset({"VERB", "AUX", "ADJ"}),
    "NOUN": frozenset({"NOUN", "PROPN"}),
    "ADJ": frozenset({"ADJ", "ADV"}),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One demand of an entry: `slot=words`, `slot~kind` or `slot!`."""

    slot: str
    operator: str  # "=", "~" or "!"
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One word in one meaning: its PLOVER class and the grammatical slots of the participants."""

    id: str
    lemma: str
    pos: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    require: tuple[Condition, ...]
    forbid: tuple[Condition, ...]
    example: str
    counter: str


@cache
def load_entries(language: Language) -> tuple[Entry, ...]:
    """Return the entries of a language in file order; raises DataError naming the row."""
    return tuple(_entry(row, language) for row in language.rows("triggers.tsv"))


@cache
def _index(language: Language) -> tuple[dict[str, list[Entry]], list[Entry]]:
    whole: dict[str, list[Entry]] = {}
    suffixes = []
    for entry in load_entries(language):
        whole.setdefault(entry.lemma.lstrip("-").lower(), []).append(entry)
        if entry.lemma.startswith("-"):
            suffixes.append(entry)
    return whole, suffixes


def entries_for(lemma: str, upos: str, language: Language) -> tuple[Entry, ...]:
    """Return the entries that a token of this lemma and part of speech may trigger."""
    whole, suffixes = _index(language)
    key = lemma.lower()
    found = whole.get(key, [])
    if not found:
        found = [entry for entry in suffixes if key.endswith(entry.lemma[1:].lower())]
    if not found and upos in UPOS_BY_CLASS["VERB"]:
        # An attributive participle keeps its own form as lemma: "verhaftet" in "die Verhafteten".
        verbs = find_verb_lemmas(lemma, language)
        found = [entry for verb in verbs for entry in whole.get(verb, []) if entry.pos == "VERB"]
    return tuple(entry for entry in found if upos in UPOS_BY_CLASS[entry.pos])


def matches_word(lemma: str, word: str) -> bool:
    """Tell whether a lemma is the given word, or ends in it when the word starts with "-"."""
    low, wanted = lemma.lower(), word.lower()
    return low.endswith(wanted[1:]) if wanted.startswith("-") else low == wanted


def _entry(row: dict[str, str], language: Language) -> Entry:
    name = f"{language.code}/{row['lemma']}"
    if row["pos"] not in UPOS_BY_CLASS:
        raise DataError(
            f"triggers.tsv: {name}: unknown pos {row['pos']!r}, expected VERB, NOUN, ADJ"
        )
    return Entry(
        id=name,
        lemma=row["lemma"],
        pos=row["pos"],
        type=row["type"],
        mode=row["mode"] or None,
        contexts=_split(row["contexts"], ","),
        actor=_split(row["actor"], "|"),
        recipient=_split(row["recipient"], "|"),
        require=_conditions(row["require"], name),
        forbid=_conditions(row["forbid"], name),
        example=row["example"],
        counter=row["counter"],
    )


def _split(cell: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(separator) if part.strip() not in ("", "-"))


def _conditions(cell: str, name: str) -> tuple[Condition, ...]:
    return tuple(_condition(part, name) for part in _split(cell, ";"))


def _condition(text: str, name: str) -> Condition:
    for operator in "=~":
        if operator in text:
            slot, _, words = text.partition(operator)
            return Condition(slot.strip(), operator, _split(words, "|"))
    if text.endswith("!"):
        return Condition(text[:-1], "!", ())
    raise DataError(
        f"triggers.tsv: {name}: cannot read {text!r}; write slot=word|word, slot~kind or slot!"
    )
