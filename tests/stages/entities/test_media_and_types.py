"""Media by their signs; one type per name; bodies by their possessor."""

from dataclasses import replace

from lagebild.lang import load_language
from lagebild.stages.entities import find_entities
from lagebild.types import Annotations, Dateline, Span
from tests.articles import article, flat

DE = load_language("de")


def types(annotations: Annotations) -> dict[str, str]:
    return {entity.name: entity.type for entity in find_entities(annotations, DE)}


def test_the_own_outlet_is_a_medium() -> None:
    read = flat("Nun sprach sie dem Deichblick zufolge.")
    own = replace(read, article=replace(read.article, outlet="Deichblick"))
    assert types(own) == {"Deichblick": "media"}
    assert types(read) == {}


def test_the_agency_of_the_dateline_is_a_medium() -> None:
    read = flat("Das sagte er der Deichpost-Agentur heute.")
    line = Dateline(Span(0, 0), "Oslo", "Deichpost-Agentur", None)
    own = replace(read, article=replace(read.article, dateline=line))
    assert types(own) == {"Deichpost-Agentur": "media"}


def test_who_reports_something_is_a_medium() -> None:
    table = """
wie wie SCONJ _ 4 mark
der der DET Definite=Def 3 det
Deichblick Deichblick PROPN Number=Sing 4 nsubj B-ORG
berichtet berichten VERB VerbForm=Fin 0 root
"""
    assert types(article(table)) == {"Deichblick": "media"}
    assert types(article(table.replace("wie wie", "weil weil"))) == {"Deichblick": "organisation"}


def test_a_family_name_tagged_as_a_place_is_the_person() -> None:
    table = """
Wiebke Wiebke PROPN Number=Sing 3 nsubj B-PER
Moorbach Moorbach PROPN Number=Sing 1 flat I-PER
kam kommen VERB VerbForm=Fin 0 root
"""
    again = """
Moorbach Moorbach PROPN Number=Sing 2 nsubj B-LOC
ging gehen VERB VerbForm=Fin 0 root
"""
    found = find_entities(article(table, again), DE)
    assert [(e.name, e.type, len(e.mentions)) for e in found] == [("Wiebke Moorbach", "person", 2)]


def test_a_quoted_name_after_a_word_for_groups_is_a_group_everywhere() -> None:
    table = """
Die der DET Definite=Def 2 det
Gruppe Gruppe NOUN Number=Sing 6 nsubj
„ „ PUNCT _ 4 punct
Nebelhorn Nebelhorn PROPN Number=Sing 2 appos
“ “ PUNCT _ 4 punct
schwieg schweigen VERB VerbForm=Fin 0 root
"""
    again = """
Nebelhorn Nebelhorn PROPN Number=Sing 2 nsubj B-ORG
floh fliehen VERB VerbForm=Fin 0 root
"""
    found = find_entities(article(table, again), DE)
    assert [(e.name, e.type, len(e.mentions)) for e in found] == [("Nebelhorn", "group", 2)]


def test_a_weak_word_for_groups_alone_makes_no_group() -> None:
    table = """
Die der DET Definite=Def 2 det
Gruppe Gruppe NOUN Number=Sing 4 nsubj
Pausen Pause PROPN Number=Plur 4 obj
macht machen VERB VerbForm=Fin 0 root
"""
    assert types(article(table)) == {}


HOLDER = """
US-Präsident US-Präsident NOUN Gender=Masc|Number=Sing 4 nsubj
Hugo Hugo PROPN Number=Sing 1 appos B-PER
Berg Berg PROPN Number=Sing 2 flat I-PER
traf treffen VERB VerbForm=Fin 0 root
die der DET Definite=Def 6 det
US-Regierung US-Regierung NOUN Number=Sing 4 obj
"""
HIS = """
Seine sein DET Poss=Yes 2 det:poss
Regierung Regierung NOUN Number=Sing 3 nsubj
schwieg schweigen VERB VerbForm=Fin 0 root
"""


def test_his_government_is_that_of_the_country_whose_office_he_holds() -> None:
    found = {e.name: e for e in find_entities(article(HOLDER, HIS), DE)}
    assert len(found["US-Regierung"].mentions) == 2


def test_a_possessed_body_that_nobody_names_is_not_guessed() -> None:
    chile = HOLDER.replace("US-Regierung US-Regierung", "Chile-Regierung Chile-Regierung")
    found = find_entities(article(chile, HIS), DE)
    assert [len(e.mentions) for e in found if e.type == "government"] == [1]


def test_a_small_place_has_no_country() -> None:
    read = flat("Nun regnet es in Delta.")
    tagged = article(
        """
In in ADP _ 2 case
Delta Delta PROPN Number=Sing 3 obl B-LOC
regnet regnen VERB VerbForm=Fin 0 root
"""
    )
    assert types(read) == {}
    assert [e.country for e in find_entities(tagged, DE)] == [None]
