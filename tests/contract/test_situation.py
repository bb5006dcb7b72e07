"""A situation survives its file; what is new stands in a field of its own."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from lagebild.change_types import Change, Changes, FigureTold
from lagebild.contract import situation_from_json, situation_to_json
from lagebild.errors import InputError
from lagebild.story_types import Designated, OpenPoint
from lagebild.types import Link, Quantity, Span
from tests.report.test_situation import situation

LINK = Link("EU", "Klippenkartell", "2031-05-06", None, 1.0, "")
FULL = replace(
    situation(disputed=True),
    designations=(Designated("Klippenkartell", LINK, ("a",)),),
    open_points=(OpenPoint("b", Span(0, 3), "unknown", "Wie"),),
)


def test_a_situation_comes_back_from_its_file_as_it_was() -> None:
    row = json.loads(json.dumps(situation_to_json(FULL)))
    assert situation_from_json(row) == FULL


def test_what_is_new_is_told_beside_the_rest_and_read_over() -> None:
    figures = tuple(
        FigureTold(id, Quantity(Span(0, 2), n, "dead")) for id, n in (("a", 7), ("b", 9))
    )
    change = Change(
        *("corrected", "story-1", "story-1-claim-1", ("b",), ()),
        *("single_source", "single_source"),
        figures=figures,
    )
    row = situation_to_json(FULL, Changes("monday.json", ("b", "c"), ("c",), (change,)))
    assert {key: value for key, value in row.items() if key != "changes"} == situation_to_json(FULL)
    assert row["changes"] == {
        "since": "monday.json",
        "articles": ["b", "c"],
        "silent": ["c"],
        "claims": [
            {
                "kind": "corrected",
                "story": "story-1",
                "claim": "story-1-claim-1",
                "articles": ["b"],
                "origins": [],
                "before": "single_source",
                "after": "single_source",
                "figures": [
                    {"article": "a", "span": [0, 2], "value": 7, "unit": "dead"},
                    {"article": "b", "span": [0, 2], "value": 9, "unit": "dead"},
                ],
            }
        ],
    }
    assert situation_from_json(row) == FULL


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ([], "no situation"),
        ({"stories": []}, "the field 'designations' is missing"),
        ({"stories": [{}], "designations": [], "open_questions": []}, "'id' is missing"),
        ({"stories": 3, "designations": [], "open_questions": []}, "no situation"),
    ],
)
def test_a_file_that_is_no_situation_is_told_with_its_fault(broken: object, told: str) -> None:
    with pytest.raises(InputError, match=told):
        situation_from_json(broken)  # type: ignore[arg-type]


def test_a_status_that_does_not_exist_is_named() -> None:
    row = situation_to_json(FULL)
    row["stories"][0]["claims"][0]["status"] = "sure"
    with pytest.raises(InputError, match="'sure' is none of single_source"):
        situation_from_json(row)
