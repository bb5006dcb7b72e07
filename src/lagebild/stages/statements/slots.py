"""Which token fills a slot of a trigger: deep subject, deep object, genitive, prepositional phrase.

The tree is looked at once per trigger; every function returns token indexes in text order and
nothing where the grammar does not tell. Voice, relative clauses, control and coordination are
undone here, so that the lexicon can speak of "subj" and "obj" alone. Known slips of the parser
(a second subject in one clause, an infinitive hung up wrongly) are mended here too.
"""

from __future__ import annotations

from lagebild.stages.statements.slots_clause import addressees, clause_subject, lone_addressee
from lagebild.stages.statements.slots_grammar import Grammar, load_grammar
from lagebild.stages.statements.slots_relative import antecedents, described
from lagebild.tree import base_rel, children, feature
from lagebild.types import ParsedSentence, Token

__all__ = [
    "Grammar",
    "expand_coordination",
    "fill_slot",
    "is_passive",
    "load_grammar",
    "marker_forms",
]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
_VERBAL = frozenset({"VERB", "AUX"})
_PHRASE_RELS = ("obl", "nmod", "obj", "iobj", "ccomp", "xcomp", "advcl")


def fill_slot(sentence: ParsedSentence, index: int, slot: str, grammar: Grammar) -> tuple[int, ...]:
    """Return the head tokens that fill `slot` of the trigger at `index`, () if it is empty."""
    verbal = _is_verbal(sentence, index)
    if slot == "subj":
        find_subject = _subject if verbal else _support_subject
        return find_subject(sentence, index, grammar)
    if slot == "obj":
        return (
            _object(sentence, index, grammar)
            if verbal
            else _support_object(sentence, index, grammar)
        )
    if slot == "iobj":
        return antecedents(sentence, index, addressees(sentence, index))
    if slot == "gen":
        return _genitive(sentence, index, grammar)
    if slot == "poss":
        found = _genitive(sentence, index, grammar)
        return tuple(i for i in found if not marker_forms(sentence, i) & grammar.genitive)
    if slot == "by":
        return _with_preposition(sentence, index, grammar.agent - grammar.genitive)
    if slot == "csubj":
        return clause_subject(sentence, index)
    if slot == "clause":
        return children(sentence, index, "xcomp", "ccomp")
    if slot == "caux":
        clauses = children(sentence, index, "ccomp")
        return tuple(i for clause in clauses for i in children(sentence, clause, "aux"))
    if slot == "cneg":
        clauses = children(sentence, index, "ccomp")
        return tuple(i for clause in clauses for i in children(sentence, clause, "advmod"))
    if slot == "attr":
        return (sentence.tokens[index].head,) if sentence.tokens[index].deprel == "amod" else ()
    if slot == "joint":
        find_first = _subject if verbal else _genitive
        first = find_first(sentence, index, grammar)
        return first + _prepositional(sentence, index, grammar.partner)
    if slot.startswith("P:"):
        return _prepositional(sentence, index, frozenset({slot[2:].lower()}))
    return ()


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


def expand_coordination(
    sentence: ParsedSentence, indexes: tuple[int, ...], comparison: frozenset[str] = frozenset()
) -> tuple[int, ...]:
    """Return the tokens with their coordinated partners: "A, B und C" -> three heads."""
    found: list[int] = []
    for index in indexes:
        found += [index, *_nominal_conjuncts(sentence, index, comparison)]
    return tuple(sorted(dict.fromkeys(found)))


def marker_forms(sentence: ParsedSentence, index: int) -> set[str]:
    """Return lemmas and forms of the prepositions and particles that open a noun phrase."""
    titles = (i for i in children(sentence, index, "nmod") if i < index)
    nodes = (index, *(i for i in titles if sentence.tokens[i].deprel == "nmod:desc"))
    found = (i for node in nodes for i in children(sentence, node, "case", "cc", "mark"))
    markers = [sentence.tokens[i] for i in found]  # "to President X": a title may take the "to"
    return {form.lower() for token in markers for form in (token.lemma, token.text)}


def _nominal_conjuncts(
    sentence: ParsedSentence, index: int, comparison: frozenset[str]
) -> list[int]:
    found = []
    named = (i for i in children(sentence, index, "appos") if children(sentence, i, "cc"))
    for i in (*children(sentence, index, "conj"), *named):
        # A clause coordinated with a noun is a parser's mistake, not a second participant.
        is_clause = bool(children(sentence, i, "nsubj", "cop"))
        compared = marker_forms(sentence, i) & comparison
        other = not (is_clause or compared or _is_aside(sentence, index, i))
        if sentence.tokens[i].upos in _NOMINAL and other:
            found += [i, *_nominal_conjuncts(sentence, i, comparison)]
    return found


def _is_aside(sentence: ParsedSentence, index: int, other: int) -> bool:
    """Tell an apposition that the parser took for a partner: "el candidato, el juez Juan Toro,"."""
    joined = any(children(sentence, i, "cc") for i in children(sentence, index, "conj"))
    return not joined and bool(
        children(sentence, other, "det") and children(sentence, other, "appos")
    )


def _is_verbal(sentence: ParsedSentence, index: int) -> bool:
    token = sentence.tokens[index]
    if token.upos in _VERBAL or feature(token, "VerbForm") is not None:
        return True
    if token.upos == "ADJ" and children(sentence, index, "cop"):
        return True  # "said that they are ready to talk"
    return token.upos == "ADJ" and base_rel(token) in ("amod", "acl", "root", "conj")


def _is_reduced(token: Token) -> bool:
    """Tell a clause cut down to its verb form, hanging on a noun: "the arrested man"."""
    return base_rel(token) in ("acl", "amod") and token.deprel != "acl:relcl"


def _is_past_participle(token: Token) -> bool:
    if feature(token, "VerbForm") in ("Part", "Ger"):
        return feature(token, "Tense") != "Pres" and feature(token, "VerbForm") != "Ger"
    return token.upos == "ADJ"


def _subject(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    if is_passive(sentence, index):
        return _with_preposition(sentence, index, grammar.agent)
    return _surface_subject(sentence, index, grammar)


def _object(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    token = sentence.tokens[index]
    if not is_passive(sentence, index):
        early = _before_mark(sentence, index, grammar)
        objects = tuple(i for i in children(sentence, index, "obj") if i not in early)
        objects = objects or _bare_subjects(sentence, index)[1:2]
        objects = objects or _swallowed_object(sentence, index, grammar)
        objects = objects or lone_addressee(sentence, index)
        objects = objects or _stray_object(sentence, index)
        found = antecedents(sentence, index, objects)
        return found or described(sentence, index, "obj", grammar)
    subjects = _bare_subjects(sentence, index)[:1]
    if subjects:
        return antecedents(sentence, index, subjects)
    noun = described(sentence, index, "subj", grammar)
    if noun:
        return noun
    if _is_reduced(token) and token.head >= 0:
        return (token.head,)
    if base_rel(token) == "conj" and token.head >= 0 and is_passive(sentence, token.head):
        return _object(sentence, token.head, grammar)
    return ()


def is_bare_noun(sentence: ParsedSentence, index: int) -> bool:
    """Tell whether a noun hangs on one with an article and has no word of its own.

    No genitive looks like that: it is a part of the clause that the parser hung up wrongly.
    """
    token = sentence.tokens[index]
    owner = (
        token.upos == "NOUN" and token.deprel == "nmod" and children(sentence, token.head, "det")
    )
    return bool(owner) and not children(sentence, index, "case", "det", "amod", "nummod")


def _stray_object(sentence: ParsedSentence, index: int) -> tuple[int, ...]:
    """Return the object that the parser hung on the subject: "dass das Amt Kartelle einstuft"."""
    for subject in _bare_subjects(sentence, index)[:1]:
        found = (subject + 1,) if subject + 1 in children(sentence, subject, "nmod") else ()
        return tuple(i for i in found if is_bare_noun(sentence, i))
    return ()


def _before_mark(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Return what stands between the verb above and the mark of an infinitive: its subject."""
    marks = children(sentence, index, "mark")
    head = sentence.tokens[index].head
    infinitive = marks and base_rel(sentence.tokens[index]) == "xcomp"
    if not infinitive or not grammar.subject_before_mark:
        return ()
    return tuple(i for i in children(sentence, index, "obj") if head < i < marks[0])


def _swallowed_object(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Return the object that another word took: a participle, an infinitive, a particle.

    "extradited suspected militant X", "wants Iran to stop", "called off the strike".
    """
    for i in children(sentence, index, "xcomp"):
        taken = _before_mark(sentence, i, grammar)
        if not children(sentence, i, "mark", "aux") and _is_past_participle(sentence.tokens[i]):
            taken = children(sentence, i, "obj")
        if taken:
            return taken
    return tuple(
        i
        for i in children(sentence, index, "obl")
        for case in children(sentence, i, "case")[:1]
        if case == index + 1 and sentence.tokens[case].text.lower() in grammar.particles
    )


def _surface_subject(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    token = sentence.tokens[index]
    subjects = _bare_subjects(sentence, index)[:1]
    if subjects:
        return antecedents(sentence, index, subjects)
    if token.head < 0:
        return ()
    rel = base_rel(token)
    if rel == "xcomp" or _is_bare_infinitive(sentence, index, grammar):
        early = _before_mark(sentence, index, grammar)
        return early or _controller(sentence, token.head, grammar)
    if rel == "conj" and sentence.tokens[token.head].upos in _VERBAL:
        shared = not is_passive(sentence, token.head)
        return _surface_subject(sentence, token.head, grammar) if shared else ()
    if token.deprel == "acl:relcl":
        return described(sentence, index, "subj", grammar)
    if rel == "acl" or _is_reduced(token):
        return (token.head,) if feature(token, "VerbForm") != "Inf" else ()
    if rel == "advcl" and feature(token, "VerbForm") in ("Inf", "Part", "Ger"):
        return _gerund_object(sentence, index, grammar) or _subject(sentence, token.head, grammar)
    return ()


def _gerund_object(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Return the object above a gerund that is its subject, () where the clause's subject is.

    "accused rebels of breaking the truce", "dispersed students protesting": not who accuses.
    """
    head = sentence.tokens[index].head
    objects = expand_coordination(sentence, _object(sentence, head, grammar))
    if feature(sentence.tokens[index], "VerbForm") != "Ger" or not objects:
        return ()
    marks = marker_forms(sentence, index)
    close = not marks and objects[-1] == index - 1
    return objects if close or marks & grammar.object_gerunds else ()


def _bare_subjects(sentence: ParsedSentence, index: int) -> tuple[int, ...]:
    """Return what the tree calls subjects of a verb, the true one first.

    A clause has one subject. Where the parser saw two, the one that agrees in number with the
    finite verb comes first, then text order; the next one is the object.
    """
    found = [i for i in children(sentence, index, "nsubj") if sentence.tokens[i].upos in _NOMINAL]
    if len(found) < 2:
        return tuple(found)
    finite = (index, *children(sentence, index, "aux", "cop"))
    numbers = {feature(sentence.tokens[i], "Number") for i in finite} - {None}

    def rank(i: int) -> tuple[bool, bool, int]:
        token = sentence.tokens[i]
        plural = feature(token, "Number") == "Plur" or bool(children(sentence, i, "conj"))
        agrees = not numbers or ("Plur" if plural else "Sing") in numbers
        return feature(token, "Case") in ("Acc", "Dat"), not agrees, i

    return tuple(sorted(found, key=rank))


def _is_bare_infinitive(sentence: ParsedSentence, index: int, grammar: Grammar) -> bool:
    """Tell whether an infinitive belongs to a verb of control, whatever label the tree gives it.

    "wies das Pentagon an, Gewalt einzusetzen": no subject, no conjunction, no auxiliary of its own.
    """
    token = sentence.tokens[index]
    if base_rel(token) not in ("advcl", "ccomp", "conj") or token.head < 0:
        return False
    if feature(token, "VerbForm") == "Fin" or children(sentence, index, "aux", "cc"):
        return False
    marks = (sentence.tokens[i] for i in children(sentence, index, "mark"))
    if any(mark.upos == "SCONJ" for mark in marks):
        return False
    return sentence.tokens[token.head].lemma.lower() in grammar.control


def _controller(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Return the understood subject of an infinitive below the verb at `index`."""
    slot = grammar.control.get(sentence.tokens[index].lemma.lower(), "subj")
    if is_passive(sentence, index):
        return _object(sentence, index, grammar)  # "is expected to attend": who is expected attends
    if slot == "subj":
        wanted = children(sentence, index, "obj") if grammar.subject_before_mark else ()
        return wanted or _subject(sentence, index, grammar)  # "wants the army to attack"
    if slot == "iobj":
        return fill_slot(sentence, index, "iobj", grammar) or _object(sentence, index, grammar)
    return _object(sentence, index, grammar) or fill_slot(sentence, index, "iobj", grammar)


def _genitive(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    return tuple(
        i
        for i in children(sentence, index, "nmod", "det:poss")
        if not children(sentence, i, "case")
        or marker_forms(sentence, i) & grammar.genitive
        or sentence.tokens[i].deprel in ("nmod:poss", "det:poss")
    )


def _with_preposition(
    sentence: ParsedSentence, index: int, words: frozenset[str]
) -> tuple[int, ...]:
    fillers = children(sentence, index, *_PHRASE_RELS)
    nominal = (i for i in fillers if sentence.tokens[i].upos in _NOMINAL)
    return tuple(i for i in nominal if marker_forms(sentence, i) & words)


def _prepositional(sentence: ParsedSentence, index: int, words: frozenset[str]) -> tuple[int, ...]:
    """A phrase of the trigger, of its object, or of the verb whose object the trigger noun is."""
    own = _with_preposition(sentence, index, words)
    if own:
        return own
    token = sentence.tokens[index]
    if _is_verbal(sentence, index):
        for i in children(sentence, index, "obj", "nsubj", "obl"):
            below = (j for j in children(sentence, i, "nmod", "conj", "obl") if j > i)
            found = tuple(j for j in below if marker_forms(sentence, j) & words)
            if found:
                return found
        return ()
    if base_rel(token) in ("obj", "nsubj") and token.head >= 0:
        first = min(index, token.head)
        return tuple(i for i in _with_preposition(sentence, token.head, words) if i > first)
    return ()


def _support_subject(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Return the subject of the verb whose object the trigger noun is: "X erhob Anklage"."""
    token = sentence.tokens[index]
    if token.head < 0 or base_rel(token) not in ("obj", "obl", "compound"):
        return ()
    return _subject(sentence, token.head, grammar)


def _support_object(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Return the object of the verb that the trigger noun completes: "zog ihn zur Rechenschaft"."""
    token = sentence.tokens[index]
    if token.head < 0 or base_rel(token) not in ("obl", "compound", "nmod"):
        return ()
    return tuple(i for i in _object(sentence, token.head, grammar) if i != index)
