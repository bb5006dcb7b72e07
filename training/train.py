"""Train the engine: `python -m training.train OUT BASE.npz --minutes 60`.

OUT holds `data.pkl` from prepare.py. Writes `checkpoint.pt` every five minutes and at the end;
run again with the same OUT to go on from there. Uses a GPU when there is one.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from training.corpora import Example
from training.lemmas import make_script
from training.model import NER_SCHEMES, Engine

LONGEST_WORD, LONGEST_SENTENCE = 12, 200  # pieces
BATCH_PIECES = 1400
WEIGHTS = {"upos": 1.0, "feats": 1.0, "lemma": 0.6, "arc": 1.0, "rel": 1.0, "ner": 1.5}
IGNORE = -100


class Encoder:
    """Turn words into piece ids, word by word, as the program does."""

    def __init__(self, path: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(path))
        self.cache: dict[str, list[int]] = {}
        self.blank = self.tokenizer.token_to_id("▁")

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


_QUOTES = {'"': ["„", "“", "”", "«", "»", "'"], "“": ['"', "”", "«"], "”": ['"', "“", "»"], "„": ['"', "»"], "'": ["’"]}


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


def make_batch(examples: list[Example], encoder: Encoder, labels: Labels, rng: random.Random | None) -> dict[str, Tensor]:
    rows = []
    for example in examples:
        rows.append(encoder.sentence(vary(example.forms, rng) if rng else example.forms))
    pieces, words = max(len(r[0]) for r in rows), max(len(r[1]) for r in rows)
    size = len(examples)
    ids, attention = np.ones((size, pieces), np.int64), np.zeros((size, pieces), np.int64)
    first, last = np.zeros((size, words), np.int64), np.zeros((size, words), np.int64)
    target = {k: np.full((size, words), IGNORE, np.int64) for k in ("upos", "lemma", "head", "rel", "ner")}
    for name in labels.feats:
        target[f"feat_{name}"] = np.full((size, words), IGNORE, np.int64)
    for i, (example, (row, begins, ends)) in enumerate(zip(examples, rows)):
        ids[i, : len(row)], attention[i, : len(row)] = row, 1
        count = len(begins)
        first[i, :count], last[i, :count] = begins, ends
        if example.ner:
            target["ner"][i, :count] = [labels.ner[tag] for tag in example.ner]
        if example.upos:
            target["upos"][i, :count] = [labels.upos.get(tag, IGNORE) for tag in example.upos]
            target["head"][i, :count] = [head + 1 for head in example.heads]
            target["rel"][i, :count] = [labels.rel(rel) for rel in example.rels]
            scripts = (make_script(f, lem) if lem else "" for f, lem in zip(example.forms, example.lemmas))
            target["lemma"][i, :count] = [labels.scripts.get(script, IGNORE) for script in scripts]
            for name in labels.raw["annotated"][example.source]:
                index = labels.feats[name]
                values = [index.get(f.get(name, ""), IGNORE) for f in example.feats]
                if example.marked:
                    values = [v if known else IGNORE for v, known in zip(values, example.marked)]
                target[f"feat_{name}"][i, :count] = values
    kind = examples[0]
    out = {k: torch.from_numpy(v) for k, v in target.items()}
    out |= {"ids": torch.from_numpy(ids), "attention": torch.from_numpy(attention)}
    out |= {"first": torch.from_numpy(first), "last": torch.from_numpy(last)}
    out["scheme"] = torch.tensor([labels.schemes.get(e.scheme, 0) for e in examples])
    out["ner_scheme"] = torch.tensor([NER_SCHEMES.index(e.scheme) if e.ner else 0 for e in examples])
    out["is_tree"] = torch.tensor(bool(kind.upos))
    return out


def compute_loss(model: Engine, batch: dict[str, Tensor], labels: Labels) -> dict[str, Tensor]:
    words = model.words(model.encode(batch["ids"], batch["attention"]), batch["first"], batch["last"])
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
    for name, part in zip(model.sizes, parts):
        target = batch[f"feat_{name}"]
        if (target != IGNORE).any():
            terms.append(cross(part, target))
    losses["feats"] = torch.stack(terms).sum() * 0.5 if terms else arcs.sum() * 0
    return losses


def _ner_loss(logits: Tensor, batch: dict[str, Tensor], labels: Labels) -> Tensor:
    """Cross entropy; where a corpus has no MISC, its O may be either."""
    target = batch["ner"]
    log = logits.log_softmax(-1)
    nothing = torch.stack([log[..., labels.ner[t]] for t in ("O", "B-MISC", "I-MISC")], -1).logsumexp(-1)
    chosen = log.gather(-1, target.clamp(min=0)[..., None]).squeeze(-1)
    coarse = (batch["ner_scheme"] > 0)[:, None] & (target == labels.ner["O"])
    picked = torch.where(coarse, nothing, chosen)
    valid = target != IGNORE
    return -(picked * valid).sum() / valid.sum()


def rounds(train: list[tuple[Example, float]], encoder: Encoder, rng: random.Random):
    """Yield lists of examples for one batch, sampled by weight, alike in kind and length."""
    trees, entities = [], []
    for example, weight in train:
        copies = int(weight) + (rng.random() < weight % 1)
        size = len(encoder.sentence(example.forms)[0])
        if size <= LONGEST_SENTENCE:
            (trees if example.upos else entities).extend([(size + rng.random() * 6, id(example), example)] * copies)
    batches = []
    for pool in (trees, entities):
        pool.sort(key=lambda row: row[:2])
        start = 0
        while start < len(pool):
            end = start + 1
            while end < len(pool) and (end + 1 - start) * pool[min(end, len(pool) - 1)][0] <= BATCH_PIECES:
                end += 1
            batches.append([row[2] for row in pool[start:end]])
            start = end
    rng.shuffle(batches)
    yield from batches


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-4, help="peak rate of the body; heads get ten times as much")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    data = pickle.loads((args.out / "data.pkl").read_bytes())
    labels, encoder = Labels(data["labels"]), Encoder(args.out / "tokenizer.json")
    model = Engine(data["labels"], len(data["kept"]), args.layers)
    checkpoint = args.out / "checkpoint.pt"
    if checkpoint.exists():
        model.load_state_dict(torch.load(checkpoint, weights_only=True))
        print("resumed", flush=True)
    else:
        model.load_base(args.base, data["kept"])
    model.to(device).train()
    model.word.weight.requires_grad = False  # 4-bit rows, and the optimiser would spend its time there
    body = [p for n, p in model.named_parameters() if n.startswith(("layers", "pos", "emb_ln"))]
    heads = [p for n, p in model.named_parameters() if not n.startswith(("layers", "pos", "emb_ln", "word"))]
    optimiser = torch.optim.AdamW([{"params": body, "lr": args.rate}, {"params": heads, "lr": args.rate * 10}], weight_decay=0.01, betas=(0.9, 0.98))
    peaks = [group["lr"] for group in optimiser.param_groups]
    average = {n: p.detach().clone() for n, p in model.named_parameters()}
    begin = saved = time.monotonic()
    step, seen, sums = 0, 0, {}

    def save() -> None:
        state = {n: t.clone() for n, t in model.state_dict().items()}
        torch.save(state, args.out / "last.pt")
        if step > 500:
            state.update({n: t.clone() for n, t in average.items()})
        torch.save(state, args.out / "new.pt")
        os.replace(args.out / "new.pt", checkpoint)

    done = 0.0
    while done < 1:
        for examples in rounds(data["train"], encoder, rng):
            done = (time.monotonic() - begin) / (args.minutes * 60)
            if done >= 1:
                break
            for group, peak in zip(optimiser.param_groups, peaks):
                group["lr"] = peak * min(1, (step + 1) / 150) * max(0.03, 1 - done)
            batch = {k: v.to(device) for k, v in make_batch(examples, encoder, labels, rng).items()}
            with torch.autocast(device, dtype=torch.bfloat16):
                losses = compute_loss(model, batch, labels)
            loss = sum(WEIGHTS[k] * v for k, v in losses.items())
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*body, *heads], 2.0)
            optimiser.step()
            step, seen = step + 1, seen + len(examples)
            decay = min(0.998, 1 - 1 / (step + 1) * 10) if step > 10 else 0.0
            with torch.no_grad():
                for n, p in model.named_parameters():
                    average[n].lerp_(p.detach(), 1 - decay)
            for k, v in losses.items():
                sums[k] = 0.98 * sums.get(k, v.item()) + 0.02 * v.item()
            if step % 100 == 0:
                rate = seen / (time.monotonic() - begin)
                print(f"step {step} {done:.0%} {rate:.0f}/s " + " ".join(f"{k} {v:.3f}" for k, v in sorted(sums.items())), flush=True)
            if time.monotonic() - saved > 300:
                saved = time.monotonic()
                save()
    save()
    print(f"done: {step} steps, {seen} sentences", flush=True)


if __name__ == "__main__":
    main()
