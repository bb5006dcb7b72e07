"""Lemmas: a lexicon of frequent words, edit scripts for the rest, verbs with their particle."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

from lagebild.lang import Language
from lagebild.onnx import load_model
from lagebild.stages.parse.conjugation import VerbList, find_infinitive
from lagebild.types import Token

_VERBS = frozenset({"VERB", "AUX"})
_INFLECTED = frozenset({"VERB", "AUX", "NOUN", "ADJ"})
_SHORTEST_HEAD = 4  # letters of the last part of a compound that a lexicon may answer for


@cache
def load_lexicon(code: str) -> dict[tuple[str, str], str]:
    """Return lemmas by (form, tag); tag "*" holds for every inflected part of speech.

    Empty for a language without a lexicon: the scripts then stand alone.
    """
    path = load_model().folder / f"lexicon_{code}.tsv"
    if not path.is_file():
        return {}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {(form, tag): lemma for form, tag, lemma in rows}


@cache
def listed_forms(language: Language) -> dict[tuple[str, str], str]:
    """Return lemmas by (form, tag) of the words that tell of events."""
    rows = language.rows("forms.tsv")
    return {(row["form"].lower(), row["pos"]): row["lemma"] for row in rows}


@cache
def _listed_verbs(language: Language) -> VerbList:
    rows = (load_lexicon(language.code) | listed_forms(language)).items()
    infinitive = tuple(language.table("grammar.toml")["infinitive_endings"])
    forms = {
        form: lemma
        for (form, tag), lemma in rows
        if tag == "VERB" or (tag == "*" and form.islower() and lemma.endswith(infinitive))
    }
    return VerbList(forms, frozenset(forms.values()))


@lru_cache(maxsize=65_536)  # news repeats its words
def find_lemma(form: str, upos: str, script: str, language: Language) -> str:
    """Return the lemma of a token: the lexicons' word first, the script's guess last."""
    form = form.replace("’", "'")
    lexicon = load_lexicon(language.code)
    known = lexicon.get((form.lower(), upos)) or listed_forms(language).get((form.lower(), upos))
    if known or upos not in _INFLECTED:
        return known or apply_script(form, script)
    key = form if upos == "NOUN" else form.lower()
    known = lexicon.get((key, "*"))
    if known and not (upos in _VERBS and _is_participle(known, language)):
        return known
    guess = known or apply_script(form, script)
    if upos in _VERBS:
        return find_infinitive(form, guess, _listed_verbs(language), language)
    if upos != "NOUN":
        return guess
    nouns = _listed_nouns(language.code)
    if form in nouns:
        return form  # the lists leave out what is its own lemma: "Gutachten"
    return guess if guess in nouns else _compound_lemma(form, language.code) or guess


def find_finite_verb(form: str, language: Language) -> str | None:
    """Return the infinitive of a lower-case form that can be no noun, None if it may be one.

    Only where nouns are written with capitals does the case of a letter tell.
    """
    if not language.table("grammar.toml")["nouns_capitalised"] or not form.islower():
        return None
    as_noun = form.capitalize()
    if as_noun in _listed_nouns(language.code) or (as_noun, "*") in load_lexicon(language.code):
        return None
    infinitive = _listed_verbs(language).forms.get(form)
    return infinitive if infinitive != form else None


def find_listed_verb(form: str, language: Language) -> str | None:
    """Return the infinitive of a listed form of a verb, whatever else the form may be."""
    return _listed_verbs(language).forms.get(form)


def find_noun(form: str, language: Language) -> str | None:
    """Return the lemma of a form with a capital that is listed as a noun alone, None for others."""
    capitals = language.table("grammar.toml")["nouns_capitalised"]
    listed = listed_forms(language)
    if not capitals or not form[:1].isupper() or (form.lower(), "ADJ") in listed:
        return None
    return listed.get((form.lower(), "NOUN"))


def is_listed(form: str, language: Language) -> bool:
    """Tell whether a form in small letters is a word that the lexicons know."""
    return form in _listed(language)


@cache
def _listed(language: Language) -> frozenset[str]:
    rows = load_lexicon(language.code) | listed_forms(language)
    return frozenset(form for form, _ in rows)


def _is_participle(lemma: str, language: Language) -> bool:
    """Tell whether a listed lemma is of the adjective made of a verb: "benannt"."""
    endings = language.table("grammar.toml")["infinitive_endings"]
    return bool(endings) and not lemma.endswith(tuple(endings))


@cache
def _listed_nouns(code: str) -> frozenset[str]:
    rows = load_lexicon(code).items()
    return frozenset(lemma for (_, tag), lemma in rows if tag == "*" and lemma[:1].isupper())


def _compound_lemma(form: str, code: str) -> str | None:
    """Return the lemma of a compound by its longest known last part: "Drogen|kartelle"."""
    lexicon, nouns = load_lexicon(code), _listed_nouns(code)
    for i in range(2, len(form) - _SHORTEST_HEAD + 1):
        part = form[i:].capitalize()
        lemma = lexicon.get((part, "*")) or (part if part in nouns else None)
        if lemma:
            return form[:i] + (lemma if form[i - 1] == "-" else lemma.lower())
    return None


def apply_script(form: str, script: str) -> str:
    """Return the lemma that a script ("cut,add,cut,add,case" or "=lemma") makes of a form.

    A script that cuts more than the form has leaves the form as it is.
    """
    if script.startswith("="):
        return script[1:]
    cut_start, add_start, cut_end, add_end, case = script.split(",")
    start, end = int(cut_start), int(cut_end)
    if start + end >= len(form):
        return form
    low = add_start + form.lower()[start : len(form) - end] + add_end
    if case == "A" and form.isupper():
        return low.upper()
    if case != "L" or not form[:1].isalpha():
        # Inner capitals are the name's own: "McDonald", "US-Regierung", "35-Jährige".
        return low[:1].upper() + _inner(form, low)
    return low


def _inner(form: str, low: str) -> str:
    shared = 0
    while shared < min(len(form), len(low)) and form[shared].lower() == low[shared]:
        shared += 1
    return form[1:shared] + low[max(shared, 1) :] if shared else low[1:]


def join_particle(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """Return the tokens with separable verbs made whole: "ordnete ... an" is anordnen.

    What no verb has before it is no particle, whatever the tree says: "erwägt unterdessen".
    """
    made = list(tokens)
    for i, token in enumerate(tokens):
        if token.deprel != "compound:prt" or token.head < 0:
            continue
        particle, verb = token.text.lower(), made[token.head]
        bare = verb.lemma.removeprefix(particle) or verb.lemma
        if _is_particle(token, particle + bare, language):
            made[token.head] = replace(verb, lemma=particle + bare)
        else:
            made[token.head] = replace(verb, lemma=bare)
            made[i] = replace(token, deprel="advmod" if token.upos == "ADV" else "xcomp")
    return tuple(made)


def _is_particle(token: Token, joined: str, language: Language) -> bool:
    if token.upos not in ("ADV", "ADJ"):
        return True
    prefixes = language.table("grammar.toml")["verb_prefixes"]
    return token.text.lower() in prefixes or joined in _listed_verbs(language).infinitives
