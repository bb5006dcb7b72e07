"""Words that report speech: the lexicon `cues.tsv`, and which token of a sentence is such a word.

A cue is told by its lemma, by words that must stand beside it ("aufmerksam machen") and by what it
takes. Quotations, attribution and modality read the same lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lagebild.errors import DataError
from lagebild.lang import Language
from lagebild.speech.lemmas import lemmas_at
from lagebild.tree import children
from lagebild.types import Modality, ParsedSentence

ACTS = frozenset(
    {
        *("say", "report", "announce", "promise", "demand", "warn", "threaten", "accuse"),
        *("criticise", "deny", "confirm", "believe", "reject", "ask", "praise", "refuse_comment"),
    }
)
MODALITIES: dict[str, Modality | None] = {
    "": None,
    "asserted": "asserted",
    "alleged": "alleged",
    "planned": "planned",
    "possible": "possible",
    "denied": "denied",
    "unclear": "unclear",
}
# A cue verb may be tagged as its participle or as an auxiliary ("heißt"), a cue noun as a name.
_UPOS = {
    "VERB": frozenset({"VERB", "AUX"}),
    "NOUN": frozenset({"NOUN", "PROPN"}),
    "ADJ": frozenset({"ADJ", "ADV", "VERB"}),
}
_CUE_UPOS = frozenset().union(*_UPOS.values())


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the lexicon: a word, what it takes as content and what it makes of it."""

    lemma: str
    companions: tuple[str, ...]
    pos: str
    act: str
    takes: frozenset[str]
    modality: Modality | None
    speaker: tuple[str, ...]
    unless: tuple[str, ...]


@cache
def load_cues(language: Language) -> dict[str, tuple[Cue, ...]]:
    """Return the cues of a language by lower-case lemma; raises DataError naming the row."""
    found: dict[str, list[Cue]] = {}
    for row in language.rows("cues.tsv"):
        cue = _cue(row, language)
        found.setdefault(cue.lemma, []).append(cue)
    # Rows with companions are the narrower reading and go first.
    return {k: tuple(sorted(v, key=lambda c: not c.companions)) for k, v in found.items()}


@cache
def _cue_verbs(language: Language) -> frozenset[str]:
    entries = load_cues(language).items()
    return frozenset(lemma for lemma, cues in entries if any(cue.pos == "VERB" for cue in cues))


def cues_at(sentence: ParsedSentence, index: int, language: Language) -> tuple[Cue, ...]:
    """Return the cue readings of a token, the narrowest first; () if it reports no speech."""
    token = sentence.tokens[index]
    if token.upos not in _CUE_UPOS:
        return ()
    lexicon = load_cues(language)
    entries = [
        cue
        for lemma in sorted(lemmas_at(sentence, index, _cue_verbs(language), language))
        for cue in lexicon.get(lemma, ())
        if token.upos in _UPOS[cue.pos]
        and _has_companions(sentence, index, cue)
        and not _is_excluded(sentence, index, cue)
    ]
    return tuple(sorted(entries, key=lambda cue: not cue.companions))


def companion_tokens(sentence: ParsedSentence, index: int, cue: Cue) -> tuple[int, ...]:
    """Return the tokens of the words that must stand beside the cue, in text order."""
    near = _neighbourhood(sentence, index)
    return tuple(i for i in near if _word(sentence, i) & set(cue.companions))


def _has_companions(sentence: ParsedSentence, index: int, cue: Cue) -> bool:
    present: set[str] = set()
    if cue.companions:
        for i in _neighbourhood(sentence, index):
            present |= _word(sentence, i)
    return present.issuperset(cue.companions)


def _is_excluded(sentence: ParsedSentence, index: int, cue: Cue) -> bool:
    """Tell whether an argument turns the word into something else: "forderte Todesopfer"."""
    if not cue.unless:
        return False
    arguments = children(sentence, index, "obj", "nsubj")
    forms = {form for i in arguments for form in _word(sentence, i)}
    plain = forms & set(cue.unless)
    endings = tuple(word[1:] for word in cue.unless if word.startswith("-"))
    return bool(plain) or any(form.endswith(endings) for form in forms if endings)


def _neighbourhood(sentence: ParsedSentence, index: int) -> tuple[int, ...]:
    """Return the head, the children and the grandchildren of a token, in text order."""
    near = set(children(sentence, index))
    for child in tuple(near):
        near |= set(children(sentence, child))
    if sentence.tokens[index].head >= 0:
        near.add(sentence.tokens[index].head)
    return tuple(sorted(near - {index}))


def _word(sentence: ParsedSentence, index: int) -> set[str]:
    return {sentence.tokens[index].text.lower(), sentence.tokens[index].lemma.lower()}


def _cue(row: dict[str, str], language: Language) -> Cue:
    where = f"{language.code}/cues.tsv: {row['lemma']}"
    if row["act"] not in ACTS:
        raise DataError(f"{where}: unknown act {row['act']!r}, expected one of {sorted(ACTS)}")
    if row["pos"] not in _UPOS:
        raise DataError(f"{where}: unknown pos {row['pos']!r}, expected VERB, NOUN or ADJ")
    if row["modality"] not in MODALITIES:
        raise DataError(f"{where}: unknown modality {row['modality']!r}")
    return Cue(
        lemma=row["lemma"].lower(),
        companions=tuple(row["with"].lower().split()),
        pos=row["pos"],
        act=row["act"],
        takes=frozenset(row["takes"].split(",")),
        modality=MODALITIES[row["modality"]],
        speaker=tuple(row["speaker"].split(",")),
        unless=tuple(row["unless"].split()),
    )
