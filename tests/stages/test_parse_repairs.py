"""Slips of the parser that its own tree gives away."""

from __future__ import annotations

from dataclasses import replace

from lagebild.lang import load_language
from lagebild.stages.parse.attachments import (
    free_names,
    free_objects,
    part_main_clauses,
    reopen_phrases,
)
from lagebild.stages.parse.joints import rehang_conjuncts
from lagebild.stages.parse.repairs import (
    bring_contents_near,
    find_lost_subjects,
    lift_infinitives,
    name_agents,
    part_comments,
    rehang_infinitives,
    return_subjects,
    swap_relative_roles,
)
from lagebild.stages.parse.retags import join_hyphenated, retag_verbs
from lagebild.types import Token


def _clause(verb: str, *, deprel: str = "root", determiner: bool = False) -> tuple[Token, ...]:
    first = Token(0, 3, "der", "der", "DET", "", 2 if determiner else 1, "det")
    subject = Token(4, 12, "Minister", "Minister", "NOUN", "", 2, "nsubj")
    return (first, subject, Token(13, 20, verb, verb, "NOUN", "", -1, deprel))


def test_small_letter_makes_known_form_a_verb() -> None:
    verb = retag_verbs(_clause("versprach"), load_language("de"))[2]
    assert (verb.upos, verb.lemma) == ("VERB", "versprechen")


def test_capital_leaves_noun() -> None:
    assert retag_verbs(_clause("Versprach"), load_language("de"))[2].upos == "NOUN"


def test_known_noun_written_small_stays_noun() -> None:
    assert retag_verbs(_clause("zahlen"), load_language("de"))[2].upos == "NOUN"


def test_determiner_keeps_noun() -> None:
    tokens = _clause("versprach", determiner=True)
    assert retag_verbs(tokens, load_language("de"))[2].upos == "NOUN"


def test_letter_case_tells_nothing_in_english() -> None:
    assert retag_verbs(_clause("promised"), load_language("en"))[2].upos == "NOUN"


def _row(*words: tuple[str, str, int, str]) -> tuple[Token, ...]:
    """Tokens of (text, tag, head, relation); features stand behind the tag: "NOUN Number=Sing"."""
    found, start = [], 0
    for text, tag, head, rel in words:
        upos, _, feats = tag.partition(" ")
        found.append(Token(start, start + len(text), text, text, upos, feats, head, rel))
        start += len(text) + 1
    return tuple(found)


def test_one_who_seeks_many_is_the_subject_of_the_clause() -> None:
    tokens = _row(
        ("Männer", "NOUN Gender=Masc|Number=Plur", -1, "root"),
        (",", "PUNCT", 4, "punct"),
        ("die", "PRON Number=Plur|PronType=Dem,Rel", 4, "nsubj"),
        ("Polizei", "NOUN Gender=Fem|Number=Sing", 4, "obj"),
        ("sucht", "VERB Number=Sing|VerbForm=Fin", 0, "acl"),
    )
    swapped = swap_relative_roles(tokens)
    assert (swapped[2].deprel, swapped[3].deprel) == ("obj", "nsubj")


def test_many_who_seek_one_stay_the_subject() -> None:
    tokens = _row(
        ("Männer", "NOUN Gender=Masc|Number=Plur", -1, "root"),
        (",", "PUNCT", 4, "punct"),
        ("die", "PRON Number=Plur|PronType=Dem,Rel", 4, "nsubj"),
        ("Polizei", "NOUN Gender=Fem|Number=Sing", 4, "obj"),
        ("suchen", "VERB Number=Plur|VerbForm=Fin", 0, "acl"),
    )
    assert swap_relative_roles(tokens) == tokens


def test_quoted_clause_gets_its_subject_back() -> None:
    tokens = _row(
        ("Armee", "NOUN", 4, "nsubj"),
        ("hat", "AUX", 2, "aux"),
        ("geschossen", "VERB", 4, "ccomp"),
        (",", "PUNCT", 2, "punct"),
        ("sagten", "VERB", -1, "root"),
        ("Beamte", "NOUN", 4, "nsubj"),
    )
    returned = return_subjects(tokens)
    assert [token.head for token in returned] == [2, 2, 4, 2, -1, 4]


def test_infinitive_hangs_on_the_plan_before_the_comma() -> None:
    tokens = _row(
        ("wandten", "VERB", -1, "root"),
        ("gegen", "ADP", 2, "case"),
        ("Plan", "NOUN", 0, "obl"),
        (",", "PUNCT", 6, "punct"),
        ("Truppen", "NOUN", 6, "obj"),
        ("zu", "PART", 6, "mark"),
        ("schicken", "VERB", 0, "xcomp"),
    )
    hung = rehang_infinitives(tokens, load_language("de"))[6]
    assert (hung.head, hung.deprel) == (2, "acl")


def test_title_is_joined_to_title() -> None:
    tokens = _row(
        ("Präsident", "NOUN", 5, "nsubj"),
        ("Keita", "PROPN", 0, "appos"),
        ("und", "CCONJ", 3, "cc"),
        ("Premier", "NOUN", 1, "conj"),
        ("Touré", "PROPN", 3, "appos"),
        ("reden", "VERB", -1, "root"),
    )
    assert rehang_conjuncts(tokens)[3].head == 0


def test_finite_clause_with_objects_alone_gets_its_subject() -> None:
    tokens = _row(
        ("durchsuchen", "VERB Number=Plur|VerbForm=Fin", -1, "root"),
        ("Polizisten", "NOUN Gender=Masc|Number=Plur", 0, "obj"),
        ("Häuser", "NOUN Gender=Neut|Number=Plur", 0, "obj"),
    )
    assert [token.deprel for token in find_lost_subjects(tokens)] == ["root", "nsubj", "obj"]


def test_object_of_another_number_stays_object() -> None:
    tokens = _row(
        ("tagt", "VERB Number=Sing|VerbForm=Fin", -1, "root"),
        ("Polizisten", "NOUN Gender=Masc|Number=Plur", 0, "obj"),
    )
    assert find_lost_subjects(tokens) == tokens


def test_what_is_promised_hangs_on_the_promise() -> None:
    tokens = _row(
        ("called", "VERB", -1, "root"),
        ("him", "PRON", 0, "obj"),
        ("and", "CCONJ", 3, "cc"),
        ("promised", "VERB", 0, "conj"),
        ("they", "PRON", 5, "nsubj"),
        ("pay", "VERB", 0, "ccomp"),
    )
    assert bring_contents_near(tokens)[5].head == 3


def test_content_stays_where_the_verb_before_has_an_object() -> None:
    tokens = _row(
        ("said", "VERB", -1, "root"),
        ("and", "CCONJ", 2, "cc"),
        ("called", "VERB", 0, "conj"),
        ("him", "PRON", 2, "obj"),
        ("they", "PRON", 5, "nsubj"),
        ("pay", "VERB", 0, "ccomp"),
    )
    assert bring_contents_near(tokens) == tokens


def test_a_comment_behind_a_comma_is_no_object() -> None:
    tokens = _row(
        ("accused", "VERB", -1, "root"),
        ("him", "PRON", 0, "obj"),
        (",", "PUNCT", 3, "punct"),
        ("claim", "NOUN", 0, "obj"),
        ("denied", "VERB", 3, "acl:relcl"),
    )
    assert part_comments(tokens)[3].deprel == "parataxis"


def test_a_bare_dative_is_no_agent() -> None:
    general = Token(0, 7, "General", "General", "NOUN", "Case=Dat", 1, "obl:agent")
    verb = Token(8, 19, "vorgeworfen", "vorwerfen", "VERB", "", -1, "root")
    assert name_agents((general, verb))[0].deprel == "obl:arg"


def test_two_halves_of_a_name_are_tagged_as_one() -> None:
    halves = (
        Token(0, 3, "Lee", "Lee", "PROPN", "", -1, "root", "B-PER"),
        Token(3, 4, "-", "-", "PUNCT", "", 2, "punct", "O"),
        Token(4, 8, "Anne", "Anne", "PROPN", "", 0, "flat", "B-PER"),
    )
    assert [token.ner for token in join_hyphenated(halves, load_language("en"))] == [
        "B-PER",
        "I-PER",
        "I-PER",
    ]


def test_measured_phrase_keeps_its_preposition() -> None:
    tokens = _row(
        ("verurteilte", "VERB", -1, "root"),
        ("Männer", "NOUN Case=Acc|Number=Plur", 0, "obl"),
        ("zu", "ADP", 4, "case"),
        ("drei", "NUM", 4, "nummod"),
        ("Jahren", "NOUN", 1, "nmod"),
        ("Haft", "NOUN", 0, "obj"),
    )
    found = reopen_phrases(tokens, frozenset())
    assert [found[i].deprel for i in (1, 5)] == ["obj", "obl"]


def test_main_clause_behind_a_comma_is_no_relative_clause() -> None:
    tokens = _row(
        ("forderten", "VERB", -1, "root"),
        ("Hilfe", "NOUN", 0, "obj"),
        (",", "PUNCT", 5, "punct"),
        ("die", "PRON PronType=Dem,Rel", 5, "obj"),
        ("Grünen", "PROPN", 5, "nsubj"),
        ("warnten", "VERB VerbForm=Fin", 1, "acl"),
        ("davor", "ADV", 5, "advmod"),
    )
    found = part_main_clauses(tokens)
    assert (found[5].head, found[5].deprel) == (0, "parataxis")
    assert (found[3].head, found[3].deprel, found[3].upos) == (4, "det", "DET")


def test_name_behind_the_verb_is_no_part_of_the_object() -> None:
    tokens = _row(
        ("warf", "VERB", -1, "root"),
        ("Budapest", "PROPN", 2, "compound"),
        ("Erpressung", "NOUN", 0, "obj"),
    )
    named = (tokens[0], replace(tokens[1], ner="B-LOC"), tokens[2])
    assert free_names(named)[1].deprel == "iobj"


def test_what_is_given_is_no_name_of_who_is_given_it() -> None:
    tokens = _row(
        ("gewährte", "VERB", -1, "root"),
        ("Präsidenten", "NOUN Case=Dat", 0, "obl:arg"),
        ("Asyl", "PROPN Case=Dat", 1, "appos"),
    )
    found = free_objects(tokens, frozenset({"Asyl"}))[2]
    assert (found.head, found.deprel, found.upos) == (0, "obj", "NOUN")
    assert free_objects(tokens, frozenset())[2].deprel == "appos"


def test_an_order_is_on_the_verb_not_on_who_is_ordered() -> None:
    tokens = _row(
        ("befehlen", "VERB", -1, "root"),
        ("Armee", "NOUN", 0, "iobj"),
        (",", "PUNCT", 4, "punct"),
        ("zu", "PART", 4, "mark"),
        ("schießen", "VERB", 1, "xcomp"),
    )
    assert lift_infinitives(tokens, load_language("de"))[4].head == 0
