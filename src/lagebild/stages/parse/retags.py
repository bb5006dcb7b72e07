"""Known slips of the tagger: verbs taken for nouns, halves of a name taken for words."""

from __future__ import annotations

from dataclasses import replace

from lagebild.lang import Language
from lagebild.stages.parse.lemmas import find_finite_verb, find_listed_verb, find_noun, is_listed
from lagebild.stages.parse.nodes import Tokens, below_each, rel_of
from lagebild.types import Token

_CLAUSES = frozenset({"root", "ccomp", "parataxis", "advcl", "acl:relcl"})
_NOMINAL = frozenset({"det", "amod", "case", "cop", "nummod"})  # what hangs on nouns alone
_LONGEST_HALF = 5  # letters


def retag_verbs(tokens: Tokens, language: Language) -> Tokens:
    """Return the tokens with verbs that were taken for nouns: "der Minister versprach, er werde".

    Such a word heads a clause, is written small and has nothing that only a noun has; no list
    knows it as a noun.
    """
    below, made = below_each(tokens), list(tokens)
    for index, token in enumerate(tokens):
        own = {rel_of(tokens[i]) for i in below.get(index, ())}
        heads_clause = (token.deprel in _CLAUSES or "nsubj" in own) and not own & _NOMINAL
        verb = token.upos == "NOUN" and heads_clause and find_finite_verb(token.text, language)
        if verb:
            made[index] = replace(token, upos="VERB", lemma=verb, feats="Mood=Ind|VerbForm=Fin")
    return tuple(made)


def retag_second_verbs(tokens: Tokens, language: Language) -> Tokens:
    """Return the tokens with a verb that was taken for an adjective beside an object put right.

    "töteten zwei Wächter und verletzten fünf Passanten": a word in a small letter between "und" and
    an object of its own is the second verb.
    """
    if not language.table("grammar.toml")["nouns_capitalised"]:
        return tokens
    made = list(tokens)
    for index, token in enumerate(tokens):
        first = tokens[token.head] if token.head >= 0 else token
        joined = token.upos == "ADJ" and token.deprel == "conj" and first.deprel == "obj"
        behind = [i for i, t in enumerate(tokens) if t.head == first.head and t.deprel == "obj"]
        own = [i for i in behind if i > index > token.head]
        lemma = find_listed_verb(token.text, language) if joined and own else None
        if lemma and tokens[index - 1].deprel == "cc" and token.text[:1].islower():
            feats = tokens[first.head].feats
            made[index] = replace(token, upos="VERB", lemma=lemma, feats=feats, head=first.head)
            for i in own:
                made[i] = replace(tokens[i], head=index)
    return tuple(made)


def retag_openers(tokens: Tokens, language: Language) -> Tokens:
    """Return the tokens with a known first word taken for a name: "Empero, rechazó la oferta"."""
    if len(tokens) < 2 or tokens[0].upos != "PROPN" or tokens[1].text != ",":
        return tokens
    first = tokens[0]
    known = first.text in language.words("sentence_starters.txt") and first.head >= 0
    if not known or any(token.head == 0 and token.deprel != "punct" for token in tokens):
        return tokens
    adverb = replace(
        first, upos="ADV", lemma=first.text.lower(), feats="", deprel="advmod", ner="O"
    )
    return (adverb, *tokens[1:])


def retag_nouns(tokens: Tokens, language: Language) -> Tokens:
    """Return the tokens with listed nouns that were taken for adjectives of the next noun.

    "bei Massenkundgebungen politische Reformen fordern": the preposition opens a phrase of its own.
    """
    below, made = below_each(tokens), list(tokens)
    for index, token in enumerate(tokens):
        opened = any(tokens[i].deprel == "case" and i < index for i in below.get(index, ()))
        noun = token.upos == "ADJ" and index and opened and find_noun(token.text, language)
        if noun and token.deprel == "amod":
            head = tokens[token.head].head
            head, rel = (head, "obl") if head >= 0 else (token.head, "nmod")
            made[index] = replace(token, upos="NOUN", lemma=noun, head=head, deprel=rel)
    return tuple(made)


def join_hyphenated(tokens: Tokens, language: Language) -> Tokens:
    """Return the tokens with the halves of a hyphenated name tagged as one: "Lee-Anne Miller".

    A second half in small letters belongs to a given name behind its surname: "Kim Jong-un"; not
    "the Trump-led group".
    """
    made = list(tokens)
    for index in range(1, len(tokens) - 1):
        before, mark, after = made[index - 1], tokens[index], tokens[index + 1]
        if mark.text != "-" or before.end != mark.start or mark.end != after.start:
            continue
        both = before.ner.endswith("PER") and after.ner.endswith("PER")
        if both or (index > 1 and _ends_name(made[index - 2], before, after, language)):
            made[index - 1] = before if both else replace(before, ner="I-PER", upos="PROPN")
            made[index] = replace(mark, ner="I-PER")
            made[index + 1] = replace(after, ner="I-PER", upos="PROPN")
    return tuple(made)


def _ends_name(surname: Token, first: Token, second: Token, language: Language) -> bool:
    """Tell a given name of two halves by its short second one, which is no word of the language."""
    if not surname.ner.endswith("PER") or not first.text[:1].isupper():
        return False
    short = second.text.islower() and len(second.text) <= _LONGEST_HALF
    bare = second.upos in ("NOUN", "PROPN", "X") and second.text.isalpha()
    return short and bare and not is_listed(second.text, language)
