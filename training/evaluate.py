"""Score the exported engine on the held-out sentences: `python -m training.evaluate OUT`.

Goes through `lagebild.stages.parse`, on gold tokens; figures are percent. LAS ignores subtypes,
SUB is the F1 of Mood=Sub, PLO the strict span F1 of PER, ORG and LOC together.
"""

from __future__ import annotations

import pickle
import sys
import time
from collections import Counter
from pathlib import Path

from lagebild.lang import Language
from lagebild.stages.parse import parse
from lagebild.types import ParsedSentence, Sentence, Span
from training.corpora import Example


def as_sentence(index: int, forms: list[str]) -> Sentence:
    """Return a sentence whose tokens are the forms, one blank between them."""
    spans, at = [], 0
    for form in forms:
        spans.append(Span(at, at + len(form)))
        at += len(form) + 1
    text = " ".join(forms)
    return Sentence(index, Span(0, len(text)), 0, text, tuple(spans))


def score_trees(gold: list[Example], parsed: tuple[ParsedSentence, ...]) -> dict[str, float]:
    hits: Counter[str] = Counter()
    for example, sentence in zip(gold, parsed, strict=True):
        for i, token in enumerate(sentence.tokens):
            right_head = token.head == example.heads[i]
            same_rel = token.deprel.partition(":")[0] == example.rels[i].partition(":")[0]
            subjunctive = "Mood=Sub" in token.feats.split("|"), example.feats[i].get("Mood") == "Sub"
            hits["n"] += 1
            hits["UPOS"] += token.upos == example.upos[i]
            hits["UAS"] += right_head
            hits["LAS"] += right_head and same_rel
            hits["LEMMA"] += token.lemma.lower() == example.lemmas[i].lower()
            hits["sub_both"] += all(subjunctive)
            hits["sub_any"] += sum(subjunctive)
    figures = {name: 100 * hits[name] / hits["n"] for name in ("UPOS", "UAS", "LAS", "LEMMA")}
    if hits["sub_any"]:
        figures["SUB"] = 200 * hits["sub_both"] / hits["sub_any"]
    return figures


def _spans(tags: list[str]) -> set[tuple[int, int, str]]:
    found, begin = set(), -1
    for i, tag in enumerate([*tags, "O"]):
        if begin >= 0 and not tag.startswith("I-"):
            found.add((begin, i, tags[begin][2:]))
            begin = -1
        if tag.startswith("B-") or (tag.startswith("I-") and begin < 0):
            begin = i
    return {span for span in found if span[2] != "MISC"}


def score_entities(gold: list[Example], parsed: tuple[ParsedSentence, ...]) -> dict[str, float]:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for example, sentence in zip(gold, parsed, strict=True):
        wanted, found = _spans(example.ner), _spans([token.ner for token in sentence.tokens])
        for span in wanted & found:
            right.update((span[2], "PLO"))
        for span in [*wanted, *found]:
            total.update((span[2], "PLO"))
    return {kind: 200 * right[kind] / total[kind] for kind in ("PER", "ORG", "LOC", "PLO") if total[kind]}


def main(out: Path) -> None:
    held: dict[str, list[Example]] = pickle.loads((out / "data.pkl").read_bytes())["held"]
    for name, examples in held.items():
        language = Language(next(c for c in ("de", "en", "es") if c in name.replace("germeval", "de_")))
        began = time.perf_counter()
        parsed = parse([as_sentence(i, e.forms) for i, e in enumerate(examples)], language)
        rate = len(examples) / (time.perf_counter() - began)
        score = score_entities if examples[0].ner else score_trees
        figures = "  ".join(f"{k} {v:.1f}" for k, v in score(examples, parsed).items())
        print(f"{name}  {len(examples)} sentences  {figures}  {rate:.0f}/s")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
