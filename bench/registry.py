"""Look-ups in the imported lists beside a plain search over all names, one thread each.

    pip install rapidfuzz
    LAGEBILD_REGISTRY=lists.db python bench/registry.py

Import the lists first (`lagebild registry import`). Half of the mentions are names of the lists,
half are words of two names mixed, which nothing fits. The rival is rapidfuzz's `process.extractOne`
with `ratio` over all names, on fewer mentions since it is slower.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise

from lagebild.registry.place import registry_file
from lagebild.registry.store import entries_of

_SEED = 7
_KNOWN = 5000
_CUTOFF = 90


def read_mentions() -> list[str]:
    """Return known and unknown names, shuffled the same way every time."""
    names = [name.text for entry in entries_of(registry_file()) for name in entry.names]
    chance = random.Random(_SEED)  # noqa: S311  # no secret
    known = chance.sample(names, min(_KNOWN, len(names)))
    mixed = [" ".join(chance.sample((a + " " + b).split(), 2)) for a, b in pairwise(known)]
    mentions = [*known, *mixed]
    chance.shuffle(mentions)
    return mentions


def load_lagebild() -> Callable[[str], bool]:
    from lagebild.registry.lookup import Lookup

    lookup = Lookup(registry_file())
    return lambda name: bool(lookup.find(name))


def load_rapidfuzz() -> Callable[[str], bool]:
    from rapidfuzz import fuzz, process

    from lagebild.names import normalise_name

    names = [normalise_name(n.text) for entry in entries_of(registry_file()) for n in entry.names]

    def find(name: str) -> bool:
        key = normalise_name(name)
        return bool(process.extractOne(key, names, scorer=fuzz.ratio, score_cutoff=_CUTOFF))

    return find


SYSTEMS = {"lagebild": (load_lagebild, 1), "rapidfuzz": (load_rapidfuzz, 20)}


def measure(system: str, mentions: list[str]) -> dict[str, float]:
    """Return mentions a second and memory in MB of one system, loaded in this process."""
    load, every = SYSTEMS[system]
    find, part = load(), mentions[::every]
    start = time.perf_counter()
    hits = sum(map(find, part))
    took = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"mentions_per_s": len(part) / took, "found": hits / len(part), "memory_mb": memory}


def main(system: str | None = None) -> None:
    if system:
        mentions = json.load(sys.stdin)
        print(json.dumps(measure(system, mentions)))
        return
    mentions = json.dumps(read_mentions())
    for name in SYSTEMS:
        done = subprocess.run(
            [sys.executable, __file__, name],
            input=mentions,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            print(f"{name}: {done.stderr.strip().splitlines()[-1]}")
            continue
        row = json.loads(done.stdout)
        speed, found, memory = row["mentions_per_s"], 100 * row["found"], row["memory_mb"]
        print(f"{name:<10} {speed:>9.0f} mentions/s  {found:4.0f} % found  {memory:.0f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
