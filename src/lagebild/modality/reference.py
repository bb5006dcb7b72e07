"""Which event words share the fate of their clause: predicates, nouns that point at nothing yet.

"Luftangriffe würden den Krieg verlängern" speaks of attacks that may come; "der Angriff würde den
Krieg verlängern" may speak of one that has happened, so the clause says nothing about it.
"""

from __future__ import annotations

from lagebild.lang import Language
from lagebild.tree import base_rel, children, feature
from lagebild.types import ParsedSentence


def is_predicate(sentence: ParsedSentence, node: int) -> bool:
    """Tell whether an adjective belongs to the verb above it: "für nichtig erklären"."""
    token = sentence.tokens[node]
    if token.upos not in ("ADJ", "ADV") or base_rel(token) not in ("xcomp", "obl", "advmod"):
        return False
    return sentence.tokens[token.head].upos in ("VERB", "AUX")


def is_generic_argument(sentence: ParsedSentence, node: int, language: Language) -> bool:
    """Tell whether a noun without definite determiner is a core argument of the verb above."""
    token = sentence.tokens[node]
    if token.upos != "NOUN" or base_rel(token) not in ("nsubj", "obj"):
        return False
    verbal = sentence.tokens[token.head].upos in ("VERB", "AUX")
    if not verbal and not children(sentence, token.head, "cop"):
        return False
    return not has_definite(sentence, node, language)


def has_definite(sentence: ParsedSentence, node: int, language: Language) -> bool:
    """Tell whether a determiner points at a noun as known: "der Angriff", "ihr Angriff"."""
    return any(_is_definite(sentence, i, language) for i in children(sentence, node))


def is_wished(sentence: ParsedSentence, node: int, language: Language, *, judged: bool) -> bool:
    """Tell a content clause whose mood leaves it open: "es partidario de que se negocie".

    Where a language has such a mood; some words take it for what has happened: "hizo que". With
    `judged` an infinitive counts too on which a judgement is passed ("no basta condenar"), unless
    it is one of the past.
    """
    table, token = language.table("modality.toml"), sentence.tokens[node]
    if not table["open_mood"] or token.head < 0:
        return False
    above = sentence.tokens[token.head]
    if above.lemma.lower() in table["factive"]:
        return False
    described = base_rel(token) in ("acl", "advcl") and above.upos in ("ADJ", "NOUN")
    described = described and token.deprel != "acl:relcl"
    content = base_rel(token) in ("ccomp", "csubj") or described
    if is_left_open(sentence, node, language):
        return content
    return content and judged and _is_judged(sentence, node, token.head)


def is_left_open(sentence: ParsedSentence, node: int, language: Language) -> bool:
    """Tell a verb in the open mood, but not in its perfect: "los países que se nieguen"."""
    table = language.table("modality.toml")
    finite = (node, *children(sentence, node, "aux", "cop"))
    moods = [i for i in finite if feature(sentence.tokens[i], "Mood") == table["open_mood"]]
    return bool(moods) and not any(
        sentence.tokens[i].lemma in table["perfect_auxiliaries"] for i in moods
    )


def _is_judged(sentence: ParsedSentence, node: int, head: int) -> bool:
    token = sentence.tokens[node]
    if base_rel(token) != "csubj" or feature(token, "VerbForm") != "Inf":
        return False
    copulas = [sentence.tokens[i] for i in children(sentence, head, "cop")]
    return bool(copulas) and not any(feature(t, "Tense") in ("Past", "Imp") for t in copulas)


def is_supposed(sentence: ParsedSentence, node: int, language: Language) -> bool:
    """Tell whether a noun is a core argument of a question put in the subjunctive.

    "die Frage, ob der Angriff als Verbrechen gälte": the attack is thought of, not reported.
    """
    token = sentence.tokens[node]
    if token.upos != "NOUN" or base_rel(token) not in ("nsubj", "obj"):
        return False
    questions: list[str] = language.table("modality.toml")["question_marks"]
    marks = (sentence.tokens[i].text.lower() for i in children(sentence, token.head, "mark"))
    own = (token.head, *children(sentence, token.head, "aux", "cop"))
    moods = (sentence.tokens[i] for i in own)
    supposed = any(feature(t, "Mood") == "Sub" and feature(t, "Tense") == "Past" for t in moods)
    return supposed and any(mark in questions for mark in marks)


def is_coming_setting(sentence: ParsedSentence, node: int, language: Language) -> bool:
    """Tell an event not known yet that sets the one of its clause: "en una reunión se verá"."""
    token = sentence.tokens[node]
    if token.upos != "NOUN" or base_rel(token) != "obl":
        return False
    table = language.table("circumstances.toml")
    bare = (i for i in children(sentence, node, "case") if not children(sentence, i, "fixed"))
    cases = {sentence.tokens[i].text.lower() for i in bare}
    known = any(_is_definite(sentence, i, language) for i in children(sentence, node))
    known = known or bool(cases.intersection(table["definite"]))
    return bool(cases.intersection(table["inside"])) and not known


def _is_definite(sentence: ParsedSentence, index: int, language: Language) -> bool:
    token = sentence.tokens[index]
    if base_rel(token) not in ("det", "nmod") or token.deprel == "nmod":
        return False
    if token.deprel in ("det:poss", "nmod:poss") or feature(token, "Definite") == "Def":
        return True
    indefinite: list[str] = language.table("modality.toml")["indefinite"]
    return token.text.lower() not in indefinite
