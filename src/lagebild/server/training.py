"""Work by hand as training data: what the program read beside what people made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lagebild.contract import analysis_to_json
from lagebild.edits import marks_of, revise_analysis
from lagebild.store import Store, load_analysis
from lagebild.store.edits import edited_articles, list_edits

_JUDGING = ("confirm", "correct", "reject")


def training_lines(store: Store) -> Iterator[str]:
    """Yield one line for each article that somebody worked on.

    A line is the analysis as people left it (format 2), with `machine`: the statements and
    entities as the program found them, and `judged`: for each of its statements that somebody
    looked at, what was decided, by whom and when. Statements that are not among them were not
    looked at, and say nothing.
    """
    for key in edited_articles(store):
        machine = load_analysis(store, key)
        edits = list(reversed(list_edits(store, subject=f"article {key}")))
        found = analysis_to_json(machine)
        row: dict[str, Any] = analysis_to_json(revise_analysis(machine, edits))
        row["machine"] = {name: found[name] for name in ("statements", "entities")}
        row["judged"] = [
            {"statement": id, "kind": edit.kind, "author": edit.author, "at": edit.at,
             "value": dict(edit.value), "note": edit.note}
            for id, marks in marks_of(machine, edits).of.items()
            for edit in marks
            if edit.kind in _JUDGING
        ]  # fmt: skip
        yield json.dumps(row, ensure_ascii=False) + "\n"
