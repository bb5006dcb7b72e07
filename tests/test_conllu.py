"""CoNLL-U as other tools read it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lagebild.conllu import format_conllu
from lagebild.types import ParsedSentence, Span, Token
from tests.trees import sentence

_TREE = sentence(
    """
    Ada   Ada   PROPN Case=Nom 2 nsubj B-PER
    sei   sein  AUX   Mood=Sub|Tense=Pres 0 root
    da    da    ADV   _ 2 advmod
    .     .     PUNCT _ 2 punct
    """,
    start=7,
)


def rows(printed: str) -> list[list[str]]:
    lines = [line for line in printed.split("\n") if line and not line.startswith("#")]
    return [line.split("\t") for line in lines]


def test_a_sentence_is_printed_with_ids_from_one_and_offsets_into_the_text() -> None:
    assert format_conllu([_TREE]).split("\n") == [
        "# sent_id = 1",
        "# text = Ada sei da.",
        "1\tAda\tAda\tPROPN\t_\tCase=Nom\t2\tnsubj\t_\tstart_char=7|end_char=10|ner=B-PER",
        "2\tsei\tsein\tAUX\t_\tMood=Sub|Tense=Pres\t0\troot\t_\tstart_char=11|end_char=14|ner=O",
        "3\tda\tda\tADV\t_\t_\t2\tadvmod\t_\tSpaceAfter=No|start_char=15|end_char=17|ner=O",
        "4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tstart_char=17|end_char=18|ner=O",
        "",
        "",
    ]


def test_sentences_are_parted_by_a_blank_line() -> None:
    printed = format_conllu([_TREE, replace(_TREE, index=1)])
    assert printed.count("\n\n") == 2
    assert printed.endswith("ner=O\n\n")


def test_no_sentence_prints_nothing() -> None:
    assert format_conllu([]) == ""
    assert format_conllu([replace(_TREE, tokens=())]) == ""


def test_a_line_end_inside_a_sentence_stays_out_of_its_text_line() -> None:
    printed = format_conllu([replace(_TREE, text="Ada\r\nsei\u2028da.")])
    assert "# text = Ada sei da.\n" in printed


def test_compounds_are_cut_at_hyphens_where_treebanks_do_so() -> None:
    tree = sentence(
        """
        Die             die           DET   _ 2 det
        US-Regierung    US-Regierung  NOUN  Case=Nom 3 nsubj B-ORG
        plant           planen        VERB  _ 0 root
        Staats-         Staat         NOUN  Case=Acc 3 obj
        """
    )
    printed = rows(format_conllu([tree], split_hyphens=True))
    assert [(row[1], row[2], row[3], row[6], row[7]) for row in printed] == [
        ("Die", "die", "DET", "4", "det"),
        ("US", "US", "PROPN", "4", "compound"),
        ("-", "-", "PUNCT", "2", "punct"),
        ("Regierung", "Regierung", "NOUN", "5", "nsubj"),
        ("plant", "planen", "VERB", "0", "root"),
        ("Staats", "Staat", "NOUN", "5", "obj"),
        ("-", "-", "PUNCT", "6", "punct"),
    ]
    assert [row[9].rpartition("|")[2] for row in printed[1:4]] == [
        "ner=B-ORG",
        "ner=I-ORG",
        "ner=I-ORG",
    ]
    assert "SpaceAfter=No|start_char=4|end_char=6" in printed[1][9]


def test_numbers_and_lone_dashes_are_not_cut() -> None:
    tree = sentence("3-4 3-4 NUM _ 0 root\n-- -- PUNCT _ 1 punct\n- - PUNCT _ 1 punct")
    printed = rows(format_conllu([tree], split_hyphens=True))
    assert [row[1] for row in printed] == ["3-4", "--", "-"]


@given(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=6), st.text(max_size=8))
def test_any_form_and_lemma_gives_ten_full_cells(forms: list[str], lemma: str) -> None:
    tokens, at = [], 0
    for form in forms:
        tokens.append(Token(at, at + len(form), form, lemma, "X", "", len(tokens) - 1, "dep"))
        at += len(form)
    text = "".join(forms)
    parsed = ParsedSentence(0, Span(0, len(text)), 0, text, tuple(tokens))
    printed = format_conllu([parsed])
    found = rows(printed)
    assert len(printed.splitlines()) == len(forms) + 3
    assert [len(row) for row in found] == [10] * len(forms)
    assert all(cell and cell == cell.strip() for row in found for cell in row)
    assert [row[0] for row in found] == [str(number + 1) for number in range(len(forms))]


@given(st.lists(st.text("aB3-_.", min_size=1, max_size=7), min_size=1, max_size=6), st.data())
def test_cutting_keeps_every_character_and_the_tree(forms: list[str], data: st.DataObject) -> None:
    tokens, at = [], 0
    for i, form in enumerate(forms):
        head = data.draw(st.integers(-1, i - 1)) if i else -1
        tokens.append(Token(at, at + len(form), form, form, "NOUN", "", head, "dep"))
        at += len(form)
    text = "".join(forms)
    parsed = ParsedSentence(0, Span(0, len(text)), 0, text, tuple(tokens))
    found = rows(format_conllu([parsed], split_hyphens=True))
    assert "".join(row[1] for row in found) == text
    heads = {int(row[0]): int(row[6]) for row in found}
    assert list(heads.values()).count(0) == [token.head for token in tokens].count(-1)
    for start in heads:
        node, steps = start, 0
        while node:
            node, steps = heads[node], steps + 1
            assert steps <= len(heads)
