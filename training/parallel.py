"""Names for the English and Spanish PUD sentences: `python -m training.parallel CORPORA OUT`.

PUD holds the same thousand sentences in every language, and only the German ones carry names put
in by people. The engine of the package reads the others; a sentence in which it finds as many
names of each kind as stand in the German one is taken as right. OUT receives `pud_en.iob2` and
`pud_es.iob2`, which prepare.py reads when they are there.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from lagebild.lang import load_language
from lagebild.stages.parse import parse
from training.corpora import Example, read_entities, read_treebank
from training.evaluate import as_sentence

KINDS = ("PER", "ORG", "LOC")


def agreeing(known: list[Example], others: list[Example], code: str) -> list[Example]:
    """Return the sentences of `others` whose found names agree with those of `known`, in order."""
    sentences = [as_sentence(i, example.forms) for i, example in enumerate(others)]
    kept = []
    for gold, example, parsed in zip(
        known, others, parse(sentences, load_language(code)), strict=True
    ):
        tags = [token.ner if token.ner[2:] in KINDS else "O" for token in parsed.tokens]
        if _counts(tags) == _counts(gold.ner):
            example.ner = tags
            kept.append(example)
    return kept


def _counts(tags: list[str]) -> Counter[str]:
    return Counter(tag for tag in tags if tag.startswith("B-") and tag[2:] in KINDS)


def main(corpora: Path, out: Path) -> None:
    known = list(read_entities(corpora / "ner/uner_de_pud.iob2", "uner"))
    for code in ("en", "es"):
        others = list(read_treebank(corpora / f"ud/{code}_pud-ud-test.conllu", "pud"))
        kept = agreeing(known, others, code)
        blocks = [
            "".join(f"{i}\t{f}\t{t}\n" for i, (f, t) in enumerate(zip(e.forms, e.ner), 1))
            for e in kept
        ]
        (out / f"pud_{code}.iob2").write_text("\n".join(blocks), encoding="utf-8")
        named = sum(any(tag != "O" for tag in example.ner) for example in kept)
        print(f"{code}: {len(kept)} of {len(others)} sentences, {named} with names")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
