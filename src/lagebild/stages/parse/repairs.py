"""Known slips of the parser that its own tree, the agreement or the case of a letter give away."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lagebild.lang import Language
from lagebild.stages.parse.attachments import (
    free_agents,
    free_names,
    free_objects,
    free_perfects,
    mark_datives,
    name_owners,
    part_labels,
    part_main_clauses,
    raise_predicates,
    reopen_phrases,
    return_articles,
    swap_by_article,
)
from lagebild.stages.parse.joints import (
    join_verb_forms,
    mark_owners,
    rehang_conjuncts,
    return_voices,
)
from lagebild.stages.parse.nodes import Tokens, below_each, rel_of, subtree_of
from lagebild.stages.parse.retags import (
    join_hyphenated,
    retag_nouns,
    retag_openers,
    retag_second_verbs,
    retag_verbs,
)
from lagebild.tree import feature
from lagebild.types import Token

_OPENERS = ("case", "mark")
_COMPLEMENTS = frozenset({"nmod", "advcl", "acl"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def mend_tree(tokens: Tokens, language: Language) -> Tokens:
    """Return the tokens with the known slips put right, tags before heads."""
    tagged = retag_nouns(retag_verbs(retag_openers(tokens, language), language), language)
    owned = mark_owners(return_voices(retag_second_verbs(tagged, language)), language)
    joined = join_verb_forms(rehang_conjuncts(owned))
    hung = rehang_contents(rehang_infinitives(joined, language))
    grammar = language.table("grammar.toml")
    hung = raise_predicates(return_articles(part_labels(hung)))
    hung = swap_by_article(hung, frozenset(grammar["oblique_articles"]))
    hung = free_perfects(hung, frozenset(grammar["active_auxiliaries"]))
    hung = free_agents(hung, frozenset(grammar["agent_prepositions"]))
    phrased = _return_phrases(reopen_phrases(hung, frozenset(grammar["measured_nouns"])), language)
    phrased = _return_complements(phrased, language)
    if grammar["relative_verb_last"]:
        phrased = part_main_clauses(phrased)
    if grammar["compounds"]:
        phrased = free_names(phrased)
    if language.table("entities.toml")["genitive_s"]:
        phrased = name_owners(phrased)
    phrased = mark_datives(phrased, frozenset(grammar["dative_articles"]))
    phrased = free_objects(phrased, frozenset(grammar["given_nouns"]))
    phrased = lift_infinitives(phrased, language)
    swapped = swap_relative_roles(return_subjects(name_agents(phrased)))
    swapped = join_hyphenated(bring_contents_near(part_comments(swapped)), language)
    late = grammar["subject_may_follow_verb"]
    return find_lost_subjects(swapped) if late else swapped


def rehang_contents(tokens: Tokens) -> Tokens:
    """Return the tokens with contents taken from a noun in an aside back to the verb above it.

    "El diario informó, citando fuentes, de que el ejército atacó": behind a comma, a clause that
    opens with a preposition and a conjunction is what was reported, no clause on the sources.
    """
    made = list(tokens)
    for index, token in enumerate(tokens):
        on_noun = token.head >= 0 and tokens[token.head].upos in _NOUNS
        hung = on_noun and rel_of(token) in ("acl", "advcl")
        if not hung or not _opens_content(tokens, index):
            continue
        aside = tokens[token.head].head
        verb = tokens[aside].head if aside >= 0 and tokens[aside].deprel == "advcl" else -1
        if verb >= 0 and tokens[verb].upos == "VERB":
            made[index] = replace(token, head=verb, deprel="ccomp")
    return tuple(made)


def _opens_content(tokens: Tokens, index: int) -> bool:
    """Tell whether a clause stands behind a comma and opens with "de que", "a que"."""
    openers = [i for i, t in enumerate(tokens) if t.head == index and t.deprel in _OPENERS]
    if len(openers) < 2 or openers[1] != openers[0] + 1 or openers[0] == 0:
        return False
    first, second, before = tokens[openers[0]], tokens[openers[1]], tokens[openers[0] - 1]
    return first.upos == "ADP" and second.upos == "SCONJ" and before.text == ","


@cache
def _takes_infinitives(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    """Return the nouns and the verbs that infinitives depend on."""
    rows = [row for row in language.rows("embeds.tsv") if row["slot"] == "inf" or row["control"]]
    nouns = frozenset(row["lemma"].lower() for row in rows if row["pos"] == "NOUN")
    return nouns, frozenset(row["lemma"].lower() for row in rows if row["pos"] != "NOUN")


def rehang_infinitives(tokens: Tokens, language: Language) -> Tokens:
    """Return the tokens with infinitives behind a comma on the noun that has them as content.

    "richtete sich gegen den Beschluss, Truppen zu schicken": a noun of plans straight before the
    comma, below a verb that takes no infinitive.
    """
    nouns, verbs = _takes_infinitives(language)
    below, made = below_each(tokens), list(tokens)
    for index, token in enumerate(tokens):
        if rel_of(token) != "xcomp" or token.head < 0 or token.head > index:
            continue
        above = tokens[token.head]
        if above.upos != "VERB" or above.lemma.lower() in verbs:
            continue
        commas = [i for i in below.get(index, ()) if tokens[i].text == "," and i < index]
        noun = commas[0] - 1 if commas else -1
        noun -= noun == token.head  # "gegen den Beschluss richtete, Truppen zu schicken"
        if noun >= 0 and tokens[noun].lemma.lower() in nouns and tokens[noun].head == token.head:
            made[index] = replace(token, head=noun, deprel="acl")
    return tuple(made)


def lift_infinitives(tokens: Tokens, language: Language) -> Tokens:
    """Return the tokens with infinitives on the verb that takes them, not on whom it is said to.

    "befahl der Armee, die Stadt anzugreifen".
    """
    _, verbs = _takes_infinitives(language)
    made = list(tokens)
    for index, token in enumerate(tokens):
        if rel_of(token) != "xcomp" or token.head < 0:
            continue
        noun = tokens[token.head]
        addressed = noun.upos in _NOUNS and noun.deprel in ("obj", "iobj", "obl:arg")
        if addressed and noun.head >= 0 and tokens[noun.head].lemma.lower() in verbs:
            made[index] = replace(token, head=noun.head)
    return tuple(made)


def return_subjects(tokens: Tokens) -> Tokens:
    """Return the tokens with the subject of a quoted clause taken back from the verb of saying.

    "Die Armee hat die Sperre aufgehoben, sagten Beamte": a verb with a subject on either side, and
    a clause before it that has none.
    """
    below, made = below_each(tokens), list(tokens)
    for index, token in enumerate(tokens):
        if rel_of(token) != "ccomp" or token.head < index or token.upos != "VERB":
            continue
        subjects = [i for i in below.get(token.head, ()) if rel_of(tokens[i]) == "nsubj"]
        own = {rel_of(tokens[i]) for i in below.get(index, ())}
        around = len(subjects) == 2 and subjects[0] < index < token.head < subjects[1]
        if around and "nsubj" not in own and "aux" in own:
            passive = any(tokens[i].deprel == "aux:pass" for i in below[index])
            rel = "nsubj:pass" if passive else "nsubj"
            made[subjects[0]] = replace(tokens[subjects[0]], head=index, deprel=rel)
    return tuple(made)


def _return_phrases(tokens: Tokens, language: Language) -> Tokens:
    """Return the tokens with the nouns of set phrases on their verb: "zur Rechenschaft ziehen".

    The object stands right before such a phrase, and the parser took it for a part of the object.
    """
    nouns = language.table("grammar.toml")["phrase_nouns"]
    below, made = below_each(tokens), list(tokens)
    for index, token in enumerate(tokens):
        if token.deprel != "nmod" or token.lemma not in nouns or token.head < 0:
            continue
        above, opened = tokens[token.head], [tokens[i].deprel for i in below.get(index, ())]
        on_verb = above.head >= 0 and tokens[above.head].upos == "VERB"
        if on_verb and "case" in opened and rel_of(above) in ("obj", "nsubj"):
            made[index] = replace(token, head=above.head, deprel="obl")
    return tuple(made)


def _return_complements(tokens: Tokens, language: Language) -> Tokens:
    """Return the tokens with what a verb says of its object on the verb, not on the object.

    "calificó el fallo de golpe", "advirtió a la policía de ataques": the last such phrase, where
    the verb has none of its own.
    """
    grammar = language.table("grammar.toml")
    told, charged = grammar["predicate_verbs"], grammar["charge_verbs"]
    below, made = below_each(tokens), list(tokens)
    for verb, token in enumerate(tokens):
        lemma = token.lemma.lower()
        word = told.get(lemma) or charged.get(lemma)
        if token.upos != "VERB" or word is None:
            continue
        own = below.get(verb, [])
        objects = [i for i in own if rel_of(tokens[i]) in ("obj", "obl", "iobj") and i > verb]
        if not objects or any(_is_opened(tokens, below, i, word) for i in own if i > objects[0]):
            continue
        phrases = [i for i in below.get(objects[-1], ()) if rel_of(tokens[i]) in _COMPLEMENTS]
        phrases = [i for i in phrases if _is_opened(tokens, below, i, word)]
        if not phrases:
            continue
        last = tokens[phrases[-1]]
        clause = feature(last, "VerbForm") == "Inf"
        if clause or lemma in told or last.lemma.lower() in _event_nouns(language):
            rel = "advcl" if clause else "obl"
            made[phrases[-1]] = replace(last, head=verb, deprel=rel)
    return tuple(made)


@cache
def _event_nouns(language: Language) -> frozenset[str]:
    rows = language.rows("triggers.tsv")
    return frozenset(row["lemma"].lower() for row in rows if row["pos"] == "NOUN")


def _is_opened(tokens: Tokens, below: dict[int, list[int]], index: int, word: str) -> bool:
    """Tell whether a phrase opens with a preposition."""
    marks = [tokens[i] for i in below.get(index, ()) if tokens[i].deprel in _OPENERS]
    return any(word in (mark.lemma.lower(), mark.text.lower()) for mark in marks)


def find_lost_subjects(tokens: Tokens) -> Tokens:
    """Return the tokens with a subject in finite clauses that have objects alone.

    "dass beide Seiten zustimmen", "am Morgen durchsuchen Polizisten zwei Häuser": the first object
    that agrees with the verb in number and does not show another case.
    """
    below, made = below_each(tokens), list(tokens)
    for index, token in enumerate(tokens):
        if token.upos != "VERB" or rel_of(token) not in ("root", "ccomp", "advcl", "parataxis"):
            continue
        own = below.get(index, [])
        rels = {tokens[i].deprel for i in own}
        bases = {rel_of(tokens[i]) for i in own}
        if bases & {"nsubj", "csubj", "expl"} or "aux:pass" in rels:
            continue
        finite = [i for i in (index, *own) if i == index or rel_of(tokens[i]) == "aux"]
        finite = [i for i in finite if _is_finite(tokens[i])]
        first = next((i for i in own if tokens[i].deprel == "obj"), -1)
        if len(finite) != 1 or first < 0 or not _may_be_subject(tokens, first, below):
            continue
        number, mood = (feature(tokens[finite[0]], key) for key in ("Number", "Mood"))
        joined = any(rel_of(tokens[i]) == "conj" for i in below.get(first, ()))
        own_number = "Plur" if joined else feature(tokens[first], "Number")
        if number and number == own_number and mood != "Imp":
            made[first] = replace(tokens[first], deprel="nsubj")
    return tuple(made)


def _may_be_subject(tokens: Tokens, index: int, below: dict[int, list[int]]) -> bool:
    case = any(tokens[i].deprel == "case" for i in below.get(index, ()))
    return tokens[index].upos in _NOUNS and not case and not _shows_case(tokens, index, below)


def swap_relative_roles(tokens: Tokens) -> Tokens:
    """Return the tokens with subject and object of a relative clause as the number demands.

    "Männer, die die Polizei sucht": one seeks, so the men are sought. Only where the noun stands
    between the pronoun and the verb, so that order does not tell.
    """
    below, made = below_each(tokens), list(tokens)
    for index, token in enumerate(tokens):
        if rel_of(token) != "acl" or token.upos != "VERB" or token.head < 0:
            continue
        own = below.get(index, [])
        pronoun = next((i for i in own if _is_relative(tokens[i])), -1)
        if pronoun < 0 or any(tokens[i].deprel == "aux:pass" for i in own):
            continue
        nouns = [i for i in own if pronoun < i < index and tokens[i].upos in _NOUNS]
        bare = [i for i in nouns if not any(tokens[j].deprel == "case" for j in below.get(i, ()))]
        rels = [tokens[i].deprel for i in own]
        if len(bare) != 1 or tokens[bare[0]].deprel not in ("obj", "obl:arg", "iobj"):
            continue
        noun, subject = bare[0], tokens[pronoun].deprel == "nsubj"
        if _shows_case(tokens, pronoun, below) or _shows_case(tokens, noun, below):
            continue
        if tokens[pronoun].deprel not in ("nsubj", "obj") or (not subject and "nsubj" in rels):
            continue
        lacks_subject = not subject and tokens[noun].deprel == "obl:arg" and _is_finite(token)
        if lacks_subject or _agrees_with(tokens, index, below, noun, pronoun):
            made[noun] = replace(tokens[noun], deprel="nsubj")
            made[pronoun] = replace(tokens[pronoun], deprel="obj")
    return tuple(made)


def _is_relative(token: Token) -> bool:
    kinds = (feature(token, "PronType") or "").split(",")
    return "Rel" in kinds and "Int" not in kinds


def _shows_case(tokens: Tokens, index: int, below: dict[int, list[int]]) -> bool:
    """Tell a word whose form leaves no doubt of its case: "der", "den Mann"; not "die Frau"."""
    token = tokens[index]
    if feature(token, "Gender") != "Masc" or feature(token, "Number") != "Sing":
        return False
    determined = any(rel_of(tokens[i]) == "det" for i in below.get(index, ()))
    return token.upos not in _NOUNS or (determined and feature(token, "Case") == "Acc")


def _agrees_with(
    tokens: Tokens, verb: int, below: dict[int, list[int]], noun: int, pronoun: int
) -> bool:
    """Tell whether a noun agrees with its verb in number and the noun described does not."""
    described = tokens[verb].head
    pronouns = {feature(tokens[pronoun], "Number") or feature(tokens[described], "Number")}
    finite = [verb, *(i for i in below.get(verb, ()) if rel_of(tokens[i]) in ("aux", "cop"))]
    numbers = [feature(tokens[i], "Number") for i in finite]
    known = [n for i, n in zip(finite, numbers, strict=True) if n and _is_finite(tokens[i])]
    others = {feature(tokens[described], "Number"), *pronouns}
    if any(rel_of(tokens[i]) == "conj" for i in below.get(described, ())):
        others = {"Plur", *pronouns}
    joined = any(rel_of(tokens[i]) == "conj" for i in below.get(noun, ()))
    own = "Plur" if joined else feature(tokens[noun], "Number")
    return bool(known) and own == known[0] and None not in others and known[0] not in others


def _is_finite(token: Token) -> bool:
    return feature(token, "VerbForm") == "Fin"


def name_agents(tokens: Tokens) -> Tokens:
    """Return the tokens with bare datives that were taken for agents of the passive put right.

    "Dem General wird ein Mord vorgeworfen": an agent has a preposition.
    """
    cased = {token.head for token in tokens if token.deprel == "case"}
    return tuple(
        replace(token, deprel="obl:arg")
        if token.deprel == "obl:agent" and index not in cased and "Case=Dat" in token.feats
        else token
        for index, token in enumerate(tokens)
    )


def part_comments(tokens: Tokens) -> Tokens:
    """Return the tokens with a comment on the clause that was taken for its object put right.

    "X accused Y of murder, a claim Z rejected": a second object behind a comma, with a clause of
    its own.
    """
    below, made = below_each(tokens), list(tokens)
    for index, token in enumerate(tokens):
        if token.deprel != "obj" or token.upos != "NOUN" or token.head < 0:
            continue
        own = below.get(index, [])
        behind = any(tokens[i].text == "," and i < index for i in own)
        described = any(rel_of(tokens[i]) == "acl" for i in own)
        earlier = any(tokens[i].deprel == "obj" and i < index for i in below[token.head])
        if behind and described and earlier:
            made[index] = replace(token, deprel="parataxis")
    return tuple(made)


def bring_contents_near(tokens: Tokens) -> Tokens:
    """Return the tokens with a content clause on the verb right before it, not on one before that.

    "X called him a thief and promised, he would pay": what is promised hung on "called".
    """
    below, made = below_each(tokens), list(tokens)
    for index, token in enumerate(tokens):
        if rel_of(token) != "ccomp" or token.head < 0 or token.head > index:
            continue
        first = min(subtree_of(below, index))
        near = first - 1
        while near > token.head and tokens[near].upos == "PUNCT":
            near -= 1
        verb = tokens[near]
        bare = not {rel_of(tokens[i]) for i in below.get(near, ())} & {"obj", "ccomp", "xcomp"}
        beside = verb.head == token.head and rel_of(verb) == "conj"
        if near > token.head and verb.upos == "VERB" and beside and bare:
            made[index] = replace(token, head=near)
    return tuple(made)
