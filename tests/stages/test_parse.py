"""The parse is a tree over the given tokens, the same whatever stands beside the sentence."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.lang import Language
from lagebild.stages.parse import moods, parse
from lagebild.stages.parse.lemmas import apply_script
from lagebild.stages.parse.moods import mark_moods
from lagebild.stages.parse.tree import decode_heads
from lagebild.stages.sentences import split_sentences
from lagebild.tree import feature
from lagebild.types import Article, ParsedSentence, Token
from tests.stages.sentences.texts import texts

DE = Language("de")
EN = Language("en")
ES = Language("es")


def read(text: str, language: Language = DE) -> tuple[ParsedSentence, ...]:
    return parse(split_sentences(Article("x", text, lang=language.code), language), language)


def is_tree(heads: list[int]) -> bool:
    """Tell whether exactly one head is -1 and every token reaches it."""
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        node, steps = start, 0
        while node >= 0:
            node, steps = heads[node], steps + 1
            if steps > len(heads):
                return False
    return True


def test_roles_of_a_plain_sentence() -> None:
    (sentence,) = read("Die Polizei verhaftete am Montag drei Männer in Hamburg.")
    by_form = {token.text: token for token in sentence.tokens}
    assert by_form["Polizei"].deprel == "nsubj"
    assert by_form["Männer"].deprel == "obj"
    assert (by_form["verhaftete"].upos, by_form["verhaftete"].lemma) == ("VERB", "verhaften")
    assert by_form["Hamburg"].ner == "B-LOC"


def test_separable_verb_comes_with_its_particle() -> None:
    (sentence,) = read("Die Ministerin ordnete gestern eine Untersuchung an.")
    verb = next(token for token in sentence.tokens if token.text == "ordnete")
    assert verb.lemma == "anordnen"


def test_english_particle_stays_apart() -> None:
    (sentence,) = read("The company set up a new office.", EN)
    verb = next(token for token in sentence.tokens if token.text == "set")
    assert verb.lemma == "set"


def test_subjunctive_is_told_from_indicative() -> None:
    first, second = read("Sie sagte, er habe nichts gewusst.\n\nIch habe nichts gewusst.")
    assert "Mood=Sub" in next(t.feats for t in first.tokens if t.text == "habe")
    assert "Mood=Sub" not in next(t.feats for t in second.tokens if t.text == "habe")


def mood(form: str, lemma: str, feats: str, language: Language) -> str | None:
    token = Token(0, len(form), form, lemma, "VERB", feats, -1, "root")
    return feature(mark_moods((token,), language)[0], "Mood")


@pytest.mark.parametrize(
    ("form", "lemma", "language", "expected"),
    [
        ("verändere", "verändern", DE, "Sub"),
        ("sammle", "sammeln", DE, "Sub"),
        ("koste", "kosten", DE, "Sub"),
        ("müßten", "müssen", DE, "Sub"),
        ("mußte", "müssen", DE, "Ind"),
        ("llegue", "llegar", ES, "Sub"),
        ("llega", "llegar", ES, "Ind"),
        ("sufren", "sufrir", ES, "Ind"),
        ("sufran", "sufrir", ES, "Sub"),
        ("comprara", "comprar", ES, "Sub"),
        ("prepara", "preparar", ES, "Ind"),
        ("pidiera", "pedir", ES, "Sub"),
        ("tenía", "tener", ES, "Ind"),
        ("envía", "enviar", ES, "Ind"),
        ("mirarán", "mirar", ES, "Ind"),
        ("miraremos", "mirar", ES, "Ind"),
        ("miremos", "mirar", ES, "Sub"),
        ("hubiéramos", "haber", ES, "Sub"),
        ("mirásemos", "mirar", ES, "Sub"),
    ],
)
def test_form_and_lemma_decide_the_mood(
    form: str, lemma: str, language: Language, expected: str
) -> None:
    wrong = "Sub" if expected == "Ind" else "Ind"
    feats = f"Mood={wrong}|Number=Sing|Person=3|VerbForm=Fin"
    assert mood(form, lemma, feats, language) == expected


def test_a_conditional_is_left_alone() -> None:
    assert mood("miraría", "mirar", "Mood=Cnd|Person=3|VerbForm=Fin", ES) == "Cnd"


def test_every_ending_of_the_moods_is_looked_for() -> None:
    forms = [row["form"] for code in (DE, EN, ES) for row in code.rows("moods.tsv")]
    assert all(len(form) - 1 <= moods._LONGEST_ENDING for form in forms if form[0] == "-")


def test_an_imperative_and_a_first_person_keep_their_mood() -> None:
    assert mood("llegue", "llegar", "Mood=Imp|Person=3|VerbForm=Fin", ES) == "Imp"
    assert mood("gebe", "geben", "Mood=Sub|Person=1|VerbForm=Fin", DE) == "Ind"
    assert mood("gebe", "geben", "Mood=Ind|Person=3|VerbForm=Fin", DE) == "Sub"


def test_a_sentence_reads_the_same_alone_and_in_company() -> None:
    text = "Der Sprecher wies die Vorwürfe zurück."
    others = ["Ja.", "Die Regierung in Lima kündigte am Abend neue Gespräche mit den Bauern an."]
    alone = read(text)[0].tokens
    crowd = read("\n\n".join([*others, text, *others]))
    same = next(s for s in crowd if s.text == text)
    assert [(t.text, t.lemma, t.upos, t.feats, t.head, t.deprel, t.ner) for t in alone] == [
        (t.text, t.lemma, t.upos, t.feats, t.head, t.deprel, t.ner) for t in same.tokens
    ]


def test_a_sentence_longer_than_the_encoder_is_still_one_tree() -> None:
    text = "Die Liste nennt " + ", ".join(f"Ort{n}" for n in range(700)) + " und andere."
    (sentence,) = read(text)
    assert len(sentence.tokens) > 1400
    assert is_tree([token.head for token in sentence.tokens])


def test_no_sentences_give_no_sentences() -> None:
    assert parse((), DE) == ()


@settings(max_examples=60, deadline=None)
@given(texts | st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60))
def test_any_text_gives_trees_over_its_own_characters(text: str) -> None:
    article = Article("x", text, lang="de")
    for sentence in parse(split_sentences(article, DE), DE):
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
        if sentence.tokens:
            assert is_tree([token.head for token in sentence.tokens])


@pytest.mark.parametrize(
    ("unit", "size"),
    [
        ("a", 2_000_000),
        ("e\u0301", 2_000_000),
        ("ש", 2_000_000),
        ("👩\u200d", 2_000_000),
        ("\u202e", 40_000),
        ("a\x07", 3_000),
    ],
)
def test_a_huge_line_without_blanks_keeps_its_offsets(unit: str, size: int) -> None:
    text = "Er kam. " + unit * (size // len(unit.encode()))
    last = read(text)[-1]
    assert all(text[token.start : token.end] == token.text for token in last.tokens)
    assert last.tokens[-1].end == len(text)
    assert [token.head for token in last.tokens].count(-1) == 1


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 9), st.integers(0, 2**32 - 1))
def test_any_scores_give_a_tree_with_one_root(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    assert is_tree([int(head) - 1 for head in decode_heads(scores)])


def test_the_best_tree_beats_the_greedy_cycle() -> None:
    # Words 1 and 2 prefer each other; the best tree breaks the cycle at the cheaper arc.
    scores = np.array([[5.0, -9.0, 9.0], [1.0, 9.0, -9.0]], np.float32)
    assert decode_heads(scores).tolist() == [0, 1]


@pytest.mark.parametrize(
    ("form", "script", "lemma"),
    [
        ("gespielt", "2,,1,en,L", "spielen"),
        ("Häuser", "0,,2,,U", "Häus"),
        ("USA", "0,,0,,A", "USA"),
        ("US-Armee", "0,,0,,A", "US-Armee"),
        ("35-Jährigen", "0,,1,,L", "35-Jährige"),
        ("an", "9,,9,,L", "an"),
        ("dem", "=der", "der"),
    ],
)
def test_script_makes_the_lemma(form: str, script: str, lemma: str) -> None:
    assert apply_script(form, script) == lemma
