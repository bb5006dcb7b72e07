"""Relative clauses: the noun that a clause describes stands for the pronoun that opens it."""

from __future__ import annotations

from lagebild.stages.statements.slots_grammar import Grammar
from lagebild.tree import base_rel, children, feature
from lagebild.types import ParsedSentence


def antecedents(sentence: ParsedSentence, index: int, fillers: tuple[int, ...]) -> tuple[int, ...]:
    """Replace a relative pronoun by the noun on which the relative clause hangs."""
    clause = sentence.tokens[index]
    found = []
    for i in fillers:
        relative = feature(sentence.tokens[i], "PronType") == "Rel" or _opens_clause(sentence, i)
        hangs_on_noun = base_rel(clause) == "acl" and clause.head >= 0
        found.append(_first_meant(sentence, i, clause.head) if relative and hangs_on_noun else i)
    return tuple(found)


def _first_meant(sentence: ParsedSentence, pronoun: int, noun: int) -> int:
    """Return the first of the nouns that a pronoun in the plural stands for: "A und B, denen"."""
    last, plural = sentence.tokens[noun], feature(sentence.tokens[pronoun], "Number") == "Plur"
    first = last.deprel == "conj" and feature(last, "Number") == "Sing" and plural
    return last.head if first and last.head < noun else noun


def described(sentence: ParsedSentence, index: int, slot: str, grammar: Grammar) -> tuple[int, ...]:
    """Return the noun of a relative clause whose pronoun the tree shows as a mere mark.

    "los mineros que bloquearon la ruta": the noun is the subject where the clause has none of its
    own and the verb agrees in number, else the object.
    """
    token = sentence.tokens[index]
    marks = children(sentence, index, "mark")
    relative = any(sentence.tokens[i].text.lower() in grammar.relatives for i in marks if i < index)
    if token.deprel != "acl:relcl" or not relative or token.head < 0:
        return ()
    finite = (index, *children(sentence, index, "aux", "cop"))
    numbers = {feature(sentence.tokens[i], "Number") for i in finite} - {None}
    own = {feature(sentence.tokens[token.head], "Number")}
    if children(sentence, token.head, "conj"):
        own.add("Plur")
    free = not children(sentence, index, "nsubj", "csubj")
    known = own - {None}  # names bear no number
    is_subject = free and (not numbers or not known or bool(known & numbers))
    return (token.head,) if is_subject == (slot == "subj") else ()


def _opens_clause(sentence: ParsedSentence, index: int) -> bool:
    """Tell a bare pronoun straight after the comma of its relative clause, whatever its tags."""
    token = sentence.tokens[index]
    return token.upos in ("PRON", "DET") and index > 0 and sentence.tokens[index - 1].text == ","
