"""A checkpoint from the shipped graph: `python -m training.restore MODEL OUT`.

The float32 weights of a finished training are not kept; those of the graph, 7 bits a weight, score
the same (docs/model_card.md). What the graph lacks begins anew: all annotation schemes start from the
one that it speaks, and the root is a vector from which the heads make what they make of it there.
OUT must hold `data.pkl` with the label sets and the vocabulary of that model.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch.nn import functional as F

from training.model import HIDDEN, Engine

_HEADS = {
    "h.upos": "upos", "h.lemma": "lemma", "h.feats": "feats", "h.ner0": "ner.0", "h.ner1": "ner.2",
    "h.arc_dep": "arc_dep", "h.arc_head": "arc_head", "h.rel_dep": "rel_dep",
    "h.rel_head": "rel_head",
}  # fmt: skip


def read_weights(folder: Path) -> dict[str, np.ndarray]:
    """Return the float32 weights of a model folder by their names in the network."""
    graph = onnx.load(folder / "engine.onnx").graph
    held = {item.name: numpy_helper.to_array(item) for item in graph.initializer}

    def matrix(name: str) -> np.ndarray:
        rows = (held[f"{name}.w"].astype(np.float32) * held[f"{name}.ws"]).T
        return rows * held.get(f"{name}.f", np.float32(1))  # the factor that smoothing moved

    linear = dict(_HEADS)
    state = {
        "word.weight": held["emb.rows"].astype(np.float32) * held["emb.scale"],
        "pos.weight": held["emb.pos"],
        "emb_ln.weight": held["emb.norm.g"],
        "emb_ln.bias": held["emb.norm.beta"],
        "arc": np.concatenate([held["h.arc.w"], held["h.arc.b"][None]]),
    }
    for i in range(sum(name.endswith(".qkv.w") for name in held)):
        parts = zip("qkv", np.split(matrix(f"l{i}.qkv"), 3), np.split(held[f"l{i}.qkv.b"], 3))
        for part, weight, bias in parts:
            state |= {f"layers.{i}.{part}.weight": weight, f"layers.{i}.{part}.bias": bias}
        linear |= {f"l{i}.{part}": f"layers.{i}.{part}" for part in ("ao", "fi", "fo")}
        for norm, part in (("n1", "aln"), ("n2", "oln")):
            state[f"layers.{i}.{part}.weight"] = held[f"l{i}.{norm}.g"]
            state[f"layers.{i}.{part}.bias"] = held[f"l{i}.{norm}.beta"]
    for name, part in linear.items():
        state |= {f"{part}.weight": matrix(name), f"{part}.bias": held[f"{name}.b"]}
    for part in ("rel_left", "rel_right"):
        state[f"{part}.weight"] = held[f"{part}.w"].T
    with np.load(folder / "labels.npz") as arrays:
        state |= {"rel_out.weight": arrays["weight"], "rel_out.bias": arrays["bias"]}
    heads = ("arc_head", "rel_head")
    weights = np.concatenate([state[f"{part}.weight"] for part in heads])
    biases = np.concatenate([state[f"{part}.bias"] for part in heads])
    made = np.concatenate([held[f"{part}.root"].ravel() for part in heads])
    root = np.linalg.lstsq(weights, _before_gelu(made) - biases, rcond=None)[0]
    return state | {"root": root, "scheme": held["scheme"], "ner_scheme": held["ner.scheme"]}


def _before_gelu(values: np.ndarray) -> np.ndarray:
    """Return what GELU makes the values of, on its rising side, by halving."""
    wanted = torch.tensor(values).double().clamp(min=-0.1699)  # its lowest value, at -0.7518
    low, high = torch.full_like(wanted, -0.7518), torch.full_like(wanted, 40.0)
    for _ in range(80):
        middle = (low + high) / 2
        below = F.gelu(middle) < wanted
        low, high = torch.where(below, middle, low), torch.where(below, high, middle)
    return low.numpy()


def main(folder: Path, out: Path) -> None:
    data = pickle.loads((out / "data.pkl").read_bytes())
    weights = read_weights(folder)
    layers = sum(name.endswith(".q.weight") for name in weights)
    model = Engine(data["labels"], len(data["kept"]), layers)
    state = model.state_dict()
    for part in ("scheme", "ner_scheme"):
        state[f"{part}.weight"][:] = torch.tensor(weights.pop(part).reshape(HIDDEN))
    for name, weight in weights.items():
        state[name] = torch.tensor(np.ascontiguousarray(weight, np.float32))
    model.load_state_dict(state)
    torch.save(model.state_dict(), out / "checkpoint.pt")
    print(f"{len(weights)} tensors, {layers} layers")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
