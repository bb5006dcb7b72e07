"""The trigger lexicon: which words name a political event, and where its actors stand.

One row of `triggers.tsv` is one `Entry`; the columns are explained in `docs/ontology.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lagebild.errors import DataError
from lagebild.inflection import without_accents
from lagebild.lang import Language
from lagebild.stages.statements.participles import find_verb_lemmas
from lagebild.tree import children, feature
from lagebild.types import ParsedSentence, Token

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

    def demands_denial(self, rule: str) -> bool:
        """Tell whether the negation named by a rule of modality makes the meaning: "not ready"."""
        kind, _, word = rule.partition(" ")
        wanted = (one.words for one in self.require if one.slot == "has")
        return kind == "negation" and any(word in words for words in wanted)


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


@cache
def _forms(language: Language) -> dict[tuple[str, str], str]:
    rows = language.rows("forms.tsv")
    return {(row["form"].lower(), row["pos"]): row["lemma"] for row in rows}


@cache
def _unaccented(language: Language) -> dict[tuple[str, str], str]:
    """Return the forms without their accents, for capitals and hasty notes; {} where those tell."""
    if not language.table("grammar.toml")["accents_may_lack"]:
        return {}
    return {(without_accents(form), pos): lemma for (form, pos), lemma in _forms(language).items()}


def entries_for(sentence: ParsedSentence, index: int, language: Language) -> tuple[Entry, ...]:
    """Return the entries that a token may trigger, by its lemma or, failing that, by its form."""
    token = sentence.tokens[index]
    adjectives = _as_adjective(token, language)
    for lemma in _lemmas(sentence, index, language):
        found = _entries_of(lemma, language)
        fitting = tuple(entry for entry in found if token.upos in UPOS_BY_CLASS[entry.pos])
        if fitting:
            return adjectives + fitting
    return adjectives


def _as_adjective(token: Token, language: Language) -> tuple[Entry, ...]:
    """Return the entries of an adjective that was tagged as participle: "is opposed to"."""
    if token.upos != "VERB" or feature(token, "VerbForm") != "Part":
        return ()
    found = _entries_of(token.text, language)
    return tuple(entry for entry in found if entry.pos == "ADJ")


def _entries_of(lemma: str, language: Language) -> list[Entry]:
    whole, suffixes = _index(language)
    key = lemma.lower()
    return whole.get(key) or [e for e in suffixes if key.endswith(e.lemma[1:].lower())]


def _lemmas(sentence: ParsedSentence, index: int, language: Language) -> Iterator[str]:
    """Yield what a token's lemma may be: the parser's, the form list's, a participle's verb."""
    token = sentence.tokens[index]
    yield token.lemma
    form, forms = token.text.lower(), _forms(language)
    particles = [sentence.tokens[i].text.lower() for i in children(sentence, index, "compound:prt")]
    for pos, tags in UPOS_BY_CLASS.items():
        if token.upos in tags:
            for written in (*(particle + form for particle in particles), form):
                if (written, pos) in forms:
                    yield forms[written, pos]
            bare = _unaccented(language).get((form, pos))
            if bare:
                yield bare
    if token.upos in UPOS_BY_CLASS["VERB"]:
        # An attributive participle keeps its own form as lemma: "festgenommen".
        yield from find_verb_lemmas(token.lemma, language)
        yield from find_verb_lemmas(form, language)


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
