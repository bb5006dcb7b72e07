"""Signs that a clause carries on itself: negation, auxiliaries, hedges, conditions, questions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from lagebild.clauses import clause_head
from lagebild.lang import Language
from lagebild.modality.modals import auxiliary_sign
from lagebild.tree import ancestors, base_rel, children, feature
from lagebild.types import Modality, ParsedSentence, Token

SignKind = Literal["negation", "modal", "hedge", "embed", "condition", "question", "purpose"]


@dataclass(frozen=True, slots=True)
class Sign:
    """One hint at how the event is meant; `depth`: steps above the event word."""

    modality: Modality | None
    kind: SignKind
    rule: str
    depth: int


@dataclass(frozen=True, slots=True)
class _Words:
    negators: frozenset[str]
    negated_endings: tuple[str, ...]
    negative_determiners: frozenset[str]
    negative_subjects: frozenset[str]
    harmless: frozenset[str]
    negative_marks: frozenset[str]
    conditions: frozenset[str]
    strong_conditions: frozenset[str]
    questions: frozenset[str]
    purposes: frozenset[str]
    contrasts: frozenset[str]
    purpose: Modality  # how a language's clauses of purpose present their event
    knowing: frozenset[str]
    carried_out: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    table: dict[str, Any] = language.table("modality.toml")
    return _Words(
        negators=frozenset(table["negators"]),
        negated_endings=tuple(table["negated_endings"]),
        negative_determiners=frozenset(table["negative_determiners"]),
        negative_subjects=frozenset(table["negative_subjects"]),
        harmless=frozenset(table["harmless_after_negation"]),
        negative_marks=frozenset(table["negative_marks"]),
        conditions=frozenset(table["conditional_marks"]),
        strong_conditions=frozenset(table["strong_conditions"]),
        questions=frozenset(table["question_marks"]),
        purposes=frozenset(table["purpose_marks"]),
        contrasts=frozenset(table["contrasts"]),
        purpose=table["purpose"],
        knowing=frozenset(table["knowing"]),
        carried_out=frozenset(table["carried_out"]),
    )


def own_signs(sentence: ParsedSentence, index: int, language: Language, depth: int) -> list[Sign]:
    """Return the signs on the word itself, its auxiliaries, particles and marks."""
    signs = _negations(sentence, index, language, depth)
    signs += _modals(sentence, index, language, depth)
    signs += _hedges(sentence, index, language, depth)
    signs += clause_marks(sentence, index, language, depth)
    return signs


# -- negation --------------------------------------------------------------------------------------


def _negations(sentence: ParsedSentence, index: int, language: Language, depth: int) -> list[Sign]:
    words = _words(language)
    for i in _negation_candidates(sentence, index):
        form = sentence.tokens[i].text.lower()
        negator = _is_negator(sentence.tokens[i], words) and _denies(sentence, i, words)
        if negator or form in words.negative_determiners | words.negative_subjects:
            return [Sign("denied", "negation", f"negation {form}", depth)]
    return []


def _negation_candidates(sentence: ParsedSentence, index: int) -> list[int]:
    """Return the tokens that would deny the word: on it, or on an argument of a verb."""
    rels = ("advmod", "det", "obj", "nsubj", "neg", "discourse", "mark", "cc")
    found = list(children(sentence, index, *rels))
    found += children(sentence, index, "aux", "cop")
    if sentence.tokens[index].upos not in ("VERB", "AUX", "ADJ"):
        return list(children(sentence, index, "det", "advmod", "cc", "aux", "cop"))
    for i in children(sentence, index, "obj", "nsubj", "obl", "xcomp", "advmod", "aux", "cop"):
        grammatical = base_rel(sentence.tokens[i]) in ("aux", "cop")
        clause = sentence.tokens[i].upos == "VERB" and not grammatical
        below = () if clause else children(sentence, i, "det", "advmod", "cc")
        found += [k for k in below if k < index or base_rel(sentence.tokens[i]) != "obl"]
    return sorted(set(found))


def _is_negator(token: Token, words: _Words) -> bool:
    """Tell "not" and an auxiliary with it: "didn't"."""
    form = token.text.lower().replace("’", "'")
    return form in words.negators or (token.upos == "AUX" and form.endswith(words.negated_endings))


def _denies(sentence: ParsedSentence, index: int, words: _Words) -> bool:
    """Tell whether a negator denies the clause: not in "nicht nur", not in "nicht A, sondern B"."""
    following = [t.text.lower() for t in sentence.tokens[index + 1 : index + 2]]
    if words.harmless.intersection(following):
        return False
    later = {t.text.lower() for t in sentence.tokens[index + 1 :]}
    own_head = sentence.tokens[index].head
    on_verb = sentence.tokens[own_head].upos in ("VERB", "AUX") if own_head >= 0 else False
    return on_verb or not later & words.contrasts


def is_unsaid(sentence: ParsedSentence, index: int, language: Language) -> bool:
    """Tell whether a verb of saying is denied: "did not confirm", "weder bestätigt noch bestritt".

    Whoever has not said it neither vouches for it nor denies it.
    """
    words, tokens = _words(language), sentence.tokens
    for i in children(sentence, index, "advmod", "neg", "cc", "nsubj", "aux", "cop"):
        form = tokens[i].text.lower()
        no_one = base_rel(tokens[i]) == "nsubj" and form in words.negative_subjects
        if no_one or (_is_negator(tokens[i], words) and _denies(sentence, i, words)):
            return True
    return is_neither(sentence, index, language)


def is_neither(sentence: ParsedSentence, index: int, language: Language) -> bool:
    """Tell whether a verb is one of two that are both denied: "weder A noch B"."""
    opening = [
        i for i, t in enumerate(sentence.tokens[:index]) if t.text.lower() in _neither(language)
    ]
    if not opening:
        return False
    above = sentence.tokens[opening[-1]].head
    return index in (above, sentence.tokens[above].head) or sentence.tokens[index].head == above


@cache
def _neither(language: Language) -> frozenset[str]:
    return frozenset(language.table("modality.toml")["neither"])


def denied_above(sentence: ParsedSentence, index: int, language: Language) -> bool:
    """Tell a noun with "any" in a clause that is denied: "not responsible for any attack"."""
    words = frozenset(language.table("modality.toml")["polar_determiners"])
    determiners = children(sentence, index, "det")
    if not any(sentence.tokens[i].text.lower() in words for i in determiners):
        return False
    above = ancestors(sentence, index)
    return any(
        _negations(sentence, i, language, 0)
        for i in above
        if sentence.tokens[i].upos in ("VERB", "AUX", "ADJ")
    )


# -- auxiliaries and hedges ------------------------------------------------------------------------


def _modals(sentence: ParsedSentence, index: int, language: Language, depth: int) -> list[Sign]:
    found = auxiliary_sign(sentence, index, language)
    return [Sign(found[0], "modal", found[1], depth)] if found else []


def _hedges(sentence: ParsedSentence, index: int, language: Language, depth: int) -> list[Sign]:
    adverbs, adjectives = _hedge_words(language)
    token = sentence.tokens[index]
    signs = []
    for i in children(sentence, index, "amod", "advmod", "acl", "det"):
        form = sentence.tokens[i].text.lower()
        stem = next((w for w in adjectives if _is_form(form, w)), None)
        if stem and token.upos in ("NOUN", "PROPN") and i < index:
            signs.append(Sign(adjectives[stem], "hedge", f"hedge {stem}", depth))
    if token.upos in ("VERB", "AUX", "ADJ") or children(sentence, index, "cop", "nsubj"):
        signs += _adverbs(sentence, index, adverbs, depth)
    return signs


def _adverbs(
    sentence: ParsedSentence,
    index: int,
    adverbs: dict[tuple[str, ...], Modality | None],
    depth: int,
) -> list[Sign]:
    signs = []
    tokens = sentence.tokens
    for i in range(len(tokens)):
        for words, modality in adverbs.items():
            if tokens[i].text.lower() != words[0] or _describes(sentence, i, index):
                continue
            run = [t.text.lower() for t in tokens[i : i + len(words)]]
            behind = i + len(words)
            graded = tokens[behind : behind + 1] if behind != index else ()
            if modality == "denied" and _counts(graded):
                continue
            if run == list(words) and clause_head(sentence, i) == clause_head(sentence, index):
                kind: SignKind = "negation" if modality == "denied" else "hedge"
                signs.append(Sign(modality, kind, f"hedge {' '.join(words)}", depth))
    return signs


def _describes(sentence: ParsedSentence, index: int, event: int) -> bool:
    """Tell an adjective of some noun: "his likely successor" is no likely event."""
    token = sentence.tokens[index]
    return token.upos == "ADJ" and base_rel(token) == "amod" and token.head != event


def _counts(following: tuple[Token, ...]) -> bool:
    """Tell whether the adverb bears on a number, a degree or all: "casi todas", "almost wholly"."""
    return any(
        token.upos in ("NUM", "ADV", "ADJ")
        or token.text[:1].isdigit()
        or feature(token, "PronType") == "Tot"
        for token in following
    )


def _is_form(form: str, word: str) -> bool:
    """Tell whether the form is the adjective with up to two letters of ending."""
    return form.startswith(word) and len(form) - len(word) <= 2


@cache
def _hedge_words(
    language: Language,
) -> tuple[dict[tuple[str, ...], Modality | None], dict[str, Modality | None]]:
    adverbs: dict[tuple[str, ...], Modality | None] = {}
    adjectives: dict[str, Modality | None] = {}
    for row in language.rows("hedges.tsv"):
        modality: Modality = row["modality"]  # type: ignore[assignment]
        if row["kind"] == "adverb":
            adverbs[tuple(row["word"].lower().split())] = modality
        else:
            adjectives[row["word"]] = modality
    return adverbs, adjectives


# -- conditions, questions, purposes ---------------------------------------------------------------


def clause_marks(
    sentence: ParsedSentence, index: int, language: Language, depth: int
) -> list[Sign]:
    """Return the signs of the conjunction that opens the clause, and of a condition on it."""
    words = _words(language)
    signs = []
    rel = base_rel(sentence.tokens[index])
    for i in children(sentence, index, "mark", "advmod", "cc"):
        form = sentence.tokens[i].text.lower()
        asks = form in words.conditions and (
            rel in ("ccomp", "csubj") or _is_asked(sentence, index, words)
        )
        if form in words.questions or asks:
            signs.append(Sign("unclear", "question", f"question {form}", depth))
        elif {form, _phrase(sentence, i)} & words.conditions and rel != "ccomp":
            signs.append(Sign("possible", "condition", f"condition {form}", depth))
        elif _phrase(sentence, i) in words.negative_marks:
            signs.append(Sign("denied", "negation", f"without {form}", depth))
        elif form in words.purposes and _is_purpose(sentence, index, words):
            signs.append(Sign(words.purpose, "purpose", f"purpose {form}", depth))
    return signs + _condition_on(sentence, index, words, depth)


def _is_purpose(sentence: ParsedSentence, index: int, words: _Words) -> bool:
    """Tell a clause without finite verb that says what something is for, not what it led to."""
    token = sentence.tokens[index]
    aims = base_rel(token) == "advcl" and not _is_finite(sentence, index)
    return aims and sentence.tokens[token.head].lemma.lower() not in words.carried_out


def _phrase(sentence: ParsedSentence, index: int) -> str | None:
    """Return a mark with its fixed parts, "en lugar de"; None for a mere adverb ("instead,")."""
    if base_rel(sentence.tokens[index]) == "advmod":
        return None
    parts = (index, *children(sentence, index, "fixed"))
    return " ".join(sentence.tokens[i].text.lower() for i in parts)


def _condition_on(sentence: ParsedSentence, index: int, words: _Words, depth: int) -> list[Sign]:
    """Return the sign of an if-clause on a clause; "wenn" in the past is a matter of time."""
    own = (index, *children(sentence, index, "aux", "cop"))
    past = any(feature(sentence.tokens[i], "Tense") == "Past" for i in own)
    if past and depth == 0:  # "kündigte sein Veto an, falls": the condition is on the veto
        return []
    wanted = words.strong_conditions if past else words.conditions
    for clause in children(sentence, index, "advcl"):
        for i in children(sentence, clause, "mark"):
            form = sentence.tokens[i].text.lower()
            if form in wanted:
                return [Sign("possible", "condition", f"condition {form}", depth)]
    return []


def _is_asked(sentence: ParsedSentence, index: int, words: _Words) -> bool:
    """Tell whether an "if" opens a question: below "not clear", "did not know"."""
    head = sentence.tokens[index].head
    behind = 0 <= head < index and base_rel(sentence.tokens[index]) == "advcl"
    return behind and sentence.tokens[head].lemma.lower() in words.knowing


def _is_finite(sentence: ParsedSentence, index: int) -> bool:
    own = (index, *children(sentence, index, "aux", "cop"))
    return any(feature(sentence.tokens[i], "VerbForm") == "Fin" for i in own)
