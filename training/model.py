"""The network: the lower layers of multilingual-e5-small with one light head per task.

The lower layers read pieces, the upper ones words: a word is the mean of its first and last piece,
and a third fewer rows go through the costly part. Shapes: pieces (batch, pieces), `first` and
`last` (batch, words) index into the pieces, 0 where a row has no more words. A learned vector per
annotation scheme is added before the heads; the program always speaks scheme 0.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

HIDDEN, HEADS, INNER = 384, 12, 1536
ARC, REL = 192, 96
MIX = 256  # products of dependent and head that a relation label is read from
PIECE_LAYERS = 3  # layers below the step from pieces to words
NER_SCHEMES = ("germeval", "uner", "wikiann")


class Layer(nn.Module):
    """One BERT layer, post-normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.ao = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.fi, self.fo = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.aln, self.oln = (nn.LayerNorm(HIDDEN, eps=1e-12) for _ in range(2))
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2)

        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        scores = q @ k.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5 + mask
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.aln(x + self.drop(self.ao(mixed)))
        return self.oln(x + self.drop(self.fo(F.gelu(self.fi(x)))))


class Engine(nn.Module):
    """Encoder and heads; `forward` gives logits per task, keyed by name."""

    def __init__(self, labels: dict, vocabulary: int, layers: int) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, HIDDEN)
        self.pos = nn.Embedding(512, HIDDEN)
        self.emb_ln = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.drop = nn.Dropout(0.2)
        self.scheme = nn.Embedding(len(labels["schemes"]), HIDDEN)
        self.ner_scheme = nn.Embedding(len(NER_SCHEMES), HIDDEN)
        nn.init.normal_(self.scheme.weight, std=0.02)
        nn.init.normal_(self.ner_scheme.weight, std=0.02)
        self.sizes = {name: len(values) for name, values in labels["feats"].items()}
        self.upos = nn.Linear(HIDDEN, len(labels["upos"]))
        self.feats = nn.Linear(HIDDEN, sum(self.sizes.values()))
        self.lemma = nn.Linear(HIDDEN, len(labels["scripts"]))
        self.ner = nn.Sequential(
            nn.Linear(HIDDEN, 128), nn.GELU(), nn.Linear(128, len(labels["ner"]))
        )
        self.arc_dep, self.arc_head = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.rel_dep, self.rel_head = nn.Linear(HIDDEN, REL), nn.Linear(HIDDEN, REL)
        self.root = nn.Parameter(torch.zeros(HIDDEN))
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        count = len(labels["rels"])
        self.rel_left = nn.Linear(REL, MIX + count, bias=False)
        self.rel_right = nn.Linear(REL, MIX + count, bias=False)
        self.rel_out = nn.Linear(MIX, count)
        nn.init.xavier_uniform_(self.arc)

    def load_base(self, path: Path, kept: list[int]) -> None:
        base = np.load(path)
        self.word.weight.data = torch.tensor(base["emb.word"][kept])
        self.pos.weight.data = torch.tensor(
            base["emb.pos"] + base["emb.type"].reshape(-1, HIDDEN)[:1]
        )
        self.emb_ln.weight.data = torch.tensor(base["emb.ln.w"])
        self.emb_ln.bias.data = torch.tensor(base["emb.ln.b"])
        for i, layer in enumerate(self.layers):
            for name, module in layer.named_children():
                if name != "drop":
                    module.weight.data = torch.tensor(base[f"l{i}.{name}.w"])
                    module.bias.data = torch.tensor(base[f"l{i}.{name}.b"])

    def encode(self, ids: Tensor, attention: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Return word vectors (batch, words, hidden)."""
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.emb_ln(self.word(ids) + self.pos(positions))
        mask = _mask(attention, x.dtype)
        for layer in self.layers[:PIECE_LAYERS]:
            x = layer(x, mask)
        begin = torch.ones_like(first[:, :1])  # the begin mark goes along, as a place to rest on
        mask = _mask(torch.cat([begin, (first > 0).to(begin.dtype)], 1), x.dtype)
        x = torch.cat([x[:, :1], _words(x, first, last)], 1)
        for layer in self.layers[PIECE_LAYERS:]:
            x = layer(x, mask)
        return x[:, 1:]

    def grammar(self, words: Tensor) -> dict[str, Tensor]:
        """Return logits of tags, features, lemma scripts and tree for word vectors."""
        batch, length, _ = words.shape
        withroot = torch.cat([self.root.expand(batch, 1, HIDDEN), words], 1)
        dep = F.gelu(self.arc_dep(words))
        head = F.gelu(self.arc_head(withroot))
        ones = torch.ones_like(dep[..., :1])
        arcs = torch.cat([dep, ones], -1) @ self.arc @ head.transpose(1, 2)
        return {
            "upos": self.upos(words),
            "feats": self.feats(words),
            "lemma": self.lemma(words),
            "arc": arcs,  # (batch, words, 1 + words), column 0 is the root
            "rel_dep": self.rel_left(F.gelu(self.rel_dep(words))),
            "rel_head": self.rel_right(F.gelu(self.rel_head(withroot))),
        }

    def relations(self, rel_dep: Tensor, rel_head: Tensor, heads: Tensor) -> Tensor:
        """Return label logits (batch, words, labels) for the given heads (0 is the root)."""
        chosen = rel_head.gather(1, heads[..., None].expand(-1, -1, rel_head.shape[-1]))
        mixed = self.rel_out(rel_dep[..., :MIX] * chosen[..., :MIX])
        return mixed + rel_dep[..., MIX:] + chosen[..., MIX:]


def _mask(seen: Tensor, dtype: torch.dtype) -> Tensor:
    return (1.0 - seen[:, None, None, :].to(dtype)) * -1e4


def _words(x: Tensor, first: Tensor, last: Tensor) -> Tensor:
    index = first[..., None].expand(-1, -1, HIDDEN)
    other = last[..., None].expand(-1, -1, HIDDEN)
    return (x.gather(1, index) + x.gather(1, other)) * 0.5
