"""Write the trained engine for the run time: `python -m training.export OUT TARGET`.

The ONNX graph is built by hand, node by node, since the run time wants it lean: token embeddings
as int8 rows with one scale each, all large matrices int8 per output row. Activations are quantised
with fixed scales, calibrated on training sentences, so that a sentence gets the same answer
whatever batch it is in (dynamic quantisation takes one scale per batch). Outlying channels of the
activations are first divided by a factor that the weights take over (SmoothQuant, Xiao et al. 2023).
Weights use 7 bits, since 8 would overflow in the 16-bit sums of processors without VNNI.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from training.corpora import Example
from training.model import ARC, HEADS, HIDDEN, PIECE_LAYERS, Engine
from training.train import Encoder, Labels, make_batch

WEIGHT_LIMIT = 63  # 7 bits
SMOOTHING = 0.6  # share of the outliers that moves from activations into weights
CALIBRATION = 800  # sentences
LANGUAGES = ("de", "en", "es")
# English and Spanish scripts do better alone (measured), save for Spanish verbs, whose list is right
# in 99 of 100 cases, where the scripts are in 86.
FREQUENT_WORDS = {"de": 100_000}
FREQUENT_VERBS = {"es": 60_000}
_INFINITIVES = ("ar", "er", "ir", "ír")
NER_MAIN = 0  # the scheme with all four classes


@dataclass(frozen=True, slots=True)
class Range:
    """Smallest and largest activation seen per input channel, float32 (columns,)."""

    low: np.ndarray
    high: np.ndarray


def calibrate(model: Engine, data: dict, encoder: Encoder, labels: Labels) -> dict[str, Range]:
    """Return the input range of every linear layer on training sentences, by module name."""
    ranges: dict[str, Range] = {}

    def watch(name: str):
        def hook(_module: torch.nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
            x = inputs[0]
            x = x.flatten(0, -2)
            low, high = x.min(0).values.numpy(), x.max(0).values.numpy()
            old = ranges.get(name, Range(low, high))
            ranges[name] = Range(np.minimum(low, old.low), np.maximum(high, old.high))

        return hook

    linear = ((n, m) for n, m in model.named_modules() if isinstance(m, torch.nn.Linear))
    hooks = [module.register_forward_pre_hook(watch(name)) for name, module in linear]
    examples = [example for example, _ in data["train"] if example.upos]
    model.eval()
    with torch.no_grad():
        for example in random.Random(7).sample(examples, CALIBRATION):
            batch = make_batch([example], encoder, labels, None)
            words = model.encode(batch["ids"], batch["attention"], batch["first"], batch["last"])
            model.grammar(words + model.scheme.weight[0])
            model.ner(words + model.ner_scheme.weight[NER_MAIN])
    for hook in hooks:
        hook.remove()
    return ranges


class Graph:
    """Collects nodes and weights; every method returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def add(self, op: str, inputs: list[str], out: str | list[str], domain: str = "", **attributes: object) -> str:
        outs = [out] if isinstance(out, str) else out
        self.nodes.append(helper.make_node(op, inputs, outs, domain=domain, **attributes))
        return outs[0]

    def weight(self, name: str, array: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def linear(self, x: str, w: np.ndarray, b: np.ndarray, name: str, seen: Range, divided: bool = False) -> str:
        """Return x @ w.T + b with w (rows, columns) as int8 and x as uint8 with fixed scales.

        `divided`: the channels of x are already divided by `smoothing`.
        """
        packed, weights, bias, scale, columns, offset, zero = self._quantised(x, w, b, name, seen, divided)
        inputs = [packed, weights, scale, columns, offset, zero, bias]
        return self.add("MatMulIntegerToFloat", inputs, f"{name}.out", domain="com.microsoft")

    def attention(self, x: str, w: np.ndarray, b: np.ndarray, mask: str, name: str, seen: Range) -> str:
        """Return the mixed values; w and b hold query, key and value one below the other."""
        packed, weights, bias, scale, columns, offset, zero = self._quantised(x, w, b, name, seen, False)
        inputs = [packed, weights, bias, scale, columns, mask, offset, zero]
        return self.add("QAttention", inputs, f"{name}.out", domain="com.microsoft", num_heads=HEADS)

    def _quantised(self, x: str, w: np.ndarray, b: np.ndarray, name: str, seen: Range, divided: bool) -> list[str]:
        """Return the names of x as uint8, w.T as int8, bias, their scales and zero points."""
        factor = smoothing(w, seen)
        low, high = min(0.0, float((seen.low / factor).min())), max(0.0, float((seen.high / factor).max()))
        step = (high - low) / 255
        zero = np.uint8(np.clip(round(-low / step), 0, 255))
        if not divided:
            x = self.add("Mul", [x, self.weight(f"{name}.f", (1 / factor).astype(np.float32))], f"{name}.smooth")
        scale, offset = self.weight(f"{name}.as", np.float32(step)), self.weight(f"{name}.az", np.array(zero))
        packed = self.add("QuantizeLinear", [x, scale, offset], f"{name}.q")
        moved = (w * factor).T
        column = np.maximum(np.abs(moved).max(0) / WEIGHT_LIMIT, 1e-8).astype(np.float32)
        integers = np.clip(np.rint(moved / column), -WEIGHT_LIMIT, WEIGHT_LIMIT).astype(np.int8)
        weights, columns = self.weight(f"{name}.w", integers), self.weight(f"{name}.ws", column)
        none = self.weight(f"{name}.wz", np.zeros_like(column, np.int8))
        return [packed, weights, self.weight(f"{name}.b", b.astype(np.float32)), scale, columns, offset, none]


def smoothing(w: np.ndarray, seen: Range) -> np.ndarray:
    """Return what each input channel is divided by, so that outliers move into the weights."""
    reach = np.maximum(np.abs(seen.low), np.abs(seen.high))
    weight_reach = np.maximum(np.abs(w).max(0), 1e-5)
    return np.maximum(reach, 1e-5) ** SMOOTHING / weight_reach ** (1 - SMOOTHING)


def build(state: dict[str, np.ndarray], labels: dict, seen: dict[str, Range]) -> onnx.ModelProto:
    """Return the run-time graph. Inputs: ids, attention (batch, pieces); first, last (batch, words)."""
    g = Graph()
    x = _embed(g, state)
    mask = g.add("Cast", ["attention"], "mask", to=TensorProto.INT32)
    for i in range(1 + max(int(n.split(".")[1]) for n in state if n.startswith("layers."))):
        if i == PIECE_LAYERS:
            x, mask = _words(g, x)
        x = _layer(g, x, mask, state, i, seen)
    tail = g.weight("c.most", np.array([np.iinfo(np.int64).max], np.int64))
    words = g.add("Slice", [x, "c.two", tail, "c.two"], "words")
    outputs = _heads(g, words, state, labels, seen)
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", size]) for n, size in (("ids", "pieces"), ("attention", "pieces"), ("first", "words"), ("last", "words"))]
    graph = helper.make_graph(g.nodes, "lagebild-engine", inputs, outputs, g.weights)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def _embed(g: Graph, state: dict[str, np.ndarray]) -> str:
    rows = state["word.weight"]
    scale = np.abs(rows).max(1, keepdims=True) / 127.0
    g.weight("emb.rows", np.rint(rows / np.maximum(scale, 1e-8)).astype(np.int8))
    g.weight("emb.scale", scale.astype(np.float32))
    g.weight("emb.pos", state["pos.weight"].astype(np.float32))
    picked = g.add("Gather", ["emb.rows", "ids"], "emb.picked")
    picked = g.add("Cast", [picked], "emb.float", to=TensorProto.FLOAT)
    scales = g.add("Gather", ["emb.scale", "ids"], "emb.scales")
    word = g.add("Mul", [picked, scales], "emb.word")
    g.weight("c.zero", np.array([0], np.int64))
    g.weight("c.two", np.array([1], np.int64))
    shape = g.add("Shape", ["ids"], "ids.shape")
    length = g.add("Slice", [shape, "c.two", g.weight("c.end", np.array([2], np.int64))], "ids.length")
    positions = g.add("Slice", ["emb.pos", "c.zero", length, "c.zero"], "emb.positions")
    return _norm(g, [g.add("Add", [word, positions], "emb.sum")], state, "emb_ln", "emb.norm")


def _norm(g: Graph, terms: list[str], state: dict[str, np.ndarray], key: str, name: str) -> str:
    weight, bias = g.weight(f"{name}.g", state[f"{key}.weight"]), g.weight(f"{name}.beta", state[f"{key}.bias"])
    if len(terms) == 1:
        return g.add("LayerNormalization", [*terms, weight, bias], name, axis=-1, epsilon=1e-12)
    return g.add("SkipLayerNormalization", [*terms, weight, bias], name, domain="com.microsoft", epsilon=1e-12)


def _layer(g: Graph, x: str, mask: str, state: dict[str, np.ndarray], i: int, seen: dict[str, Range]) -> str:
    key, name = f"layers.{i}", f"l{i}"
    # Attention only mixes values, so their channels can be divided before it.
    factors = {"q": 1.0, "k": 1.0, "v": 1 / smoothing(state[f"{key}.ao.weight"], seen[f"{key}.ao"])}
    stack = np.concatenate([(state[f"{key}.{n}.weight"].T * factor).T for n, factor in factors.items()])
    bias = np.concatenate([state[f"{key}.{n}.bias"] * factor for n, factor in factors.items()])
    value = g.attention(x, stack, bias, mask, f"{name}.qkv", seen[f"{key}.q"])
    out = g.linear(value, state[f"{key}.ao.weight"], state[f"{key}.ao.bias"], f"{name}.ao", seen[f"{key}.ao"], divided=True)
    x = _norm(g, [x, out], state, f"{key}.aln", f"{name}.n1")
    inner = g.linear(x, state[f"{key}.fi.weight"], state[f"{key}.fi.bias"], f"{name}.fi", seen[f"{key}.fi"])
    inner = g.add("FastGelu", [inner], f"{name}.gelu", domain="com.microsoft")
    out = g.linear(inner, state[f"{key}.fo.weight"], state[f"{key}.fo.bias"], f"{name}.fo", seen[f"{key}.fo"])
    return _norm(g, [x, out], state, f"{key}.oln", f"{name}.n2")


def _words(g: Graph, x: str) -> tuple[str, str]:
    """Return the rows of begin mark and words, and their mask."""
    g.weight("c.last", np.array([2], np.int64))
    g.weight("c.hidden", np.array([1, 1, HIDDEN], np.int64))
    g.weight("c.half", np.array(0.5, np.float32))
    picked = []
    for name in ("first", "last"):
        index = g.add("Unsqueeze", [name, "c.last"], f"{name}.u")
        index = g.add("Expand", [index, "c.hidden"], f"{name}.x")
        picked.append(g.add("GatherElements", [x, index], f"{name}.vec", axis=1))
    both = g.add("Mul", [g.add("Add", picked, "pool.sum"), "c.half"], "pool.mean")
    begin = g.add("Slice", [x, "c.zero", "c.two", "c.two"], "pool.begin")
    rows = g.add("Concat", [begin, both], "pool.rows", axis=1)
    # Words begin behind the begin mark, so 0 in `first` is padding; `attention` is 1 at that mark.
    there = g.add("Cast", [g.add("Greater", ["first", "c.zero"], "pool.there")], "pool.seen", to=TensorProto.INT32)
    mark = g.add("Slice", ["mask", "c.zero", "c.two", "c.two"], "pool.mark")
    return rows, g.add("Concat", [mark, there], "pool.mask", axis=1)


def _heads(g: Graph, words: str, state: dict[str, np.ndarray], labels: dict, seen: dict[str, Range]) -> list[onnx.ValueInfoProto]:
    scheme = state["scheme.weight"][0]
    x = g.add("Add", [words, g.weight("scheme", scheme)], "words.scheme")
    outputs = []

    def out(name: str, kind: int, *shape: object) -> None:
        outputs.append(helper.make_tensor_value_info(name, kind, ["batch", "words", *shape]))

    def argmax(logits: str, name: str) -> None:
        g.add("ArgMax", [logits], name, axis=-1, keepdims=0)
        out(name, TensorProto.INT64)

    argmax(g.linear(x, state["upos.weight"], state["upos.bias"], "h.upos", seen["upos"]), "upos")
    argmax(g.linear(x, state["lemma.weight"], state["lemma.bias"], "h.lemma", seen["lemma"]), "lemma")
    feats = g.linear(x, state["feats.weight"], state["feats.bias"], "h.feats", seen["feats"])
    sizes = np.array([len(values) for values in labels["feats"].values()], np.int64)
    g.add("Split", [feats, g.weight("c.sizes", sizes)], [f"f.{n}" for n in labels["feats"]], axis=-1)
    for n in labels["feats"]:
        argmax(f"f.{n}", f"feat_{n}")
    ner = g.add("Add", [words, g.weight("ner.scheme", state["ner_scheme.weight"][NER_MAIN])], "words.ner")
    ner = g.linear(ner, state["ner.0.weight"], state["ner.0.bias"], "h.ner0", seen["ner.0"])
    ner = g.add("FastGelu", [ner], "h.ner.gelu", domain="com.microsoft")
    ner = g.linear(ner, state["ner.2.weight"], state["ner.2.bias"], "h.ner1", seen["ner.2"])
    g.add("Identity", [ner], "ner")
    out("ner", TensorProto.FLOAT, len(labels["ner"]))
    _tree(g, x, state, seen)
    out("arc", TensorProto.FLOAT, "heads")
    size = state["rel_left.weight"].shape[0]
    out("rel_dep", TensorProto.FLOAT, size)
    outputs.append(helper.make_tensor_value_info("rel_head", TensorProto.FLOAT, ["batch", "heads", size]))
    return outputs


def _tree(g: Graph, x: str, state: dict[str, np.ndarray], seen: dict[str, Range]) -> None:
    """Arcs as dep @ U @ head.T + u @ head.T; the root is row 0 of the heads."""
    root = state["root"]
    roots = {}
    for n in ("arc_head", "rel_head"):
        vector = root @ state[f"{n}.weight"].T + state[f"{n}.bias"]
        roots[n] = torch.nn.functional.gelu(torch.tensor(vector)).numpy()[None, None]
    batch = g.add("Slice", ["ids.shape", "c.zero", "c.two"], "ids.batch")
    tail = g.weight("c.tail", np.array([1, 1], np.int64))
    repeat = g.add("Concat", [batch, tail], "root.repeat", axis=0)

    def head(n: str) -> str:
        y = g.linear(x, state[f"{n}.weight"], state[f"{n}.bias"], f"h.{n}", seen[n])
        y = g.add("FastGelu", [y], f"h.{n}.g", domain="com.microsoft")
        first = g.add("Tile", [g.weight(f"{n}.root", roots[n].astype(np.float32)), repeat], f"{n}.roots")
        return g.add("Concat", [first, y], f"{n}.all", axis=1)

    dep = g.linear(x, state["arc_dep.weight"], state["arc_dep.bias"], "h.arc_dep", seen["arc_dep"])
    dep = g.add("FastGelu", [dep], "h.arc_dep.g", domain="com.microsoft")
    bilinear, bias = state["arc"][:ARC], state["arc"][ARC]
    mixed = g.add("MatMul", [dep, g.weight("h.arc.w", bilinear)], "h.arc")
    mixed = g.add("Add", [mixed, g.weight("h.arc.b", bias)], "h.arc.out")
    heads = g.add("Transpose", [head("arc_head")], "arc.heads", perm=[0, 2, 1])
    g.add("MatMul", [mixed, heads], "arc")
    y = g.linear(x, state["rel_dep.weight"], state["rel_dep.bias"], "h.rel_dep", seen["rel_dep"])
    y = g.add("FastGelu", [y], "h.rel_dep.g", domain="com.microsoft")
    for n, rows in (("rel_left", y), ("rel_right", head("rel_head"))):
        weights = g.weight(f"{n}.w", state[f"{n}.weight"].T)
        g.add("MatMul", [rows, weights], "rel_dep" if n == "rel_left" else "rel_head")


def lemma_lexicon(train: list[tuple[Example, float]], code: str) -> str:
    """Return rows of form, tag and lemma: what treebanks agree on, then frequent words ("*").

    The frequent words come from wordfreq, their lemmas from simplemma (MIT; its word lists under
    the licences named in docs/model_card.md). Only forms that differ from their lemma are kept.
    """
    rows = [*_verb_rows(code), *_treebank_rows(train, code), *_frequent_rows(code)]  # last wins
    return "".join(f"{form}\t{tag}\t{lemma}\n" for form, tag, lemma in rows)


def _treebank_rows(train: list[tuple[Example, float]], code: str) -> Iterator[tuple[str, str, str]]:
    seen: dict[tuple[str, str], Counter[str]] = {}
    for example, _ in train:
        if not example.source.startswith(code):
            continue
        for form, tag, lemma in zip(example.forms, example.upos, example.lemmas):
            if lemma and tag not in ("PROPN", "PUNCT", "NUM", "X", "SYM") and "\t" not in form + lemma:
                seen.setdefault((form.lower(), tag), Counter())[lemma] += 1
    for (form, tag), counts in sorted(seen.items()):
        lemma, count = counts.most_common(1)[0]
        if count >= 2 and count >= 0.9 * sum(counts.values()):
            yield form, tag, lemma


def _frequent_rows(code: str) -> Iterator[tuple[str, str, str]]:
    import simplemma
    from wordfreq import top_n_list

    for word in top_n_list(code, FREQUENT_WORDS.get(code, 0), wordlist="best"):
        if not word.isalpha():
            continue
        for form in {word, word.capitalize()}:  # German tells nouns from verbs by the capital
            if simplemma.is_known(form, lang=code):
                lemma = simplemma.lemmatize(form, lang=code)
                if lemma != form and lemma[:1].isupper() == form[:1].isupper():
                    yield form, "*", lemma


def _verb_rows(code: str) -> Iterator[tuple[str, str, str]]:
    """Yield frequent forms whose listed lemma is an infinitive."""
    import simplemma
    from wordfreq import top_n_list

    for form in top_n_list(code, FREQUENT_VERBS.get(code, 0), wordlist="best"):
        if form.isalpha() and simplemma.is_known(form, lang=code):
            lemma = simplemma.lemmatize(form, lang=code)
            if lemma != form and lemma.endswith(_INFINITIVES):
                yield form, "VERB", _likelier(form, lemma, code)


def _likelier(form: str, lemma: str, code: str) -> str:
    """Return the most frequent infinitive with this form: "consumen" is of consumir, rarely consumar."""
    import simplemma
    from wordfreq import word_frequency

    stem, ending = lemma[:-2], form.removeprefix(lemma[:-2])
    rivals: tuple[str, ...] = ()
    if lemma.endswith("ar") and ending in ("e", "es", "en"):
        rivals = (f"{stem}er", f"{stem}ir")
    elif lemma.endswith(("er", "ir")) and ending in ("a", "as", "an", "amos"):
        rivals = (f"{stem}ar",)
    known = (verb for verb in rivals if simplemma.is_known(verb, lang=code))
    return max((lemma, *known), key=lambda verb: word_frequency(verb, code))


def main(out: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    data = pickle.loads((out / "data.pkl").read_bytes())
    labels = data["labels"]
    tensors = torch.load(out / "checkpoint.pt", weights_only=True, map_location="cpu")
    state = {name: tensor.float().numpy() for name, tensor in tensors.items()}
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    model = Engine(labels, len(data["kept"]), layers)
    model.load_state_dict(tensors)
    seen = calibrate(model, data, Encoder(out / "tokenizer.json"), Labels(labels))
    onnx.save(build(state, labels, seen), target / "engine.onnx")
    np.savez_compressed(
        target / "labels.npz",
        weight=state["rel_out.weight"].astype(np.float32),
        bias=state["rel_out.bias"].astype(np.float32),
    )
    (target / "tokenizer.json").write_bytes((out / "tokenizer.json").read_bytes())
    names = {k: labels[k] for k in ("upos", "rels", "scripts", "ner", "feats")}
    (target / "labels.json").write_text(json.dumps(names, ensure_ascii=False, indent=0))
    for code in LANGUAGES:
        rows = lemma_lexicon(data["train"], code)
        (target / f"lexicon_{code}.tsv").write_text(rows, encoding="utf-8")
    write_index(target)


def write_index(target: Path) -> None:
    """Write size and hash of every file of a model folder into its `engine.toml`."""
    lines = ["# The language engine. Written by training/export.py; see docs/model_card.md.", ""]
    lexicons = [f"lexicon_{code}.tsv" for code in LANGUAGES]
    for name in ("engine.onnx", "labels.json", "labels.npz", *lexicons, "tokenizer.json"):
        content = (target / name).read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        lines += [f'["{name}"]', f'sha256 = "{digest}"', f"bytes = {len(content)}", ""]
        print(f"{name}: {len(content) / 1e6:.1f} MB")
    (target / "engine.toml").write_text("\n".join(lines))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
