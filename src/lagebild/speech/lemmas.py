"""Which word of a lexicon a token is a form of: by the parser's lemma and by the written form."""

from __future__ import annotations

from functools import cache

from lagebild.lang import Language
from lagebild.speech.verbforms import split_forms, verb_forms
from lagebild.tree import children
from lagebild.types import ParsedSentence, Token


def lemmas_at(
    sentence: ParsedSentence, index: int, verbs: frozenset[str], language: Language
) -> frozenset[str]:
    """Return the lower-case lemmas that a token may be a form of, its separated particle included.

    `verbs`: the verbs of the lexicon that asks; their forms are known, so a wrong lemma hides none.
    """
    token = sentence.tokens[index]
    form, lemma = token.text.lower(), token.lemma.lower()
    joined, apart = _form_index(verbs, language)
    particles = [sentence.tokens[i].text.lower() for i in children(sentence, index, "compound:prt")]
    if particles and language.table("grammar.toml")["separable_verbs"]:
        found = {word for p in particles for word in apart.get((p, form), ())}
        return frozenset(found | {p + lemma.removeprefix(p) for p in particles})
    phrasal = (f"{lemma} {particle}" for particle in particles)  # "gave up"
    return frozenset({lemma, *joined.get(form, ()), *_stems(token), *phrasal})


def _stems(token: Token) -> tuple[str, ...]:
    """Return the form without up to two letters at its end: plural and case endings.

    Verbs have their own forms: "began" is none of "beg".
    """
    form = token.text.lower()
    ends = len(form) > 4 and token.upos not in ("VERB", "AUX")
    return (form, form[:-1], form[:-2]) if ends else (form,)


@cache
def _form_index(
    verbs: frozenset[str], language: Language
) -> tuple[dict[str, frozenset[str]], dict[tuple[str, str], frozenset[str]]]:
    """Return form -> lemmas, and (particle, form) -> lemmas."""
    joined: dict[str, set[str]] = {}
    apart: dict[tuple[str, str], set[str]] = {}
    for lemma in verbs:
        for form in verb_forms(lemma, language):
            joined.setdefault(form, set()).add(lemma)
        prefix, forms = split_forms(lemma, language)
        for form in forms:
            apart.setdefault((prefix, form), set()).add(lemma)
    return (
        {k: frozenset(v) for k, v in joined.items()},
        {k: frozenset(v) for k, v in apart.items()},
    )
