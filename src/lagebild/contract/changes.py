"""What is new in a situation as JSON: the field `changes` of format 3."""

from __future__ import annotations

from typing import Any

from lagebild.change_types import Change, Changes, FigureTold

Row = dict[str, Any]


def changes_to_json(changes: Changes) -> Row:
    """Return everything new as one JSON object."""
    return {
        "since": changes.since,
        "articles": list(changes.articles),
        "silent": list(changes.silent),
        "claims": [_change_to_json(change) for change in changes.changes],
    }


def _change_to_json(change: Change) -> Row:
    return {
        "kind": change.kind,
        "story": change.story,
        "claim": change.claim,
        "articles": list(change.articles),
        "origins": list(change.origins),
        "before": change.before,
        "after": change.after,
        "figures": [_figure_to_json(told) for told in change.figures],
    }


def _figure_to_json(told: FigureTold) -> Row:
    span = told.figure.span
    return {
        "article": told.article,
        "span": [span.start, span.end],
        "value": told.figure.value,
        "unit": told.figure.unit,
    }
