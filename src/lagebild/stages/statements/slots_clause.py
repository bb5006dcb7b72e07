"""Subjects and objects that a tree hides: of the clause demanded, of a verb with one addressee."""

from __future__ import annotations

from lagebild.tree import children, feature
from lagebild.types import ParsedSentence


def clause_subject(
    sentence: ParsedSentence, index: int, pronominal: frozenset[str]
) -> tuple[int, ...]:
    """Return the subject of the clause below a verb: who shall do what is demanded.

    Not what shall be done: "pidió que se abra la frontera".
    """
    for clause in children(sentence, index, "ccomp", "xcomp"):
        reflexive = children(sentence, clause, "expl")
        if reflexive and pronominal and sentence.tokens[clause].lemma.lower() not in pronominal:
            continue
        subjects = children(sentence, clause, "nsubj")
        if subjects:
            # "that the US cancel plans": a verb in the subjunctive is easily taken for a noun.
            inner = (children(sentence, i, "nsubj") for i in subjects)
            return next((found for found in inner if found), subjects)
        early = _early_object(sentence, clause)
        if early:
            return early
    return ()


def _early_object(sentence: ParsedSentence, clause: int) -> tuple[int, ...]:
    """Return the noun between mark and verb that a parser took for the object of the clause.

    "that the republic give up its plans": a clause with a second object behind its verb.
    """
    objects = children(sentence, clause, "obj")
    early = tuple(
        i
        for i in objects
        if i < clause
        and sentence.tokens[i].upos in ("NOUN", "PROPN")
        and feature(sentence.tokens[i], "Case") not in ("Acc", "Dat")
    )
    return early if early and any(i > clause for i in objects) else ()


def lone_addressee(sentence: ParsedSentence, index: int) -> tuple[int, ...]:
    """Return an indirect object that stands alone, not in the dative: "accused rebels of lying".

    An accusative or some of several are an object too: "ließ drei der Verdächtigen frei".
    """
    found = children(sentence, index, "iobj")
    alone = (i for i in found if feature(sentence.tokens[i], "Case") != "Dat" and i > index)
    others = (i for i in children(sentence, index, "obl:arg") if _is_object(sentence, i))
    return (*alone, *others)


def _is_object(sentence: ParsedSentence, index: int) -> bool:
    case = feature(sentence.tokens[index], "Case")
    if children(sentence, index, "case"):
        return False
    return case == "Acc" or (case == "Gen" and bool(children(sentence, index, "nummod")))


def split_objects(sentence: ParsedSentence, index: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return who is given something and what, where the parser took both for objects.

    "haben den USA Belege übermittelt": a name before a noun, neither in the dative; the other way
    round a noun is no addressee.
    """
    objects = children(sentence, index, "obj")
    if len(objects) < 2 or children(sentence, index, "iobj", "obl:arg"):
        return (), objects
    first = sentence.tokens[objects[0]]
    given = first.upos == "PROPN" and sentence.tokens[objects[1]].upos in ("NOUN", "NUM")
    return (objects[:1], objects[1:]) if given else ((), objects)


def addressees(sentence: ParsedSentence, index: int) -> tuple[int, ...]:
    """Return who is given or told something: the indirect object, else a bare dative."""
    told = children(sentence, index, "iobj", "obl:arg")
    rels = ("obl", "obj", "obl:agent")
    bare = (i for i in children(sentence, index) if sentence.tokens[i].deprel in rels)
    datives = tuple(
        i
        for i in bare
        if feature(sentence.tokens[i], "Case") == "Dat" and not children(sentence, i, "case")
    )
    return told or datives or split_objects(sentence, index)[0]
