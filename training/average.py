"""Average the weights of runs: `python -m training.average OUT/checkpoint.pt A.pt B.pt`.

Runs that began from the same checkpoint with different seeds differ little enough for their mean
to be better than each (Wortsman et al. 2022, Model soups). On a machine of few cores, two
one-thread runs averaged make better use of the time than one run of two threads.
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch


def main(target: Path, *sources: Path) -> None:
    states = [torch.load(path, weights_only=True, map_location="cpu") for path in sources]
    mean = {name: sum(state[name] for state in states) / len(states) for name in states[0]}
    torch.save(mean, target)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
