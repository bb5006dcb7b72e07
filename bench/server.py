#!/usr/bin/env python3
"""The workbench under load: many readers while articles come in, and a store of 100,000 articles.

    python bench/server.py                                    # everything; about an hour
    python bench/server.py --readers 5 --articles 20 --stored 2000 --limit-s 120    # a small run

Everything happens on 127.0.0.1, in a folder that goes away, and ends by itself. The exit code is 1
where something failed, was lost or took longer than it may. That a killed server loses nothing is
a test of its own (tests/server/test_killed.py).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from readers import measure_readers
from stored import measure_stored

_LONGEST_MS = 300.0  # a list or a search in the large store
_PARTS = ("readers", "sqlite", "postgresql")


def main() -> int:
    """Do the parts that are asked for; return the exit code."""
    options = _options()
    good = True
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the start")
    with tempfile.TemporaryDirectory(prefix="lagebild-bench-") as name:
        folder = Path(name)
        if "readers" in options.parts:
            print(f"{options.readers} readers, {options.pause:g} s between two pages of one")
            good &= measure_readers(
                folder, readers=options.readers, articles=options.articles,
                pause_s=options.pause, limit_s=options.limit_s,
            )  # fmt: skip
        if "sqlite" in options.parts:
            print(f"{options.stored} articles in SQLite")
            place = options.keep or str(folder / "large.db")
            good &= measure_stored(place, articles=options.stored, most_ms=_LONGEST_MS)
        if "postgresql" in options.parts:
            sys.path.append(str(Path(__file__).resolve().parent.parent))
            from tests.store.postgres import running

            with running(folder) as address:
                print(f"{options.stored} articles in PostgreSQL")
                good &= measure_stored(address, articles=options.stored, most_ms=_LONGEST_MS)
    print(f"load {os.getloadavg()[0]:.1f} at the end")
    return 0 if good else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--parts", nargs="+", choices=_PARTS, default=list(_PARTS))
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds a reader stays on a page")
    parser.add_argument("--articles", type=int, default=1_000, help="handed in meanwhile")
    parser.add_argument("--limit-s", type=float, default=1_800, help="for reading them all")
    parser.add_argument("--stored", type=int, default=100_000, help="articles of the large store")
    parser.add_argument(
        "--keep", metavar="FILE", help="the large SQLite store, used again if there"
    )
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
