"""Read the training corpora: treebanks folded to surface tokens, and entity-tagged sentences.

A multiword token ("zum", "al", "don't") is one token, as the program sees it: it takes tag, head
and label of the word whose head lies outside the token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

# Universal Propositions 1.0 carries UD version 1 labels for Spanish AnCora.
_V1_LABELS = {
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dobj": "obj",
    "mwe": "fixed",
    "name": "flat",
    "neg": "advmod",
    "nsubjpass": "nsubj:pass",
    "remnant": "orphan",
}
_V1_TAGS = {"CONJ": "CCONJ"}
# GUM texts under licences that allow commercial use: Wikinews, Wikipedia, Wikivoyage.
_FREE_GUM = ("GUM_news", "GUM_interview", "GUM_bio", "GUM_voyage")


@dataclass(slots=True)
class Example:
    """One sentence; what a corpus does not annotate is empty."""

    forms: list[str]
    scheme: str
    upos: list[str] = field(default_factory=list)
    feats: list[dict[str, str]] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)  # -1 is the root
    rels: list[str] = field(default_factory=list)
    ner: list[str] = field(default_factory=list)
    source: str = ""  # the file, since treebanks differ in the features that they annotate
    marked: list[bool] = field(default_factory=list)  # if given, only these tokens have features


def read_treebank(path: Path, scheme: str) -> Iterator[Example]:
    """Yield the sentences of a CoNLL-U file, non-commercial GUM documents left out."""
    document = ""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        lines = [line for line in block.split("\n") if line.strip()]
        for line in lines:
            if line.startswith("# newdoc id ="):
                document = line.split("=", 1)[1].strip()
        if lines and not (document.startswith("GUM_") and not document.startswith(_FREE_GUM)):
            example = _fold([line.split("\t") for line in lines if line[0] != "#"], scheme)
            example.source = path.name
            if example.forms:
                yield example


def _fold(rows: list[list[str]], scheme: str) -> Example:
    rows = [row for row in rows if "." not in row[0]]
    words = {int(row[0]): row for row in rows if "-" not in row[0]}
    tokens: list[tuple[str, list[int]]] = []
    owner: dict[int, int] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            owner.update(dict.fromkeys(range(first, last + 1), len(tokens)))
            tokens.append((row[1], list(range(first, last + 1))))
        elif int(row[0]) not in owner:
            owner[int(row[0])] = len(tokens)
            tokens.append((row[1], [int(row[0])]))
    example = Example([form for form, _ in tokens], scheme)
    for form, members in tokens:
        outside = (i for i in members if owner.get(int(words[i][6])) != owner[i])
        top = words[next(outside, members[0])]
        example.upos.append(_V1_TAGS.get(top[3], top[3]))
        pairs = (pair.split("=", 1) for pair in top[5].split("|") if "=" in pair)
        example.feats.append(dict(pairs))
        example.lemmas.append(top[2] if top[2] != "_" or form == "_" else "")
        example.heads.append(owner.get(int(top[6]), -1))
        base, _, subtype = top[7].partition(":")
        label = _V1_LABELS.get(base, base)
        example.rels.append(f"{label}:{subtype}" if subtype else label)
    return example


def read_entities(path: Path, scheme: str) -> Iterator[Example]:
    """Yield the sentences of a GermEval, Universal NER or WikiANN file with BIO tags."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
        if not rows:
            continue
        numbered = all(row[0].isdigit() for row in rows)
        pairs = [(r[1], r[2]) if numbered else (r[0].partition(":")[2], r[-1]) for r in rows]
        if all(form.strip() for form, _ in pairs):
            example = Example([form for form, _ in pairs], scheme, source=path.name)
            example.ner = [_plain_tag(tag) for _, tag in pairs]
            yield example


def _plain_tag(tag: str) -> str:
    """Fold a corpus's own classes onto PER, ORG, LOC, MISC; derived forms are MISC."""
    prefix, _, kind = tag.partition("-")
    if not kind or kind.endswith("part"):
        return "O"
    return f"{prefix}-{kind if kind in ('PER', 'ORG', 'LOC') else 'MISC'}"
