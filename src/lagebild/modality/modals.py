"""Auxiliaries and moods: `modals.tsv`. "soll getötet haben" is hearsay, "soll kommen" a plan."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lagebild.errors import DataError
from lagebild.lang import Language
from lagebild.speech.cues import MODALITIES, cues_at
from lagebild.speech.lemmas import lemmas_at
from lagebild.speech.verbforms import is_infinitive
from lagebild.tree import base_rel, children, feature
from lagebild.types import Modality, ParsedSentence, Token

_CONTENTS = frozenset({"inf", "perfect", "stative", "marked", "linked", "reported", "any"})


@dataclass(frozen=True, slots=True)
class Modal:
    """One row; `lemma` "" stands for any verb, read off its own features."""

    lemma: str
    wanted: tuple[tuple[str, str], ...]
    forms: frozenset[str]
    content: str
    modality: Modality | None


@cache
def load_modals(language: Language) -> tuple[Modal, ...]:
    """Return the rows in file order; raises DataError naming the row."""
    return tuple(_modal(row, language) for row in language.rows("modals.tsv"))


def auxiliary_sign(
    sentence: ParsedSentence, index: int, language: Language
) -> tuple[Modality, str] | None:
    """Return what the auxiliaries (or the mood of the word itself) say, with the rule's name."""
    modals = load_modals(language)
    verbs = frozenset(modal.lemma for modal in modals if modal.lemma)
    joined = _contracted(sentence, index, language)
    for i in (*_above(sentence, index), *children(sentence, index, "aux", "cop"), *joined, index):
        token = sentence.tokens[i]
        lemmas = lemmas_at(sentence, i, verbs, language) if i != index else frozenset({""})
        lemmas = frozenset({joined[i]}) if i in joined else lemmas
        for modal in modals:
            bare = i == index or base_rel(token) == "cop"  # "estaría dispuesto"
            plain = modal.lemma in lemmas or (modal.lemma == "" and bare)
            plain = plain and (modal.content == "linked") == (i == sentence.tokens[index].head)
            if plain and _fits(token, modal) and _content(sentence, index, modal, i, language):
                if modal.modality is None:
                    break
                return modal.modality, f"modal {modal.lemma or token.text.lower()}"
    return None


def _contracted(sentence: ParsedSentence, index: int, language: Language) -> dict[int, str]:
    """Return the subjects with which an auxiliary is written as one word: "they'll"."""
    endings: dict[str, str] = language.table("modality.toml")["contracted"]
    found = {}
    for i in children(sentence, index, "nsubj", "expl"):
        form = sentence.tokens[i].text.lower().replace("’", "'")
        for ending, lemma in endings.items():
            if form.endswith(ending):
                found[i] = lemma
    return found


def _above(sentence: ParsedSentence, index: int) -> tuple[int, ...]:
    """Return the verb whose infinitive this is: "tendrían que retirar"."""
    token = sentence.tokens[index]
    return (token.head,) if token.head >= 0 and base_rel(token) == "xcomp" else ()


def _fits(token: Token, modal: Modal) -> bool:
    if modal.forms and token.text.lower() not in modal.forms:
        return False
    return all(feature(token, k) == v for k, v in modal.wanted)


def _content(
    sentence: ParsedSentence, index: int, modal: Modal, auxiliary: int, language: Language
) -> bool:
    if modal.content == "any":
        return True
    others = [i for i in children(sentence, index, "aux", "cop") if i != auxiliary]
    if modal.content == "inf":
        return any(_is_infinitive(sentence.tokens[i], language) for i in (index, *others))
    if modal.content == "reported":
        return _is_reported(sentence, index, language)
    if modal.content in ("marked", "linked"):
        which = "infinitive_marks" if modal.content == "marked" else "duty_marks"
        marks: list[str] = language.table("modality.toml")[which]
        found = children(sentence, index, "mark")
        return any(auxiliary < i and sentence.tokens[i].text.lower() in marks for i in found)
    if modal.content == "perfect":
        return _is_perfect(sentence, index, others, language)
    stative: list[str] = language.table("modality.toml")["stative_verbs"]
    own = sentence.tokens[index].lemma.lower() in stative
    return own or bool(children(sentence, index, "cop"))


def _is_reported(sentence: ParsedSentence, index: int, language: Language) -> bool:
    """Tell whether the clause is the content of a cue: "said that troops would leave"."""
    token = sentence.tokens[index]
    if base_rel(token) not in ("ccomp", "parataxis") or token.head < 0:
        return False
    return any("clause" in cue.takes for cue in cues_at(sentence, token.head, language))


def _is_infinitive(token: Token, language: Language) -> bool:
    """Tell whether a token is an infinitive, also where the tagger saw another form in it."""
    if feature(token, "VerbForm") == "Inf":
        return True
    form = token.text.lower()
    return token.upos == "VERB" and form == token.lemma.lower() and is_infinitive(form, language)


def _is_perfect(
    sentence: ParsedSentence, index: int, others: list[int], language: Language
) -> bool:
    """Tell whether an infinitive of the perfect hangs on the modal: "getötet haben"."""
    words: list[str] = language.table("modality.toml")["perfect_auxiliaries"]
    # "soll A angenommen und B bedroht haben": the auxiliary stands with the last of the two.
    joined = [a for c in children(sentence, index, "conj") for a in children(sentence, c, "aux")]
    perfect = [i for i in (*others, *joined) if sentence.tokens[i].text.lower() in words]
    token = sentence.tokens[index]
    nominal = token.upos in ("NOUN", "ADJ") and len(others) < 2  # "soll Chef sein"
    return bool(perfect) and feature(token, "VerbForm") != "Inf" and not nominal


def _modal(row: dict[str, str], language: Language) -> Modal:
    where = f"{language.code}/modals.tsv: {row['lemma']}"
    if row["content"] not in _CONTENTS:
        raise DataError(f"{where}: unknown content {row['content']!r}")
    if row["modality"] not in MODALITIES:
        raise DataError(f"{where}: unknown modality {row['modality']!r}")
    pairs = [part.partition("=") for part in row["feats"].split("|") if part]
    forms = frozenset(word for k, _, v in pairs if k == "Form" for word in v.split(","))
    wanted = tuple((k, v) for k, _, v in pairs if k != "Form")
    return Modal(row["lemma"], wanted, forms, row["content"], MODALITIES[row["modality"]])
