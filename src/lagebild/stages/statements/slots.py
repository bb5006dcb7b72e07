"""Which token fills a slot of a trigger: deep subject, deep object, genitive, prepositional phrase.

The tree is looked at once per trigger; every function returns token indexes in text order and
nothing where the grammar does not tell. Voice, relative clauses, control and coordination are
undone here, so that the lexicon can speak of "subj" and "obj" alone. Known slips of the parser
(a second subject in one clause, an infinitive hung up wrongly) are mended here too.
"""

from __future__ import annotations

from lagebild.stages.statements.slots_clause import (
    addressees,
    clause_subject,
    lone_addressee,
    split_objects,
)
from lagebild.stages.statements.slots_grammar import Grammar, load_grammar
from lagebild.stages.statements.slots_phrases import (
    NOMINAL,
    VERBAL,
    genitives,
    is_verbal,
    marker_forms,
    phrases_of,
    phrases_with,
)
from lagebild.stages.statements.slots_relative import antecedents, described
from lagebild.tree import base_rel, children, feature, subtree
from lagebild.types import ParsedSentence, Token

__all__ = [
    "Grammar",
    "expand_coordination",
    "fill_slot",
    "is_aside",
    "is_passive",
    "load_grammar",
    "marker_forms",
]


def fill_slot(sentence: ParsedSentence, index: int, slot: str, grammar: Grammar) -> tuple[int, ...]:
    """Return the head tokens that fill `slot` of the trigger at `index`, () if it is empty."""
    verbal = is_verbal(sentence, index)
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
        told = addressees(sentence, index) or _second_subject(sentence, index)
        return antecedents(sentence, index, told)
    if slot == "gen":
        return genitives(sentence, index, grammar)
    if slot == "poss":
        found = genitives(sentence, index, grammar)
        return tuple(i for i in found if not marker_forms(sentence, i) & grammar.genitive)
    if slot == "by":
        return phrases_with(sentence, index, grammar.agent - grammar.genitive)
    if slot == "csubj":
        return clause_subject(sentence, index, grammar.pronominal)
    if slot == "clause":
        ready = ("advcl",) if sentence.tokens[index].upos == "ADJ" else ()
        found = children(sentence, index, "xcomp", "ccomp", *ready)  # "dispuesto a negociar"
        return found or _called_for(sentence, index, grammar)
    if slot == "caux":
        clauses = children(sentence, index, "ccomp")
        return tuple(i for clause in clauses for i in children(sentence, clause, "aux"))
    if slot == "cneg":
        clauses = children(sentence, index, "ccomp")
        return tuple(i for clause in clauses for i in children(sentence, clause, "advmod", "aux"))
    if slot == "attr":
        return (sentence.tokens[index].head,) if sentence.tokens[index].deprel == "amod" else ()
    if slot == "joint":
        find_first = _subject if verbal else genitives
        first = find_first(sentence, index, grammar)
        return first + phrases_of(sentence, index, grammar.partner)
    if slot.startswith("P:"):
        word = slot[2:].lower()
        passive = word in grammar.agent and sentence.tokens[index].deprel == "nsubj:pass"
        if not verbal and word in grammar.dative and _is_asked_for(sentence, index, grammar):
            return ()
        find = phrases_with if passive else phrases_of  # who puts a protest down holds none
        found = find(sentence, index, frozenset({word}))
        if verbal and word in grammar.genitive:
            found = tuple(i for i in found if not _owns_object(sentence, index, i))
        if not found and not verbal and word not in grammar.place | grammar.locative:
            found = _opening(sentence, index, frozenset({word}), grammar)
        found = found or _gerunds(sentence, index, word)
        return found or (_clitics(sentence, index) if word in grammar.dative else ())
    if slot == "case":
        return children(sentence, index, "case")
    return ()


def _is_asked_for(sentence: ParsedSentence, index: int, grammar: Grammar) -> bool:
    """Tell the object of a verb of asking, whose phrase is who is asked: "pidió ayuda al rey"."""
    token = sentence.tokens[index]
    verb = sentence.tokens[token.head].lemma.lower() if token.head >= 0 else ""
    bare = feature(token, "Number") == "Sing" and not children(sentence, index, "det")
    return base_rel(token) == "obj" and bare and grammar.control.get(verb) == "iobj"


def _opening(
    sentence: ParsedSentence, index: int, words: frozenset[str], grammar: Grammar
) -> tuple[int, ...]:
    """Return the phrase of a noun that opens its clause: "Gegen ihn wurde Haftbefehl erlassen"."""
    token = sentence.tokens[index]
    if not grammar.fronts_phrases or token.head < 0:
        return ()
    subjects = children(sentence, token.head, "expl", "nsubj")  # "kam es zu Gefechten"
    told = any(sentence.tokens[i].text.lower() in grammar.impersonal for i in subjects)
    if base_rel(token) not in ("nsubj", "obj") and not (told and base_rel(token) == "obl"):
        return ()
    first = min(subtree(sentence, token.head))
    found = phrases_with(sentence, token.head, words)
    return tuple(i for i in found if min(subtree(sentence, i)) == first and i < index)


def _owns_object(sentence: ParsedSentence, index: int, owner: int) -> bool:
    """Tell whose or what a known object is of: "fordert die Freilassung von Gefangenen".

    Without article the phrase is the verb's: "fordert Aufklärung von der Regierung".
    """
    head = sentence.tokens[owner].head
    articles = [sentence.tokens[i] for i in children(sentence, head, "det")]
    known = any(feature(article, "Definite") == "Def" for article in articles)
    bare = children(sentence, head, "nmod") == (owner,)
    return head in children(sentence, index, "obj") and known and bare


def _called_for(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Return infinitives that the preposition of an addressee opens: "llamó a marchar"."""
    return tuple(
        i
        for i in children(sentence, index, "advcl")
        if feature(sentence.tokens[i], "VerbForm") == "Inf"
        and any(sentence.tokens[j].lemma in grammar.dative for j in children(sentence, i, "mark"))
    )


def _gerunds(sentence: ParsedSentence, index: int, word: str) -> tuple[int, ...]:
    """Return the gerund that a preposition opens: "attacked the party for sinking the bill"."""
    return tuple(
        i
        for i in children(sentence, index, "advcl")
        if feature(sentence.tokens[i], "VerbForm") in ("Ger", "Part")
        and any(sentence.tokens[j].text.lower() == word for j in children(sentence, i, "mark"))
    )


def _clitics(sentence: ParsedSentence, index: int) -> tuple[int, ...]:
    """Return the pronoun in the dative that stands for a phrase: "le acusó"."""
    return tuple(
        i
        for i in children(sentence, index, "iobj", "obl:arg")
        if feature(sentence.tokens[i], "PronType") == "Prs" and not children(sentence, i, "case")
    )


def is_passive(sentence: ParsedSentence, index: int) -> bool:
    """Tell whether the verb at `index` is in the passive, attributive past participles included."""
    token = sentence.tokens[index]
    rels = {sentence.tokens[i].deprel for i in children(sentence, index)}
    if {"nsubj", "obj"} <= rels and not rels & {"aux:pass", "nsubj:pass"}:
        return False  # "haben Reformen von der Regierung gefordert": who is asked is no agent
    if {"obj", "aux"} <= rels and "aux:pass" not in rels:
        return False  # "drei Dörfer niedergebrannt zu haben"
    if {"nsubj:pass", "obj"} <= rels and not rels & {"aux:pass", "obl:agent", "expl:pass", "aux"}:
        return False  # "air raids killed civilians": no passive without an auxiliary has an object
    if feature(token, "Voice") == "Pass":
        return True
    marked = {"aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"}
    if rels & marked:
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
        joined = _nominal_conjuncts(sentence, index, comparison)
        cut = bool(joined) and sentence.tokens[index].text.endswith("-")
        found += joined if cut else [index, *joined]  # "Staats- und Regierungschefs" are one
    return tuple(sorted(dict.fromkeys(found)))


def _nominal_conjuncts(
    sentence: ParsedSentence, index: int, comparison: frozenset[str]
) -> list[int]:
    found = []
    named = (i for i in children(sentence, index, "appos") if children(sentence, i, "cc"))
    listed = _listed_behind(sentence, index)
    for i in (*children(sentence, index, "conj"), *named, *listed):
        # A clause coordinated with a noun is a parser's mistake, not a second participant.
        is_clause = bool(children(sentence, i, "nsubj", "cop"))
        compared = marker_forms(sentence, i) & comparison and not _adds(sentence, i)
        compared = compared or _opens_otherwise(sentence, index, i)
        other = not (is_clause or compared or is_aside(sentence, index, i))
        if sentence.tokens[i].upos in NOMINAL and other:
            found += [i, *_nominal_conjuncts(sentence, i, comparison)]
    return found


def _adds(sentence: ParsedSentence, index: int) -> bool:
    """Tell "als auch", "as well as" from a comparison: an adverb behind the conjunction."""
    joints = children(sentence, index, "cc")
    parts = (sentence.tokens[j] for i in joints for j in children(sentence, i, "fixed"))
    beside = any(i + 1 in children(sentence, index, "advmod") for i in joints)
    return beside or any(part.upos == "ADV" for part in parts)


def _listed_behind(sentence: ParsedSentence, index: int) -> tuple[int, ...]:
    """Return the names behind the first of those that a plural lists: "die Firmen A und B"."""
    if feature(sentence.tokens[index], "Number") != "Plur":
        return ()
    behind = index + 1 in children(sentence, index, "appos")
    return children(sentence, index + 1, "conj") if behind else ()


def _opens_otherwise(sentence: ParsedSentence, index: int, other: int) -> bool:
    """Tell a second phrase with a preposition of its own: "von der Küste bis vor Berlin"."""
    first, second = children(sentence, index, "case"), children(sentence, other, "case")
    if not first or not second:
        return False
    words = [{sentence.tokens[i].lemma.lower() for i in phrase} for phrase in (first, second)]
    return not words[0] & words[1]


def is_aside(sentence: ParsedSentence, index: int, other: int) -> bool:
    """Tell an apposition that the parser took for a partner: "el candidato, el juez Juan Toro,"."""
    joined = any(children(sentence, i, "cc") for i in children(sentence, index, "conj"))
    named = children(sentence, other, "det") and children(sentence, other, "appos")
    return bool(named) and not joined


def _is_reduced(token: Token) -> bool:
    """Tell a clause cut down to its verb form, hanging on a noun: "the arrested man"."""
    return base_rel(token) in ("acl", "amod") and token.deprel != "acl:relcl"


def _is_past_participle(token: Token) -> bool:
    if feature(token, "VerbForm") in ("Part", "Ger"):
        return feature(token, "Tense") != "Pres" and feature(token, "VerbForm") != "Ger"
    return token.upos == "ADJ"


def _subject(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    if is_passive(sentence, index):
        return phrases_with(sentence, index, grammar.agent)
    return _surface_subject(sentence, index, grammar)


def _object(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    token = sentence.tokens[index]
    if not is_passive(sentence, index):
        early = _before_mark(sentence, index, grammar)
        objects = tuple(i for i in split_objects(sentence, index)[1] if i not in early)
        objects = objects or _bare_subjects(sentence, index)[1:2]
        objects = objects or _swallowed_object(sentence, index, grammar)
        objects = objects or lone_addressee(sentence, index)
        objects = objects or _stray_object(sentence, index, grammar)
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
    if base_rel(token) == "conj" and token.head >= 0:
        if is_passive(sentence, token.head):
            return _object(sentence, token.head, grammar)
        if children(sentence, index, "aux:pass"):  # "he spoke and was arrested"
            return _surface_subject(sentence, token.head, grammar)
    if base_rel(token) == "advcl" and token.head >= 0 and not _has_finite(sentence, index):
        # "shot two men before being killed": who stands in front of both
        passive = is_passive(sentence, token.head)
        shared = _object if passive else _surface_subject
        return shared(sentence, token.head, grammar)
    return ()


def _has_finite(sentence: ParsedSentence, index: int) -> bool:
    forms = (index, *children(sentence, index, "aux"))
    return any(feature(sentence.tokens[i], "VerbForm") == "Fin" for i in forms)


def is_bare_noun(sentence: ParsedSentence, index: int) -> bool:
    """Tell whether a noun hangs on one with an article and has no word of its own.

    No genitive looks like that: it is a part of the clause that the parser hung up wrongly.
    """
    token = sentence.tokens[index]
    owner = (
        token.upos == "NOUN" and token.deprel == "nmod" and children(sentence, token.head, "det")
    )
    return bool(owner) and not children(sentence, index, "case", "det", "amod", "nummod")


def _second_subject(sentence: ParsedSentence, index: int) -> tuple[int, ...]:
    """Return the addressee that the parser took for a second subject beside an object."""
    return _bare_subjects(sentence, index)[1:2] if children(sentence, index, "obj") else ()


def _stray_object(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Return the object that the parser hung on the phrase before it.

    "dass das Amt Kartelle einstuft", "nach Krawallen Patrouillen angeordnet": a bare noun behind
    another one is no genitive, one without a preposition no circumstance.
    """
    for subject in _bare_subjects(sentence, index)[:1]:
        behind = subject + 1 in children(sentence, subject, "nmod")
        if behind and is_bare_noun(sentence, subject + 1):
            return (subject + 1,)
    for given in children(sentence, index, "iobj", "obl:arg"):
        beside = given + 1 in children(sentence, given, "appos", "nmod")
        bare = beside and not children(sentence, given + 1)
        if bare and sentence.tokens[given + 1].ner == "O":
            return (given + 1,)  # "gewährte dem Präsidenten Asyl"
    for phrase in children(sentence, index, "obl"):
        token = sentence.tokens[phrase]
        opened = children(sentence, phrase, "case")
        if token.upos == "NUM" and not opened and children(sentence, phrase, "nmod"):
            return (phrase,)  # "hat drei der Gefangenen freigelassen"
        if token.upos == "NOUN" and token.deprel == "obl" and not opened and phrase < index:
            return (phrase,) if feature(token, "Case") == "Acc" else ()
        for i in (phrase, *children(sentence, phrase, "nmod")):
            behind = i + 1 < index and i + 1 in children(sentence, i, "nmod")
            counts = i == phrase and sentence.tokens[i].lemma.lower() in grammar.measures
            if behind and not counts and opened and _is_bare_plural(sentence, i + 1):
                return (i + 1,)
    return ()


def _is_bare_plural(sentence: ParsedSentence, index: int) -> bool:
    token = sentence.tokens[index]
    bare = not children(sentence, index, "case", "det", "amod", "nummod")
    return token.upos == "NOUN" and feature(token, "Number") == "Plur" and bare


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
        i for i in children(sentence, index, "obl") if _after_particle(sentence, index, i, grammar)
    )


def _after_particle(sentence: ParsedSentence, verb: int, noun: int, grammar: Grammar) -> bool:
    """Tell a noun whose "preposition" is the particle of the verb, or that follows it bare."""
    cases = children(sentence, noun, "case")
    if cases:
        particle = sentence.tokens[cases[0]].text.lower()
        return cases[0] == verb + 1 and particle in grammar.particles
    particles = children(sentence, verb, "compound")
    return bool(particles) and min(subtree(sentence, noun)) == particles[-1] + 1


def _surface_subject(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    token = sentence.tokens[index]
    subjects = _bare_subjects(sentence, index)[:1]
    if token.upos == "ADJ" and not subjects:
        subjects = children(sentence, index, "expl")  # "it was ready to talk": an event word's "it"
    if subjects:
        return antecedents(sentence, index, subjects)
    if token.head < 0:
        return ()
    rel = base_rel(token)
    planned = _planner(sentence, index, grammar)
    if planned:
        return planned
    if rel == "xcomp" or _is_bare_infinitive(sentence, index, grammar):
        early = _before_mark(sentence, index, grammar)
        return early or _controller(sentence, token.head, grammar)
    predicate = sentence.tokens[token.head].upos in VERBAL or children(sentence, token.head, "cop")
    if rel == "conj" and predicate:  # "he is ill and has called for", too
        shared = not is_passive(sentence, token.head) and not _is_impersonal(
            sentence, index, grammar
        )
        return _surface_subject(sentence, token.head, grammar) if shared else ()
    if token.deprel == "acl:relcl":
        return described(sentence, index, "subj", grammar)
    if rel == "acl" or _is_reduced(token):
        return (token.head,) if feature(token, "VerbForm") != "Inf" else ()
    if rel == "advcl" and feature(token, "VerbForm") in ("Inf", "Part", "Ger"):
        above = token.head
        if sentence.tokens[above].upos == "ADV" and sentence.tokens[above].head >= 0:
            above = sentence.tokens[above].head  # "después de reunirse" hung on its adverb
        return _gerund_object(sentence, index, grammar) or _subject(sentence, above, grammar)
    return ()


def _is_impersonal(sentence: ParsedSentence, index: int, grammar: Grammar) -> bool:
    """Tell a verb whose reflexive stands for nobody: "y se les ha prohibido la salida"."""
    reflexive = grammar.pronominal and children(sentence, index, "expl")
    return bool(reflexive) and sentence.tokens[index].lemma.lower() not in grammar.pronominal


def _planner(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Return whose plan or refusal an infinitive tells: "anunció su intención de dimitir"."""
    token = sentence.tokens[index]
    noun = sentence.tokens[token.head]
    infinitive = base_rel(token) in ("acl", "advcl") and feature(token, "VerbForm") == "Inf"
    if not infinitive or noun.upos != "NOUN":
        return ()
    if grammar.control.get(noun.lemma.lower()) != "subj":
        return ()
    owners = (i for i in genitives(sentence, token.head, grammar) if i < index)
    named = tuple(i for i in owners if sentence.tokens[i].upos in ("NOUN", "PROPN"))
    owned = (sentence.tokens[i] for i in children(sentence, token.head, "det", "nmod"))
    own = any(feature(t, "Poss") == "Yes" for t in owned)  # not "evaded a plan to capture him"
    return named or (_support_subject(sentence, token.head, grammar) if own else ())


def _gerund_object(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Return the object above a gerund that is its subject, () where the clause's subject is.

    "accused rebels of breaking the truce", "dispersed students protesting", "acusó a los rebeldes
    de romper la tregua": not who accuses.
    """
    head = sentence.tokens[index].head
    objects = _object(sentence, head, grammar) or fill_slot(sentence, head, "iobj", grammar)
    objects = objects or phrases_with(sentence, head, grammar.dative)
    objects = expand_coordination(sentence, objects)
    form = feature(sentence.tokens[index], "VerbForm")
    marks = marker_forms(sentence, index)
    # After "of" or "from" a form in -ing is a gerund, whatever the parser calls it.
    gerund = form in ("Ger", "Inf") or (form == "Part" and marks)
    if not gerund or not objects:
        return ()
    close = form == "Ger" and not marks and objects[-1] == index - 1
    first = min(children(sentence, index, "mark", "case"), default=0)
    if first and sentence.tokens[first - 1].upos == "ADV":
        return ()  # "después de atacar" is a matter of time
    return objects if close or (marks and marks <= grammar.object_gerunds) else ()


def _bare_subjects(sentence: ParsedSentence, index: int) -> tuple[int, ...]:
    """Return what the tree calls subjects of a verb, the true one first.

    A clause has one subject. Where the parser saw two, the one that agrees in number with the
    finite verb comes first, then text order; the next one is the object.
    """
    subjects = children(sentence, index, "nsubj")
    found = [i for i in subjects if sentence.tokens[i].upos in NOMINAL]
    found = [i for i in found if not _is_closed_by_case(sentence, i)]
    if len(found) < 2:
        return tuple(found)
    finite = (index, *children(sentence, index, "aux", "cop"))
    numbers = {feature(sentence.tokens[i], "Number") for i in finite} - {None}

    def rank(i: int) -> tuple[bool, bool, bool, int]:
        agrees = not numbers or ("Plur" if _is_plural(sentence, i) else "Sing") in numbers
        oblique = feature(sentence.tokens[i], "Case") in ("Acc", "Dat")
        return oblique, not agrees, not _has_subject_article(sentence, i), i

    return tuple(sorted(found, key=rank))


def _has_subject_article(sentence: ParsedSentence, index: int) -> bool:
    """Tell a noun whose article stands before subjects alone: "der" of a man."""
    articles = (sentence.tokens[i] for i in children(sentence, index, "det"))
    return any(feature(t, "Case") == "Nom" and feature(t, "Gender") == "Masc" for t in articles)


def _is_plural(sentence: ParsedSentence, index: int) -> bool:
    """Tell several from one: by the article, whose number is surer than a noun's, or a figure."""
    token = sentence.tokens[index]
    articles = (sentence.tokens[i] for i in children(sentence, index, "det"))
    number = next((n for t in articles if (n := feature(t, "Number"))), feature(token, "Number"))
    counts = token.upos == "NUM" and number is None
    return number == "Plur" or counts or bool(children(sentence, index, "conj"))


def _is_closed_by_case(sentence: ParsedSentence, index: int) -> bool:
    """Tell a phrase that a postposition closes: "Angaben der Armee zufolge wurden drei getötet"."""
    last = max(subtree(sentence, index, without=frozenset({"punct"})))
    token = sentence.tokens[last]
    return token.deprel == "case" and token.upos == "ADP" and index <= token.head < last


def _is_bare_infinitive(sentence: ParsedSentence, index: int, grammar: Grammar) -> bool:
    """Tell whether an infinitive belongs to a verb of control, whatever label the tree gives it.

    "wies das Pentagon an, Gewalt einzusetzen": no subject, no conjunction, no auxiliary of its own.
    """
    token = sentence.tokens[index]
    if base_rel(token) not in ("advcl", "ccomp", "conj") or token.head < 0:
        return False
    form = feature(token, "VerbForm")
    if form in ("Fin", "Ger") or children(sentence, index, "aux", "cc"):
        return False
    if form == "Part" and index < token.head:
        return False  # "Warning of a crisis, he urged the public"
    marks = (sentence.tokens[i] for i in children(sentence, index, "mark"))
    if any(mark.upos == "SCONJ" for mark in marks):
        return False
    return sentence.tokens[token.head].lemma.lower() in grammar.control


def _controller(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Return the understood subject of an infinitive below the verb at `index`."""
    slot = grammar.control.get(sentence.tokens[index].lemma.lower(), "subj")
    if is_passive(sentence, index):
        # "is expected to attend": who is expected attends; "ihm wird vorgeworfen, ..."
        told = fill_slot(sentence, index, "iobj", grammar) if slot == "iobj" else ()
        return told or _object(sentence, index, grammar)
    if slot == "subj":
        wanted = children(sentence, index, "obj") if grammar.subject_before_mark else ()
        return wanted or _subject(sentence, index, grammar)  # "wants the army to attack"
    if slot == "iobj":
        return fill_slot(sentence, index, "iobj", grammar) or _object(sentence, index, grammar)
    return _object(sentence, index, grammar) or fill_slot(sentence, index, "iobj", grammar)


def _support_subject(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Return the subject of the verb whose object the trigger noun is: "X erhob Anklage"."""
    token = sentence.tokens[index]
    if token.head < 0 or base_rel(token) not in ("obj", "obl", "compound"):
        return ()
    if marker_forms(sentence, index) & grammar.circumstances:
        return ()  # "tras el atentado, el ministro ...": he has not done it
    return _subject(sentence, token.head, grammar)


def _support_object(sentence: ParsedSentence, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Return the object of the verb that the trigger noun completes: "zog ihn zur Rechenschaft"."""
    token = sentence.tokens[index]
    if token.head < 0 or base_rel(token) not in ("obl", "compound", "nmod"):
        return ()
    return tuple(i for i in _object(sentence, token.head, grammar) if i != index)
