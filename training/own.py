"""Training sentences of our own: patterns expanded at random, annotated only where marked."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from training.corpora import Example

UNKNOWN_HEAD = -101  # becomes the ignored target
_CHOICE_RE = re.compile(r"\[([^\[\]]*)\]")
_PER_PATTERN = 40


def read_patterns(path: Path, rng: random.Random) -> Iterator[Example]:
    """Yield sentences with Mood and Tense of the marked verbs; everything else is left open."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            made = {_expand(line, rng) for _ in range(_PER_PATTERN)}
            yield from map(_example, sorted(made))


def _expand(line: str, rng: random.Random) -> str:
    return _CHOICE_RE.sub(lambda match: rng.choice(match[1].split("|")), line)


def _example(text: str) -> Example:
    example = Example([], "main", source="own")
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
