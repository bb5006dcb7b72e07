"""Fit how sure a statement is: signs of read articles to the table that the program weighs.

    python -m training.confidence --statements GOLD ANALYSIS --events GOLD ANALYSIS ... > table.toml

`--statements` takes articles in which every event is coded, sentence by sentence; `--events` those
whose main events alone are. A statement is right where the gold has one of its class there. The
second kind has a start of its own, so that it teaches how signs differ and not how many are right.
Logistic regression with a ridge. Standard error shows, over articles left out in turn, how often
statements of each height of confidence were right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_RIDGE = 2.0
_STEPS = 60  # of Newton's method; it converges within ten
_FOLDS = 10
_BINS = (0.0, 0.6, 0.75, 0.85, 0.9, 0.95, 1.01)

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """One statement of the program, the article it stands in, and whether the gold has it."""

    article: str
    signs: frozenset[str]
    right: bool
    exhaustive: bool


def main(argv: list[str]) -> None:
    """Print the table as TOML, the calibration on standard error."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("statements", "events"):
        parser.add_argument(f"--{name}", nargs=2, action="append", default=[], type=Path)
    options = parser.parse_args(argv)
    cases = [case for gold, found in options.statements for case in _full(gold, found)]
    cases += [case for gold, found in options.events for case in _main_only(gold, found)]
    codes = sorted({code for case in cases for code in case.signs})
    weights = fit(_matrix(cases, codes), _labels(cases))
    _show_calibration(cases, codes)
    print(f"start = {weights[0]:.2f}\n\n[weights]")
    for code, weight in zip(codes, weights[2:], strict=True):
        print(f"{code} = {weight:.2f}")


def fit(features: Array, right: Array) -> Array:
    """Return the weights, start first. features: (cases, signs) 0 or 1; right: (cases,) 0 or 1."""
    weights = np.zeros(features.shape[1])
    ridge = np.full(features.shape[1], _RIDGE)
    ridge[0] = 0.0
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (right - chance) - ridge * weights
        bend = (features * (chance * (1 - chance))[:, None]).T @ features + np.diag(ridge + 1e-6)
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def _matrix(cases: list[Case], codes: list[str]) -> Array:
    rows = [
        [1.0, float(not case.exhaustive), *(float(code in case.signs) for code in codes)]
        for case in cases
    ]
    return np.array(rows)


def _labels(cases: list[Case]) -> Array:
    return np.array([float(case.right) for case in cases])


def _full(gold: Path, found: Path) -> list[Case]:
    """Match the statements of a sentence with the gold's by class, one to one."""
    wanted = {row["id"]: row for row in _rows(gold)}
    cases = []
    for analysis in _rows(found):
        of_sentence = Counter(
            (one["sentence"], one["type"]) for one in wanted[analysis["id"]]["statements"]
        )
        for one in analysis["statements"]:
            key = (one["sentence"], one["type"])
            cases.append(_case(analysis["id"], one, of_sentence[key] > 0, exhaustive=True))
            of_sentence[key] -= 1
    return cases


def _main_only(gold: Path, found: Path) -> list[Case]:
    wanted = {row["id"]: row for row in _rows(gold)}
    cases = []
    for analysis in _rows(found):
        events = wanted[analysis["id"]].get("events") or []
        left = [{one["type"], *one.get("type_alt", ())} for one in events]
        for one in analysis["statements"]:
            hit = next((types for types in left if one["type"] in types), None)
            if hit is not None:
                left.remove(hit)
            cases.append(_case(analysis["id"], one, hit is not None, exhaustive=False))
    return cases


def _case(article: str, one: dict[str, Any], right: bool, *, exhaustive: bool) -> Case:
    return Case(article, frozenset(one["confidence_reasons"]), right, exhaustive)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _show_calibration(cases: list[Case], codes: list[str]) -> None:
    """Print how often statements of left-out articles were right, by how sure they were."""
    articles = sorted({case.article for case in cases})
    fold = {article: number % _FOLDS for number, article in enumerate(articles)}
    told: list[tuple[float, bool]] = []
    for left_out in range(_FOLDS):
        rest = [case for case in cases if fold[case.article] != left_out]
        tested = [case for case in cases if fold[case.article] == left_out and case.exhaustive]
        if tested:
            weights = fit(_matrix(rest, codes), _labels(rest))
            chances = 1 / (1 + np.exp(-_matrix(tested, codes) @ weights))
            told += [(float(p), case.right) for p, case in zip(chances, tested, strict=True)]
    for low, high in pairwise(_BINS):
        inside = [(p, right) for p, right in told if low <= p < high]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            line = (
                f"{low:.2f}-{min(high, 1):.2f}: {len(inside):4d} told {mean:.2f} right {share:.2f}"
            )
            print(line, file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
