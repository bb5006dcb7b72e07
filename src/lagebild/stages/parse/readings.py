"""From the graph's outputs to tokens: tags, features, lemmas, heads, labels, entities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np

from lagebild.lang import Language
from lagebild.onnx import Array, Model
from lagebild.stages.parse.bio import decode_tags
from lagebild.stages.parse.lemmas import find_lemma
from lagebild.stages.parse.tree import decode_heads
from lagebild.stages.parse.windows import Window
from lagebild.types import Token


def read_outputs(
    rows: Sequence[Window], outputs: Mapping[str, Array], model: Model, language: Language
) -> Iterator[list[Token]]:
    """Yield the tokens of each window of a batch; heads count from the window's first token."""
    counts = [len(window.forms) for window in rows]
    heads = [decode_heads(outputs["arc"][i, :n, : n + 1]) for i, n in enumerate(counts)]
    rels = _relations(outputs, heads, model)
    codes = _feature_codes(outputs, model.labels["feats"]).tolist()
    tags, scripts = outputs["upos"].tolist(), outputs["lemma"].tolist()
    names = _names(model)
    for i, window in enumerate(rows):
        spans = window.sentence.tokens[window.first :]
        upos = [model.labels["upos"][tag] for tag in tags[i][: counts[i]]]
        lemmas = [
            find_lemma(form, tag, model.labels["scripts"][script], language)
            for form, tag, script in zip(window.read, upos, scripts[i], strict=False)
        ]
        feats = [names(code) for code in codes[i][: counts[i]]]
        ner = decode_tags(outputs["ner"][i, : counts[i]], model.labels["ner"])
        columns = zip(
            spans, window.forms, lemmas, upos, feats, heads[i].tolist(), rels[i], ner, strict=False
        )
        yield [
            Token(span.start, span.end, form, lemma, tag, feat, head - 1, rel, entity)
            for span, form, lemma, tag, feat, head, rel, entity in columns
        ]


def _feature_codes(outputs: Mapping[str, Array], sets: Mapping[str, Sequence[str]]) -> Array:
    """Return one number for each word's features: their indexes as digits, the first lowest."""
    code, base = np.zeros_like(outputs["upos"]), 1
    for name, values in sets.items():
        code += outputs[f"feat_{name}"] * base
        base *= len(values)
    return code


class _FeatureNames:
    """Turns such numbers into "Mood=Sub|Number=Sing", each of the few hundred but once."""

    def __init__(self, sets: Mapping[str, Sequence[str]]) -> None:
        self._sets = sets
        self._known: dict[int, str] = {}

    def __call__(self, code: int) -> str:
        found = self._known.get(code)
        return self._spell(code) if found is None else found

    def _spell(self, code: int) -> str:
        rest, pairs = code, []
        for name, values in self._sets.items():
            rest, index = divmod(rest, len(values))
            if values[index]:
                pairs.append(f"{name}={values[index]}")
        self._known[code] = "|".join(sorted(pairs))
        return self._known[code]


@cache
def _names(model: Model) -> _FeatureNames:
    return _FeatureNames(model.labels["feats"])


def _relations(outputs: Mapping[str, Array], heads: list[Array], model: Model) -> list[list[str]]:
    """Return the best label of each word for its head; only the root gets "root".

    A label's score is read from the products of the two words' vectors, plus what each of them
    says by itself; the latter stands behind the former in the same row.
    """
    weights, names = model.relations, model.labels["rels"]
    dep = np.concatenate([outputs["rel_dep"][i, : len(row)] for i, row in enumerate(heads)])
    chosen = np.concatenate([outputs["rel_head"][i][row] for i, row in enumerate(heads)])
    size = weights["weight"].shape[1]
    scores = (dep[:, :size] * chosen[:, :size]) @ weights["weight"].T + weights["bias"]
    scores += dep[:, size:] + chosen[:, size:]
    at_root = np.concatenate(heads) == 0
    scores[~at_root, names.index("root")] = -np.inf
    best = [names[label] for label in scores.argmax(1)]
    best = ["root" if top else name for name, top in zip(best, at_root, strict=True)]
    ends = np.cumsum([len(row) for row in heads])
    return [best[end - len(row) : end] for end, row in zip(ends, heads, strict=True)]
