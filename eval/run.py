#!/usr/bin/env python3
"""Score every benchmark set and print one table: set, figure, measured, floor.

  eval/run.py                          all sets (`make eval`)
  eval/run.py --only statements,seed   some sets
  eval/run.py --quick                  each n-th document of the large sets (what the tests run)
  eval/run.py --raise-floors           write the measured figures into eval/floors.toml where higher

The bench folder is --bench, else LAGEBILD_BENCH, else ../shared/bench beside the repository.
Exit code 1: a figure is below its floor or a set could not be scored.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from floors import FLOORS, Floor, load_floors, raise_floors
from scoring import Figures, data_hash, score_set
from sets import SETS, BenchSet

ROOT = Path(__file__).resolve().parent.parent


def bench_folder(given: str | None = None) -> Path:
    """Return where the benchmark lies; it may be absent."""
    return Path(given or os.environ.get("LAGEBILD_BENCH") or ROOT.parent / "shared" / "bench")


def main(argv: list[str]) -> int:
    """Run the evaluation; return the exit code."""
    options = _options(argv)
    bench = bench_folder(options.bench)
    if not bench.is_dir():
        print(f"{bench} does not exist; name the bench folder with --bench", file=sys.stderr)
        return 1
    only = set(options.only.split(",")) if options.only else None
    named = [one for one in SETS if only is None or one.name in only]
    chosen = [one.quick() if options.quick else one.whole() for one in named]
    floors = load_floors()
    results, failed = {}, False
    for one in chosen:
        start = time.monotonic()
        try:
            figures = _score(one, bench, options)
        except RuntimeError as error:
            print(f"{one.name}: {error}", file=sys.stderr)
            failed = True
            continue
        seconds = time.monotonic() - start
        results[one.name] = {
            "kind": one.kind,
            "figures": figures,
            "data": data_hash(one, bench),
            "seconds": round(seconds, 1),
        }
        failed |= _print_set(one, figures, floors.get(one.name), results[one.name]["data"], seconds)
    if options.json:
        Path(options.json).write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if options.raise_floors:
        raise_floors(FLOORS, results)
        return 0
    return int(failed)


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bench", help="the bench folder")
    parser.add_argument("--only", help="names of sets, with commas")
    parser.add_argument("--quick", action="store_true", help="a part of the large sets")
    parser.add_argument("--json", help="write the figures to this file")
    parser.add_argument("--keep", help="keep each set's files in this folder")
    parser.add_argument("--jobs", type=int, default=2, help="processes that analyse")
    parser.add_argument("--raise-floors", action="store_true", help="rewrite eval/floors.toml")
    return parser.parse_args(argv)


def _score(one: BenchSet, bench: Path, options: argparse.Namespace) -> Figures:
    if options.keep:
        work = Path(options.keep) / one.name
        work.mkdir(parents=True)
        return score_set(one, bench, work, options.jobs)
    with tempfile.TemporaryDirectory() as folder:
        return score_set(one, bench, Path(folder), options.jobs)


def _print_set(
    one: BenchSet, figures: Figures, floor: Floor | None, found: str, seconds: float
) -> bool:
    """Print a set's rows; return whether one of them is below its floor."""
    if floor is not None and floor.data != found:
        print(f"{one.name}: the data differ from those that the floors were measured on")
    limits = dict(floor.figures) if floor else {}
    below = bool(limits.keys() - figures.keys())
    for name, value in figures.items():
        limit = limits.get(name)
        short = limit is not None and value < limit
        below |= short
        shown = "" if limit is None else f"{limit:7.1f}{'  BELOW' if short else ''}"
        print(f"{one.name:<30}{name:<18}{value:7.1f}{shown}")
    print(f"{one.name:<30}{'seconds':<18}{seconds:7.1f}", flush=True)
    return below


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
