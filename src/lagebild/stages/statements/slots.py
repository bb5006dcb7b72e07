"""Which token fills a slot of a trigger: deep subject, deep object, genitive, prepositional phrase.

The tree is looked at once per trigger; every function returns token indexes in text order and
nothing where the grammar does not tell. Voice, relative clauses, control and coordination are
undone here, so that the lexicon can speak of "subj" and "obj" alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from lagebild.lang import Language
from lagebild.tree import base_rel, children, feature
from lagebild.types import ParsedSentence, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Grammar:
    """The function words of a language that mark slots (`grammar.toml`)."""

    agent: frozenset[str]
    genitive: frozenset[str]
    partner: frozenset[str]
    place: frozenset[str]
    articles: frozenset[str]
    compounds: bool  # whether nouns are written in one word: "Regierungssoldaten"
    control: dict[str, str]  # lemma of the governing verb -> slot that is the infinitive's subject


@cache
def load_grammar(language: Language) -> Grammar:
    """Return the slot markers of a language, from `grammar.toml` and `embeds.tsv`."""
    table: dict[str, Any] = language.table("grammar.toml")
    controls = (row for row in language.rows("embeds.tsv") if row["control"])
    return Grammar(
        agent=frozenset(table["agent_prepositions"]),
        genitive=frozenset(table["genitive_prepositions"]),
        partner=frozenset(table["partner_prepositions"]),
        place=frozenset(table["place_prepositions"]),
        articles=frozenset(table["articles"]),
        compounds=table["compounds"],
        control={row["lemma"].lower(): row["control"] for row in controls},
    )


def is_passive(sentence: ParsedSentence, index: int) -> bool:
    """Tell whether the verb at `index` is in the passive, attributive past participles included."""
    token = sentence.tokens[index]
    if feature(token, "Voice") == "Pass":
        return True
    marked = ("aux:pass", "nsubj:pass", "csubj:pass", "obl:agent")
    if any(sentence.tokens[i].deprel in marked for i in children(sentence, index)):
        return True
    if children(sentence, index, "aux", "nsubj", "obj"):
        return False
    return _is_reduced(token) and _is_past_participle(token)


def fill_slot(sentence: ParsedSentence, index: int, slot: str, grammar: Grammar) -> tuple[int, ...]:
    """Return the head tokens that fill `slot` of the trigger at `index`, () if it is empty."""
    verbal = _is_verbal(sentence, index)
    if slot == "subj":
        return (
            _subject(sentence, index, grammar)
            if verbal
            else _support_subject(sentence, index, grammar)
        )
    if slot == "obj":
        return _object(sentence, index) if verbal else ()
    if slot == "iobj":
        return _antecedents(sentence, index, children(sentence, index, "iobj", "obl:arg"))
    if slot == "gen":
        return _genitive(sentence, index, grammar)
    if slot == "by":
        return _with_preposition(sentence, index, grammar.agent - grammar.genitive)
    if slot == "csubj":
        return _clause_subject(sentence, index)
    if slot == "joint":
        return _joint(sentence, index, grammar, verbal)
    if slot.startswith("P:"):
        return _prepositional(sentence, index, frozenset({slot[2:].lower()}))
    return ()


def expand_coordination(sentence: ParsedSentence, indexes: tuple[int, ...]) -> tuple[int, ...]:
    """Return the tokens with their coordinated partners: "A, B und C" -> three heads."""
    found: list[int] = []
    for index in indexes:
        found += [index, *_nominal_conjuncts(sentence, index)]
    return tuple(sorted(dict.fromkeys(found)))


def _nominal_conjuncts(sentence: ParsedSentence, index: int) -> list[int]:
    found = []
    for i in children(sentence, index, "conj"):
        # A clause coordinated with a noun is a parser's mistake, not a second participant.
        if sentence.tokens[i].upos in _NOMINAL and not children(sentence, i, "nsubj", "cop"):
            found += [i, *_nominal_conjuncts(sentence, i)]
    return found


def _is_verbal(sentence: ParsedSentence, index: int) -> bool:
    token = sentence.tokens[index]
    return (
        token.upos in _VERBAL
        or feature(token, "VerbForm") is not None
        or (token.upos == "ADJ" and base_rel(token) in ("amod", "acl", "root", "conj"))
    )


def _is_reduced(token: Token) -> bool:
    """A clause cut down to its verb form, hanging on a noun: "the arrested man"."""
    return base_rel(token) in ("acl", "amod") and token.deprel != "acl:relcl"


def _is_past_participle(token: Token) -> bool:
    if feature(token, "VerbForm") in ("Part", "Ger"):
        return feature(token, "Tense") != "Pres" and feature(token, "VerbForm") != "Ger"
    return token.upos == "ADJ"


def _subject(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    if is_passive(sentence, index):
        agents = children(sentence, index, "obl:agent")
        return agents or _with_preposition(sentence, index, grammar.agent)
    return _surface_subject(sentence, index, grammar)


def _object(sentence: ParsedSentence, index: int) -> tuple[int, ...]:
    token = sentence.tokens[index]
    if not is_passive(sentence, index):
        return _antecedents(sentence, index, children(sentence, index, "obj"))
    subjects = children(sentence, index, "nsubj")
    if subjects:
        return _antecedents(sentence, index, subjects)
    if _is_reduced(token) and token.head >= 0:
        return (token.head,)
    if base_rel(token) == "conj" and token.head >= 0 and is_passive(sentence, token.head):
        return _object(sentence, token.head)
    return ()


def _surface_subject(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    token = sentence.tokens[index]
    subjects = tuple(
        i for i in children(sentence, index, "nsubj") if sentence.tokens[i].upos in _NOMINAL
    )
    if subjects:
        return _antecedents(sentence, index, subjects)
    if token.head < 0:
        return ()
    rel = base_rel(token)
    if rel == "xcomp":
        return _controller(sentence, token.head, grammar)
    if rel == "conj" and sentence.tokens[token.head].upos in _VERBAL:
        return (
            ()
            if is_passive(sentence, token.head)
            else _surface_subject(sentence, token.head, grammar)
        )
    if token.deprel == "acl:relcl":
        return ()
    if rel == "acl" or _is_reduced(token):
        return (token.head,) if feature(token, "VerbForm") != "Inf" else ()
    if rel == "advcl" and feature(token, "VerbForm") in ("Inf", "Part", "Ger"):
        return _subject(sentence, token.head, grammar)
    return ()


def _controller(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Return the understood subject of an infinitive below the verb at `index`."""
    slot = grammar.control.get(sentence.tokens[index].lemma.lower(), "subj")
    if slot == "subj":
        return _subject(sentence, index, grammar)
    if slot == "iobj":
        return fill_slot(sentence, index, "iobj", grammar) or _object(sentence, index)
    return _object(sentence, index) or fill_slot(sentence, index, "iobj", grammar)


def _antecedents(sentence: ParsedSentence, index: int, fillers: tuple[int, ...]) -> tuple[int, ...]:
    """Replace a relative pronoun by the noun on which the relative clause hangs."""
    clause = sentence.tokens[index]
    found = []
    for i in fillers:
        relative = feature(sentence.tokens[i], "PronType") == "Rel"
        if (
            base_rel(clause) == "acl"
            and clause.head >= 0
            and (relative or _opens_clause(sentence, i))
        ):
            found.append(clause.head)
        else:
            found.append(i)
    return tuple(found)


def _opens_clause(sentence: ParsedSentence, index: int) -> bool:
    """A bare pronoun straight after the comma of its relative clause, whatever its features say."""
    token = sentence.tokens[index]
    return token.upos in ("PRON", "DET") and index > 0 and sentence.tokens[index - 1].text == ","


def _genitive(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    found = [
        i
        for i in children(sentence, index, "nmod", "det:poss")
        if not children(sentence, i, "case")
        or _case_lemmas(sentence, i) & grammar.genitive
        or sentence.tokens[i].deprel in ("nmod:poss", "det:poss")
    ]
    return tuple(found)


def _case_lemmas(sentence: ParsedSentence, index: int) -> set[str]:
    cases = children(sentence, index, "case")
    return {
        form.lower() for i in cases for form in (sentence.tokens[i].lemma, sentence.tokens[i].text)
    }


def _with_preposition(
    sentence: ParsedSentence, index: int, words: frozenset[str]
) -> tuple[int, ...]:
    fillers = children(sentence, index, "obl", "nmod", "obj", "iobj")
    return tuple(i for i in fillers if _case_lemmas(sentence, i) & words)


def _prepositional(sentence: ParsedSentence, index: int, words: frozenset[str]) -> tuple[int, ...]:
    """A phrase of the trigger itself, or of the verb whose object the trigger noun is."""
    own = _with_preposition(sentence, index, words)
    if own or _is_verbal(sentence, index):
        return own
    for i in children(sentence, index, "conj"):
        own = own or _with_preposition(sentence, i, words)
    token = sentence.tokens[index]
    if not own and base_rel(token) in ("obj", "nsubj") and token.head >= 0:
        own = tuple(i for i in _with_preposition(sentence, token.head, words) if i > index)
    return own


def _support_subject(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Return the subject of the verb whose object the trigger noun is: "X erhob Anklage"."""
    token = sentence.tokens[index]
    if token.head < 0 or base_rel(token) not in ("obj", "obl", "compound"):
        return ()
    return _subject(sentence, token.head, grammar)


def _clause_subject(sentence: ParsedSentence, index: int) -> tuple[int, ...]:
    for clause in children(sentence, index, "ccomp", "xcomp"):
        subjects = children(sentence, clause, "nsubj")
        if subjects:
            return subjects
    return ()


def _joint(sentence: ParsedSentence, index: int, grammar: Grammar, verbal: bool) -> tuple[int, ...]:
    first = _subject(sentence, index, grammar) if verbal else _genitive(sentence, index, grammar)
    return first + _prepositional(sentence, index, grammar.partner)
