"""Voice, control, relative clauses and coordination are undone before the lexicon looks."""

import pytest

from lagebild.stages.statements.slots import Grammar, expand_coordination, fill_slot, is_passive
from lagebild.types import ParsedSentence
from tests.trees import position, sentence

GRAMMAR = Grammar(
    agent=frozenset({"von", "durch", "by"}),
    genitive=frozenset({"von", "of"}),
    partner=frozenset({"mit", "with"}),
    place=frozenset({"in"}),
    articles=frozenset({"der", "die", "das", "the"}),
    compounds=True,
    comparison=frozenset({"als"}),
    locative=frozenset({"in"}),
    impersonal=frozenset({"man"}),
    location_nouns=("grenze",),
    control={"anweisen": "obj", "versprechen": "subj"},
)

ACTIVE = """
Die der DET _ 2 det
Polizei Polizei NOUN _ 3 nsubj
nahm festnehmen VERB VerbForm=Fin 0 root
Rebellen Rebell NOUN _ 3 obj
und und CCONJ _ 6 cc
Helfer Helfer NOUN _ 4 conj
fest fest ADP _ 3 compound:prt
"""
PASSIVE = """
Rebellen Rebell NOUN _ 5 nsubj:pass
wurden werden AUX _ 5 aux:pass
von von ADP _ 4 case
Soldaten Soldat NOUN _ 5 obl:agent
getötet töten VERB VerbForm=Part 0 root
"""
CONTROL = """
Minister Minister NOUN _ 4 nsubj
hat haben AUX _ 4 aux
Armee Armee NOUN _ 4 obj
angewiesen anweisen VERB VerbForm=Part 0 root
Dörfer Dorf NOUN _ 6 obj
anzugreifen angreifen VERB VerbForm=Inf 4 xcomp
"""
RELATIVE = """
Rebellen Rebell NOUN _ 0 root
, , PUNCT _ 5 punct
die der PRON PronType=Rel 5 nsubj
Geiseln Geisel NOUN _ 5 obj
töteten töten VERB VerbForm=Fin 1 acl:relcl
"""
REDUCED = """
The the DET _ 3 det
arrested arrest VERB Tense=Past|VerbForm=Part 3 amod
men man NOUN _ 4 nsubj
fled flee VERB VerbForm=Fin 0 root
"""
NOUN = """
Angriff Angriff NOUN _ 0 root
der der DET _ 3 det
Armee Armee NOUN Case=Gen 1 nmod
auf auf ADP _ 5 case
Dörfer Dorf NOUN _ 1 nmod
"""
SUPPORT = """
Ankläger Ankläger NOUN _ 2 nsubj
erhoben erheben VERB VerbForm=Fin 0 root
Anklage Anklage NOUN _ 2 obj
gegen gegen ADP _ 5 case
Minister Minister NOUN _ 2 obl
"""


def forms(parsed: ParsedSentence, trigger: str, slot: str) -> list[str]:
    heads = fill_slot(parsed, position(parsed, trigger), slot, GRAMMAR)
    return [parsed.tokens[i].text for i in heads]


@pytest.mark.parametrize(
    ("table", "trigger", "slot", "expected"),
    [
        (ACTIVE, "nahm", "subj", ["Polizei"]),
        (ACTIVE, "nahm", "obj", ["Rebellen"]),
        (PASSIVE, "getötet", "subj", ["Soldaten"]),
        (PASSIVE, "getötet", "obj", ["Rebellen"]),
        (CONTROL, "anzugreifen", "subj", ["Armee"]),
        (CONTROL, "anzugreifen", "obj", ["Dörfer"]),
        (RELATIVE, "töteten", "subj", ["Rebellen"]),
        (RELATIVE, "töteten", "obj", ["Geiseln"]),
        (REDUCED, "arrested", "obj", ["men"]),
        (REDUCED, "arrested", "subj", []),
        (NOUN, "Angriff", "gen", ["Armee"]),
        (NOUN, "Angriff", "P:auf", ["Dörfer"]),
        (SUPPORT, "Anklage", "subj", ["Ankläger"]),
        (SUPPORT, "Anklage", "P:gegen", ["Minister"]),
        (NOUN, "Angriff", "obj", []),
    ],
)
def test_slot_holds_the_deep_participant(
    table: str, trigger: str, slot: str, expected: list[str]
) -> None:
    assert forms(sentence(table), trigger, slot) == expected


def test_perfect_tense_is_no_passive() -> None:
    parsed = sentence(CONTROL)
    assert not is_passive(parsed, position(parsed, "angewiesen"))


def test_coordinated_objects_are_two_participants() -> None:
    parsed = sentence(ACTIVE)
    heads = expand_coordination(parsed, (position(parsed, "Rebellen"),))
    assert [parsed.tokens[i].text for i in heads] == ["Rebellen", "Helfer"]
