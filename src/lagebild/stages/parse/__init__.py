"""Grammar: tags, features, lemmas, the dependency tree and named entities of every sentence.

One small multilingual encoder (`data/model/`, trained by `training/`) reads batches of sentences
of similar length. The same sentence gets the same answer whatever stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from lagebild.lang import Language
from lagebild.onnx import Array, Model, load_model, run_model
from lagebild.stages.parse.bio import decode_tags
from lagebild.stages.parse.encode import Encoded, encode_words, plan_batches
from lagebild.stages.parse.lemmas import find_lemma, join_particle
from lagebild.stages.parse.moods import mark_moods
from lagebild.stages.parse.tree import decode_heads
from lagebild.types import ParsedSentence, Sentence, Token

_LONGEST = 480  # pieces of one window; the encoder knows 512 positions


def parse(sentences: Sequence[Sentence], language: Language) -> tuple[ParsedSentence, ...]:
    """Return the sentences with their trees, in the order given.

    Sentences without tokens come back without tokens. Raises ModelError if the model is damaged.
    """
    windows = [window for sentence in sentences for window in _windows(sentence)]
    model = load_model()
    answers: dict[int, list[Token]] = {}
    for batch in plan_batches([window.encoded for window in windows]):
        rows = [windows[i] for i in batch]
        outputs = run_model(model, _inputs([window.encoded for window in rows]))
        for i, tokens in zip(batch, _read_outputs(rows, outputs, model, language), strict=True):
            answers[i] = tokens
    return _assemble(sentences, windows, answers, language)


class _Window:
    """A stretch of tokens of one sentence that fits the encoder."""

    __slots__ = ("encoded", "first", "forms", "sentence")

    def __init__(self, sentence: Sentence, first: int, forms: list[str]) -> None:
        self.sentence = sentence
        self.first = first
        self.forms = forms
        self.encoded = encode_words(forms)


def _windows(sentence: Sentence) -> list[_Window]:
    """Cut a sentence into windows of at most `_LONGEST` pieces; nearly always one."""
    offset = sentence.span.start
    forms = [sentence.text[span.start - offset : span.end - offset] for span in sentence.tokens]
    sizes = [len(pieces) for pieces in encode_words(forms).pieces]
    windows, first, total = [], 0, 0
    for i, size in enumerate(sizes):
        if total + size > _LONGEST:
            windows.append(_Window(sentence, first, forms[first:i]))
            first, total = i, 0
        total += size
    if forms:
        windows.append(_Window(sentence, first, forms[first:]))
    return windows


def _inputs(rows: list[Encoded]) -> dict[str, Array]:
    pieces = max(row.length for row in rows)
    words = max(len(row.pieces) for row in rows)
    ids = np.ones((len(rows), pieces), np.int64)
    attention = np.zeros((len(rows), pieces), np.int64)
    first, last = (np.zeros((len(rows), words), np.int64) for _ in range(2))
    for i, row in enumerate(rows):
        ids[i, : row.length], attention[i, : row.length] = row.ids, 1
        first[i, : len(row.pieces)], last[i, : len(row.pieces)] = row.first, row.last
    return {"ids": ids, "attention": attention, "first": first, "last": last}


def _read_outputs(
    rows: list[_Window], outputs: dict[str, Array], model: Model, language: Language
) -> Iterator[list[Token]]:
    """Yield the tokens of each window of a batch."""
    counts = [len(window.forms) for window in rows]
    heads = [decode_heads(outputs["arc"][i, :n, : n + 1]) for i, n in enumerate(counts)]
    rels = _relations(outputs, heads, model)
    for i, window in enumerate(rows):
        tags = decode_tags(outputs["ner"][i, : counts[i]], model.labels["ner"])
        yield [
            _Reading(window, outputs, i, model, language).token(
                j, int(heads[i][j]) - 1, rels[i][j], tags[j]
            )
            for j in range(counts[i])
        ]


@dataclass(frozen=True, slots=True)
class _Reading:
    """The outputs of one row of a batch, read token by token."""

    window: _Window
    outputs: dict[str, Array]
    row: int
    model: Model
    language: Language

    def token(self, i: int, head: int, deprel: str, ner: str) -> Token:
        """Return the i-th token of the window."""
        labels, form = self.model.labels, self.window.forms[i]
        span = self.window.sentence.tokens[self.window.first + i]
        upos = labels["upos"][self.outputs["upos"][self.row, i]]
        script = labels["scripts"][self.outputs["lemma"][self.row, i]]
        lemma = find_lemma(form, upos, script, self.language)
        feats = _features(self.outputs, self.row, i, labels["feats"])
        return Token(span.start, span.end, form, lemma, upos, feats, head, deprel, ner)


def _features(outputs: dict[str, Array], row: int, i: int, sets: dict[str, list[str]]) -> str:
    values = {name: options[outputs[f"feat_{name}"][row, i]] for name, options in sets.items()}
    return "|".join(f"{name}={value}" for name, value in sorted(values.items()) if value)


def _relations(outputs: dict[str, Array], heads: list[Array], model: Model) -> list[list[str]]:
    """Return the best label of each word for its head; only the root gets "root".

    One product for the whole batch: mixed is (words, labels, size), chosen (words, size).
    """
    weights, names = model.relations, model.labels["rels"]
    dep = np.concatenate([outputs["rel_dep"][i, : len(row)] for i, row in enumerate(heads)])
    chosen = np.concatenate([outputs["rel_head"][i][row] for i, row in enumerate(heads)])
    mixed = (dep @ weights["rel_bi"]).reshape(len(dep), -1, dep.shape[1])
    scores = np.matmul(mixed, chosen[:, :, None])[:, :, 0]
    scores += np.concatenate([dep, chosen], 1) @ weights["rel_one"].T + weights["rel_bias"]
    at_root = np.concatenate(heads) == 0
    scores[~at_root, names.index("root")] = -np.inf
    best = [names[label] for label in scores.argmax(1)]
    best = ["root" if top else name for name, top in zip(best, at_root, strict=True)]
    ends = np.cumsum([len(row) for row in heads])
    return [best[end - len(row) : end] for end, row in zip(ends, heads, strict=True)]


def _assemble(
    sentences: Sequence[Sentence],
    windows: list[_Window],
    answers: dict[int, list[Token]],
    language: Language,
) -> tuple[ParsedSentence, ...]:
    tokens: dict[int, list[Token]] = {}
    for i, window in enumerate(windows):
        known = tokens.setdefault(id(window.sentence), [])
        known += _shift(answers[i], len(known), known)
    separable = bool(language.table("grammar.toml")["separable_verbs"])
    parsed = []
    for sentence in sentences:
        row = tuple(tokens.get(id(sentence), ()))
        row = mark_moods(join_particle(row) if separable else row, language)
        parsed.append(
            ParsedSentence(sentence.index, sentence.span, sentence.paragraph, sentence.text, row)
        )
    return tuple(parsed)


def _shift(tokens: list[Token], offset: int, before: list[Token]) -> list[Token]:
    """Hang a later window of a very long sentence on the root of the first one."""
    if not offset:
        return tokens
    top = next(i for i, token in enumerate(before) if token.head < 0)
    return [_rehang(token, offset, top) for token in tokens]


def _rehang(token: Token, offset: int, top: int) -> Token:
    is_root = token.head < 0
    return Token(
        start=token.start,
        end=token.end,
        text=token.text,
        lemma=token.lemma,
        upos=token.upos,
        feats=token.feats,
        head=top if is_root else token.head + offset,
        deprel="parataxis" if is_root else token.deprel,
        ner=token.ner,
    )
