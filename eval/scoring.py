"""One set through the program and its scorer: documents in, figures out.

Everything goes the way an outside user would go: convert.py, `lagebild analyse`, the scorer, each
as a process of its own in a fresh folder, so no result of an earlier run can slip in.
"""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from sets import BenchSet

Figures = dict[str, float]


def data_hash(one: BenchSet, bench: Path) -> str:
    """Return the SHA-256 of a set's documents and gold."""
    digest = sha256()
    for name in (one.docs, one.gold):
        digest.update((bench / name).read_bytes())
    return digest.hexdigest()


def score_set(one: BenchSet, bench: Path, work: Path, jobs: int) -> Figures:
    """Return those figures of a set that its scorer could tell, in percent; `work` starts empty.

    Raises RuntimeError with what the failing process said.
    """
    docs, gold = _sampled(one, bench, work)
    convert = "linking-articles" if one.kind == "linking" else "articles"
    articles = work / "articles.jsonl"
    articles.write_bytes(_run(bench, "convert.py", convert, docs))
    analysis = work / "analysis.jsonl"
    _lagebild("analyse", articles, "-o", analysis, "--jobs", jobs)
    found = _SCORERS[one.kind](bench, work, docs, gold, analysis)
    shares = {name: _share(found, name) for name in one.figures}
    return {name: round(100 * share, 1) for name, share in shares.items() if share is not None}


def _sampled(one: BenchSet, bench: Path, work: Path) -> tuple[Path, Path]:
    """Each n-th document, counted in the order of the file, with its gold."""
    if one.every == 1:
        return bench / one.docs, bench / one.gold
    lines = (bench / one.docs).read_text(encoding="utf-8").splitlines()[:: one.every]
    kept = {json.loads(line)["id"] for line in lines}
    gold = (bench / one.gold).read_text(encoding="utf-8").splitlines()
    (work / "docs.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = [line for line in gold if json.loads(line)["id"] in kept]
    (work / "gold.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return work / "docs.jsonl", work / "gold.jsonl"


def _statements(bench: Path, work: Path, docs: Path, gold: Path, analysis: Path) -> Any:
    return _printed(
        _run(bench, "statements/score_statements.py", docs, gold, analysis), "statements:"
    )


def _linking(bench: Path, work: Path, docs: Path, gold: Path, analysis: Path) -> Any:
    return _printed(_run(bench, "linking/score_linking.py", docs, analysis), "linking:")


def _quotes(bench: Path, work: Path, docs: Path, gold: Path, analysis: Path) -> Any:
    system = _converted(bench, work, "quotes", analysis)
    arguments = (
        "--docs",
        docs,
        "--gold",
        gold,
        "--system",
        system,
        "--json",
        work / "figures.json",
    )
    _run(bench, "quotes/score_quotes.py", *arguments)
    return _as_shares(json.loads((work / "figures.json").read_text()))


def _timex(bench: Path, work: Path, docs: Path, gold: Path, analysis: Path) -> Any:
    system = _converted(bench, work, "timex", analysis)
    _run(bench, "timex/score_timex.py", gold, system, "--json", work / "figures.json")
    return next(iter(json.loads((work / "figures.json").read_text()).values()))


def _events(bench: Path, work: Path, docs: Path, gold: Path, analysis: Path) -> Any:
    system = _converted(bench, work, "events", analysis)
    arguments = ("events", gold, system, "--docs", docs, "--json", work / "figures.json")
    _run(bench, "events/score_events.py", *arguments, "--no-bootstrap")
    return json.loads((work / "figures.json").read_text())["all"]


def _stories(bench: Path, work: Path, docs: Path, gold: Path, analysis: Path) -> Any:
    system = work / "situation.json"
    _lagebild("situation", analysis, "-o", system)
    arguments = ("--gold", gold, "--articles", bench / "stories/articles.jsonl")
    printed = _run(bench, "stories/score_stories.py", *arguments, "--system", system, "--json")
    return _as_shares(json.loads(printed))


_SCORERS = {
    "statements": _statements,
    "linking": _linking,
    "quotes": _quotes,
    "timex": _timex,
    "events": _events,
    "stories": _stories,
}


def _converted(bench: Path, work: Path, kind: str, analysis: Path) -> Path:
    system = work / "system.jsonl"
    system.write_bytes(_run(bench, "convert.py", kind, analysis))
    return system


def _run(bench: Path, script: str, *arguments: object) -> bytes:
    return _process(sys.executable, bench / script, *arguments)


def _lagebild(*arguments: object) -> None:
    _process(sys.executable, "-m", "lagebild", *arguments)


def _process(*command: object) -> bytes:
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode(errors="replace")[-2000:]
        raise RuntimeError(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{said}")
    return done.stdout


def _printed(output: bytes, head: str) -> Figures:
    """Figures of a printed line such as "linking: P 70.1 R 60.0 F1 64.7"."""
    line = next(row for row in output.decode().splitlines() if row.startswith(head))
    return {name: float(value) / 100 for name, value in re.findall(r"(\w+) (\d+\.\d|nan)", line)}


def _as_shares(found: Any) -> Any:
    """Percents, however deep, as shares: the other scorers give those."""
    if isinstance(found, dict):
        return {name: _as_shares(value) for name, value in found.items()}
    return found / 100 if isinstance(found, float) else None


def _share(found: Any, name: str) -> float | None:
    """The figure at a dotted path, None if the scorer could not tell it."""
    for part in name.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return None if found is None or math.isnan(found) else float(found)
