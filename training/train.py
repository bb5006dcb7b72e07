"""Train the engine: `python -m training.train OUT BASE.npz --minutes 60`.

OUT holds `data.pkl` from prepare.py. Every five minutes and at the end the averaged weights go to
`checkpoint.pt`, from which export.py writes the model. A run that was interrupted goes on where
`state.pt` stood; a run that follows a finished one begins a new cycle of rates from its
checkpoint. Uses a GPU when there is one.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from training.corpora import Example
from training.lemmas import make_script
from training.model import NER_SCHEMES, Engine
from training.names import Names

LONGEST_WORD, LONGEST_SENTENCE = 12, 200  # pieces
BATCH_PIECES = 1400
HIDDEN_WORDS = 0.06  # share of words that training covers with <mask>, so that context must do
SAVE_EVERY_S = 300
WEIGHTS = {"upos": 1.0, "feats": 1.0, "lemma": 0.6, "arc": 1.0, "rel": 1.0, "ner": 1.5}
IGNORE = -100


class Encoder:
    """Turn words into piece ids, word by word, as the program does."""

    def __init__(self, path: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(path))
        self.cache: dict[str, list[int]] = {}
        self.blank = self.tokenizer.token_to_id("▁")
        self.mask = self.tokenizer.token_to_id("<mask>")

    def word(self, form: str) -> list[int]:
        if form not in self.cache:
            ids = self.tokenizer.encode(form, add_special_tokens=False).ids
            if len(ids) > 1 and ids[0] == self.blank:
                ids = ids[1:]
            half = LONGEST_WORD // 2
            self.cache[form] = (ids[:half] + ids[-half:] if len(ids) > LONGEST_WORD else ids) or [3]
        return self.cache[form]

    def sentence(self, forms: list[str]) -> tuple[list[int], list[int], list[int]]:
        ids, first, last = [0], [], []
        for form in forms:
            pieces = self.word(form)
            first.append(len(ids))
            ids += pieces
            last.append(len(ids) - 1)
        return [*ids, 2], first, last


_QUOTES = {
    '"': ["„", "“", "”", "«", "»", "'"],
    "“": ['"', "”", "«"],
    "”": ['"', "“", "»"],
    "„": ['"', "»"],
    "'": ["’"],
}


def vary(forms: list[str], rng: random.Random) -> list[str]:
    """Return the forms as another newsroom might print them: quotes, capitals, lost full stop."""
    if rng.random() < 0.35:
        forms = [rng.choice(_QUOTES[f]) if f in _QUOTES else f.replace("'", "’") for f in forms]
    if rng.random() < 0.03:
        forms = [f.upper() for f in forms]
    return forms


class Labels:
    """Label sets as indexes."""

    def __init__(self, labels: dict) -> None:
        self.raw = labels
        self.upos = {tag: i for i, tag in enumerate(labels["upos"])}
        self.rels = {rel: i for i, rel in enumerate(labels["rels"])}
        self.scripts = {script: i for i, script in enumerate(labels["scripts"])}
        self.ner = {tag: i for i, tag in enumerate(labels["ner"])}
        self.schemes = {name: i for i, name in enumerate(labels["schemes"])}
        self.feats = {n: {v: i for i, v in enumerate(vs)} for n, vs in labels["feats"].items()}

    def rel(self, label: str) -> int:
        return self.rels.get(label, self.rels.get(label.partition(":")[0], IGNORE))


def make_batch(
    examples: list[Example], encoder: Encoder, labels: Labels, rng: random.Random | None
) -> dict[str, Tensor]:
    rows = []
    for example in examples:
        rows.append(encoder.sentence(vary(example.forms, rng) if rng else example.forms))
    pieces, words = max(len(r[0]) for r in rows), max(len(r[1]) for r in rows)
    size = len(examples)
    ids, attention = np.ones((size, pieces), np.int64), np.zeros((size, pieces), np.int64)
    first, last = np.zeros((size, words), np.int64), np.zeros((size, words), np.int64)
    target = {
        k: np.full((size, words), IGNORE, np.int64) for k in ("upos", "lemma", "head", "rel", "ner")
    }
    for name in labels.feats:
        target[f"feat_{name}"] = np.full((size, words), IGNORE, np.int64)
    for i, (example, (row, begins, ends)) in enumerate(zip(examples, rows, strict=True)):
        ids[i, : len(row)], attention[i, : len(row)] = row, 1
        count = len(begins)
        first[i, :count], last[i, :count] = begins, ends
        hidden = [rng is not None and rng.random() < HIDDEN_WORDS for _ in begins]
        for j, is_hidden in enumerate(hidden):
            if is_hidden:
                ids[i, begins[j] : ends[j] + 1] = encoder.mask
        if example.ner:
            target["ner"][i, :count] = [labels.ner[tag] for tag in example.ner]
        if example.upos:
            target["upos"][i, :count] = [labels.upos.get(tag, IGNORE) for tag in example.upos]
            target["head"][i, :count] = [head + 1 for head in example.heads]
            target["rel"][i, :count] = [labels.rel(rel) for rel in example.rels]
            target["lemma"][i, :count] = [
                labels.scripts.get(make_script(form, lemma), IGNORE)
                if lemma and not away
                else IGNORE
                for form, lemma, away in zip(example.forms, example.lemmas, hidden, strict=True)
            ]
            for name in labels.raw["annotated"][example.source]:
                index = labels.feats[name]
                values = [index.get(f.get(name, ""), IGNORE) for f in example.feats]
                if example.marked:
                    values = [
                        v if known else IGNORE
                        for v, known in zip(values, example.marked, strict=True)
                    ]
                target[f"feat_{name}"][i, :count] = values
    kind = examples[0]
    out = {k: torch.from_numpy(v) for k, v in target.items()}
    out |= {"ids": torch.from_numpy(ids), "attention": torch.from_numpy(attention)}
    out |= {"first": torch.from_numpy(first), "last": torch.from_numpy(last)}
    out["scheme"] = torch.tensor([labels.schemes.get(e.scheme, 0) for e in examples])
    out["ner_scheme"] = torch.tensor(
        [NER_SCHEMES.index(e.scheme) if e.ner else 0 for e in examples]
    )
    out["is_tree"] = torch.tensor(bool(kind.upos))
    return out


def compute_loss(model: Engine, batch: dict[str, Tensor], labels: Labels) -> dict[str, Tensor]:
    words = model.encode(batch["ids"], batch["attention"], batch["first"], batch["last"])
    if not bool(batch["is_tree"]):
        logits = model.ner(model.drop(words + model.ner_scheme(batch["ner_scheme"])[:, None]))
        return {"ner": _ner_loss(logits.float(), batch, labels)}
    out = model.grammar(model.drop(words + model.scheme(batch["scheme"])[:, None]))
    heads = batch["head"].clamp(min=0)
    rels = model.relations(out["rel_dep"], out["rel_head"], heads)
    empty = torch.zeros_like(batch["first"][:, :1])
    known = torch.cat([empty, (batch["head"] == IGNORE).long()], 1)
    arcs = out["arc"].float() - known[:, None].float() * 1e4

    def cross(logits: Tensor, target: Tensor) -> Tensor:
        if bool((target == IGNORE).all()):
            return logits.sum() * 0
        return F.cross_entropy(logits.float().flatten(0, 1), target.flatten(), ignore_index=IGNORE)

    losses = {"upos": cross(out["upos"], batch["upos"]), "arc": cross(arcs, batch["head"])}
    losses["rel"], losses["lemma"] = cross(rels, batch["rel"]), cross(out["lemma"], batch["lemma"])
    parts = out["feats"].split(list(model.sizes.values()), -1)
    terms = []
    for name, part in zip(model.sizes, parts, strict=True):
        target = batch[f"feat_{name}"]
        if (target != IGNORE).any():
            terms.append(cross(part, target))
    losses["feats"] = torch.stack(terms).sum() * 0.5 if terms else arcs.sum() * 0
    return losses


def _ner_loss(logits: Tensor, batch: dict[str, Tensor], labels: Labels) -> Tensor:
    """Cross entropy; where a corpus has no MISC, its O may be either."""
    target = batch["ner"]
    log = logits.log_softmax(-1)
    nothing = torch.stack(
        [log[..., labels.ner[t]] for t in ("O", "B-MISC", "I-MISC")], -1
    ).logsumexp(-1)
    chosen = log.gather(-1, target.clamp(min=0)[..., None]).squeeze(-1)
    coarse = (batch["ner_scheme"] > 0)[:, None] & (target == labels.ner["O"])
    picked = torch.where(coarse, nothing, chosen)
    valid = target != IGNORE
    return -(picked * valid).sum() / valid.sum()


def rounds(
    train: list[tuple[Example, float]], encoder: Encoder, rng: random.Random
) -> Iterator[list[Example]]:
    """Yield lists of examples for one batch, sampled by weight, alike in kind and length."""
    trees, entities = [], []
    for example, weight in train:
        copies = int(weight) + (rng.random() < weight % 1)
        size = len(encoder.sentence(example.forms)[0])
        if size <= LONGEST_SENTENCE:
            (trees if example.upos else entities).extend(
                [(size + rng.random() * 6, id(example), example)] * copies
            )
    batches = []
    for pool in (trees, entities):
        pool.sort(key=lambda row: row[:2])
        start = 0
        while start < len(pool):
            end = start + 1
            while (
                end < len(pool)
                and (end + 1 - start) * pool[min(end, len(pool) - 1)][0] <= BATCH_PIECES
            ):
                end += 1
            batches.append([row[2] for row in pool[start:end]])
            start = end
    rng.shuffle(batches)
    yield from batches


class Run:
    """A model in training: weights, their running average, the optimiser, the time spent."""

    def __init__(self, model: Engine, rate: float, embedding_rate: float, minutes: float) -> None:
        self.model = model
        self.seconds = minutes * 60
        self.spent, self.step, self.seen = 0.0, 0, 0
        self.sums: dict[str, float] = {}
        groups = {"embeddings": embedding_rate, "body": rate, "heads": rate * 10}
        parts: dict[str, list[Tensor]] = {name: [] for name in groups}
        for name, parameter in model.named_parameters():
            parts[_group(name)].append(parameter)
        if not embedding_rate:
            model.word.weight.requires_grad = False
            del parts["embeddings"]
        self.parameters = [p for part in parts.values() for p in part]
        self.optimiser = torch.optim.AdamW(
            [
                {
                    "params": part,
                    "lr": groups[name],
                    "peak": groups[name],
                    # Decay would shrink the rows of words that training never shows.
                    "weight_decay": 0.0 if name == "embeddings" else 0.01,
                }
                for name, part in parts.items()
            ],
            betas=(0.9, 0.98),
        )
        self.average = {n: p.detach().clone() for n, p in model.named_parameters()}

    @property
    def done(self) -> float:
        """The share of the run's time that is spent, 1 at its end."""
        return self.spent / self.seconds

    def learn(self, batch: dict[str, Tensor], labels: Labels) -> None:
        """Take one step."""
        began = time.monotonic()
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * min(1, (self.step + 1) / 150) * max(0.03, 1 - self.done)
        with torch.autocast(batch["ids"].device.type, dtype=torch.bfloat16):
            losses = compute_loss(self.model, batch, labels)
        loss = torch.stack([WEIGHTS[name] * value for name, value in losses.items()]).sum()
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 2.0)
        self.optimiser.step()
        self.step, self.seen = self.step + 1, self.seen + len(batch["ids"])
        decay = min(0.998, 1 - 10 / (self.step + 1)) if self.step > 10 else 0.0
        with torch.no_grad():
            for name, parameter in self.model.named_parameters():
                self.average[name].lerp_(parameter.detach(), 1 - decay)
        for name, value in losses.items():
            self.sums[name] = 0.98 * self.sums.get(name, value.item()) + 0.02 * value.item()
        self.spent += time.monotonic() - began

    def save(self, out: Path) -> None:
        """Write the averaged weights for export and everything that going on needs."""
        weights = {name: tensor.clone() for name, tensor in self.model.state_dict().items()}
        state = {
            "weights": weights,
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "counts": {"spent": self.spent, "step": self.step, "seen": self.seen},
        }
        _write(state, out / "state.pt")
        _write({**weights, **self.average}, out / "checkpoint.pt")

    def load(self, path: Path) -> None:
        """Go on where an interrupted run stood."""
        state = torch.load(path, weights_only=True)
        self.model.load_state_dict(state["weights"])
        for name, tensor in state["average"].items():
            self.average[name].copy_(tensor)
        self.optimiser.load_state_dict(state["optimiser"])
        counts = state["counts"]
        self.spent, self.step, self.seen = counts["spent"], counts["step"], counts["seen"]


def _group(name: str) -> str:
    if name.startswith("word"):
        return "embeddings"
    return "body" if name.startswith(("layers", "pos", "emb_ln")) else "heads"


def _write(content: dict, path: Path) -> None:
    torch.save(content, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)  # whole or not at all


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument(
        "--rate", type=float, default=1e-4, help="peak rate of the body; heads get ten times it"
    )
    parser.add_argument(
        "--embedding-rate", type=float, default=0.0, help="0 leaves the embeddings as they are"
    )
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def main() -> None:
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    data = pickle.loads((args.out / "data.pkl").read_bytes())
    labels, encoder = Labels(data["labels"]), Encoder(args.out / "tokenizer.json")
    model = Engine(data["labels"], len(data["kept"]), args.layers)
    checkpoint, state = args.out / "checkpoint.pt", args.out / "state.pt"
    if checkpoint.exists():
        model.load_state_dict(torch.load(checkpoint, weights_only=True))
    else:
        model.load_base(args.base, data["kept"])
    run = Run(model.to(device).train(), args.rate, args.embedding_rate, args.minutes)
    if state.exists():
        run.load(state)
        rng.seed(args.seed + run.step)  # other examples than before the interruption
        print(f"goes on at step {run.step}", flush=True)
    saved, names = run.spent, Names([example for example, _ in data["train"]])
    while run.done < 1:
        for examples in rounds(data["train"], encoder, rng):
            if run.done >= 1:
                break
            examples = [names.swap(example, rng) for example in examples]
            batch = make_batch(examples, encoder, labels, rng)
            run.learn({name: tensor.to(device) for name, tensor in batch.items()}, labels)
            if run.step % 100 == 0:
                losses = " ".join(f"{name} {value:.3f}" for name, value in sorted(run.sums.items()))
                rate = run.seen / run.spent
                print(f"step {run.step} {run.done:.0%} {rate:.0f}/s {losses}", flush=True)
            if run.spent - saved > SAVE_EVERY_S:
                saved = run.spent
                run.save(args.out)
    run.save(args.out)
    state.unlink()
    print(f"done: {run.step} steps, {run.seen} sentences", flush=True)


if __name__ == "__main__":
    main()
