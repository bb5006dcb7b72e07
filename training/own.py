"""Training sentences of our own: patterns expanded at random, annotated only where marked."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from training.corpora import Example

UNKNOWN_HEAD = -101  # becomes the ignored target
_CHOICE_RE = re.compile(r"\[([^\[\]]*)\]")
_SLOT_RE = re.compile(r"<([A-Z]+)>")
_PER_PATTERN = 40
_NAMES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "ADJ": "MISC"}


def read_patterns(path: Path, rng: random.Random) -> Iterator[Example]:
    """Yield the sentences of one file: `names_*` hold names, all others moods of verbs."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    make = _names_example if path.stem.startswith("names_") else _mood_example
    pools = dict(line[2:].split(" ", 1) for line in lines if line.startswith("= "))
    for line in lines:
        if not line.startswith(("#", "=")):
            for text in sorted({_expand(line, rng) for _ in range(_PER_PATTERN)}):
                example = make(text, pools, rng)
                example.source = f"own_{path.stem}"
                yield example


def _expand(line: str, rng: random.Random) -> str:
    while _CHOICE_RE.search(line):
        line = _CHOICE_RE.sub(lambda match: rng.choice(match[1].split("|")), line)
    return line


def _mood_example(text: str, _pools: dict[str, str], _rng: random.Random) -> Example:
    """Return a sentence with Mood and Tense of the marked verbs; everything else is left open."""
    example = Example([], "main")
    for word in text.split():
        form, _, mark = word.partition("/")
        mood, _, tense = mark.partition(".")
        example.forms.append(form)
        example.feats.append({"Mood": mood, "Tense": tense} if mark else {})
        example.marked.append(bool(mark))
    size = len(example.forms)
    example.upos, example.lemmas, example.rels = ["_"] * size, [""] * size, [""] * size
    example.heads = [UNKNOWN_HEAD] * size
    return example


def _names_example(text: str, pools: dict[str, str], rng: random.Random) -> Example:
    """Return a sentence with names in its slots; every other word is outside."""
    example = Example([], "germeval")
    for word in text.split():
        slot = _SLOT_RE.fullmatch(word)
        forms = _fill(slot[1], pools, rng).split() if slot else [word]
        kind = _NAMES[slot[1]] if slot else ""
        example.forms += forms
        example.ner += [f"{'I' if i else 'B'}-{kind}" if kind else "O" for i in range(len(forms))]
    return example


def _fill(slot: str, pools: dict[str, str], rng: random.Random) -> str:
    choice = rng.choice(pools[slot].split("|"))
    return _SLOT_RE.sub(lambda match: _fill(match[1], pools, rng), choice)
