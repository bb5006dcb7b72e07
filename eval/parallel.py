#!/usr/bin/env python3
"""Ask whether the languages agree: the same sentences in three languages, event classes compared.

    eval/parallel.py                    agreement of each pair, as F1 over the classes of a sentence
    eval/parallel.py --show 20          and the first 20 sentences that they read differently
    eval/parallel.py --show 20 --class CONSULT

A parallel treebank (PUD) has no gold events, but a class that one language finds and another does
not is a miss here or an invention there. So it measures how far the trigger lexicons reach beyond
the articles that they were written with. The corpora folder is --corpora, else ../shared/corpora
beside the repository.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

from lagebild.pipeline import read_article
from lagebild.types import Annotations, Article

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "de", "es")
PUBLISHED = "2017-01-15"

Readings = Mapping[str, Mapping[str, Annotations]]  # sentence id, language


def main(argv: list[str]) -> int:
    """Print the agreement; return the exit code."""
    options = _options(argv)
    readings = _read(Path(options.corpora), options.every)
    for one, other in combinations(LANGUAGES, 2):
        print(f"{one}-{other}  agreement {_agreement(readings, one, other):5.1f}")
    for code in LANGUAGES:
        count = sum(len(row[code].statements) for row in readings.values())
        print(f"{code}     statements {count:5d}")
    for row in list(_differing(readings, options.type))[: options.show]:
        _show(row)
    return 0


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpora", default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--every", type=int, default=1, help="each n-th sentence only")
    parser.add_argument("--show", type=int, default=0, help="print so many differing sentences")
    parser.add_argument("--class", dest="type", help="only where this class differs")
    return parser.parse_args(argv)


def _read(corpora: Path, every: int) -> Readings:
    texts = {code: _sentences(corpora / "ud" / f"{code}_pud-ud-test.conllu") for code in LANGUAGES}
    shared = sorted(set.intersection(*(set(of_one) for of_one in texts.values())))[::every]
    return {
        key: {
            code: read_article(Article(key, texts[code][key], lang=code, published=PUBLISHED))
            for code in LANGUAGES
        }
        for key in shared
    }


def _sentences(path: Path) -> dict[str, str]:
    key, found = "", {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id ="):
            key = line.partition("=")[2].strip()
        elif line.startswith("# text ="):
            found[key] = line.partition("=")[2].strip()
    return found


def _types(annotations: Annotations) -> set[str]:
    return {statement.type for statement in annotations.statements}


def _agreement(readings: Readings, one: str, other: str) -> float:
    """Return the F1 of the classes of two languages, in percent; 0.0 where neither has any."""
    pairs = [(_types(row[one]), _types(row[other])) for row in readings.values()]
    both = sum(len(left & right) for left, right in pairs)
    total = sum(len(left) + len(right) for left, right in pairs)
    return 200 * both / total if total else 0.0


def _differing(readings: Readings, only: str | None) -> Iterator[Mapping[str, Annotations]]:
    for row in readings.values():
        sets = [_types(annotations) for annotations in row.values()]
        apart = set.union(*sets) - set.intersection(*sets)
        if apart and (only is None or only in apart):
            yield row


def _show(row: Mapping[str, Annotations]) -> None:
    print()
    for code, reading in row.items():
        text = reading.article.text
        found = [
            f"{one.type}:{one.trigger.of(text)} [{_names(one.actors)} > {_names(one.recipients)}]"
            for one in reading.statements
        ]
        print(f"{code}  {text}\n    {'; '.join(found) or '-'}")


def _names(participants: tuple) -> str:
    return ", ".join(participant.name for participant in participants)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
