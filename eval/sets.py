"""The benchmark sets: where each lies, how it is converted and which scorer judges it.

Paths are relative to the bench folder. `figures` are what the table shows, all in percent; each is
a path into the scorer's JSON, or a name in its printed line of figures.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

# The figures that get a floor: those that cannot fall because something else got better. Slots such
# as `when` are judged on the statements found, and finding harder ones lowers them.
PINNED = {
    "statements": ("typed", "typed_p", "full", "modality", "questions"),
    "quotes": ("joint.F1", "joint.P", "span_relaxed.F1"),
    "timex": ("value_f1", "strict_f1", "relaxed_p"),
    "events": ("type.F1", "type.P", "strict.F1"),
    "linking": ("P", "R", "F1"),
    "stories": ("headline_strict", "cluster_f1", "claim_recall_strict"),
}


@dataclass(frozen=True, slots=True)
class BenchSet:
    """One set. A quick run keeps each `every`-th document of the large ones."""

    name: str
    kind: str  # statements, quotes, timex, events, linking, stories
    docs: str
    gold: str
    figures: tuple[str, ...]
    every: int = 1

    def quick(self) -> BenchSet:
        """Return the set as a quick run takes it; a part has floors and a name of its own."""
        return self if self.every == 1 else replace(self, name=f"{self.name}_1in{self.every}")

    def whole(self) -> BenchSet:
        """Return the set with all its documents."""
        return replace(self, every=1)


_STATEMENTS = (
    "typed",
    "typed_p",
    "typed_r",
    "found",
    "actors",
    "recipients",
    "when",
    "when_null",
    "where",
    "modality",
    "modality_hedged",
    "claimant",
    "claimant_given",
    "chain",
    "questions",
    "full",
)
_QUOTES = (
    "joint.F1",
    "joint.P",
    "joint.R",
    "span_relaxed.F1",
    "char_micro.F1",
    "speaker_acc",
    "official.simplified.joint.F1",
    "official.full.joint.F1",
)
_TIMEX = ("value_f1", "strict_f1", "relaxed_f1", "relaxed_p", "value_acc", "value_canon_f1")
# The last one is told only where the gold names a document's main event: is the first one right?
_EVENTS = (
    "type.F1",
    "type.P",
    "type.R",
    "strict.F1",
    "lenient.F1",
    "first_event_type_accuracy",
)
_STORIES = (
    "headline_strict",
    "headline",
    "cluster_f1",
    "claim_recall_strict",
    "origins_exact",
    "origin_name_f1",
    "status_acc",
    "copy_of_acc",
)


def _quotes(name: str, *, every: int = 1) -> BenchSet:
    docs, gold = f"quotes/{name}.docs.jsonl", f"quotes/{name}.gold.jsonl"
    return BenchSet(f"quotes_{name}", "quotes", docs, gold, _QUOTES, every)


def _timex(name: str, *, every: int = 1) -> BenchSet:
    docs, gold = f"timex/{name}.docs.jsonl", f"timex/{name}.gold.jsonl"
    return BenchSet(f"timex_{name}", "timex", docs, gold, _TIMEX, every)


def _events(name: str, *, every: int = 1) -> BenchSet:
    docs, gold = f"events/{name}.docs.jsonl", f"events/{name}.gold.jsonl"
    return BenchSet(f"events_{name}", "events", docs, gold, _EVENTS, every)


SETS = (
    BenchSet("seed", "statements", "../seed/article.jsonl", "../seed/gold.jsonl", _STATEMENTS),
    BenchSet(
        "statements",
        "statements",
        "statements/articles.jsonl",
        "statements/gold.jsonl",
        _STATEMENTS,
    ),
    BenchSet(
        "statements_es",
        "statements",
        "statements/articles_es.jsonl",
        "statements/gold_es.jsonl",
        _STATEMENTS,
    ),
    _quotes("de_dev", every=3),
    _quotes("de_spkatt_dev", every=2),
    _quotes("en_polnear_dev", every=4),
    _timex("krauts_diezeit", every=3),
    _timex("krauts_dolomiten42"),
    _timex("wikiwars_de", every=5),
    _timex("wikiwars_en", every=5),
    _timex("meantime_en"),
    _timex("meantime_es"),
    _timex("hourglass_es"),
    _events("plover_gsr"),
    _events("plover_gsr_de"),
    _events("petr2_en"),
    _events("case2021_en", every=2),
    _events("es_afp_cameo"),
    _events("es_afp_protest", every=2),
    _events("es_conflict_notes"),
    _events("muc4", every=20),
    BenchSet(
        "linking", "linking", "linking/mentions.jsonl", "linking/mentions.jsonl", ("P", "R", "F1")
    ),
    BenchSet("stories", "stories", "stories/input.jsonl", "stories/gold.jsonl", _STORIES),
)
