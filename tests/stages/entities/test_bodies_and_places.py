"""Governments, organisations, groups, media, places and unnamed sources."""

import pytest

from lagebild.lang import available_languages, load_language
from lagebild.stages.entities import find_entities
from lagebild.types import Annotations
from tests.articles import article, flat

SANCTIONS = """
Oslo Oslo PROPN Case=Nom|Number=Sing 2 nsubj B-LOC
verhängte verhängen VERB Number=Sing|VerbForm=Fin 0 root
Sanktionen Sanktion NOUN Case=Acc|Number=Plur 2 obj
. . PUNCT _ 2 punct
"""
RAIN = """
In in ADP _ 2 case
Oslo Oslo PROPN Case=Dat|Number=Sing 3 obl B-LOC
regnete regnen VERB Number=Sing|VerbForm=Fin 0 root
es es PRON Case=Nom|Number=Sing 3 expl
. . PUNCT _ 3 punct
"""


def read(annotations: Annotations) -> list[tuple[str, str, str | None]]:
    found = find_entities(annotations, load_language(annotations.article.lang or "de"))
    return [(entity.type, entity.name, entity.country) for entity in found]


def test_a_capital_that_acts_is_a_government() -> None:
    assert read(article(SANCTIONS)) == [("government", "Oslo", "NO")]


def test_a_capital_where_something_happens_is_a_place() -> None:
    assert read(article(RAIN)) == [("place", "Oslo", "NO")]


def test_one_name_can_be_a_government_and_a_place() -> None:
    assert read(article(SANCTIONS, RAIN)) == [
        ("government", "Oslo", "NO"),
        ("place", "Oslo", "NO"),
    ]


def noun_phrase(*tokens: str) -> Annotations:
    """Return "<tokens> schwieg." with the last token as the noun that the others hang on."""
    size = len(tokens)
    rows = [f"{token} {size} dep" for token in tokens[:-1]]
    rows += [f"{tokens[-1]} {size + 1} nsubj"]
    rows += [
        "schwieg schweigen VERB Number=Sing|VerbForm=Fin 0 root",
        f". . PUNCT _ {size + 1} punct",
    ]
    return article("\n".join(rows))


@pytest.mark.parametrize(
    ("tokens", "name"),
    [
        (("US-Regierung US-Regierung NOUN Number=Sing",), "US-Regierung"),
        (
            (
                "Der der DET Definite=Def",
                "norwegischen norwegisch ADJ Number=Sing",
                "Regierung Regierung NOUN Case=Dat|Number=Sing",
            ),
            "norwegische Regierung",
        ),
        (
            ("Norwegens Norwegen PROPN Case=Gen", "Parlament Parlament NOUN Number=Sing"),
            "Norwegens Parlament",
        ),
        (
            (
                "Das der DET Definite=Def",
                "chilenische chilenisch ADJ Number=Sing",
                "Außenministerium Außenministerium NOUN Number=Sing",
            ),
            "chilenisches Außenministerium",
        ),
    ],
)
def test_a_body_says_whose_it_is(tokens: tuple[str, ...], name: str) -> None:
    found = read(noun_phrase(*tokens))
    assert [row[:2] for row in found] == [("government", name)]
    assert found[0][2] in {"US", "NO", "CL"}


def test_an_indefinite_body_is_none() -> None:
    phrase = ("Eine ein DET Definite=Ind", "Regierung Regierung NOUN Number=Sing")
    assert read(noun_phrase(*phrase)) == []


def test_a_description_is_the_only_body_of_its_kind() -> None:
    named = noun_phrase("US-Regierung US-Regierung NOUN Number=Sing").sentences[0]
    rows = [
        f"{t.text} {t.lemma} {t.upos} {t.feats or '_'} {t.head + 1} {t.deprel}"
        for t in named.tokens
    ]
    bare = """
Die der DET Definite=Def 2 det
Regierung Regierung NOUN Number=Sing 3 nsubj
zahlt zahlen VERB Number=Sing|VerbForm=Fin 0 root
"""
    found = find_entities(article("\n".join(rows), bare), load_language("de"))
    assert [(e.name, len(e.mentions)) for e in found] == [("US-Regierung", 2)]


def test_a_compound_with_a_group_word_is_a_group() -> None:
    assert ("group", "Oslo-Kartell", None) in read(flat("Nun schwieg das Oslo-Kartell."))


def test_a_listed_group_is_found_without_any_tag() -> None:
    assert read(flat("Nun schwieg die Mara Salvatrucha.")) == [("group", "Mara Salvatrucha", None)]


def test_the_first_word_of_a_name_before_a_preposition_is_no_adjective() -> None:
    table = """
Die der DET Definite=Def 2 det
Bande Bande NOUN Gender=Fem|Number=Sing 6 nsubj
Loren Loren PROPN Gender=Masc|Number=Sing 2 appos B-ORG
de de ADP _ 5 case I-ORG
Marga Marga PROPN Number=Sing 3 flat I-ORG
schwieg schweigen VERB Number=Sing|VerbForm=Fin 0 root
"""
    assert "Loren de Marga" in [name for _, name, _ in read(article(table))]


def test_an_abbreviation_in_brackets_is_the_same_thing() -> None:
    table = """
Der der DET Definite=Def 2 det
Bund Bund PROPN Number=Sing 7 nsubj B-ORG
Roter Roter PROPN Number=Sing 2 flat I-ORG
( ( PUNCT _ 5 punct
BR BR PROPN Number=Sing 2 appos B-ORG
) ) PUNCT _ 5 punct
schwieg schweigen VERB Number=Sing|VerbForm=Fin 0 root
"""
    assert read(article(table)) == [("organisation", "Bund Roter (BR)", None)]


def test_a_quoted_name_after_a_word_for_a_paper_is_a_medium() -> None:
    table = """
Die der DET Definite=Def 2 det
Zeitung Zeitung NOUN Number=Sing 6 nsubj
„ „ PUNCT _ 4 punct
Abendblatt Abendblatt PROPN Number=Sing 2 appos
“ “ PUNCT _ 4 punct
schwieg schweigen VERB Number=Sing|VerbForm=Fin 0 root
"""
    assert read(article(table)) == [("media", "Abendblatt", None)]


def test_a_medium_with_a_common_name_needs_a_sign() -> None:
    assert read(flat("Der Focus liegt hier.")) == []


def test_unnamed_sources_stand_in_the_nominative() -> None:
    table = """
Laut laut ADP _ 2 case
Insidern Insider NOUN Case=Dat|Number=Plur 3 obl
zahlt zahlen VERB Number=Sing|VerbForm=Fin 0 root
er er PRON Gender=Masc|Number=Sing 3 nsubj
"""
    assert read(article(table)) == [("anonymous", "Insider", None)]


def test_an_official_with_a_name_is_not_anonymous() -> None:
    table = """
official official NOUN Number=Sing 4 nsubj
John John PROPN Number=Sing 1 appos B-PER
Reed Reed PROPN Number=Sing 2 flat I-PER
spoke speak VERB VerbForm=Fin 0 root
"""
    assert [row[0] for row in read(article(table, lang="en"))] == ["person"]


def test_the_engine_calling_a_capital_a_person_is_not_believed() -> None:
    assert read(article(SANCTIONS.replace("B-LOC", "B-PER"))) == [("government", "Oslo", "NO")]


@pytest.mark.parametrize("code", available_languages())
def test_an_article_without_names_has_no_entities(code: str) -> None:
    assert read(flat("hier regnet es.", code)) == []


def test_every_mention_lies_in_its_sentence_and_on_its_head() -> None:
    annotations = article(SANCTIONS, RAIN)
    for entity in find_entities(annotations, load_language("de")):
        for mention in entity.mentions:
            sentence = annotations.sentences[mention.sentence]
            assert sentence.span.contains(mention.span)
            assert sentence.tokens[mention.head].span.overlaps(mention.span)
