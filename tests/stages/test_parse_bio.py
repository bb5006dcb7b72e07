"""Entity tags are legal BIO and the best such row."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.stages.parse.bio import decode_tags

TAGS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


def is_legal(row: tuple[str, ...]) -> bool:
    pairs = zip(("O", *row), row, strict=False)
    return all(tag[0] != "I" or before[1:] == tag[1:] for before, tag in pairs)


def scores_of(*rows: dict[str, float]) -> np.ndarray:
    return np.array([[row.get(tag, -9.0) for tag in TAGS] for row in rows], np.float32)


def test_a_name_never_begins_with_i() -> None:
    scores = scores_of({"O": 1.0, "B-PER": 1.5, "I-PER": 2.0})
    assert decode_tags(scores, TAGS) == ["B-PER"]


def test_the_second_word_of_a_name_settles_the_kind_of_the_first() -> None:
    scores = scores_of({"B-LOC": 2.1, "B-PER": 2.0}, {"I-PER": 4.0, "I-LOC": 0.0})
    assert decode_tags(scores, TAGS) == ["B-PER", "I-PER"]


def test_a_legal_row_stays_as_it_is() -> None:
    scores = scores_of({"O": 3.0}, {"B-LOC": 3.0}, {"B-LOC": 3.0}, {"I-LOC": 3.0})
    assert decode_tags(scores, TAGS) == ["O", "B-LOC", "B-LOC", "I-LOC"]


def test_scores_that_are_no_numbers_still_give_legal_tags() -> None:
    scores = np.full((4, len(TAGS)), np.nan, np.float32)
    assert is_legal(tuple(decode_tags(scores, TAGS)))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_no_legal_row_is_likelier(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, len(TAGS))).astype(np.float32)

    def likelihood(row: tuple[str, ...]) -> float:
        return float(sum(scores[i, TAGS.index(tag)] for i, tag in enumerate(row)))

    legal = [row for row in product(TAGS, repeat=count) if is_legal(row)]
    found = tuple(decode_tags(scores, TAGS))
    assert is_legal(found)
    assert abs(likelihood(found) - max(map(likelihood, legal))) < 1e-5
