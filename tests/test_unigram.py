import json
from pathlib import Path

import pytest

from lagebild.errors import ModelError
from lagebild.unigram import Unigram, load_unigram

VOCABULARY = [
    ["<s>", 0.0],
    ["<unk>", 0.0],
    ["▁", -4.0],
    ["▁ha", -3.0],
    ["fen", -3.0],
    ["▁hafen", -8.0],
    ["h", -5.0],
    ["a", -5.0],
    ["1", -5.0],
]


@pytest.fixture
def unigram(tmp_path: Path) -> Unigram:
    path = tmp_path / "tokenizer.json"
    table = {
        "added_tokens": [{"content": "<s>"}, {"content": "<unk>"}],
        "model": {"unk_id": 1, "vocab": VOCABULARY},
    }
    path.write_text(json.dumps(table))
    return load_unigram(path)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("hafen", ["▁ha", "fen"]),  # likelier than the whole word
        ("ha", ["▁ha"]),
        ("a", ["▁", "a"]),
        ("hx", ["▁", "h", "<unk>"]),
        ("xyz", ["▁", "<unk>"]),  # one unknown for all of it
        ("¹", ["▁", "1"]),  # compatibility forms are the plain ones
        ("\u200bha\ufeff", ["▁ha"]),
        ("<s>", ["▁", "<unk>"]),  # a mark in the text is no mark
        ("", []),
        (" \t", []),
    ],
)
def test_a_word_is_cut_into_its_likeliest_pieces(
    unigram: Unigram, word: str, pieces: list[str]
) -> None:
    names = [piece for piece, _ in VOCABULARY]
    assert [names[number] for number in unigram.encode(word)] == pieces


@pytest.mark.parametrize("content", ["", "{}", '{"model": {"vocab": 3}}', '{"added_tokens": []}'])
def test_a_file_without_a_vocabulary_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "tokenizer.json"
    path.write_text(content)
    with pytest.raises(ModelError, match=r"tokenizer\.json: no unigram vocabulary"):
        load_unigram(path)
